//! The map of an article: which part of the world it shows, where its places stand on it, and which labels fit.
//!
//! The outline's units are a twentieth of a degree, from 180° W and 90° N. The map's are the pixels that it is drawn in.

use super::{Overview, PlaceRow};

/// The map's width and height.
pub const SIZE: (i32, i32) = (336, 232);
/// Room for labels around the places.
const MARGIN: (f64, f64) = (62.0, 34.0);
/// The narrowest part of the world that is shown, in units: four degrees; twelve around a place that is alone.
const NARROWEST: [f64; 2] = [80.0, 240.0];
/// Places drawn, at most.
const MOST: usize = 24;
/// A label's height, and the width of a letter, about.
const LETTER: (i32, i32) = (7, 13);

/// A place on the map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pin {
    /// Its row among the overview's places.
    pub place: usize,
    /// Where it stands.
    pub at: (i32, i32),
    /// Where its label stands: the left end of its line of writing; none where no room is.
    pub label: Option<(i32, i32)>,
}

/// A part of the world with places on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chart {
    /// The part of the outline that is shown: left, top, width, height, in its units.
    pub part: (i32, i32, i32, i32),
    /// The places, heaviest first.
    pub pins: Vec<Pin>,
    /// How many have a point and could stand on it.
    pub of: usize,
}

/// Where a place stands in the outline's units.
fn spot(place: &PlaceRow) -> Option<(f64, f64)> {
    let location = place.location.as_ref()?;
    Some(((location.longitude.to_f64() + 180.0) * 20.0, (90.0 - location.latitude.to_f64()) * 20.0))
}

/// A parallel's length beside the equator's: the cosine, near enough for a map.
fn shrink(latitude: f64) -> f64 {
    let square = (latitude.abs().min(75.0).to_radians()).powi(2);
    1.0 - square / 2.0 + square * square / 24.0
}

impl Chart {
    /// The map of the places that have a point and are named in the text; none where there are none.
    pub fn of(overview: &Overview) -> Option<Self> {
        let mut spots: Vec<(usize, (f64, f64))> = (0..)
            .zip(&overview.places)
            .filter(|(_, place)| !place.mentions.is_empty())
            .filter_map(|(index, place)| Some((index, spot(place)?)))
            .collect();
        let of = spots.len();
        spots.truncate(MOST);
        let bounds = |of: fn(&(f64, f64)) -> f64| {
            let ends = (f64::MAX, f64::MIN);
            spots.iter().map(|(_, at)| of(at)).fold(ends, |(low, high), at| (low.min(at), high.max(at)))
        };
        if spots.is_empty() {
            return None;
        }
        let ((left, right), (top, bottom)) = (bounds(|at| at.0), bounds(|at| at.1));
        let (middle_x, middle_y) = ((left + right) / 2.0, (top + bottom) / 2.0);
        // Pixels a unit, to the south and, where parallels are shorter, to the east.
        let narrow = shrink(90.0 - middle_y / 20.0);
        let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
        let across = (width - 2.0 * MARGIN.0) / ((right - left) * narrow).max(1.0);
        let down = (height - 2.0 * MARGIN.1) / (bottom - top).max(1.0);
        let scale = across.min(down).min(width / (NARROWEST[usize::from(of == 1)] * narrow));
        let (shown_x, shown_y) = (width / (scale * narrow), height / scale);
        let (part_x, part_y) = (middle_x - shown_x / 2.0, middle_y - shown_y / 2.0);
        let pin = |(place, at): &(usize, (f64, f64))| {
            let x = (at.0 - part_x) * scale * narrow;
            let y = (at.1 - part_y) * scale;
            Pin { place: *place, at: (x.round() as i32, y.round() as i32), label: None }
        };
        let mut pins: Vec<Pin> = spots.iter().map(pin).collect();
        place_labels(&mut pins, |pin| overview.places[pin.place].name.chars().count());
        let whole = |value: f64| value.round() as i32;
        Some(Self { part: (whole(part_x), whole(part_y), whole(shown_x), whole(shown_y)), pins, of })
    }
}

/// A box: left, top, right, bottom.
type Box4 = (i32, i32, i32, i32);

fn overlap(one: Box4, other: Box4) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// Gives each place a label right, left, above or below it, where that runs into nothing; the heaviest first.
fn place_labels(pins: &mut [Pin], letters: impl Fn(&Pin) -> usize) {
    let mut taken: Vec<Box4> =
        pins.iter().map(|pin| (pin.at.0 - 5, pin.at.1 - 5, pin.at.0 + 5, pin.at.1 + 5)).collect();
    for pin in pins {
        let width = i32::try_from(letters(pin)).unwrap_or(i32::MAX / 8) * LETTER.0;
        let (x, y) = pin.at;
        let starts = [(x + 8, y + 4), (x - 8 - width, y + 4), (x - width / 2, y - 9), (x - width / 2, y + 18)];
        let boxed = |(left, line): (i32, i32)| (left - 1, line - LETTER.1 + 2, left + width + 1, line + 4);
        let fits = |start: &(i32, i32)| {
            let label = boxed(*start);
            let inside = label.0 >= 0 && label.1 >= 0 && label.2 <= SIZE.0 && label.3 <= SIZE.1;
            inside && !taken.iter().any(|other| overlap(*other, label))
        };
        if let Some(start) = starts.into_iter().find(fits) {
            taken.push(boxed(start));
            pin.label = Some(start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Degrees, EntityId, Location};

    fn overview(places: &[(&str, i32, i32)]) -> Overview {
        let place = |(id, (name, latitude, longitude)): (u32, &(&str, i32, i32))| PlaceRow {
            entity: EntityId(id),
            name: (*name).to_owned(),
            location: Some(Location {
                latitude: Degrees(latitude * 10_000),
                longitude: Degrees(longitude * 10_000),
                country: String::new(),
                alternatives: Vec::new(),
            }),
            mentions: vec![0],
        };
        Overview { places: (0..).zip(places).map(place).collect(), ..Overview::default() }
    }

    #[test]
    fn every_place_is_on_the_map_and_labels_do_not_collide() {
        for places in [
            &[("Lisbon", 39, -9)][..],
            &[("Lisbon", 39, -9), ("Oslo", 60, 11), ("Reykjavik", 64, -22)],
            &[("Wellington", -41, 175), ("Anchorage", 61, -150)],
            &[("North Pole", 90, 0), ("South Pole", -90, 0)],
            &[("Bergen", 60, 5), ("Bergen op Zoom", 60, 5), ("Bergheim", 60, 5), ("Berg", 60, 5), ("Bergamo", 60, 5)],
        ] {
            let chart = Chart::of(&overview(places)).unwrap();
            assert_eq!(chart.pins.len(), places.len());
            let mut labels = Vec::new();
            for pin in &chart.pins {
                assert!((0..=SIZE.0).contains(&pin.at.0) && (0..=SIZE.1).contains(&pin.at.1), "{pin:?}");
                let width = places[pin.place].0.len() as i32 * LETTER.0;
                labels.extend(pin.label.map(|(x, y)| (x, y - 10, x + width, y + 3)));
            }
            assert!(!labels.is_empty(), "{places:?}");
            for (index, label) in labels.iter().enumerate() {
                assert!(!labels[..index].iter().any(|other| overlap(*other, *label)), "{places:?}");
            }
        }
    }

    #[test]
    fn near_places_are_told_apart_and_those_that_are_left_out_counted() {
        let near = overview(&[("Harbour", 1, 1), ("Market", 2, 2)]);
        let one = overview(&[("Harbour", 1, 1)]);
        let wide = |overview: &Overview| Chart::of(overview).unwrap().part.2;
        assert!(wide(&near) < wide(&one), "{} < {}", wide(&near), wide(&one));
        let names: Vec<String> = (0..31).map(|number| format!("Place {number}")).collect();
        let many: Vec<(&str, i32, i32)> = (0..).zip(&names).map(|(at, name)| (name.as_str(), at, at)).collect();
        let chart = Chart::of(&overview(&many)).unwrap();
        assert_eq!((chart.pins.len(), chart.of), (24, 31));
    }

    #[test]
    fn a_place_without_a_point_is_on_no_map() {
        let mut overview = overview(&[("Nowhere", 0, 0), ("Unnamed", 1, 1)]);
        overview.places[0].location = None;
        overview.places[1].mentions.clear();
        assert_eq!(Chart::of(&overview), None);
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let chart = Chart::of(&overview(&[("South-west", 40, 0), ("North-east", 50, 10)])).unwrap();
        let [one, other] = chart.pins.as_slice() else { panic!("two places") };
        assert!(one.at.0 < other.at.0 && one.at.1 > other.at.1);
    }
}

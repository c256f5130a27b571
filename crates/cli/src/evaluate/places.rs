//! Places: whether names are put where they are.

use super::document::Pair;
use super::figures::{Report, share};
use super::span::best;

/// Within this distance a place counts as found: 100 miles, as is usual.
const NEAR_KM: f64 = 161.0;
/// Radius of the sphere that distances are measured on.
const EARTH_KM: f64 = 6371.0;

/// Gold toponyms with coordinates: the share whose mention's entity lies within 161 km. Missed ones count as wrong.
pub(super) fn score(pairs: &[Pair], errors: usize) -> Report {
    let (mut right, mut found, mut total) = (0, 0, 0);
    let mut wrong = Vec::new();
    for Pair { gold, predicted } in pairs {
        for toponym in &gold.entities {
            let (Some(lat), Some(lon)) = (toponym.lat, toponym.lon) else { continue };
            total += 1;
            let placed = best(toponym.span(), predicted.names())
                .and_then(|mention| predicted.entities.iter().rfind(|entity| entity.id == mention.entity))
                .and_then(|entity| entity.place)
                .and_then(|place| Some((place.lat?, place.lon?)));
            let Some(placed) = placed else { continue };
            found += 1;
            if kilometres(placed, (lat, lon)) <= NEAR_KM {
                right += 1;
            } else if wrong.len() < errors {
                let text: Vec<char> = gold.text.chars().collect();
                let name = toponym.span().of(&text);
                wrong.push(format!("{} {name} at {} {}, gold {lat} {lon}", gold.id, placed.0, placed.1));
            }
        }
    }
    let headline = share(right, u64::max(total, 1));
    let where_placed = share(right, u64::max(found, 1));
    let populous = super::baseline::most_populous(pairs, |place, toponym| {
        let gold = toponym.lat.zip(toponym.lon);
        gold.is_some_and(|gold| kilometres((place.latitude.to_f64(), place.longitude.to_f64()), gold) <= NEAR_KM)
    });
    let lines = vec![
        super::baseline::line("most populous", populous),
        format!("placed {found}/{total}; right where placed {where_placed:.4}"),
        format!("places within 161 km {headline:.4}"),
    ];
    Report { errors: wrong, lines, headline }
}

/// The distance between two points given in degrees, by the haversine formula.
fn kilometres((lat_a, lon_a): (f64, f64), (lat_b, lon_b): (f64, f64)) -> f64 {
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let h = half(lat_a, lat_b) + lat_a.to_radians().cos() * lat_b.to_radians().cos() * half(lon_a, lon_b);
    2.0 * EARTH_KM * h.sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_a_meridian_is_111_km() {
        assert!((kilometres((0.0, 10.0), (1.0, 10.0)) - 111.19).abs() < 0.01);
        assert!((kilometres((60.0, 0.0), (60.0, 1.0)) - 55.6).abs() < 0.05);
        assert!(kilometres((-12.05, -77.04), (-12.05, -77.04)) < 1e-9);
    }
}

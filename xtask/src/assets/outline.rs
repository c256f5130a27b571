//! The outline of the world that the map of an article is drawn on: coasts and borders as two SVG paths.
//!
//! Made from Natural Earth's shapes as npm's `world-atlas` packs them, a TopoJSON file: `arcs` of points, each given as
//! a step from the one before, and shapes made of arcs, an arc `~n` being arc n walked backwards. An arc that one
//! country has is a coast, one that two have is a border. Each arc is thinned by itself, so that neighbours still fit.
//!
//! The two paths are a line each, in units of a twentieth of a degree: x to the east from 180° W, y to the south from
//! 90° N.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

/// Units in a degree.
const UNITS: f64 = 20.0;
/// How far a thinned line may be from what it was, in units.
const TOLERANCE: f64 = 1.1;
/// Islands whose box is smaller than this each way, in units, are left out.
const SMALLEST: f64 = 4.0;
/// South of this, in units, there is ice alone: left out.
const ICE: f64 = 150.0 * UNITS;

type Point = (f64, f64);

/// The outline's text from a TopoJSON file's; none where it is not of the expected form.
pub(super) fn made(text: &str) -> Option<String> {
    let topology: Value = serde_json::from_str(text).ok()?;
    let arcs = arcs(&topology)?;
    let thin: Vec<Vec<Point>> = arcs.iter().map(|arc| thinned(arc)).collect();
    let mut land = String::new();
    let shapes = &topology["objects"]["land"];
    for ring in rings(shapes).into_iter().chain(geometries(shapes).iter().flat_map(rings)) {
        let line = stitched(&ring, &thin)?;
        if is_worth(&line) {
            for piece in cut(unwrapped(line)) {
                draw(&mut land, &piece, true);
            }
        }
    }
    let mut users: BTreeMap<usize, usize> = BTreeMap::new();
    for country in geometries(&topology["objects"]["countries"]) {
        for arc in rings(country).concat() {
            *users.entry(index(arc)).or_default() += 1;
        }
    }
    let mut borders = String::new();
    for (arc, _) in users.iter().filter(|(_, count)| **count > 1) {
        draw(&mut borders, thin.get(*arc)?, false);
    }
    Some(format!("{land}\n{borders}\n"))
}

/// The arcs' points, in units.
fn arcs(topology: &Value) -> Option<Vec<Vec<Point>>> {
    let pair = |value: &Value| Some((value[0].as_f64()?, value[1].as_f64()?));
    let (scale, start) = (pair(&topology["transform"]["scale"])?, pair(&topology["transform"]["translate"])?);
    let arc = |arc: &Value| {
        let (mut x, mut y) = (0.0, 0.0);
        let point = |step: &Value| {
            let (right, up) = pair(step)?;
            (x, y) = (x + right, y + up);
            Some(((x * scale.0 + start.0 + 180.0) * UNITS, (90.0 - y * scale.1 - start.1) * UNITS))
        };
        arc.as_array()?.iter().map(point).collect()
    };
    topology["arcs"].as_array()?.iter().map(arc).collect()
}

fn geometries(object: &Value) -> &[Value] {
    object["geometries"].as_array().map_or(&[], Vec::as_slice)
}

/// The rings of a shape, each as numbers of arcs.
fn rings(shape: &Value) -> Vec<Vec<i64>> {
    let ring = |ring: &Value| ring.as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
    let polygon = |polygon: &Value| polygon.as_array().into_iter().flatten().map(ring).collect::<Vec<_>>();
    match shape["type"].as_str() {
        Some("Polygon") => polygon(&shape["arcs"]),
        Some("MultiPolygon") => shape["arcs"].as_array().into_iter().flatten().flat_map(polygon).collect(),
        _ => Vec::new(),
    }
}

fn index(arc: i64) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or(usize::MAX)
}

/// The line that arcs make, end to end.
fn stitched(ring: &[i64], arcs: &[Vec<Point>]) -> Option<Vec<Point>> {
    let mut line: Vec<Point> = Vec::new();
    for &number in ring {
        let arc = arcs.get(index(number))?;
        // An arc begins where the one before it ends.
        let from = usize::from(!line.is_empty());
        if number < 0 {
            line.extend(arc.iter().rev().skip(from));
        } else {
            line.extend(arc.iter().skip(from));
        }
    }
    Some(line)
}

/// Once around, in units.
const AROUND: f64 = 360.0 * UNITS;

/// A ring without its jump at 180°: what lies beyond goes on to the east.
fn unwrapped(mut line: Vec<Point>) -> Vec<Point> {
    let mut turns = 0.0;
    let mut before = line.first().map_or(0.0, |point| point.0);
    for point in &mut line {
        if (point.0 - before).abs() > AROUND / 2.0 {
            turns += if point.0 < before { AROUND } else { -AROUND };
        }
        before = point.0;
        point.0 += turns;
    }
    if line.iter().any(|point| point.0 < 0.0) {
        line.iter_mut().for_each(|point| point.0 += AROUND);
    }
    line
}

/// The pieces of a ring on this side of 180° and beyond, each where the map has it.
fn cut(line: Vec<Point>) -> Vec<Vec<Point>> {
    if line.iter().all(|point| point.0 <= AROUND) {
        return vec![line];
    }
    let here = clipped(&line, |x| AROUND - x);
    let mut beyond = clipped(&line, |x| x - AROUND);
    beyond.iter_mut().for_each(|point| point.0 -= AROUND);
    vec![here, beyond]
}

/// The part of a ring where a measure of x is not negative (Sutherland and Hodgman).
fn clipped(line: &[Point], inside: impl Fn(f64) -> f64) -> Vec<Point> {
    let mut out = Vec::new();
    for (at, to) in line.iter().enumerate() {
        let from = line[at.checked_sub(1).unwrap_or(line.len() - 1)];
        let (one, other) = (inside(from.0), inside(to.0));
        if (one < 0.0) != (other < 0.0) {
            let share = one / (one - other);
            out.push((from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1)));
        }
        if other >= 0.0 {
            out.push(*to);
        }
    }
    out
}

fn is_worth(line: &[Point]) -> bool {
    let span = |of: fn(&Point) -> f64| {
        let (low, high) = line.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        (low, high - low)
    };
    let ((_, width), (top, height)) = (span(|point| point.0), span(|point| point.1));
    top < ICE && (width >= SMALLEST || height >= SMALLEST)
}

/// A line without the points that are nearer than the tolerance to what is left (Douglas and Peucker).
fn thinned(line: &[Point]) -> Vec<Point> {
    let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
    let mut kept = vec![false; line.len()];
    (kept[0], kept[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((first, last)) = open.pop() {
        let far = (first + 1..last).map(|at| (distance(line[at], line[first], line[last]), at));
        let farthest = far.max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, at)) = farthest.filter(|(distance, _)| *distance > TOLERANCE) {
            kept[at] = true;
            open.extend([(first, at), (at, last)]);
        }
    }
    line.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

/// How far a point is from the stretch between two others.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (along, across) = (to.0 - from.0, to.1 - from.1);
    let length = along * along + across * across;
    let share = if length == 0.0 { 0.0 } else { ((point.0 - from.0) * along + (point.1 - from.1) * across) / length };
    let share = share.clamp(0.0, 1.0);
    (point.0 - from.0 - share * along).hypot(point.1 - from.1 - share * across)
}

/// Adds a line to a path, in whole units.
fn draw(path: &mut String, line: &[Point], closed: bool) {
    let mut whole: Vec<(i32, i32)> =
        line.iter().map(|point| (point.0.round() as i32, point.1.round() as i32)).collect();
    whole.dedup();
    let [(x, y), rest @ ..] = whole.as_slice() else { return };
    if rest.len() < if closed { 3 } else { 1 } {
        return;
    }
    // Writing to a string does not fail.
    let _ = write!(path, "M{x} {y}l");
    let (mut x, mut y) = (*x, *y);
    for (at, (next_x, next_y)) in rest.iter().enumerate() {
        for (place, step) in [(2 * at, next_x - x), (2 * at + 1, next_y - y)] {
            // A minus keeps two numbers apart by itself.
            let space = if place > 0 && step >= 0 { " " } else { "" };
            let _ = write!(path, "{space}{step}");
        }
        (x, y) = (*next_x, *next_y);
    }
    if closed {
        path.push('z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two countries that share a border, on one piece of land; a speck of an island beside it.
    const TOPOLOGY: &str = r#"{
        "transform": { "scale": [1, 1], "translate": [-180, 80] },
        "objects": {
            "countries": { "geometries": [
                { "type": "Polygon", "arcs": [[0, 1]] },
                { "type": "MultiPolygon", "arcs": [[[2, -2]], [[3]]] }
            ] },
            "land": { "geometries": [{ "type": "MultiPolygon", "arcs": [[[0, 2]], [[3]]] }] }
        },
        "arcs": [
            [[1, 0], [-1, 0], [0, 2], [1, 0]],
            [[1, 2], [0, -1], [0, -1]],
            [[1, 2], [1, 0], [0, -2], [-1, 0]],
            [[5, 5], [0, 0], [0, 0]]
        ]
    }"#;

    #[test]
    fn land_and_borders_are_told_apart() {
        let outline = made(TOPOLOGY).unwrap();
        let (land, borders) = outline.trim_end().split_once('\n').unwrap();
        assert_eq!(land, "M20 200l-20 0 0-40 20 0 20 0 0 40-20 0z");
        assert_eq!(borders, "M20 160l0 40");
    }

    #[test]
    fn a_ring_over_the_far_meridian_is_in_two_pieces() {
        let ring = vec![(7100.0, 100.0), (50.0, 100.0), (50.0, 200.0), (7100.0, 200.0)];
        let pieces = cut(unwrapped(ring));
        assert_eq!(pieces.len(), 2);
        assert!(pieces[0].iter().all(|point| (7100.0..=7200.0).contains(&point.0)), "{pieces:?}");
        assert!(pieces[1].iter().all(|point| (0.0..=50.0).contains(&point.0)), "{pieces:?}");
        let whole = vec![(10.0, 10.0), (50.0, 10.0), (50.0, 20.0)];
        assert_eq!(cut(unwrapped(whole.clone())), [whole]);
    }

    #[test]
    fn lines_are_thinned() {
        for (line, expected) in [
            (vec![(0.0, 0.0), (5.0, 0.5), (10.0, 0.0)], vec![(0.0, 0.0), (10.0, 0.0)]),
            (vec![(0.0, 0.0), (5.0, 3.0), (10.0, 0.0)], vec![(0.0, 0.0), (5.0, 3.0), (10.0, 0.0)]),
            (vec![(0.0, 0.0), (4.0, 4.0), (0.0, 0.0)], vec![(0.0, 0.0), (4.0, 4.0), (0.0, 0.0)]),
            (vec![(1.0, 1.0)], vec![(1.0, 1.0)]),
            (vec![], vec![]),
        ] {
            assert_eq!(thinned(&line), expected);
        }
    }

    #[test]
    fn what_is_no_topology_makes_nothing() {
        for text in ["", "{}", r#"{"transform":{"scale":[1,1],"translate":[0,0]}}"#] {
            assert_eq!(made(text), None, "{text}");
        }
    }
}

//! Learns the weights that say of a place name whether it acts: an averaged perceptron of two classes.

use std::collections::{BTreeMap, HashMap};

use engine::gazetteer::Learned;
use engine::training::LABELS;

use super::learn::Shuffle;

/// Passes over the data.
const PASSES: usize = 10;
/// How often a feature must occur.
const MINIMUM: u32 = 3;
/// Largest weight.
const LARGEST: i64 = 60;
/// An example is learned from until it is right by this much.
const MARGIN: i64 = 3;

/// A place name: its features, and whether it acts.
pub(super) type Place = (Vec<u32>, bool);

/// Forgets what was learned of these place names before.
pub(super) fn forget(text: &[Place], learned: &mut Learned) {
    for feature in text.iter().flat_map(|(features, _)| features) {
        // The tagger's own weights are for several labels.
        if learned.features.get(feature).is_some_and(|row| row[1..].iter().all(|&weight| weight == 0)) {
            learned.features.remove(feature);
        }
    }
}

/// Adds what is learned from place names, in the first column.
pub(super) fn learn(texts: &[Vec<Place>], learned: &mut Learned) {
    let (held, used): (Vec<usize>, Vec<usize>) = (0..texts.len()).partition(|at| at % 10 == 0);
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let used: Vec<&Place> = used.into_iter().flat_map(|at| &texts[at]).collect();
    for feature in used.iter().flat_map(|place| &place.0) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut weights: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
    let mut shuffle = Shuffle(7);
    let mut time = 1;
    for _ in 0..PASSES {
        for at in shuffle.order(used.len()) {
            let (features, acts) = used[at];
            let known = || features.iter().filter(|feature| counts.get(feature).is_some_and(|&n| n >= MINIMUM));
            let sum: i64 = known().filter_map(|feature| weights.get(feature)).map(|weight| weight.0).sum();
            let sign = if *acts { 1 } else { -1 };
            time += 1;
            if sum * sign <= MARGIN {
                for &feature in known() {
                    let entry = weights.entry(feature).or_default();
                    *entry = (entry.0 + sign, entry.1 + sign * time);
                }
            }
        }
    }
    let mean = |(weight, sum): (i64, i64)| weight as f64 - sum as f64 / time as f64;
    let largest = weights.values().map(|&weight| mean(weight).abs()).fold(0.0, f64::max).max(1e-9);
    let mut kept: BTreeMap<u32, i8> = BTreeMap::new();
    for (&feature, &weight) in &weights {
        let weight = (mean(weight) / largest * LARGEST as f64).round() as i8;
        if weight.abs() >= 2 && !learned.features.contains_key(&feature) {
            kept.insert(feature, weight);
            let mut row = [0; LABELS];
            row[0] = weight;
            learned.features.insert(feature, row);
        }
    }
    let acts = |features: &[u32]| features.iter().filter_map(|f| kept.get(f)).map(|&w| i64::from(w)).sum::<i64>() > 0;
    let (mut right, mut all) = (0, 0);
    for (features, gold) in held.into_iter().flat_map(|at| &texts[at]) {
        right += usize::from(acts(features) == *gold);
        all += 1;
    }
    eprintln!("roles of places: {} weights, {right} of {all} held out are right", kept.len());
}

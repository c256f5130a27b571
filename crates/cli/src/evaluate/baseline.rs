//! What the simplest answer to each task reaches on the same data: what a figure must be seen beside.

use std::collections::BTreeMap;

use engine::gazetteer::{Gazetteer, Place};

use super::document::{Gold, GoldEntity, Pair};
use super::figures::{Counts, share};
use super::span::{Span, best};
use crate::resources::GAZETTEER;

/// A line that tells a baseline.
pub(super) fn line(label: &str, value: f64) -> String {
    format!("baseline, {label} {value:.4}")
}

/// Whether names are one by their words: the same, or, where `surnames` are asked for, with the same last word.
pub(super) fn by_words(text: &[char], names: &[Span], surnames: bool) -> BTreeMap<Span, u32> {
    let mut entities: BTreeMap<String, u32> = BTreeMap::new();
    let mut of = BTreeMap::new();
    for &name in names {
        let printed = name.of(text);
        let key =
            if surnames { printed.split_whitespace().next_back().unwrap_or_default().to_owned() } else { printed };
        let next = u32::try_from(entities.len()).unwrap_or(u32::MAX);
        of.insert(name, *entities.entry(key).or_insert(next));
    }
    of
}

/// The nearest of the two names before the pronoun, else the nearest after it.
pub(super) fn nearest(pairs: &[Pair]) -> f64 {
    let mut counts = Counts::default();
    for gap in pairs.iter().filter_map(|pair| pair.gold.gap.as_ref()) {
        let candidates = [&gap.first, &gap.second];
        let distance = |span: Span| {
            let before = gap.pronoun.0.checked_sub(span.1);
            before.map_or_else(|| (1, span.0.saturating_sub(gap.pronoun.1)), |letters| (0, letters))
        };
        let chosen = candidates.iter().min_by_key(|candidate| distance(candidate.span));
        counts.predicted += 1;
        counts.gold += candidates.iter().map(|candidate| u64::from(candidate.coref)).sum::<u64>();
        counts.right += chosen.map_or(0, |candidate| u64::from(candidate.coref));
    }
    counts.f1()
}

/// Puts each name that was found, as that of a place, where the most populous place of that name is: the share that `is_right`, missed ones
/// wrong.
pub(super) fn most_populous(pairs: &[Pair], is_right: impl Fn(&Place, &GoldEntity) -> bool) -> f64 {
    let gazetteer = Gazetteer::new(GAZETTEER).expect("invariant: the gazetteer that the command carries opens");
    let (mut right, mut total) = (0, 0);
    for Pair { gold: Gold { text, entities, .. }, predicted } in pairs {
        let text: Vec<char> = text.chars().collect();
        for toponym in entities.iter().filter(|toponym| toponym.lat.is_some() && toponym.lon.is_some()) {
            total += 1;
            if best(toponym.span(), predicted.names()).is_none_or(|mention| mention.name_type != "LOC") {
                continue;
            }
            let places = gazetteer.places(&toponym.span().of(&text));
            let largest = places.iter().max_by_key(|place| place.size);
            right += u64::from(largest.is_some_and(|place| is_right(place, toponym)));
        }
    }
    share(right, u64::max(total, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_by_words_or_surnames() {
        let text: Vec<char> = "Rosa Lind Lind Rosa Lind Moss".chars().collect();
        let names = [Span(0, 9), Span(10, 14), Span(15, 24), Span(25, 29)];
        let entities = |surnames| by_words(&text, &names, surnames).into_values().collect::<Vec<_>>();
        assert_eq!(entities(false), [0, 1, 0, 2]);
        assert_eq!(entities(true), [0, 0, 0, 1]);
    }
}

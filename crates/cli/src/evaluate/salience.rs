//! Salience: whether the entity that is listed first is what the story is about.

use super::baseline;
use super::document::Pair;
use super::figures::{Report, share};
use super::span::Span;

/// The share of documents whose first listed entity is one that gold gives the highest salience there.
pub(super) fn score(pairs: &[Pair]) -> Report {
    let (mut right, mut total) = (0, 0);
    let (mut first_named, mut most_named) = (0, 0);
    for Pair { gold, predicted } in pairs {
        let Some(salient) = gold.salient.as_ref().filter(|salient| !salient.is_empty()) else { continue };
        total += 1;
        let top = salient.iter().map(|entity| entity.score).fold(f64::NEG_INFINITY, f64::max);
        let agrees = |listed: Option<u32>| {
            let gold = salient.iter().filter(|entity| entity.score >= top).flat_map(|entity| &entity.mentions);
            let found = |span: &Span| {
                let mut mentions = predicted.mentions.iter();
                mentions.any(|mention| Some(mention.entity) == listed && mention.span().iou(*span) >= 0.5)
            };
            u64::from(gold.clone().any(found))
        };
        right += agrees(predicted.entities.first().map(|entity| entity.id));
        let names: Vec<u32> = predicted.names().map(|mention| mention.entity).collect();
        let count = |id: u32| names.iter().filter(|&&other| other == id).count();
        first_named += agrees(names.first().copied());
        most_named += agrees(names.iter().copied().rev().max_by_key(|&id| count(id)));
    }
    let headline = share(right, u64::max(total, 1));
    Report {
        errors: Vec::new(),
        lines: vec![
            baseline::line("named first", share(first_named, total.max(1))),
            baseline::line("named most often", share(most_named, total.max(1))),
            format!("salience {headline:.4} ({right}/{total})"),
        ],
        headline,
    }
}

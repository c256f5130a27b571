//! Salience: whether the entity that is listed first is what the story is about.

use super::document::Pair;
use super::figures::{Report, share};

/// The share of documents whose first listed entity is one that gold gives the highest salience there.
pub(super) fn score(pairs: &[Pair]) -> Report {
    let (mut right, mut total) = (0, 0);
    for Pair { gold, predicted } in pairs {
        let Some(salient) = gold.salient.as_ref().filter(|salient| !salient.is_empty()) else { continue };
        total += 1;
        let top = salient.iter().map(|entity| entity.score).fold(f64::NEG_INFINITY, f64::max);
        let first = predicted.entities.first().map(|entity| entity.id);
        let agrees =
            (salient.iter().filter(|entity| entity.score >= top)).flat_map(|entity| &entity.mentions).any(|span| {
                (predicted.mentions.iter())
                    .any(|mention| Some(mention.entity) == first && mention.span().iou(*span) >= 0.5)
            });
        right += u64::from(agrees);
    }
    let headline = share(right, u64::max(total, 1));
    Report { errors: Vec::new(), lines: vec![format!("salience {headline:.4} ({right}/{total})")], headline }
}

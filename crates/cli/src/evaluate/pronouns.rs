//! Pronouns: whom they mean.

use super::document::Pair;
use super::figures::{Counts, Report};

/// F1 over pairs of pronoun and name: the pronoun must be a mention of form "pronoun" whose entity has the name as a
/// mention.
///
/// Task and pairs: K. Webster et al., "Mind the GAP: a balanced corpus of gendered ambiguous pronouns", 2018.
pub(super) fn score(pairs: &[Pair]) -> Report {
    let mut counts = Counts::default();
    for Pair { gold, predicted } in pairs {
        let Some(gap) = &gold.gap else { continue };
        let pronoun =
            predicted.mentions.iter().find(|mention| mention.form == "pronoun" && mention.span() == gap.pronoun);
        for candidate in [&gap.first, &gap.second] {
            let says = pronoun.is_some_and(|pronoun| {
                (predicted.names()).any(|name| name.entity == pronoun.entity && name.span().iou(candidate.span) >= 0.5)
            });
            counts.predicted += u64::from(says);
            counts.gold += u64::from(candidate.coref);
            counts.right += u64::from(says && candidate.coref);
        }
    }
    let baseline = super::baseline::line("nearest name", super::baseline::nearest(pairs));
    Report { errors: Vec::new(), lines: vec![baseline, counts.line("pronouns")], headline: counts.f1() }
}

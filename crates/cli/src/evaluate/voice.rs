//! Voice: in which mode and how firmly claims are put that two people labelled, and which are the article's own.

use super::claims::{Parts, pair_up};
use super::document::{LabelledClaim, Pair, PredictedClaim};
use super::figures::{Report, share};

/// What is asked of a claim.
const QUESTIONS: [&str; 3] = ["mode", "certainty", "own voice"];

/// The answers to [`QUESTIONS`].
fn answers<'a>(mode: &'a str, certainty: &'a str) -> [&'a str; 3] {
    [mode, certainty, if mode == "own" { "own" } else { "somebody's" }]
}

/// Labelled claims that are found (content IoU at least one half), and the share whose mode and certainty are right and that
/// are rightly told from the article's own voice: of all, those not found being wrong, and of those found. Then how far the
/// two people agree beyond chance.
///
/// Kappa: J. Cohen, "A coefficient of agreement for nominal scales", 1960.
pub(super) fn score(pairs: &[Pair], errors: usize) -> Report {
    let (mut all, mut found) = (0_u64, 0_u64);
    let mut right = [0_u64; QUESTIONS.len()];
    let mut labels: [Vec<(String, String)>; QUESTIONS.len()] = Default::default();
    let mut told = Vec::new();
    for Pair { gold, predicted } in pairs {
        let expected: Vec<Parts> = gold.claims.iter().map(Parts::from).collect();
        let claims: Vec<Parts> = predicted.claims.iter().map(Parts::from).collect();
        all += expected.len() as u64;
        for label in &gold.claims {
            let (first, second) = (answers(&label.first.0, &label.first.1), answers(&label.second.0, &label.second.1));
            for (labels, (first, second)) in labels.iter_mut().zip(first.into_iter().zip(second)) {
                labels.push((first.to_owned(), second.to_owned()));
            }
        }
        for (i, j) in pair_up(&expected, &claims) {
            let (label, claim): (&LabelledClaim, &PredictedClaim) = (&gold.claims[i], &predicted.claims[j]);
            found += 1;
            let (wanted, given) = (answers(&label.mode, &label.certainty), answers(&claim.mode, &claim.certainty));
            for (question, right) in right.iter_mut().enumerate() {
                *right += u64::from(wanted[question] == given[question]);
            }
            if told.len() < errors && wanted != given {
                let at = label.content;
                told.push(format!("wrong {} {}-{}: {given:?} for {wanted:?}", gold.id, at.0, at.1));
            }
        }
    }
    let mut lines = vec![format!("labelled claims found {:.4} ({found}/{all})", share(found, all))];
    for ((question, right), labels) in QUESTIONS.into_iter().zip(right).zip(&labels) {
        lines.push(format!(
            "{question} right, of all {:.4}, of those found {:.4} ({right}/{all}/{found}); the two people's kappa {:.3}",
            share(right, all),
            share(right, found),
            kappa(labels),
        ));
    }
    let headline = share(right.iter().sum(), found * QUESTIONS.len() as u64);
    lines.push(format!("voice right when found {headline:.4}"));
    Report { errors: told, lines, headline }
}

/// Cohen's kappa of pairs of labels; 1 where both always gave one and the same label.
fn kappa(labels: &[(String, String)]) -> f64 {
    let count = labels.len() as u64;
    let agreed = share(labels.iter().filter(|(first, second)| first == second).count() as u64, count);
    let mut kinds: Vec<&String> = labels.iter().flat_map(|(first, second)| [first, second]).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let by_chance: f64 = kinds
        .into_iter()
        .map(|kind| {
            let of_first = labels.iter().filter(|(first, _)| first == kind).count() as u64;
            let of_second = labels.iter().filter(|(_, second)| second == kind).count() as u64;
            share(of_first, count) * share(of_second, count)
        })
        .sum();
    if by_chance < 1.0 { (agreed - by_chance) / (1.0 - by_chance) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::kappa;

    #[test]
    fn agreement_beyond_chance() {
        let labels = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|&(first, second)| (first.to_owned(), second.to_owned())).collect()
        };
        for (pairs, expected) in [
            (&[("a", "a"), ("b", "b")][..], 1.0),
            (&[("a", "a"), ("a", "a")], 1.0),
            (&[("a", "b"), ("b", "a")], -1.0),
            (&[("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ] {
            assert!((kappa(&labels(pairs)) - expected).abs() < 1e-12, "{pairs:?}");
        }
    }
}

//! Names: exact spans with their types.

use std::collections::BTreeSet;

use super::document::Pair;
use super::figures::{Counts, Report, share};
use super::span::Span;
use super::titles::without_titles;

/// The types that all corpora know.
pub(crate) const TYPES: [&str; 3] = ["PER", "ORG", "LOC"];

/// The type that is scored: one of [`TYPES`], if it is one; a geopolitical entity counts as a location.
pub(crate) fn scored_type(name_type: &str) -> Option<&'static str> {
    let coarse = if name_type == "GPE" { "LOC" } else { name_type };
    TYPES.into_iter().find(|&known| known == coarse)
}

/// Exact-span F1 over mentions of form "name", by type. A prediction equal to a gold facility is left out of the count,
/// and so are the sentences that a corpus says it did not annotate. Beside it, whether the engine knows what it knows: the
/// share that is right of the names that it marks as sure, and as unsure; and F1 with the titles left out that gold counts to
/// the names of persons ([`without_titles`]).
pub(super) fn score(pairs: &[Pair], errors: usize) -> Report {
    let mut counts = [Counts::default(); TYPES.len()];
    let mut untitled = Counts::default();
    let mut doubts = [[0_u64; 2]; 2];
    let mut wrong = Vec::new();
    for Pair { gold, predicted } in pairs {
        let skipped = gold.unannotated();
        let counted = |span: Span| !skipped.iter().any(|sentence| sentence.holds(span.0));
        let expected: BTreeSet<(Span, &str)> = (gold.entities.iter())
            .filter(|entity| entity.form == "name" && counted(entity.span()))
            .filter_map(|entity| Some((entity.span(), scored_type(&entity.name_type)?)))
            .collect();
        let facility = |span: Span| {
            gold.entities.iter().any(|entity| entity.name_type == "FAC" && entity.span() == span)
                && !expected.iter().any(|&(gold, _)| gold == span)
        };
        let found: BTreeSet<(Span, &str)> = (predicted.names())
            .filter(|mention| counted(mention.span()) && !facility(mention.span()))
            .filter_map(|mention| Some((mention.span(), scored_type(&mention.name_type)?)))
            .collect();
        for (counts, name_type) in counts.iter_mut().zip(TYPES) {
            let of_type =
                |names: &BTreeSet<(Span, &str)>| names.iter().filter(|name| name.1 == name_type).count() as u64;
            let right = found.iter().filter(|name| name.1 == name_type && expected.contains(name)).count() as u64;
            counts.add(Counts { right, predicted: of_type(&found), gold: of_type(&expected) });
        }
        untitled.add(counts_without_titles(&expected, &found, &gold.text));
        for mention in predicted.names() {
            let name = scored_type(&mention.name_type).map(|name_type| (mention.span(), name_type));
            if let Some(name) = name.filter(|name| found.contains(name)) {
                let [right, all] = &mut doubts[usize::from(mention.unsure)];
                *right += u64::from(expected.contains(&name));
                *all += 1;
            }
        }
        if wrong.len() < errors {
            let text: Vec<char> = gold.text.chars().collect();
            let told =
                |kind: &str, name: &(Span, &str)| format!("{kind} {} {:?} {}", gold.id, name.0.of(&text), name.1);
            wrong.extend(expected.difference(&found).map(|name| told("missed", name)));
            wrong.extend(found.difference(&expected).map(|name| told("false ", name)));
        }
    }
    wrong.truncate(errors);
    let mut all = Counts::default();
    counts.iter().for_each(|&of_type| all.add(of_type));
    let mut lines: Vec<String> = counts.iter().zip(TYPES).map(|(counts, name_type)| counts.line(name_type)).collect();
    for (doubt, [right, all]) in ["sure", "unsure"].into_iter().zip(doubts) {
        lines.push(format!("{doubt:<24} right {:.4}   ({right}/{all})", share(right, all)));
    }
    lines.push(untitled.line("without titles"));
    lines.push(all.line("names"));
    Report { errors: wrong, lines, headline: all.f1() }
}

/// What the counts are where a person's name in gold begins after its titles, and one made of titles is none.
fn counts_without_titles(expected: &BTreeSet<(Span, &str)>, found: &BTreeSet<(Span, &str)>, text: &str) -> Counts {
    let text: Vec<char> = text.chars().collect();
    let (mut kept, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for &(span, name_type) in expected {
        match if name_type == "PER" { without_titles(span, &text) } else { Some(span) } {
            Some(span) => kept.insert((span, name_type)),
            None => gone.insert((span, name_type)),
        };
    }
    let right = found.intersection(&kept).count() as u64;
    let predicted = found.difference(&gone).count() as u64;
    Counts { right, predicted, gold: kept.len() as u64 }
}

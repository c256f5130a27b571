//! Entities: which names mean the same.

use std::collections::{BTreeMap, BTreeSet};

use super::baseline::{self, by_words};
use super::document::Pair;
use super::figures::{Report, f1};
use super::names::scored_type;
use super::span::Span;

/// A gold cluster: one of the corpus, or a name that stands alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Cluster {
    Told(usize),
    Alone(Span),
}

/// Sums of B-cubed.
#[derive(Clone, Copy, Default, Debug)]
struct Sums {
    precision: f64,
    predicted: u64,
    recall: f64,
    gold: u64,
}

impl Sums {
    const fn add(&mut self, other: Self) {
        self.precision += other.precision;
        self.predicted += other.predicted;
        self.recall += other.recall;
        self.gold += other.gold;
    }
}

/// B-cubed over gold names of type PER, ORG, LOC (singletons included; articles and possessives stripped on both
/// sides): once over the names that were also predicted, once with the missed ones counted in recall.
///
/// B-cubed: A. Bagga and B. Baldwin, "Algorithms for scoring coreference chains", 1998.
pub(super) fn score(pairs: &[Pair]) -> Report {
    let (mut present, mut whole) = (Sums::default(), Sums::default());
    let (mut same_words, mut surnames) = (Sums::default(), Sums::default());
    for Pair { gold, predicted } in pairs {
        let text: Vec<char> = gold.text.chars().collect();
        let names: BTreeSet<Span> = (gold.entities.iter())
            .filter(|entity| entity.form == "name" && scored_type(&entity.name_type).is_some())
            .map(super::document::GoldEntity::span)
            .collect();
        let mut clusters: BTreeMap<Span, Cluster> = BTreeMap::new();
        for (index, cluster) in gold.coref.iter().enumerate() {
            clusters
                .extend(cluster.iter().filter(|span| names.contains(span)).map(|&span| (span, Cluster::Told(index))));
        }
        let mut expected: BTreeMap<Span, Cluster> =
            clusters.iter().map(|(&span, &cluster)| (trimmed(&text, span), cluster)).collect();
        let alone = names.iter().filter(|&span| !clusters.contains_key(span));
        expected.extend(alone.map(|&span| (trimmed(&text, span), Cluster::Alone(span))));
        let found: BTreeMap<Span, u32> =
            predicted.mentions.iter().map(|mention| (trimmed(&text, mention.span()), mention.entity)).collect();
        let both: Vec<Span> = expected.keys().copied().filter(|span| found.contains_key(span)).collect();
        present.add(b_cubed(&expected, &found, &both));
        same_words.add(b_cubed(&expected, &by_words(&text, &both, false), &both));
        surnames.add(b_cubed(&expected, &by_words(&text, &both, true), &both));
        whole.add(b_cubed(&expected, &found, &expected.keys().copied().collect::<Vec<_>>()));
    }
    let figures = |sums: Sums| {
        let precision = mean(sums.precision, sums.predicted);
        let recall = mean(sums.recall, sums.gold);
        (precision, recall, f1(precision, recall))
    };
    let mut lines = vec![
        baseline::line("same string", figures(same_words).2),
        baseline::line("same last word", figures(surnames).2),
    ];
    let told = [("with missed names", whole), ("entities B-cubed", present)].map(|(label, sums)| {
        let (precision, recall, f1) = figures(sums);
        let (predicted, gold) = (sums.predicted, whole.gold);
        format!("{label}  P {precision:.4} R {recall:.4} F1 {f1:.4}   ({predicted} of {gold} names)")
    });
    lines.extend(told);
    Report { errors: Vec::new(), lines, headline: figures(present).2 }
}

/// The sums for one document over the names of `universe`.
fn b_cubed(gold: &BTreeMap<Span, Cluster>, found: &BTreeMap<Span, u32>, universe: &[Span]) -> Sums {
    let mut by_cluster: BTreeMap<Cluster, u64> = BTreeMap::new();
    let mut by_entity: BTreeMap<u32, u64> = BTreeMap::new();
    let mut by_both: BTreeMap<(Cluster, u32), u64> = BTreeMap::new();
    let of = |span: &Span| (gold[span], found.get(span).copied());
    for span in universe {
        let (cluster, entity) = of(span);
        *by_cluster.entry(cluster).or_default() += 1;
        if let Some(entity) = entity {
            *by_entity.entry(entity).or_default() += 1;
            *by_both.entry((cluster, entity)).or_default() += 1;
        }
    }
    let mut sums = Sums { gold: universe.len() as u64, ..Sums::default() };
    for span in universe {
        if let (cluster, Some(entity)) = of(span) {
            let both = by_both[&(cluster, entity)];
            sums.predicted += 1;
            sums.precision += super::figures::share(both, by_entity[&entity]);
            sums.recall += super::figures::share(both, by_cluster[&cluster]);
        }
    }
    sums
}

/// A sum of shares over how many there were.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn mean(sum: f64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { sum / of as f64 }
}

/// A span without a leading article and a trailing possessive.
fn trimmed(text: &[char], span: Span) -> Span {
    let Span(mut start, mut end) = span;
    let slice = |start: u32, end: u32| text.get(start as usize..end as usize).unwrap_or_default();
    let words = slice(start, end);
    let letters = words.iter().take_while(|c| !c.is_whitespace()).count();
    let lead: String = words[..letters].iter().map(char::to_ascii_lowercase).collect();
    let spaces = words[letters..].iter().take_while(|c| c.is_whitespace()).count();
    if matches!(lead.as_str(), "the" | "a" | "an") && spaces > 0 && letters + spaces < words.len() {
        start += u32::try_from(letters + spaces).expect("invariant: no longer than the span");
    }
    let tail = match slice(start, end) {
        [.., '\'' | '\u{2019}', 's'] => 2,
        [.., '\'' | '\u{2019}'] => 1,
        _ => 0,
    };
    if start + tail < end {
        end -= tail;
    }
    Span(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_possessives_are_stripped() {
        for (given, expected) in [
            ("the Treasury", "Treasury"),
            ("The Hague's", "Hague"),
            ("an  Ortega", "Ortega"),
            ("Lind\u{2019}s", "Lind"),
            ("Lords'", "Lords"),
            ("Theodore Lind", "Theodore Lind"),
            ("Another", "Another"),
            ("the", "the"),
            ("'s", "'s"),
            ("Moss", "Moss"),
        ] {
            let text: Vec<char> = given.chars().collect();
            let whole = Span(0, u32::try_from(text.len()).unwrap());
            assert_eq!(trimmed(&text, whole).of(&text), expected);
        }
    }
}

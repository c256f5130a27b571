//! Summary: how many words it shares with a human one.

use std::collections::BTreeMap;

use super::document::Pair;
use super::figures::Report;
use super::span::Span;

/// Random summaries that the mean is taken of.
const DRAWS: u64 = 20;

/// ROUGE-1 F1 of the summary's sentences against the human summary, averaged over documents; before it the same of the first
/// sentence, the first three, and three drawn at random (the mean of twenty draws, the same every time).
///
/// ROUGE: C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries", 2004.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(super) fn score(pairs: &[Pair]) -> Report {
    let mut sums = [0.0; 4];
    let mut documents = 0_u64;
    let mut state = 1_u64;
    for Pair { gold, predicted } in pairs {
        let Some(human) = gold.summary.as_ref().filter(|summary| !summary.is_empty()) else { continue };
        let human = words(human);
        let text: Vec<char> = gold.text.chars().collect();
        let rouge = |spans: &mut dyn Iterator<Item = Span>| {
            let told: Vec<String> = spans.map(|span| span.of(&text)).collect();
            rouge(&human, &words(&told.join(" ")))
        };
        documents += 1;
        for (sum, lead) in sums.iter_mut().zip([1, 3]) {
            *sum += rouge(&mut gold.sentences.iter().copied().take(lead));
        }
        for _ in 0..DRAWS {
            let mut rest = gold.sentences.clone();
            let mut drawn = Vec::new();
            while drawn.len() < 3 && !rest.is_empty() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                drawn.push(rest.swap_remove((state >> 33) as usize % rest.len()));
            }
            sums[2] += rouge(&mut drawn.into_iter()) / DRAWS as f64;
        }
        let sentences = predicted.summary.iter().flat_map(|summary| &summary.sentences);
        sums[3] += rouge(&mut sentences.map(|&bounds| Span::from(bounds)));
    }
    let [first, lead, random, headline] = sums.map(|sum| sum / u64::max(documents, 1) as f64);
    Report {
        errors: Vec::new(),
        lines: vec![
            format!("baseline, first sentence {first:.4}"),
            format!("baseline, first three {lead:.4}"),
            format!("baseline, random three {random:.4}"),
            format!("summary ROUGE-1 F1 {headline:.4} ({documents} documents)"),
        ],
        headline,
    }
}

/// F1 of the words that two texts share.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn rouge(human: &BTreeMap<String, u64>, told: &BTreeMap<String, u64>) -> f64 {
    let common: u64 = human.iter().map(|(word, &times)| times.min(told.get(word).copied().unwrap_or(0))).sum();
    let all = human.values().sum::<u64>() + told.values().sum::<u64>();
    if common == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
}

/// How often each word occurs, in lower case; a word is a run of letters and digits.
fn words(text: &str) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

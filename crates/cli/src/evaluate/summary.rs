//! Summary: how many words it shares with a human one.

use std::collections::BTreeMap;

use super::document::Pair;
use super::figures::Report;
use super::span::Span;

/// ROUGE-1 F1 of the summary's sentences against the human summary, averaged over documents.
///
/// ROUGE: C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries", 2004.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(super) fn score(pairs: &[Pair]) -> Report {
    let (mut sum, mut documents) = (0.0, 0_u64);
    for Pair { gold, predicted } in pairs {
        let Some(human) = gold.summary.as_ref().filter(|summary| !summary.is_empty()) else { continue };
        let text: Vec<char> = gold.text.chars().collect();
        let sentences = predicted.summary.iter().flat_map(|summary| &summary.sentences);
        let told: Vec<String> = sentences.map(|&bounds| Span::from(bounds).of(&text)).collect();
        let (human, told) = (words(human), words(&told.join(" ")));
        let common: u64 = human.iter().map(|(word, &times)| times.min(told.get(word).copied().unwrap_or(0))).sum();
        documents += 1;
        if common > 0 {
            sum += 2.0 * common as f64 / (human.values().sum::<u64>() + told.values().sum::<u64>()) as f64;
        }
    }
    let headline = sum / u64::max(documents, 1) as f64;
    Report {
        errors: Vec::new(),
        lines: vec![format!("summary ROUGE-1 F1 {headline:.4} ({documents} documents)")],
        headline,
    }
}

/// How often each word occurs, in lower case; a word is a run of letters and digits.
fn words(text: &str) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

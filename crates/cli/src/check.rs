//! `--check`: whether annotations keep the rules that the page, the link and every export rely on.
//!
//! The rules inside are those of [`Annotations::check`]. Beside them: segments cover each block exactly once, and the
//! offsets of the JSON cut the same words from the text as it was given.

use article::{Annotations, Article, segments};
use serde_json::Value;

/// Every rule that is broken, a sentence each.
pub(crate) fn faults(article: &Article, annotations: &Annotations, json: &Value, given: &str) -> Vec<String> {
    let mut faults = Vec::new();
    block_faults(article, &mut faults);
    segment_faults(article, annotations, &mut faults);
    offset_faults(article, annotations, json, given, &mut faults);
    faults
}

/// Blocks are in order, disjoint, not empty, and on char boundaries.
fn block_faults(article: &Article, faults: &mut Vec<String>) {
    let mut end = 0;
    for block in article.blocks() {
        let range = block.range;
        if !range.fits(article.text()) || range.is_empty() {
            faults.push(format!("block {range:?} does not fit the text"));
        }
        if range.start() < end {
            faults.push(format!("block {range:?} begins before the one before it ends, at {end}"));
        }
        end = range.end();
    }
}

/// The segments of a block concatenate to the block.
fn segment_faults(article: &Article, annotations: &Annotations, faults: &mut Vec<String>) {
    for block in article.blocks() {
        let mut at = block.range.start();
        for segment in segments(block.range, annotations) {
            let range = segment.range;
            if range.start() != at || range.is_empty() || !range.fits(article.text()) {
                faults.push(format!("segment {range:?} of block {:?} does not go on at {at}", block.range));
            }
            at = range.end();
            let claims = annotations.claims.len();
            if let Some(claim) = segment.claims.iter().find(|&&claim| claim as usize >= claims) {
                faults.push(format!("segment {range:?} names claim {claim} of {claims}"));
            }
        }
        if at != block.range.end() {
            faults.push(format!("the segments of block {:?} end at {at}", block.range));
        }
    }
}

/// The JSON's code points cut the same words from the given text as the byte ranges from the article's.
fn offset_faults(article: &Article, annotations: &Annotations, json: &Value, given: &str, faults: &mut Vec<String>) {
    let given: Vec<char> = given.chars().collect();
    let ranges = annotations.mentions.iter().map(|mention| mention.range);
    let listed = json["mentions"].as_array().map(Vec::as_slice).unwrap_or_default();
    if listed.len() != annotations.mentions.len() {
        faults.push(format!("{} mentions in the JSON of {}", listed.len(), annotations.mentions.len()));
    }
    for (range, mention) in ranges.zip(listed) {
        let offset = |key: &str| mention[key].as_u64().and_then(|offset| usize::try_from(offset).ok());
        let words = offset("start").zip(offset("end")).and_then(|(start, end)| given.get(start..end));
        if !words.is_some_and(|words| same_words(words, article.slice(range))) {
            faults.push(format!(
                "mention {range:?} is at {} to {} in the JSON, where other words stand",
                mention["start"], mention["end"]
            ));
        }
    }
}

/// Whether two texts differ at most in white space and in what normalising takes away.
fn same_words(given: &[char], normalised: &str) -> bool {
    let visible = |c: &char| c.is_alphanumeric();
    given.iter().copied().filter(visible).eq(normalised.chars().filter(visible))
}

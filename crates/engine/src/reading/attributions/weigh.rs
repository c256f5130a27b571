//! How well a candidate of the rules agrees with what the network says of its tokens.
//!
//! Why: the rules cut cleanly and miss much, the network finds much and cuts raggedly. A candidate is weighed with both: its
//! learned score, how likely the network holds its tokens for content, cue and source, and how far it is the attribution
//! that the network itself makes of that cue.

use crate::attribution::candidate::{Candidate, Ground};
use crate::attribution::weigh::score;
use crate::document::Document;
use crate::reading::Reading;
use crate::reading::attributions::Attribution;
use crate::reading::probability::{LEAST, exp, ln};

/// How likely a token is source, cue and content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inside {
    pub(super) source: f32,
    pub(super) cue: f32,
    pub(super) content: f32,
}

/// For each token of a document what the network says of it.
pub(super) fn inside(document: &Document<'_>, reading: &Reading) -> Vec<Inside> {
    let mut all = vec![Inside { source: 0.0, cue: 0.0, content: 0.0 }; document.tokens.len()];
    for (word, [source, cue, content, inner]) in reading.words.iter().zip(&reading.inside) {
        for token in &mut all[word.tokens.clone()] {
            token.source = token.source.max(*source);
            token.cue = token.cue.max(*cue);
            token.content = token.content.max(*content).max(*inner);
        }
    }
    all
}

/// Number of features.
pub(crate) const FEATURES: usize = 14;

/// The log-odds of a probability, within four units.
fn odds(probability: f32) -> f32 {
    (ln(probability.max(1e-3)) - ln((1.0 - probability).max(1e-3))).clamp(-4.0, 4.0)
}

fn mean(all: &[Inside], ranges: &[(usize, usize)], of: impl Fn(&Inside) -> f32) -> f32 {
    let (mut sum, mut count) = (0.0, 0.0_f32);
    for &(first, end) in ranges {
        for token in all.get(first..end).unwrap_or_default() {
            sum += of(token);
            count += 1.0;
        }
    }
    sum / count.max(1.0)
}

/// Tokens that both hold.
fn common(a: &[(usize, usize)], b: &[(usize, usize)]) -> usize {
    a.iter()
        .flat_map(|&(from, to)| b.iter().map(move |&(start, end)| to.min(end).saturating_sub(from.max(start))))
        .sum()
}

fn size(ranges: &[(usize, usize)]) -> usize {
    ranges.iter().map(|&(first, end)| end.saturating_sub(first)).sum()
}

/// Tokens that both hold, of those that either holds.
#[expect(clippy::cast_precision_loss, reason = "a text has far fewer than 2^24 tokens in one claim")]
pub(super) fn agreement(a: &[(usize, usize)], b: &[(usize, usize)]) -> f32 {
    let both = common(a, b);
    if both == 0 { 0.0 } else { both as f32 / (size(a) + size(b)).saturating_sub(both).max(1) as f32 }
}

/// The features of a candidate; `own` is the attribution that the network makes of its cue.
pub(super) fn features(
    ground: &Ground<'_, '_>,
    all: &[Inside],
    candidate: &Candidate,
    own: Option<&Attribution>,
) -> [f32; FEATURES] {
    let forms = &ground.zone.document.resources.forms;
    let content = |at: usize| all.get(at).map_or(0.0, |token| token.content);
    let (first, last) = (candidate.content[0].0, candidate.content.last().map_or(0, |part| part.1));
    let cue = candidate.cue.iter().flat_map(|&(from, to)| from..to).map(|at| all[at].cue).fold(0.0, f32::max);
    let source = candidate.source.map(|source| mean(all, &[source], |token| token.source));
    let zone = (ground.zone.low..ground.zone.high).map(content).sum::<f32>();
    let held: f32 = candidate.content.iter().flat_map(|&(from, to)| from..to).map(content).sum();
    #[expect(clippy::cast_precision_loss, reason = "a text has far fewer than 2^24 tokens in one claim")]
    let length = size(&candidate.content) as f32;
    let missed = (zone - held).max(0.0);
    #[expect(clippy::cast_precision_loss, reason = "scores are small")]
    let rules = score(ground, forms, candidate) as f32 / 32.0;
    let own_source = own.and_then(|own| own.candidate.source);
    [
        1.0,
        rules.clamp(-6.0, 6.0),
        odds(mean(all, &candidate.content, |token| token.content)),
        odds(cue),
        source.map_or(0.0, odds),
        if source.is_none() { 1.0 } else { 0.0 },
        if own.is_some() { 1.0 } else { 0.0 },
        own.map_or(0.0, |own| agreement(&own.candidate.content, &candidate.content)),
        own.map_or(0.0, |own| odds(f32::from(own.confidence) / 1000.0)),
        content(first) - first.checked_sub(1).map_or(0.0, content),
        last.checked_sub(1).map_or(0.0, content) - content(last),
        held / (length + missed).max(1.0),
        candidate.source.zip(own_source).map_or(0.0, |(a, b)| agreement(&[a], &[b])),
        if ground.quoted { 1.0 } else { 0.0 },
    ]
}

/// A probability from features and weights.
pub(super) fn probability(features: &[f32; FEATURES], weights: &[f32; FEATURES]) -> f32 {
    let sum = features.iter().zip(weights).fold(0.0, |sum, (x, w)| sum + x * w);
    let odds = exp((-sum).clamp(LEAST, -LEAST));
    1.0 / (1.0 + odds)
}

//! Finds attributions: the words that say who answers for what.
//!
//! Why: an article is read by asking who says so. Sentences are cut into zones (outside and inside quotations), coarsely
//! tagged ([`tags`]), and every cue in them gives candidates ([`candidate`], [`verb`]) with their noun phrases
//! ([`phrase`]) and quotations ([`quotes`]); learned weights choose among them ([`weigh`]).
//!
//! "Rosa Lind said that talks failed." gives the source "Rosa Lind", the cue "said", the content "talks failed".

pub(crate) mod bounds;
mod by_form;
pub(crate) mod candidate;
pub(crate) mod clause;
pub(crate) mod denial;
pub(crate) mod forms;
mod frame;
pub(crate) mod mend;
pub(crate) mod part;
pub(crate) mod phrase;
pub(crate) mod quoted;
pub(crate) mod quotes;
mod speech;
pub(crate) mod tags;
pub mod training;
mod verb;
pub(crate) mod weigh;
pub(crate) mod works;

use article::BlockKind;

use crate::document::Document;
pub(crate) use by_form::{is_claim_by_form, is_headline};
use candidate::{Candidate, Frame, Ground};
use phrase::Zone;
use quotes::Quote;

/// Tokens from which the inside of a quotation is searched for attributions of its own.
const INSIDE: usize = 8;

/// Calls `visit` with every zone of a sentence and its candidates.
pub(crate) fn read(
    document: &Document<'_>,
    quotes: &[Quote],
    sentence: usize,
    visit: &mut dyn FnMut(&Ground<'_, '_>, Vec<Candidate>),
) {
    let sentence = &document.sentences[sentence];
    let range = sentence.tokens();
    let kind = document.block_kind(sentence);
    if !kind.carries_claims() || document.language != "en" {
        return;
    }
    let tags = tags::tag(document, &document.resources.forms, range.clone());
    let is_title = kind == BlockKind::Title;
    let zone = |low: usize, high: usize| Zone { document, base: range.start, tags: &tags, low, high };
    let mut see = |low: usize, high: usize, quoted: bool| {
        let ground = Ground { zone: zone(low, high), quotes, quoted, is_title };
        let candidates = ground.candidates();
        visit(&ground, candidates);
    };
    see(range.start, range.end, false);
    let first = quotes.partition_point(|quote| quote.end <= range.start);
    for quote in quotes[first..].iter().take_while(|quote| quote.first < range.end) {
        let low = (quote.first + 1).max(range.start);
        let high = if quote.end <= range.end { quote.end - 1 } else { range.end };
        if high >= low + INSIDE {
            see(low, high, true);
        }
    }
}

/// Whether two candidates say about the same, so that one of them is superfluous.
pub(crate) fn same(a: &Candidate, b: &Candidate) -> bool {
    // Who says so and who denies it are two.
    if (a.frame == Frame::OfNoun) != (b.frame == Frame::OfNoun) && a.head != b.head {
        return false;
    }
    let size =
        |candidate: &Candidate| candidate.content.iter().map(|&(from, to)| to.saturating_sub(from)).sum::<usize>();
    let mut both = 0;
    for &(from, to) in &a.content {
        for &(start, end) in &b.content {
            both += to.min(end).saturating_sub(from.max(start));
        }
    }
    let all = size(a) + size(b) - both.min(size(a) + size(b));
    10 * both >= 6 * all && both > 0
}

/// Whether a claim holds another one whole, with a source of its own, "rejected |Norway's claim that|", or one that a passive
/// hides, "said |he had been told that|".
pub(crate) fn holds(outer: &Candidate, inner: &Candidate) -> bool {
    let within = |&(first, end): &(usize, usize)| outer.content.iter().any(|&(from, to)| from <= first && end <= to);
    !inner.borrowed && inner.source.as_ref().map_or(inner.hides_teller(), within) && inner.cue.iter().all(within)
}

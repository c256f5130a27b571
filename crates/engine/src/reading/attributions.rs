//! Who says what, from the network's spans and links: contents with one cue are one attribution, and a quotation that goes
//! on past its cue's window or sentence joins what its speaker said before.
//!
//! “We go home,” said Lind. “Nobody is glad.” has the content spans “We go home,” and “Nobody is glad.”, both linked to
//! the cue "said", and that to the source "Lind".

use std::ops::Range;

use article::Reason;

use super::Reading;
use super::probability::thousandths;
use super::spans::Spans;
use crate::attribution::candidate::{Candidate, Edge, Frame};
use crate::attribution::quotes::Quote;
use crate::document::Document;
use crate::lexicon::Lex;

mod shape;

/// An attribution and how sure the network is of it, in thousandths.
#[derive(Debug)]
pub(crate) struct Attribution {
    pub(crate) candidate: Candidate,
    pub(crate) confidence: u16,
}

impl Attribution {
    /// The first token of its content.
    pub(crate) fn start(&self) -> usize {
        self.candidate.content.first().map_or(0, |content| content.0)
    }
}

/// All attributions of a document, by the first token of their content. Linear in the spans and quotations.
pub(crate) fn all(document: &Document<'_>, quotes: &[Quote], reading: &Reading) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut open: Option<Open> = None;
    for spans in &reading.spans {
        open = of_window(document, quotes, spans, open, &mut found);
    }
    found.sort_by_key(|attribution| (attribution.start(), attribution.candidate.head));
    go_on(document, quotes, &mut found);
    found
}

/// A cue at the end of a window whose content was not in it: "Lind said:" before a quotation.
struct Open {
    cue: Range<usize>,
    source: Option<Range<usize>>,
    probability: f32,
}

/// Tokens between a cue and a content in the next window that may be its own: a colon, a quotation mark.
const NEAR: usize = 2;

fn of_window(
    document: &Document<'_>,
    quotes: &[Quote],
    spans: &Spans,
    open: Option<Open>,
    found: &mut Vec<Attribution>,
) -> Option<Open> {
    let mut last = None;
    for (at, cue) in spans.cues.iter().enumerate() {
        let linked = |inner: bool| {
            spans
                .contents
                .iter()
                .filter(move |content| content.is_inner == inner && content.cue.is_some_and(|(linked, _)| linked == at))
        };
        let is_inner = linked(false).next().is_none();
        let contents: Vec<(usize, usize)> =
            linked(is_inner).map(|content| (content.span.tokens.start, content.span.tokens.end)).collect();
        let source = cue.source.map(|source| spans.sources[source].tokens.clone());
        if contents.is_empty() {
            last = Some(Open { cue: cue.span.tokens.clone(), source, probability: cue.span.probability });
            continue;
        }
        let sure = linked(is_inner)
            .map(|content| content.span.probability.min(content.cue.map_or(0.0, |(_, link)| link)))
            .fold(f32::MIN, f32::max);
        let probability = cue.span.probability.min(sure);
        found.extend(attribution(document, quotes, cue.span.tokens.clone(), contents, source, probability));
    }
    if let Some(open) = open
        && let Some(content) = spans.contents.iter().find(|content| !content.is_inner)
        && content.cue.is_none()
        && content.span.tokens.start >= open.cue.end
        && content.span.tokens.start <= open.cue.end + NEAR
    {
        let contents = vec![(content.span.tokens.start, content.span.tokens.end)];
        let probability = open.probability.min(content.span.probability);
        found.extend(attribution(document, quotes, open.cue, contents, open.source, probability));
    }
    last
}

/// An attribution of these tokens as the contract shapes it; none where it is no claim.
fn attribution(
    document: &Document<'_>,
    quotes: &[Quote],
    cue: Range<usize>,
    contents: Vec<(usize, usize)>,
    source: Option<Range<usize>>,
    probability: f32,
) -> Option<Attribution> {
    let cue = shape::without_marks(document, cue)?;
    let mut contents: Vec<(usize, usize)> = contents
        .into_iter()
        .filter_map(|(first, end)| shape::content(document, quotes, first..end))
        .map(|content| (content.start, content.end))
        .collect();
    contents.sort_unstable();
    // What is widened to its quotation marks may meet its neighbour.
    contents.dedup_by(|next, last| {
        let meets = next.0 <= last.1;
        if meets {
            last.1 = last.1.max(next.1);
        }
        meets
    });
    let source = source.and_then(|source| shape::without_marks(document, source));
    let head = shape::head(document, cue.clone());
    if !shape::is_claim(document, quotes, head, &contents, source.is_some()) {
        return None;
    }
    let first = contents.first()?.0;
    let candidate = Candidate {
        head,
        reason: reason(document, &cue, head),
        frame: if shape::asks(document, first) { Frame::Question } else { Frame::Other },
        edge: Edge::Sentence,
        passive: false,
        inverted: false,
        borrowed: false,
        cue: vec![(cue.start, cue.end)],
        content: contents,
        source: source.map(|source| (source.start, source.end)),
    };
    Some(Attribution { candidate, confidence: calibrated(thousandths(probability)) })
}

fn reason(document: &Document<'_>, cue: &Range<usize>, head: usize) -> Reason {
    if cue.clone().any(|token| document.lower(token) == "according") {
        Reason::AccordingTo
    } else if cue.clone().all(|token| !document.is_word(token)) {
        Reason::HeadlineColon
    } else if document.resources.forms.is_speech_noun(document.lower(head)) && !document.word(head).lex.any(Lex::REPORT)
    {
        Reason::SpeechNoun
    } else {
        Reason::ReportedSpeech
    }
}

/// Tokens from which a quotation is speech, not a term in quotation marks.
const SPEECH: usize = 6;
/// Most stretches that one attribution is made of.
const LONGEST_SPEECH: usize = 16;

/// Gives quotations that nobody is named for to the last speaker: where the one before is still open at the end of its
/// paragraph, and where a quotation stands alone right behind what somebody said.
fn go_on(document: &Document<'_>, quotes: &[Quote], found: &mut [Attribution]) {
    let mut order: Vec<(usize, usize)> = found
        .iter()
        .enumerate()
        .flat_map(|(at, attribution)| attribution.candidate.content.iter().map(move |content| (content.0, at)))
        .collect();
    order.sort_unstable();
    let mut next = 0;
    // The last speech: whose it is and where its sentence ends.
    let mut last: Option<(usize, bool, usize)> = None;
    for quote in quotes {
        let mut own = None;
        while let Some(&(start, at)) = order.get(next).filter(|(start, _)| *start < quote.end) {
            next += 1;
            let holds = found[at]
                .candidate
                .content
                .iter()
                .any(|&(from, to)| from == start && 2 * overlap(quote, from, to) > quote.end - quote.first);
            if holds && own.is_none() {
                own = Some(at);
            }
        }
        if let Some(at) = own {
            last = Some((at, quote.goes_on, end_of_sentence(document, found, at, quote)));
            continue;
        }
        let Some((at, is_open, end)) = last else { continue };
        let is_held = found[at].candidate.content.iter().any(|&(from, to)| overlap(quote, from, to) > 0);
        if is_held {
            last = Some((at, quote.goes_on, end.max(end_of_sentence(document, found, at, quote))));
            continue;
        }
        let follows = is_open || quote.first == end && stands_alone(document, quote);
        if !follows || quote.end - quote.first < SPEECH || found[at].candidate.content.len() >= LONGEST_SPEECH {
            continue;
        }
        found[at].candidate.content.push((quote.first, quote.end));
        last = Some((at, quote.goes_on, quote.end));
    }
}

fn overlap(quote: &Quote, from: usize, to: usize) -> usize {
    quote.end.min(to).saturating_sub(quote.first.max(from))
}

/// Where the sentence ends in which a quotation, or its cue, stands last.
fn end_of_sentence(document: &Document<'_>, found: &[Attribution], at: usize, quote: &Quote) -> usize {
    let last = found[at].candidate.cue.iter().map(|cue| cue.1).fold(quote.end, usize::max);
    document.sentence_at(last.saturating_sub(1)).map_or(last, |sentence| document.sentences[sentence].end as usize)
}

/// Whether a quotation is whole sentences, nothing beside it.
fn stands_alone(document: &Document<'_>, quote: &Quote) -> bool {
    let first = document.sentence_at(quote.first).map(|sentence| document.sentences[sentence].first as usize);
    let end = document.sentence_at(quote.end - 1).map(|sentence| document.sentences[sentence].end as usize);
    first == Some(quote.first) && end == Some(quote.end)
}

/// How often an attribution of such a probability is right, in thousandths: counted on development data.
fn calibrated(probability: u16) -> u16 {
    probability
}

#[cfg(test)]
mod tests;

//! Who says what, from the network's spans and links: contents with one cue are one attribution, and a quotation that goes
//! on past its cue's window or sentence joins what its speaker said before.
//!
//! “We go home,” said Lind. “Nobody is glad.” has the content spans “We go home,” and “Nobody is glad.”, both linked to
//! the cue "said", and that to the source "Lind".

use std::ops::Range;

use article::Reason;

use super::Reading;
use super::probability::{calibrated, thousandths};
use super::spans::{Content, Spans};
use crate::attribution::candidate::{Candidate, Edge, Frame, Ground};
use crate::attribution::mend::list_after;
use crate::attribution::quotes::Quote;
use crate::document::Document;
use crate::lexicon::Lex;

mod blend;
mod ends;
mod shape;
mod weigh;

pub(crate) use shape::{asks, is_claim, is_clause};

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
    let mut found = blend::blended(document, quotes, Weigher::new(document, quotes, reading));
    found.sort_by_key(|attribution| (attribution.start(), attribution.candidate.head));
    go_on(document, quotes, &mut found);
    for attribution in &mut found {
        attribution.candidate.content = merged(document, std::mem::take(&mut attribution.candidate.content));
    }
    found
}

/// Weighs candidates with what the network says.
pub(crate) struct Weigher {
    inside: Vec<weigh::Inside>,
    /// What the network makes of the text by itself, by the first token of the cue.
    own: Vec<Attribution>,
}

impl Weigher {
    pub(crate) fn new(document: &Document<'_>, quotes: &[Quote], reading: &Reading) -> Self {
        let mut joiner = Joiner { document, quotes, found: Vec::new(), open: Open::default() };
        for spans in &reading.spans {
            joiner.window(spans);
        }
        let mut own = joiner.found;
        own.sort_by_key(|own| own.candidate.cue[0]);
        Self { inside: weigh::inside(document, reading), own }
    }

    /// The network's own attribution with the cue that a token stands in.
    fn own(&self, head: usize) -> Option<usize> {
        let after = self.own.partition_point(|own| own.candidate.cue[0].0 <= head);
        after.checked_sub(1).filter(|&at| head < self.own[at].candidate.cue[0].1)
    }

    pub(crate) fn features(&self, ground: &Ground<'_, '_>, candidate: &Candidate) -> [f32; weigh::FEATURES] {
        weigh::features(ground, &self.inside, candidate, self.own(candidate.head).map(|at| &self.own[at]))
    }
}

/// Stretches in order; those that meet in one block are one.
fn merged(document: &Document<'_>, mut contents: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let block = |token: usize| document.sentence_at(token).map(|sentence| document.sentences[sentence].block);
    contents.sort_unstable();
    contents.dedup_by(|next, last| {
        let meets = next.0 < last.1 || next.0 == last.1 && block(next.0) == block(last.0);
        if meets {
            last.1 = last.1.max(next.1);
        }
        meets
    });
    contents
}

/// What a window leaves open for the next one.
#[derive(Default)]
struct Open {
    /// A cue without content: "Lind said:" before a quotation.
    cue: Option<Parts>,
    /// The attribution whose content reaches the window's end.
    attribution: Option<usize>,
    /// A content that reaches the window's end and has no cue yet.
    content: Option<Range<usize>>,
}

/// The parts of an attribution, as the network gives them.
#[derive(Clone)]
struct Parts {
    cue: Range<usize>,
    source: Option<Range<usize>>,
    contents: Vec<Range<usize>>,
    probability: f32,
}

/// Tokens between a cue and a content in the next window that may be its own: a colon, a quotation mark.
const NEAR: usize = 2;
/// Tokens of a content that is no more than what stands before a list.
const CUT: usize = 3;
/// From this probability on (as a logarithm: one half) a cue of its own window keeps a content that goes on.
const OWN_CUE: f32 = -0.7;

/// Words below which a content is short; a short one must be likelier than this, in thousandths, and more so where no word
/// of its cue is known to attribute.
const SHORT: usize = 8;
const SURE: u16 = 350;
const SURE_OF_UNKNOWN: u16 = 450;

/// Makes attributions of windows, one after another.
struct Joiner<'j, 'd> {
    document: &'j Document<'d>,
    quotes: &'j [Quote],
    found: Vec<Attribution>,
    open: Open,
}

impl Joiner<'_, '_> {
    fn window(&mut self, spans: &Spans) {
        let mut before = std::mem::take(&mut self.open);
        let first = spans.contents.iter().find(|content| !content.is_inner);
        let is_own = |content: &Content| content.cue.is_some_and(|(_, link)| link >= OWN_CUE);
        // The content that goes on from the window before, if it does not belong to a cue here.
        let continued = first.filter(|content| content.goes_on && !is_own(content));
        if let Some(content) = continued
            && let Some(at) = before.attribution
        {
            let more = shape::parts(self.document, self.quotes, &content.span.tokens);
            self.found[at].candidate.content.extend(more);
            if content.span.tokens.end > spans.last {
                self.open.attribution = Some(at);
            }
        }
        let is_taken = |content: &Content| {
            before.attribution.is_some() && continued.is_some_and(|taken| std::ptr::eq(taken, content))
        };
        for (at, cue) in spans.cues.iter().enumerate() {
            let linked = |inner: bool| {
                spans.contents.iter().filter(move |content| {
                    content.is_inner == inner
                        && content.cue.is_some_and(|(linked, _)| linked == at)
                        && !is_taken(content)
                })
            };
            let is_inner = linked(false).next().is_none();
            let mut parts = Parts {
                cue: cue.span.tokens.clone(),
                source: cue.source.map(|source| spans.sources[source].tokens.clone()),
                contents: linked(is_inner).map(|content| content.span.tokens.clone()).collect(),
                probability: cue.span.probability,
            };
            // "told members that:" and a list: the list is what is said.
            let is_cut = parts.contents.iter().all(|content| content.start >= parts.cue.end && content.len() <= CUT);
            let list = if is_cut { self.list(&parts.cue) } else { Vec::new() };
            if !list.is_empty() {
                parts.contents = list;
                self.add(parts, false);
                continue;
            }
            if parts.contents.is_empty() {
                self.open.cue = Some(parts);
                continue;
            }
            if linked(is_inner).any(|content| content.goes_on) {
                parts.contents.extend(before.content.take());
            }
            let sure = linked(is_inner)
                .map(|content| content.span.probability.min(content.cue.map_or(0.0, |(_, link)| link)))
                .fold(f32::MIN, f32::max);
            parts.probability = parts.probability.min(sure);
            let reaches = parts.contents.iter().any(|content| content.end > spans.last);
            self.add(parts, reaches);
        }
        if let Some(mut parts) = before.cue
            && let Some(content) = first.filter(|content| content.cue.is_none())
            && content.span.tokens.start >= parts.cue.end
            && content.span.tokens.start <= parts.cue.end + NEAR
        {
            parts.contents.push(content.span.tokens.clone());
            parts.probability = parts.probability.min(content.span.probability);
            self.add(parts, content.span.tokens.end > spans.last);
        } else if let Some(last) = spans.contents.iter().rev().find(|content| !content.is_inner)
            && last.cue.is_none()
            && last.span.tokens.end > spans.last
        {
            self.open.content = Some(last.span.tokens.clone());
        }
    }

    fn list(&self, cue: &Range<usize>) -> Vec<Range<usize>> {
        list_after(self.document, cue.start).into_iter().map(|(first, end)| first..end).collect()
    }

    fn add(&mut self, parts: Parts, reaches: bool) {
        if let Some(attribution) = attribution(self.document, self.quotes, parts) {
            self.found.push(attribution);
            if reaches {
                self.open.attribution = Some(self.found.len() - 1);
            }
        }
    }
}

/// An attribution of these parts as the contract shapes it; none where it is no claim.
fn attribution(document: &Document<'_>, quotes: &[Quote], parts: Parts) -> Option<Attribution> {
    let Parts { cue, source, contents, probability } = parts;
    let mut cue = shape::without_marks(document, cue)?;
    let contents = contents.iter().flat_map(|content| shape::parts(document, quotes, content)).collect();
    let contents = merged(document, shape::beside(document, quotes, &cue, contents));
    let mut contents = shape::without_addressee(document, quotes, &cue, contents);
    let source = source
        .and_then(|source| shape::without_marks(document, source))
        .and_then(|source| ends::source(document, source))
        .filter(|source| !source.contains(&cue.start));
    shape::part_from_cue(&mut cue, &mut contents);
    let starts: Vec<usize> =
        contents.iter().map(|content| content.0).chain(source.iter().map(|source| source.start)).collect();
    let cue = ends::cue(document, cue, &starts);
    let head = shape::head(document, cue.clone());
    let sure = thousandths(probability);
    let least = if shape::is_known(document, cue.clone()) { SURE } else { SURE_OF_UNKNOWN };
    let is_short =
        contents.iter().flat_map(|&(first, end)| first..end).filter(|&at| document.is_word(at)).count() < SHORT;
    if is_short && sure < least {
        return None;
    }
    if !shape::is_claim(document, head, &contents, source.is_some()) {
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
    Some(Attribution { candidate, confidence: calibrated(sure, &CALIBRATION) })
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

/// How often an attribution of such a probability is right, by points counted on development data, in thousandths.
const CALIBRATION: [(u16, u16); 7] =
    [(0, 350), (300, 380), (420, 500), (600, 580), (700, 720), (900, 900), (1000, 940)];

#[cfg(test)]
mod tests;

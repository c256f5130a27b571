//! Every way in which the words of a sentence may attribute something: a cue, who answers, and what is said.
//!
//! Candidates are made generously, several for a cue; which of them is a claim is for the weights to say.

mod hearsay;

use article::Reason;

use super::clause;
pub(crate) use super::frame::{Edge, Frame};
use super::phrase::Zone;
use super::quotes::Quote;
use super::tags::{Tag, is_be};
use super::verb;
use crate::lexicon::Lex;

/// A possible attribution. Ranges are of tokens, end exclusive.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The word that attributes, and the group that it stands in.
    pub(crate) head: usize,
    pub(crate) cue: Vec<(usize, usize)>,
    /// One or two stretches, in order.
    pub(crate) content: Vec<(usize, usize)>,
    /// None where nobody is named.
    pub(crate) source: Option<(usize, usize)>,
    pub(crate) reason: Reason,
    /// What stands between cue and content.
    pub(crate) frame: Frame,
    /// How the content's end, or its beginning to the left of the cue, was chosen.
    pub(crate) edge: Edge,
    pub(crate) passive: bool,
    /// Whether the source stands after the verb: "said Lind".
    pub(crate) inverted: bool,
    /// Whether the source is that of another clause: "Lind left, saying".
    pub(crate) borrowed: bool,
}

impl Candidate {
    /// Whether a passive hides who tells what a clause says: "was told that".
    pub(crate) fn hides_teller(&self) -> bool {
        self.passive && self.source.is_none() && matches!(self.frame, Frame::That | Frame::FarThat | Frame::Clause)
    }
}

/// What candidates are made in: a zone and the quotations of the document.
pub(crate) struct Ground<'z, 'd> {
    pub(crate) zone: Zone<'z, 'd>,
    pub(crate) quotes: &'z [Quote],
    /// Whether the zone is the inside of a quotation.
    pub(crate) quoted: bool,
    pub(crate) is_title: bool,
}

/// Tokens between a verb of speech and the occasion on which somebody speaks.
const OCCASION: usize = 8;
/// Commas of which one may end the source of "according to".
const COMMAS: usize = 3;
/// Tokens from which a quotation is a speech, not a term in quotation marks.
const SPEECH: usize = 6;

impl Ground<'_, '_> {
    /// The quotation that a token stands in.
    pub(crate) fn quote_at(&self, token: usize) -> Option<&Quote> {
        let after = self.quotes.partition_point(|quote| quote.first <= token);
        after.checked_sub(1).map(|at| &self.quotes[at]).filter(|quote| token < quote.end)
    }

    /// The speech that a token stands in: a quotation of some length.
    fn speech_at(&self, token: usize) -> Option<&Quote> {
        self.quote_at(token).filter(|quote| quote.end - quote.first >= SPEECH)
    }

    /// All candidates of the zone, by cue.
    pub(crate) fn candidates(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        let zone = &self.zone;
        for at in zone.low..zone.high {
            if !self.quoted && self.speech_at(at).is_some() {
                continue;
            }
            match zone.tag(at) {
                Tag::Colon => self.colon(at, &mut found),
                Tag::Noun if zone.tag(at + 1) == Tag::That => self.noun(at, Frame::That, &mut found),
                Tag::Noun if zone.tag(at + 1) == Tag::To && zone.tag(at + 2) == Tag::Base => {
                    self.noun(at, Frame::To, &mut found);
                }
                Tag::Adverb => self.adverb(at, &mut found),
                _ => {}
            }
            if zone.word(at) == "according" && zone.word(at + 1) == "to" {
                self.according(at, &mut found);
            } else if !self.is_hearsay(at) && verb::may_attribute(self, at) {
                verb::candidates(self, at, &mut found);
            }
        }
        self.go_on(&mut found);
        for candidate in &mut found {
            candidate.content.retain(|(first, end)| first < end);
        }
        found.retain(|candidate| !candidate.content.is_empty());
        found
    }

    /// One past the last token of the sentence that content may have: before the full stop and what closes after it.
    pub(crate) fn sentence_end(&self) -> usize {
        let zone = &self.zone;
        let mut end = zone.high;
        while end > zone.low && matches!(zone.before(end), Tag::Stop) {
            end -= 1;
        }
        self.widened(end)
    }

    /// An end moved to the end of the quotation that it falls into.
    pub(crate) fn widened(&self, end: usize) -> usize {
        if self.quoted || end == 0 {
            return end;
        }
        self.quote_at(end - 1).map_or(end, |quote| quote.end.max(end))
    }

    /// The places where a content that begins at `start` may end, each once.
    pub(crate) fn ends(&self, start: usize) -> Vec<(usize, Edge)> {
        let zone = &self.zone;
        let last = self.sentence_end();
        let mut ends = vec![(last, Edge::Sentence)];
        let mut seen = [false; 3];
        for at in start + 1..zone.high.min(last) {
            if !self.quoted && self.quote_at(at).is_some() {
                continue;
            }
            let next = zone.tag(at + 1);
            let edge = match zone.tag(at) {
                Tag::Comma => {
                    let clause = matches!(next, Tag::And | Tag::Subordinate | Tag::Ing | Tag::Relative)
                        || zone.word(at + 1) == "according";
                    if clause { Edge::Clause } else { Edge::Comma }
                }
                Tag::Break | Tag::Colon => Edge::Clause,
                Tag::Subordinate if next != Tag::That => Edge::Clause,
                Tag::And if next.is_finite() || next == Tag::Adverb || verb::may_attribute(self, at + 1) => Edge::And,
                _ => continue,
            };
            let seen = &mut seen[match edge {
                Edge::Clause => 0,
                Edge::And => 1,
                _ => 2,
            }];
            if !std::mem::replace(seen, true) {
                ends.push((at, edge));
            }
        }
        ends
    }

    /// The places where a content that ends before `end`, left of its cue, may begin, each once.
    pub(crate) fn beginnings(&self, end: usize) -> Vec<(usize, Edge)> {
        let zone = &self.zone;
        let mut found = Vec::new();
        if !self.quoted
            && let Some(quote) = self.quote_at(end - 1).filter(|quote| quote.end == end)
        {
            found.push((quote.first, Edge::Quotation));
        }
        let first = self.quote_at(zone.low).filter(|_| !self.quoted).map_or(zone.low, |quote| quote.first);
        if found.iter().all(|&(start, _)| start != first) {
            found.push((first, Edge::Sentence));
        }
        let mut seen = [false; 2];
        for at in (zone.low + 1..end).rev() {
            if !self.quoted && self.quote_at(at).is_some() {
                continue;
            }
            let edge = match zone.tag(at) {
                Tag::Break | Tag::Colon => Edge::Clause,
                Tag::Comma if matches!(zone.tag(at + 1), Tag::And | Tag::Subordinate) => Edge::Clause,
                Tag::Comma => Edge::Comma,
                _ => continue,
            };
            let seen = &mut seen[usize::from(edge == Edge::Comma)];
            if !std::mem::replace(seen, true) {
                let skips = usize::from(zone.tag(at + 1) == Tag::And);
                found.push((at + 1 + skips, edge));
            }
        }
        found
    }

    /// "according to": the source follows; the content is what stands before, or after the source's comma.
    fn according(&self, at: usize, found: &mut Vec<Candidate>) {
        let zone = &self.zone;
        let Some(mut source_end) = zone.phrase_right(at + 2) else { return };
        // "a study |that doctors called flawed".
        if zone.tag(source_end) == Tag::That && zone.before(source_end) == Tag::Noun {
            source_end = zone.until_mark(source_end);
        }
        let candidate = Candidate {
            head: at,
            cue: vec![(at, at + 2)],
            content: Vec::new(),
            source: Some((at + 2, source_end)),
            reason: Reason::AccordingTo,
            frame: Frame::Left,
            edge: Edge::Sentence,
            passive: false,
            inverted: true,
            borrowed: false,
        };
        let end = at - usize::from(zone.before(at) == Tag::Comma && at > zone.low);
        // "The plan is, according to two aides, illegal": what stands around it is one clause.
        let named = zone.simple_right(at + 2).unwrap_or(at + 2);
        if let Some(around) = clause::around(zone, at, named).filter(|_| self.quoted || self.quote_at(at).is_none()) {
            let content = around.left.into_iter().chain([around.rest]).collect();
            // "an audit |seen by the Post|" is one source.
            let described = zone.tag(source_end) == Tag::Participle;
            let source = Some((at + 2, if described { around.comma } else { source_end.min(around.comma) }));
            return found.push(Candidate { content, source, frame: Frame::Both, ..candidate });
        }
        let words_before = (zone.low..end).filter(|&at| zone.tag(at) != Tag::Quote).count();
        if words_before > 2 {
            for (start, edge) in self.beginnings(end) {
                let frame = if edge == Edge::Quotation { Frame::LeftQuote } else { Frame::Left };
                found.push(Candidate { content: vec![(start, end)], edge, frame, ..candidate.clone() });
            }
        } else if let Some(first) = zone.simple_right(at + 2) {
            // Which comma ends the source is for the weights to say: "According to Lind, a lawyer, talks failed".
            let tensed = |from: usize| (from..zone.high).any(|at| zone.tag(at).is_finite());
            let commas = (first..zone.high).filter(|&at| zone.tag(at) == Tag::Comma);
            for comma in commas.take(COMMAS).filter(|&comma| comma >= source_end || tensed(comma + 1)) {
                for (end, edge) in self.ends(comma + 1) {
                    let source = Some((at + 2, comma));
                    let content = vec![(comma + 1, end)];
                    found.push(Candidate { content, source, edge, frame: Frame::Clause, ..candidate.clone() });
                }
            }
        }
    }

    /// "Lind: talks failed", and in a headline "Talks failed: Lind".
    fn colon(&self, at: usize, found: &mut Vec<Candidate>) {
        let zone = &self.zone;
        let end = self.sentence_end();
        let candidate = Candidate {
            head: at,
            cue: vec![(at, at + 1)],
            content: Vec::new(),
            source: None,
            reason: Reason::HeadlineColon,
            frame: Frame::Colon,
            edge: Edge::Sentence,
            passive: false,
            inverted: false,
            borrowed: false,
        };
        let named = |from: usize, to: usize| {
            let words = to.saturating_sub(from);
            (1..=8).contains(&words)
                && zone.tag(to - 1).is_nominal()
                && (from..to).all(|at| !zone.tag(at).is_finite() && zone.tag(at) != Tag::Ing)
        };
        if named(zone.low, at) && end > at + 2 {
            let source = Some((zone.low, at));
            found.push(Candidate { content: vec![(at + 1, end)], source, ..candidate.clone() });
        }
        if self.is_title && named(at + 1, end) && at > zone.low + 2 {
            let source = Some((at + 1, end));
            found.push(Candidate {
                content: vec![(zone.low, at)],
                source,
                inverted: true,
                frame: Frame::Left,
                ..candidate
            });
        }
    }

    /// "Lind's claim that", "the report that", "her promise to", "issued a warning that".
    fn noun(&self, at: usize, frame: Frame, found: &mut Vec<Candidate>) {
        let zone = &self.zone;
        let forms = &zone.document.resources.forms;
        let announces = match frame {
            Frame::To => forms.is_promise(zone.word(at)),
            _ => forms.is_speech_noun(zone.word(at)),
        };
        if !announces || self.is_occasion(at) {
            return;
        }
        let Some(start) = zone.phrase_left(at + 1) else { return };
        let owner = (start..at).rev().find(|&at| zone.tag(at) == Tag::Possessive).map(|mark| (start, mark));
        let owner = owner.or_else(|| {
            let his = (zone.tag(start) == Tag::Determiner)
                && matches!(zone.word(start), "his" | "her" | "their" | "its" | "my" | "our");
            his.then_some((start, start + 1))
        });
        let giver = if owner.is_none() { self.giver(start, at) } else { None };
        if frame == Frame::To && owner.is_none() && giver.is_none() {
            return;
        }
        let first = at + 1 + usize::from(frame != Frame::To);
        let mut ends = self.ends(first);
        if let Some(main) = self.main_verb(first, frame) {
            ends.retain(|&(end, _)| end < main);
            ends.push((main, Edge::Phrase));
        }
        for (end, edge) in ends {
            found.push(Candidate {
                head: at,
                cue: vec![(giver.map_or(at, |(verb, _)| verb), at + 1)],
                content: vec![(first, end)],
                source: owner.or(giver.map(|(_, giver)| giver)),
                reason: Reason::SpeechNoun,
                frame,
                edge,
                passive: false,
                inverted: false,
                borrowed: false,
            });
        }
    }

    /// Whether a noun of speech only says on which occasion somebody speaks: "said in |a statement that".
    fn is_occasion(&self, at: usize) -> bool {
        let zone = &self.zone;
        let Some(start) = zone.simple_left(at + 1).filter(|&start| zone.before(start) == Tag::Preposition) else {
            return false;
        };
        let speaks = |at: usize| zone.document.word(at).lex.any(Lex::SAY.with(Lex::TELL)) && zone.tag(at).is_finite();
        matches!(zone.word(start - 1), "in" | "at" | "during" | "with")
            && (zone.low.max(start.saturating_sub(OCCASION))..start).any(speaks)
    }

    /// The verb by which somebody gives a noun of speech, and who: "|Lind |issued a warning that".
    fn giver(&self, start: usize, noun: usize) -> Option<(usize, (usize, usize))> {
        let zone = &self.zone;
        let verb = (start..noun).find(|&at| zone.tag(at) == Tag::Determiner).unwrap_or(start).checked_sub(1)?;
        let is_verb = zone.tag(verb).is_finite() || zone.tag(verb) == Tag::Noun && zone.before(verb).is_nominal();
        let gives = zone.document.word(verb).lex.any(Lex::LIGHT) && is_verb;
        let group = zone.group_start(verb);
        (gives && !is_passive(zone, group, verb)).then(|| zone.subject_left(group)).flatten().map(|giver| (verb, giver))
    }

    /// Where the main verb's group begins behind a noun and its clause: "the claim that talks failed |was false". None where
    /// another clause begins before it.
    fn main_verb(&self, first: usize, frame: Frame) -> Option<usize> {
        let zone = &self.zone;
        let mut verbs = (first..zone.high).filter(|&at| {
            zone.tag(at).is_finite()
                && !zone.before(at).is_finite()
                && !matches!(zone.before(at), Tag::Relative | Tag::That)
        });
        let own = if frame == Frame::To { first } else { verbs.next()? };
        let main = zone.group_start(verbs.next()?);
        let begins = |at: usize| {
            matches!(
                zone.tag(at),
                Tag::And | Tag::Comma | Tag::Subordinate | Tag::Relative | Tag::That | Tag::Question | Tag::Break
            ) || zone.document.word(at).lex.any(Lex::REPORT) && at < main
        };
        (main > first && !(own..main).any(begins)).then_some(main)
    }
}

/// Whether the verb group `start..=verb` is passive.
pub(crate) fn is_passive(zone: &Zone<'_, '_>, start: usize, verb: usize) -> bool {
    matches!(zone.tag(verb), Tag::Participle | Tag::Either | Tag::Finite)
        && zone.before(verb) != Tag::To
        && (start..verb).any(|at| is_be(zone.word(at)))
}

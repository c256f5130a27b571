//! Every way in which the words of a sentence may attribute something: a cue, who answers, and what is said.
//!
//! Candidates are made generously, several for a cue; which of them is a claim is for the weights to say.

use article::Reason;

pub(crate) use super::frame::{Edge, Frame};
use super::phrase::Zone;
use super::quotes::Quote;
use super::tags::{Tag, is_be};
use super::verb;

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

/// What candidates are made in: a zone and the quotations of the document.
pub(crate) struct Ground<'z, 'd> {
    pub(crate) zone: Zone<'z, 'd>,
    pub(crate) quotes: &'z [Quote],
    /// Whether the zone is the inside of a quotation.
    pub(crate) quoted: bool,
    pub(crate) is_title: bool,
}

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
                Tag::Noun if zone.tag(at + 1) == Tag::That => self.noun(at, &mut found),
                Tag::Adverb => self.adverb(at, &mut found),
                _ => {}
            }
            if zone.word(at) == "according" && zone.word(at + 1) == "to" {
                self.according(at, &mut found);
            } else if !is_hearsay(zone.word(at)) && verb::may_attribute(self, at) {
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
        let Some(source_end) = zone.phrase_right(at + 2) else { return };
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

    /// "Lind's claim that", "the report that".
    fn noun(&self, at: usize, found: &mut Vec<Candidate>) {
        let zone = &self.zone;
        let Some(start) = zone.phrase_left(at + 1) else { return };
        let owner = (start..at).rev().find(|&at| zone.tag(at) == Tag::Possessive).map(|mark| (start, mark));
        let owner = owner.or_else(|| {
            let his = (zone.tag(start) == Tag::Determiner)
                && matches!(zone.word(start), "his" | "her" | "their" | "its" | "my" | "our");
            his.then_some((start, start + 1))
        });
        if !zone.document.resources.forms.is_speech_noun(zone.word(at)) {
            return;
        }
        // "the claim that talks failed |was false": the second verb with tense is not the claim's.
        let mut verbs = (at + 2..zone.high).filter(|&at| zone.tag(at).is_finite() && !zone.before(at).is_finite());
        let second = verbs.nth(1).map(|verb| (zone.group_start(verb), Edge::Phrase));
        for (end, edge) in self.ends(at + 2).into_iter().chain(second) {
            found.push(Candidate {
                head: at,
                cue: vec![(at, at + 1)],
                content: vec![(at + 2, end)],
                source: owner,
                reason: Reason::SpeechNoun,
                frame: Frame::That,
                edge,
                passive: false,
                inverted: false,
                borrowed: false,
            });
        }
    }

    /// "reportedly": somebody unnamed says so.
    fn adverb(&self, at: usize, found: &mut Vec<Candidate>) {
        let zone = &self.zone;
        if !is_hearsay(zone.word(at)) {
            return;
        }
        let starts = self.beginnings(zone.group_start(at).max(zone.low + 1));
        let Some(&(start, edge)) = starts.iter().find(|(_, edge)| *edge == Edge::Clause).or(starts.first()) else {
            return;
        };
        found.push(Candidate {
            head: at,
            cue: vec![(at, at + 1)],
            content: [(start, at), (at + 1, self.sentence_end())].into_iter().filter(|(from, to)| from < to).collect(),
            source: None,
            reason: Reason::ReportedSpeech,
            frame: Frame::Both,
            edge,
            passive: false,
            inverted: false,
            borrowed: false,
        });
    }
}

/// Whether a word says that somebody unnamed says so.
pub(crate) fn is_hearsay(word: &str) -> bool {
    matches!(word, "reportedly" | "allegedly" | "supposedly" | "purportedly")
}

/// Whether the verb group `start..=verb` is passive.
pub(crate) fn is_passive(zone: &Zone<'_, '_>, start: usize, verb: usize) -> bool {
    matches!(zone.tag(verb), Tag::Participle | Tag::Either | Tag::Finite)
        && (start..verb).any(|at| is_be(zone.word(at)))
}

//! Finds noun phrases beside a verb: the subject to its left, the speaker to its right.
//!
//! "Rosa Lind, the trade minister, |said" gives all of "Rosa Lind, the trade minister"; "In Lima the minister |said"
//! gives "the minister".

mod described;

use super::tags::Tag;
use crate::document::Document;
use crate::lexicon::Lex;

/// A run of tokens in which phrases are looked for: a sentence's part inside or outside a quotation.
pub(crate) struct Zone<'z, 'd> {
    pub(crate) document: &'z Document<'d>,
    /// The sentence's first token.
    pub(crate) base: usize,
    /// The tags of the sentence's tokens.
    pub(crate) tags: &'z [Tag],
    /// The first token that may be used.
    pub(crate) low: usize,
    /// One past the last that may be used.
    pub(crate) high: usize,
}

/// Most tokens of an acronym in brackets, brackets included.
const BRACKET: usize = 6;
/// Most tokens between a comma and "before": "just a few hours".
const TIME: usize = 5;
/// Longest phrase looked at, in tokens.
const LONGEST: usize = 60;

impl Zone<'_, '_> {
    /// The tag of a token; a full stop outside the zone.
    pub(crate) fn tag(&self, at: usize) -> Tag {
        if at < self.low || at >= self.high { Tag::Stop } else { self.tags[at - self.base] }
    }

    /// The tag of the token before one.
    pub(crate) fn before(&self, at: usize) -> Tag {
        at.checked_sub(1).map_or(Tag::Stop, |before| self.tag(before))
    }

    /// The token's word in lower case; empty outside the zone.
    pub(crate) fn word(&self, at: usize) -> &str {
        if at < self.low || at >= self.high { "" } else { self.document.lower(at) }
    }

    fn lex(&self, at: usize) -> Lex {
        self.document.word(at).lex
    }

    /// The start of the simple noun phrase that ends before `end`: determiner, modifiers, head.
    pub(crate) fn simple_left(&self, end: usize) -> Option<usize> {
        let head = self.before(end);
        if self.word(end.saturating_sub(1)) == ")" {
            // "the North Sea Panel (NSP)".
            let open = (self.low + 1..end).rev().take(BRACKET).find(|&at| self.word(at) == "(")?;
            return self.simple_left(open);
        }
        if head == Tag::Pronoun {
            return Some(end - 1);
        }
        if head == Tag::Determiner && end > self.low {
            // "some", "many", "both" alone.
            return (!self.word(end - 1).ends_with("he")).then_some(end - 1);
        }
        if !head.is_nominal() {
            return None;
        }
        let mut start = end;
        while end - start < LONGEST {
            match self.before(start) {
                Tag::Name if self.lex(start - 1).any(Lex::DAY) && start < end => break,
                Tag::Name | Tag::Noun | Tag::Number | Tag::Participle => start -= 1,
                Tag::Mark if start < end && !self.document.tokens[start].spaced => start -= 1,
                Tag::Either | Tag::Ing | Tag::Adverb if self.opened(start - 1) => start -= 1,
                Tag::Possessive => start -= 1,
                Tag::Determiner => {
                    start -= 1;
                    while self.before(start) == Tag::Determiner {
                        start -= 1;
                    }
                    break;
                }
                // "someone close to Lind".
                // "one man".
                Tag::Pronoun
                    if start < end
                        && matches!(self.word(start - 1), "some" | "someone" | "something" | "somebody" | "one") =>
                {
                    start -= 1;
                    break;
                }
                _ => break,
            }
        }
        // "the |Fisheries and Marine Agency|": a name is whole.
        let name = self.document.mention_at(start).map(|at| self.document.mention_tokens[at].0 as usize);
        if let Some(name) = name.filter(|&name| name < start && name >= self.low) {
            start = name - usize::from(self.before(name) == Tag::Determiner);
        }
        (start < end).then_some(start)
    }

    /// Whether a determiner or preposition stands at most two modifiers before a verb-like word: "the ruling party".
    fn opened(&self, at: usize) -> bool {
        let mut near = at;
        for _ in 0..3 {
            match self.before(near) {
                Tag::Determiner | Tag::Possessive => return true,
                Tag::Noun | Tag::Adverb | Tag::Number if near > self.low => near -= 1,
                _ => return false,
            }
        }
        false
    }

    /// The start of the noun phrase that ends before `end`, with what depends on it: "the head of the bank in Lima".
    pub(crate) fn phrase_left(&self, end: usize) -> Option<usize> {
        let mut start = self.simple_left(end)?;
        while start > self.low && end - start < LONGEST {
            let link = self.before(start);
            let joins = match link {
                Tag::Preposition => !matches!(
                    self.word(start - 1),
                    "after" | "before" | "since" | "until" | "till" | "as" | "than" | "during" | "amid" | "despite"
                ),
                Tag::To => matches!(self.before(start - 1), Tag::Noun | Tag::Name),
                Tag::And => self.word(start - 1) != "but",
                _ => false,
            };
            if !joins {
                break;
            }
            let mut before_link = start - 1;
            if link == Tag::And && self.before(before_link) == Tag::Comma {
                // "A, B, and C": only where a list goes on to the left.
                before_link -= 1;
                let third = self.simple_left(before_link).filter(|&third| self.before(third) == Tag::Comma);
                let Some(third) = third else { break };
                start = third;
                continue;
            }
            let Some(more) = self.simple_left(before_link) else { break };
            let pronoun = self.tag(more) == Tag::Pronoun && link == Tag::Preposition && self.word(start - 1) != "of";
            if pronoun || (link == Tag::And && self.follows_verb(more)) {
                break;
            }
            start = more;
        }
        Some(start)
    }

    /// Whether a noun phrase is the object of a verb or preposition: what follows it is then not its coordinate.
    fn follows_verb(&self, start: usize) -> bool {
        matches!(
            self.before(start),
            Tag::Finite
                | Tag::Either
                | Tag::Base
                | Tag::Ing
                | Tag::Participle
                | Tag::Preposition
                | Tag::To
                | Tag::Auxiliary
        )
    }

    /// The subject that ends before `end`, where a verb group begins: with apposition and relative clause, whole.
    pub(crate) fn subject_left(&self, end: usize) -> Option<(usize, usize)> {
        if end <= self.low {
            return None;
        }
        if matches!(self.before(end), Tag::Relative)
            || (self.before(end) == Tag::That && self.before(end - 1).is_nominal())
        {
            return Some((end - 1, end));
        }
        if self.before(end) == Tag::Comma || self.before(end) == Tag::Break && self.word(end - 1) != ")" {
            // What stands between two commas, or dashes, before the verb is put in.
            let mark = self.before(end);
            let close = end - 1;
            if let Some(found) = self.before_relative_clause(close) {
                return Some(found);
            }
            let mut open = close;
            while open > self.low && close - open < LONGEST {
                let tag = self.tag(open - 1);
                if tag == mark {
                    break;
                }
                if matches!(tag, Tag::Stop | Tag::Colon) {
                    return None;
                }
                open -= 1;
            }
            if open <= self.low + 1 || self.before(open) != mark {
                return None;
            }
            let mut start = self.phrase_left(open - 1)?;
            // "Ana Lind, head of the board, a lawyer, said": one more apposition.
            if self.before(start) == Tag::Comma
                && start > self.low + 1
                && self.before(start - 1) == Tag::Name
                && self.tag(start) != Tag::Name
            {
                start = self.phrase_left(start - 1).unwrap_or(start);
            }
            return Some((start, close));
        }
        let (start, end) = self.without_time(end);
        let (start, end) = (self.phrase_left(end).filter(|&found| found < end).or(start)?, end);
        // "who said |she| saw": she is the object of nothing.
        let is_subject = matches!(self.word(start), "i" | "he" | "she" | "we" | "they");
        let described = || self.before_restrictive(start).or_else(|| self.before_participle(start));
        Some((if is_subject { None } else { described() }.unwrap_or(start), end))
    }

    /// An end moved before a time that stands between subject and verb: "Lind |on Tuesday said".
    fn without_time(&self, end: usize) -> (Option<usize>, usize) {
        let Some(start) = self.simple_left(end).filter(|&start| self.is_time(start, end)) else { return (None, end) };
        let on = start - usize::from(self.before(start) == Tag::Preposition);
        if on > self.low && self.before(on).is_nominal() { (None, on) } else { (Some(start), end) }
    }

    /// Whether a simple noun phrase is a time: "Tuesday", "last month".
    pub(crate) fn is_time(&self, start: usize, end: usize) -> bool {
        let time = |at: usize| {
            self.lex(at).any(Lex::DAY.with(Lex::MONTH))
                || matches!(
                    self.word(at),
                    "week" | "month" | "year" | "today" | "yesterday" | "morning" | "evening" | "night" | "afternoon"
                )
        };
        start < end
            && end <= self.high
            && time(end - 1)
            && (start..end).all(|at| self.document.mention_at(at).is_none())
    }

    /// The subject of the clause that a verb without its own subject stands in: of the nearest verb with tense before.
    pub(crate) fn clause_subject(&self, from: usize) -> Option<(usize, usize)> {
        let mut at = from;
        let mut tries = 0;
        let goes_on = self.before(from) == Tag::And && self.before(from.saturating_sub(1)) == Tag::Comma;
        while at > self.low && tries < 4 {
            at -= 1;
            if !self.tag(at).is_finite() {
                continue;
            }
            let group = self.group_start(at);
            if let Some(found) = self.subject_left(group) {
                match self.put_in(found.0).filter(|_| goes_on) {
                    Some(comma) => at = comma,
                    None => return Some(found),
                }
            }
            tries += 1;
            at = at.min(group);
        }
        // "Speaking in Lima, Lind ...": nothing before has tense; the first verb after may.
        None
    }

    /// The comma before a clause of time that is put in, whose subject begins at `start`: "left|, hours before |the court was
    /// to rule, and urged".
    pub(crate) fn put_in(&self, start: usize) -> Option<usize> {
        let opens = start.checked_sub(1).filter(|&at| at > self.low)?;
        if !matches!(self.word(opens), "before" | "after" | "as" | "when" | "while" | "since" | "until" | "once") {
            return None;
        }
        let time = |at: &usize| self.tag(*at).is_nominal() || matches!(self.tag(*at), Tag::Adverb | Tag::Determiner);
        let first = (self.low..opens).rev().take(TIME).take_while(time).last().unwrap_or(opens);
        first.checked_sub(1).filter(|&comma| self.tag(comma) == Tag::Comma)
    }

    /// The first token of the verb group that `verb` is the last of: "has also |said".
    pub(crate) fn group_start(&self, verb: usize) -> usize {
        let mut start = verb;
        while start > self.low && verb - start < 8 {
            match self.before(start) {
                Tag::Auxiliary | Tag::Modal => start -= 1,
                Tag::Adverb if self.word(start - 1) != "then" || self.tag(start).is_finite() => start -= 1,
                // "to say", "has to say".
                Tag::To if start == verb || self.tag(start) == Tag::Adverb => start -= 1,
                Tag::Participle if self.tag(start) == Tag::To => start -= 1,
                // "was unable to say".
                _ if self.tag(start) == Tag::To && self.lex(start - 1).any(Lex::READY) => start -= 1,
                _ => break,
            }
        }
        start
    }

    /// One past the simple noun phrase that begins at `start`.
    pub(crate) fn simple_right(&self, start: usize) -> Option<usize> {
        let mut at = start;
        if matches!(self.tag(at), Tag::Pronoun | Tag::Relative) {
            return Some(at + 1);
        }
        while matches!(self.tag(at), Tag::Determiner) || (at == start && self.tag(at) == Tag::Adverb) {
            at += 1;
        }
        let mut end = None;
        while at < self.high && at - start < LONGEST {
            match self.tag(at) {
                Tag::Name | Tag::Noun | Tag::Number => end = Some(at + 1),
                Tag::Possessive | Tag::Participle | Tag::Either | Tag::Ing
                    if self.tag(at + 1).is_nominal() || self.tag(at + 1) == Tag::Participle => {}
                Tag::Adverb if end.is_none() => {}
                Tag::Mark if !self.document.tokens[at].spaced => {}
                Tag::Determiner if self.tag(at - 1) == Tag::Possessive => {}
                _ => break,
            }
            at += 1;
        }
        end.or_else(|| (at > start && self.tag(at - 1) == Tag::Determiner && at - start == 1).then_some(at))
    }

    /// One past the noun phrase that begins at `start`, with what depends on it and stands in apposition.
    pub(crate) fn phrase_right(&self, start: usize) -> Option<usize> {
        let mut end = self.simple_right(start)?;
        if self.tag(start) == Tag::Pronoun {
            return Some(end);
        }
        while end < self.high && end - start < LONGEST {
            let next = match self.tag(end) {
                Tag::Preposition if self.depends(end) => self.simple_right(end + 1),
                Tag::To if self.word_in(start..end, "secretary") => self.simple_right(end + 1),
                Tag::And if self.word_at(end) == "and" => {
                    self.simple_right(end + 1).filter(|&after| !self.tag(after).is_finite())
                }
                Tag::Comma => self.apposition(end),
                Tag::Relative => Some(self.until_mark(end)),
                _ => None,
            };
            let Some(next) = next else { break };
            end = next;
        }
        Some(end)
    }

    fn word_at(&self, at: usize) -> &str {
        if at < self.high { self.document.lower(at) } else { "" }
    }

    fn word_in(&self, range: std::ops::Range<usize>, word: &str) -> bool {
        range.into_iter().any(|at| self.word_at(at) == word)
    }

    /// Whether a preposition hangs on the noun before it and not on the verb of speech: "of", "for", or before a name
    /// or an ordinary noun phrase that is no occasion or time.
    fn depends(&self, at: usize) -> bool {
        match self.word_at(at) {
            "of" => true,
            "for" | "at" | "from" | "with" | "in" | "against" => {
                let next = at + 1 + usize::from(self.tag(at + 1) == Tag::Determiner);
                let capital = self.tag(next) == Tag::Name && !self.lex(next).any(Lex::DAY.with(Lex::MONTH));
                capital || matches!(self.word_at(at), "for" | "with")
            }
            _ => false,
        }
    }

    /// One past an apposition or relative clause after the comma at `comma`.
    fn apposition(&self, comma: usize) -> Option<usize> {
        let first = self.tag(comma + 1);
        let begins = match first {
            Tag::Determiner | Tag::Noun | Tag::Relative => true,
            Tag::Number => self.tag(comma + 2) == Tag::Comma || self.tag(comma + 2) == Tag::Stop,
            Tag::Name => self.tag(comma + 2) != Tag::Finite,
            _ => false,
        };
        if !begins {
            return None;
        }
        let end = self.until_mark(comma + 1);
        let is_clause = first != Tag::Relative
            && (comma + 1..end).any(|at| matches!(self.tag(at), Tag::Finite | Tag::Auxiliary | Tag::Modal))
            && !(comma + 1..end).any(|at| matches!(self.tag(at), Tag::Relative | Tag::That));
        (!is_clause).then_some(end)
    }

    /// The next comma, stop, quotation mark, colon or dash.
    pub(crate) fn until_mark(&self, from: usize) -> usize {
        let ends = |tag| matches!(tag, Tag::Comma | Tag::Stop | Tag::Quote | Tag::Colon | Tag::Break);
        (from..self.high).find(|&at| ends(self.tag(at))).unwrap_or(self.high)
    }
}

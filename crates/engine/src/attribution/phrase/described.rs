//! Noun phrases that a clause or a participle describes: "a man who spoke in Lima", "families gathered outside the gate".

use super::{LONGEST, Zone};
use crate::attribution::tags::Tag;
use crate::lexicon::Lex;

/// Tokens between a participle and the verb that its noun is the subject of.
const NEAR: usize = 12;

impl Zone<'_, '_> {
    /// The start of the noun phrase that a relative clause without commas hangs on, where the phrase at `start` is the last
    /// of that clause: "|A man who spoke on condition of anonymity said".
    pub(super) fn before_restrictive(&self, start: usize) -> Option<usize> {
        if !self.follows_verb(start) && self.before(start) != Tag::Adverb {
            return None;
        }
        let mut verbs = 0;
        for at in (self.low + 1..start).rev().take(LONGEST) {
            let tag = self.tag(at);
            let that = tag == Tag::That && self.before(at).is_nominal() && self.tag(at + 1).is_finite();
            if (tag == Tag::Relative || that) && verbs > 0 && self.before(at).is_nominal() {
                return self.phrase_left(at);
            }
            if verbs > 1
                || matches!(
                    tag,
                    Tag::Stop | Tag::Colon | Tag::Quote | Tag::Comma | Tag::Break | Tag::That | Tag::Relative
                )
            {
                return None;
            }
            verbs += usize::from(tag.is_finite() && !self.before(at).is_finite());
        }
        None
    }

    /// The subject before ", who …," where the clause has commas of its own.
    pub(super) fn before_relative_clause(&self, close: usize) -> Option<(usize, usize)> {
        let mut verbs = 0;
        for at in (self.low + 1..close).rev().take(LONGEST) {
            let tag = self.tag(at);
            if matches!(tag, Tag::Stop | Tag::Colon | Tag::Quote) || verbs > 2 {
                return None;
            }
            verbs += usize::from(tag.is_finite());
            let opens = tag == Tag::Relative || self.word(at) == "whose";
            if opens && self.before(at) == Tag::Comma && verbs > 0 {
                return self.phrase_left(at - 1).map(|start| (start, close));
            }
        }
        None
    }

    /// The start of the noun phrase that a participle hangs on, where the phrase at `start` stands in its clause: "|Families
    /// gathered outside the morgue accused".
    pub(super) fn before_participle(&self, start: usize) -> Option<usize> {
        let mut at = start.checked_sub(1).filter(|&at| self.links(at))?;
        let is_own =
            self.word(at) == "by" || !self.lex(at.checked_sub(1)?).any(Lex::SAY.with(Lex::TELL).with(Lex::THINK));
        // "hired |last year| by", "camped |in front| of".
        while at <= self.low + 1 || !self.may_describe(at - 1) {
            let more = self.simple_left(at).filter(|&more| more < at)?;
            let is_loose = self.before(more) == Tag::Preposition;
            at = if is_loose || self.is_time(more, at) { more - usize::from(is_loose) } else { return None };
            if start - at > NEAR {
                return None;
            }
        }
        let verb = at - 1;
        (is_own && self.before(verb).is_nominal() && self.before(verb) != Tag::Pronoun)
            .then(|| self.phrase_left(verb))
            .flatten()
    }

    /// Whether a preposition only adds to a phrase: "resigned |after| a memo appeared" has two clauses.
    fn links(&self, at: usize) -> bool {
        const CLAUSES: &[&str] =
            &["after", "before", "since", "until", "till", "as", "than", "during", "amid", "despite", "because"];
        self.tag(at) == Tag::Preposition && !CLAUSES.contains(&self.word(at))
    }

    /// Whether a verb's form may be a participle: "gathered", "seen".
    fn may_describe(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::Either | Tag::Participle => true,
            Tag::Finite => self.word(at).ends_with("ed"),
            _ => false,
        }
    }

    /// Whether the verb at a token only describes the noun before it, since another verb follows what belongs to it: "a ban
    /// |announced in 2019 was dropped".
    pub(crate) fn is_reduced(&self, verb: usize) -> bool {
        let before = self.before(verb);
        if !self.may_describe(verb) || !matches!(before, Tag::Noun | Tag::Name) {
            return false;
        }
        // "talks |that diplomats| described": they do.
        let start = self.simple_left(verb);
        if start.is_some_and(|start| matches!(self.before(start), Tag::That | Tag::Relative)) {
            return false;
        }
        let mut at = verb + 1;
        while at < self.high && at - verb < NEAR {
            let tag = self.tag(at);
            let phrase = at + usize::from(tag == Tag::Preposition);
            if tag == Tag::Preposition && !self.links(at) {
                return false;
            }
            match self.simple_right(phrase) {
                _ if tag == Tag::Adverb => at += 1,
                Some(end) if tag == Tag::Preposition || self.is_time(at, end) => at = end,
                _ => break,
            }
        }
        at > verb + 1 && self.tag(at).is_finite() && self.tag(at) != Tag::Either
    }
}

//! What must hold of any annotations, whatever made them: the engine, a link, a reader's edits.

use crate::order::sort_by_number;
use crate::{Annotations, Article, EntityId, TextRange};

/// Something that does not hold.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Violation {
    /// A range that is empty, leaves the text or cuts a character.
    #[error("{what} {position}: {range:?} is no stretch of the text")]
    Range {
        /// What kind of mark.
        what: &'static str,
        /// Which one of them.
        position: usize,
        /// Its range.
        range: TextRange,
    },
    /// A mark that should stand after the one before it.
    #[error("{what} {position} stands before its predecessor")]
    Order {
        /// What kind of mark.
        what: &'static str,
        /// Which one of them.
        position: usize,
    },
    /// A reference to an entity or claim that is not there.
    #[error("{what} {position} refers to {referred}, which is not there")]
    Reference {
        /// What kind of mark.
        what: &'static str,
        /// Which one of them.
        position: usize,
        /// To what it refers.
        referred: String,
    },
    /// A confidence above 1000.
    #[error("{what} {position}: confidence {confidence} where at most 1000 was expected")]
    Confidence {
        /// What kind of mark.
        what: &'static str,
        /// Which one of them.
        position: usize,
        /// What it says.
        confidence: u16,
    },
    /// A list that must not be empty, or is too long, or says the same twice.
    #[error("{what} {position}: {problem}")]
    Shape {
        /// What kind of mark.
        what: &'static str,
        /// Which one of them.
        position: usize,
        /// What is wrong with it.
        problem: &'static str,
    },
}

/// At most so many sentences sum an article up.
const SUMMARY_SENTENCES: usize = 3;

impl Annotations {
    /// Everything that does not hold of these annotations of `article`; empty where all is well. Linear in the marks.
    pub fn check(&self, article: &Article) -> Vec<Violation> {
        let mut check = Check { text: article.text(), found: Vec::new() };
        let mut ids: Vec<EntityId> = self.entities.iter().map(|entity| entity.id).collect();
        sort_by_number(&mut ids, |id| u64::from(id.0));
        for (position, pair) in ids.windows(2).enumerate() {
            check.shape(pair[0] != pair[1], "entity", position, "its id is given twice");
        }
        for (position, entity) in self.entities.iter().enumerate() {
            check.shape(!entity.name.trim().is_empty(), "entity", position, "it has no name");
        }
        let known = |id: EntityId| ids.binary_search(&id).is_ok();
        check.sorted("mention", self.mentions.iter().map(|mention| mention.range));
        for (position, mention) in self.mentions.iter().enumerate() {
            check.range("mention", position, mention.range);
            check.reference(known(mention.entity), "mention", position, mention.entity);
            check.confidence("mention", position, mention.confidence);
            check.ranges("mention's reason", position, &mention.why.spans);
        }
        check.sorted("claim", self.claims.iter().map(|claim| TextRange::new(claim.extent().start(), u32::MAX)));
        for (position, claim) in self.claims.iter().enumerate() {
            check.shape(!claim.content.is_empty(), "claim", position, "it has no content");
            check.disjoint("claim's content", position, &claim.content);
            check.disjoint("claim's cue", position, &claim.cue);
            check.ranges("claim's certainty cue", position, &claim.certainty_cue);
            check.ranges("claim's reason", position, &claim.why.spans);
            check.confidence("claim", position, claim.confidence);
            if let Some(source) = claim.source {
                check.range("claim's source", position, source.range);
                source.entity.into_iter().for_each(|id| check.reference(known(id), "claim's source", position, id));
            }
        }
        check.sorted("time", self.times.iter().map(|time| time.range));
        for (position, time) in self.times.iter().enumerate() {
            check.range("time", position, time.range);
        }
        check.sorted("number", self.numbers.iter().map(|number| number.range));
        for (position, number) in self.numbers.iter().enumerate() {
            check.range("number", position, number.range);
            let is_there = number.claim.is_none_or(|claim| (claim as usize) < self.claims.len());
            check.reference(is_there, "number", position, number.claim);
        }
        let sentences = &self.summary.sentences;
        check.disjoint("summary", 0, sentences);
        check.shape(sentences.len() <= SUMMARY_SENTENCES, "summary", 0, "it has more than three sentences");
        for (position, first) in self.summary.check_first.iter().enumerate() {
            check.range("check", position, first.range);
            first.also.into_iter().for_each(|also| check.range("check", position, also));
        }
        check.found
    }
}

struct Check<'a> {
    text: &'a str,
    found: Vec<Violation>,
}

impl Check<'_> {
    fn range(&mut self, what: &'static str, position: usize, range: TextRange) {
        if range.is_empty() || !range.fits(self.text) {
            self.found.push(Violation::Range { what, position, range });
        }
    }

    fn ranges(&mut self, what: &'static str, position: usize, ranges: &[TextRange]) {
        ranges.iter().for_each(|range| self.range(what, position, *range));
    }

    fn disjoint(&mut self, what: &'static str, position: usize, ranges: &[TextRange]) {
        self.ranges(what, position, ranges);
        if ranges.windows(2).any(|pair| pair[0].end() > pair[1].start()) {
            self.found.push(Violation::Order { what, position });
        }
    }

    fn sorted(&mut self, what: &'static str, ranges: impl Iterator<Item = TextRange>) {
        let mut before = TextRange::default();
        for (position, range) in ranges.enumerate() {
            if position > 0 && range < before {
                self.found.push(Violation::Order { what, position });
            }
            before = range;
        }
    }

    fn reference(&mut self, is_there: bool, what: &'static str, position: usize, referred: impl std::fmt::Debug) {
        if !is_there {
            self.found.push(Violation::Reference { what, position, referred: format!("{referred:?}") });
        }
    }

    fn confidence(&mut self, what: &'static str, position: usize, confidence: u16) {
        if confidence > 1000 {
            self.found.push(Violation::Confidence { what, position, confidence });
        }
    }

    fn shape(&mut self, holds: bool, what: &'static str, position: usize, problem: &'static str) {
        if !holds {
            self.found.push(Violation::Shape { what, position, problem });
        }
    }
}

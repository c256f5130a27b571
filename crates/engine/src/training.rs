//! What `cargo xtask assets` learns the weights from: the very features that are looked at when an article is read.
//!
//! Nothing here runs when an article is read.

use article::{Article, TextRange};

pub use crate::names::label::{Class, LABELS, Label, spans};
pub use crate::names::tagger::{Scores, Transitions, decode};

use crate::Analysis;
use crate::Resources;
use crate::document::Document;
use crate::names::{Memory, Name, features, role};

/// A sentence: its tokens' places and the features of each.
#[derive(Debug)]
pub struct Sentence {
    /// Where the tokens stand.
    pub tokens: Vec<TextRange>,
    /// For each token the hashes of its features.
    pub features: Vec<Vec<u32>>,
    /// Whether the token is an adjective of a people by the gazetteer.
    pub adjectives: Vec<bool>,
    first: usize,
}

/// A text cut into sentences with their features.
#[derive(Debug)]
pub struct Example<'a> {
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
    document: Document<'a>,
}

impl<'a> Example<'a> {
    /// Reads an article as the engine does, up to the features.
    pub fn new(resources: &'a Resources, article: &'a Article) -> Self {
        let document = Analysis::sentences(resources, article);
        let mut sentences = Vec::with_capacity(document.sentences.len());
        for sentence in &document.sentences {
            let range = sentence.tokens();
            let (first, end) = (range.start, range.end);
            let surroundings = features::Sentence::new(&document, first, end);
            let mut all = Vec::with_capacity(range.len());
            let mut found = Vec::new();
            let mut atoms = Vec::new();
            for token in range.clone() {
                surroundings.token(&document, token, &mut found);
                for offset in [-2_i8, -1, 0, 1, 2] {
                    let near = token.checked_add_signed(isize::from(offset)).filter(|near| range.contains(near));
                    let Some(near) = near else { continue };
                    let at = &document.tokens[near];
                    features::form(&document, at.word as usize, at.case, &mut atoms);
                    found.extend(atoms.iter().filter(|atom| offset.abs() <= atom.reach).map(|atom| atom.at(offset)));
                }
                all.push(found.clone());
            }
            let adjective = |token| document.word(token).gaz.any(crate::gazetteer::Flags::ADJECTIVE);
            sentences.push(Sentence {
                tokens: range.clone().map(|token| document.tokens[token].range()).collect(),
                features: all,
                adjectives: range.map(adjective).collect(),
                first,
            });
        }
        Self { sentences, document }
    }

    /// The features of the role of a place name at a range; `None` where it does not fall on tokens.
    pub fn role(&self, range: TextRange) -> Option<Vec<u32>> {
        let tokens = &self.document.tokens;
        let first = tokens.partition_point(|token| token.end <= range.start());
        let end = tokens.partition_point(|token| token.start < range.end());
        let exact = self.document.range(first, end) == range && first < end;
        let name = Name { first: first as u32, end: end as u32, class: Class::Location, confidence: 0 };
        exact.then(|| role::features(&self.document, &name))
    }

    /// For each token the features of what a first reading (labels by sentence) made of its word elsewhere.
    pub fn elsewhere(&self, reading: &[Vec<Label>]) -> Vec<Vec<Vec<u32>>> {
        let mut memory = Memory::default();
        for (sentence, labels) in self.sentences.iter().zip(reading) {
            memory.take_in(&self.document, sentence.first, labels);
        }
        let features = |sentence: &Sentence, labels: &[Label]| {
            let of = |at: usize| {
                let mut found = Vec::new();
                memory.features(&self.document, (sentence.first, labels), sentence.first + at, &mut found);
                found
            };
            (0..labels.len()).map(of).collect()
        };
        self.sentences.iter().zip(reading).map(|(sentence, labels)| features(sentence, labels)).collect()
    }
}

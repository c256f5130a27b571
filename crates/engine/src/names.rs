//! Finds names and says what they name.
//!
//! A linear tagger ([`tagger`]) labels each sentence from the features of its tokens ([`features`]), twice: the second
//! time it also looks at what the first reading made of the same words elsewhere in the article, which is what tells
//! names from other words in a Title Case headline, and a surname from a city. Where a network has read the article, what
//! it says of each token is one more thing to go by. Weights are learned from corpora by
//! `cargo xtask assets`; here there are only integers, so that every platform gives the same answer.
//!
//! What comes out is a list of [`Name`]s: disjoint runs of tokens with a class and how sure the tagger is.

pub(crate) mod boundary;
pub(crate) mod features;
pub(crate) mod label;
pub(crate) mod role;
mod small;
pub(crate) mod tagger;

use article::Confidence;

use crate::document::Document;
use crate::gazetteer::bin;
use crate::token::Case;
use features::{Atom, Elsewhere, Style};
use label::{Class, LABELS, Label};
use tagger::Scores;

/// A name in the text, before it is known whom it refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Name {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    pub(crate) class: Class,
    /// How often such a name is right.
    pub(crate) confidence: Confidence,
}

impl Name {
    /// Its tokens, as positions.
    pub(crate) const fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// What the network says counts so much in the tagger's scores for each unit of a natural logarithm: found on development
/// data, where the two together are right more often than either (docs/EVALUATION.md).
const NETWORK_WEIGHT: f32 = 12.0;
/// The least that it may say of a label, as a natural logarithm: alone it forbids nothing.
const NETWORK_LEAST: f32 = -8.0;

/// Offsets at which forms are looked at, and the number of [`Case`]s.
const OFFSETS: [i8; 5] = [-2, -1, 0, 1, 2];
const CASES: usize = 5;

/// Sums of the weights of forms, added up when first met.
#[derive(Debug, Default)]
struct FormScores {
    /// By word and case, one more than the position of the form's first row; 0: not met yet.
    index: Vec<u32>,
    rows: Vec<Scores>,
    atoms: Vec<Atom>,
}

impl FormScores {
    /// The position of the first of a form's rows, one for each offset.
    fn form(&mut self, document: &Document<'_>, token: usize) -> usize {
        let at = &document.tokens[token];
        let key = at.word as usize * CASES + at.case as usize;
        if self.index.len() <= key {
            self.index.resize(document.vocabulary.words.len() * CASES, 0);
        }
        if self.index[key] == 0 {
            self.index[key] = self.rows.len() as u32 + 1;
            features::form(document, at.word as usize, at.case, &mut self.atoms);
            for offset in OFFSETS {
                let mut sum = [0; LABELS];
                for atom in self.atoms.iter().filter(|atom| offset.abs() <= atom.reach) {
                    add(document, atom.at(offset), &mut sum);
                }
                self.rows.push(sum);
            }
        }
        self.index[key] as usize - 1
    }
}

fn add(document: &Document<'_>, feature: u32, sum: &mut Scores) {
    if let Some(row) = document.resources.gazetteer.row(feature) {
        for (sum, &weight) in sum.iter_mut().zip(row) {
            *sum += i32::from(weight.cast_signed());
        }
    }
}

/// Counts, for each distinct word, what was made of it in the article.
#[derive(Debug, Default)]
pub(crate) struct Memory(Vec<Elsewhere>);

impl Memory {
    /// Takes a reading of some tokens in.
    pub(crate) fn take_in(&mut self, document: &Document<'_>, first: usize, labels: &[Label]) {
        self.0.resize(document.vocabulary.words.len(), Elsewhere::default());
        for (at, label) in labels.iter().enumerate() {
            let token = &document.tokens[first + at];
            if token.is_capital() {
                let count = &mut self.0[token.word as usize].0[label.class().map_or(0, |class| class as usize + 1)];
                *count = count.saturating_add(1);
            }
        }
    }

    /// What the rest of the article says of the words in and beside a token; `own` are the labels of its sentence
    /// (from `first` on), which do not count.
    pub(crate) fn features(
        &self,
        document: &Document<'_>,
        (first, labels): (usize, &[Label]),
        token: usize,
        out: &mut Vec<u32>,
    ) {
        for offset in [-1_i8, 0, 1] {
            let Some(near) = token.checked_add_signed(isize::from(offset)) else { continue };
            let Some(label) = near.checked_sub(first).and_then(|at| labels.get(at)) else { continue };
            let at = &document.tokens[near];
            if !at.is_capital() {
                continue;
            }
            let mut counts = self.0.get(at.word as usize).copied().unwrap_or_default();
            let own = &mut counts.0[label.class().map_or(0, |class| class as usize + 1)];
            *own = own.saturating_sub(1);
            features::elsewhere(&counts, offset, out);
        }
    }
}

/// The recogniser's own state between steps.
#[derive(Debug, Default)]
pub(crate) struct Recogniser {
    second: bool,
    sentence: usize,
    forms: FormScores,
    /// Whether the document leaves capitals out, so that names written small are looked for.
    is_small: bool,
    /// The first reading, by token.
    labels: Vec<Label>,
    memory: Memory,
    /// What was found, in order.
    pub(crate) names: Vec<Name>,
}

impl Recogniser {
    /// Reads about `budget` tokens; true when all are read.
    pub(crate) fn step(&mut self, document: &Document<'_>, budget: usize) -> bool {
        let mut read = 0;
        while read < budget {
            let Some(sentence) = document.sentences.get(self.sentence) else {
                if self.second {
                    return true;
                }
                (self.second, self.sentence) = (true, 0);
                self.is_small = small::is_usual(document);
                return false;
            };
            let (first, end) = (sentence.first as usize, sentence.end as usize);
            self.read(document, first, end);
            read += end - first;
            self.sentence += 1;
        }
        false
    }

    fn read(&mut self, document: &Document<'_>, first: usize, end: usize) {
        let sentence = features::Sentence::new(document, first, end);
        if !readable(document, first, end, sentence.style()) {
            if self.second {
                self.take_small(document, first, end);
            } else {
                self.labels.resize(end, Label::OUTSIDE);
            }
            return;
        }
        let mut scores = Vec::with_capacity(end - first);
        let mut found = Vec::new();
        for token in first..end {
            let mut sum = [0; LABELS];
            for (row, offset) in OFFSETS.into_iter().enumerate() {
                let near = token.checked_add_signed(isize::from(offset)).filter(|&near| near >= first && near < end);
                if let Some(near) = near {
                    let form = self.forms.form(document, near);
                    for (sum, score) in sum.iter_mut().zip(self.forms.rows[form + row]) {
                        *sum += score;
                    }
                }
            }
            sentence.token(document, token, &mut found);
            if self.second {
                self.memory.features(document, (first, &self.labels[first..end]), token, &mut found);
            }
            for &feature in &found {
                add(document, feature, &mut sum);
            }
            if let Some(row) = document.reading.as_ref().and_then(|reading| reading.labels_at(token)) {
                for (sum, logarithm) in sum.iter_mut().zip(row) {
                    *sum += (logarithm.max(NETWORK_LEAST) * NETWORK_WEIGHT) as i32;
                }
            }
            scores.push(sum);
        }
        let (labels, margins) = tagger::decode(&scores, &document.resources.gazetteer.weights.transitions);
        if !self.second {
            self.memory.take_in(document, first, &labels);
            self.labels.extend(labels);
            return;
        }
        let mut small = first;
        for (from, to, class) in label::spans(&labels) {
            let margin = margins[from..to].iter().copied().min().unwrap_or_default();
            let confidence = document.resources.gazetteer.weights.confidence[bin(margin)];
            let name = Name { first: (first + from) as u32, end: (first + to) as u32, class, confidence };
            self.take_small(document, small, first + from);
            small = first + to;
            for piece in boundary::pieces(document, name) {
                let from = self.names.last().map_or(0, |last| last.end as usize);
                let Some(name) = boundary::adjust(document, piece, from) else { continue };
                match self.names.last_mut().filter(|before| boundary::goes_on(document, before, &name)) {
                    Some(before) => before.end = name.end,
                    None => self.names.push(name),
                }
            }
        }
        self.take_small(document, small, end);
    }

    /// Adds the names written small among tokens that the tagger leaves outside.
    fn take_small(&mut self, document: &Document<'_>, first: usize, end: usize) {
        if self.is_small {
            let from = self.names.last().map_or(0, |last| last.end as usize).max(first);
            self.names.extend(small::names(document, from, end));
        }
    }

    /// How far it is, of `units`.
    pub(crate) fn done(&self, document: &Document<'_>, units: u32) -> u32 {
        let all = document.sentences.len().max(1) as u64 * 2;
        let done = self.sentence as u64 + if self.second { all / 2 } else { 0 };
        (done * u64::from(units) / all) as u32
    }
}

/// Whether capitals can mark names in a sentence: the text is English, or at least some of its words are.
fn readable(document: &Document<'_>, first: usize, end: usize, style: Style) -> bool {
    let _ = (first, end);
    document.language == "en" && style != Style::NoCapitals
        || style == Style::NoCapitals && document.tokens[first..end].iter().any(|token| token.case != Case::Lower)
}

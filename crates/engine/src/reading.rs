//! Turns the network's answers into what the later phases work with: names, roles of place names, attributions.
//!
//! Why: the network answers in its own words and in scores, one window at a time. Here the scores become probabilities
//! ([`probability`]), the words are laid on the document's tokens ([`words`]), and windows are brought together: a
//! quotation goes on past the window that names its speaker ([`attributions`]). What it says of names is weighed with all
//! else by the tagger ([`crate::names`]).
//!
//! A word "Lima" with B-LOC ahead of the other labels becomes the name "Lima", a location; with a role above 0 it acts.

pub(crate) mod attributions;
pub(crate) mod probability;
mod sequence;
pub(crate) mod spans;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod words;

use std::ops::Range;

use crate::document::Document;
use crate::names::label::LABELS;
use crate::network::{self, Answers, Link, Reader};
use probability::{LEAST, exp};
use spans::{Layer, Spans};
use words::Word;

/// What the network makes of an article, word by word, in natural logarithms of probabilities.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) words: Vec<Word>,
    /// For each word the labels of names.
    pub(crate) labels: Vec<[f32; LABELS]>,
    /// For each word, if it begins the name of a place: above 0 it acts.
    pub(crate) roles: Vec<f32>,
    /// For each word how likely it is source, cue, content and inner content: probabilities.
    pub(crate) inside: Vec<[f32; 4]>,
    /// The words of each window.
    pub(crate) windows: Vec<Range<usize>>,
    /// Sources, cues and contents, with what links them, by window.
    pub(crate) spans: Vec<Spans>,
}

impl Reading {
    /// Takes in the answers for one window; windows come in order.
    pub(crate) fn take_in(&mut self, document: &Document<'_>, answers: &Answers) {
        self.labels.extend(answers.names.iter().map(probability::of_scores));
        self.roles.extend(&answers.role);
        let layers: Vec<[[f32; 3]; 4]> =
            answers.spans.iter().map(|layers| layers.each_ref().map(probability::of_scores)).collect();
        let link = |layer: Layer, from: usize| {
            let (none, goals) = answers.link(if layer == Layer::Cue { Link::Source } else { Link::Cue }, from);
            probability::of_link(none, goals)
        };
        self.take_in_window(document, &answers.words, &layers, &link);
    }

    /// Takes in a window whose labels and roles are taken in: its words, and its spans as the layers and links say.
    fn take_in_window(
        &mut self,
        document: &Document<'_>,
        words: &[network::Word],
        layers: &spans::Layers,
        link: &dyn Fn(Layer, usize) -> spans::Goals,
    ) {
        let first = self.words.len();
        let from = self.words.last().map_or(0, |word| word.tokens.start);
        words::lay(document, words, from, &mut self.words);
        let window = first..self.words.len();
        self.inside.extend(layers.iter().map(|layers| layers.map(|row| 1.0 - exp(row[0]))));
        self.spans.push(spans::find(document, &self.words[window.clone()], layers, link));
        self.windows.push(window);
    }

    /// The logarithms of the probabilities of a token's labels. A token of several words ("U.S.") is what its first word
    /// is; a further token of one word ("-year" of "three-year") goes on with what the word begins.
    pub(crate) fn labels_at(&self, token: usize) -> Option<[f32; LABELS]> {
        let at = self.words.partition_point(|word| word.tokens.end <= token);
        let word = self.words.get(at).filter(|word| word.tokens.contains(&token))?;
        let mut row = self.labels[at];
        if word.tokens.start < token {
            for label in (1..LABELS).step_by(2) {
                row[label + 1] = probability::sum(&row[label..label + 2]);
                row[label] = LEAST;
            }
        }
        Some(row)
    }

    /// The role of the name of a place that begins at a token: above 0 it acts. 0 where no word begins there.
    pub(crate) fn role(&self, token: usize) -> f32 {
        let at = self.words.partition_point(|word| word.tokens.end <= token);
        self.words.get(at).filter(|word| word.tokens.contains(&token)).map_or(0.0, |_| self.roles[at])
    }
}

/// Starts to read a document whose sentences are found, where there is a network and the language is one it knows.
pub(crate) fn reader<'a>(document: &Document<'a>) -> Option<Reader<'a>> {
    let network = document.resources.network.as_ref().filter(|_| document.language == "en")?;
    let sentences = document.sentences.iter().map(|sentence| {
        let range = document.range(sentence.first as usize, sentence.end as usize);
        range.start()..range.end()
    });
    Some(Reader::new(network, document.text(), sentences.collect()))
}

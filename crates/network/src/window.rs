//! Cuts sentences into windows: rows of whole sentences while they fit, a long sentence cut where it must be.
//!
//! The same as `rows` in `training/prepare.py`, word by word, so that a sentence of any length is read in bounded steps.

use std::ops::Range;

use super::Word;
use super::vocabulary::{Case, Vocabulary};

/// Words that are read together, cut into pieces; without the two pieces that frame them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Window {
    /// The words, in order.
    pub words: Vec<Word>,
    /// For each word where its first piece is.
    pub heads: Vec<u32>,
    /// Numbers of the pieces in the network's vocabulary.
    pub pieces: Vec<u32>,
    /// For each piece how its word is written.
    pub cases: Vec<Case>,
}

impl Window {
    /// Takes off the words from `word` on.
    fn split_off(&mut self, word: usize) -> Self {
        let piece = self.heads.get(word).map_or(self.pieces.len(), |&head| head as usize);
        Self {
            words: self.words.split_off(word),
            heads: self.heads.split_off(word).iter().map(|head| head - piece as u32).collect(),
            pieces: self.pieces.split_off(piece),
            cases: self.cases.split_off(piece),
        }
    }
}

/// Windows in the making.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// Which sentence, and the byte in it where the next word is looked for; `None` at its beginning.
    sentence: usize,
    at: Option<usize>,
    /// The words since the last window.
    open: Window,
    /// The word of `open` at which the sentence begins; 0 where it began before.
    begin: usize,
    normal: String,
}

/// What one look at the text gave.
pub(super) enum Found {
    /// A window is full.
    Window(Window),
    /// Nothing yet: the budget is spent.
    Nothing,
    /// The text is read to its end, and all windows given.
    End,
}

impl Windows {
    /// Number of sentences that are cut.
    pub(super) const fn sentences(&self) -> usize {
        self.sentence
    }

    /// The window that ends where the open words are too many: before the sentence, or where that alone is too long,
    /// before its last word.
    fn full(&mut self, room: usize) -> Option<Window> {
        if self.open.pieces.len() <= room || self.open.words.len() == 1 {
            return None;
        }
        let end = if self.begin > 0 { self.begin } else { self.open.words.len() - 1 };
        let rest = self.open.split_off(end);
        self.begin = 0;
        Some(std::mem::replace(&mut self.open, rest))
    }

    /// Reads on until a window of at most `room` pieces is full or `budget` words are read.
    pub(super) fn next(
        &mut self,
        vocabulary: &Vocabulary,
        text: &str,
        sentences: &[Range<u32>],
        room: usize,
        budget: usize,
    ) -> Found {
        for _ in 0..budget {
            if let Some(window) = self.full(room) {
                return Found::Window(window);
            }
            let Some(sentence) = sentences.get(self.sentence) else {
                return match std::mem::take(&mut self.open) {
                    open if open.words.is_empty() => Found::End,
                    open => Found::Window(open),
                };
            };
            let at = *self.at.get_or_insert(sentence.start as usize);
            let text = text.get(..sentence.end as usize).unwrap_or_default();
            let from = self.open.pieces.len();
            let Some(cut) = vocabulary.cut(text, at, &mut self.normal, &mut self.open.pieces) else {
                self.sentence += 1;
                self.at = None;
                self.begin = self.open.words.len();
                continue;
            };
            self.at = Some(cut.next);
            self.open.pieces.truncate(from + room);
            self.open.words.push(cut.word);
            self.open.heads.push(from as u32);
            self.open.cases.push(cut.case);
            self.open.cases.resize(self.open.pieces.len(), Case::Continuation);
        }
        Found::Nothing
    }
}

//! Finds sentences in tokens. Blocks bound sentences; a heading is one without a full stop.

use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::token::{Case, Kind, Token, Vocabulary};

/// A sentence: tokens from `first` up to, not including, `end`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    pub(crate) first: u32,
    pub(crate) end: u32,
    /// Index of its block.
    pub(crate) block: u32,
}

impl Sentence {
    /// Number of tokens.
    pub(crate) const fn len(&self) -> usize {
        (self.end - self.first) as usize
    }

    /// Its tokens, as positions.
    pub(crate) const fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// Longest sentence in tokens; longer ones are cut, so that every step stays short.
const LONGEST: usize = 300;

/// Cuts the tokens of one block, `first..end`, from `from` on until about `budget` are read; gives the token reached.
pub(crate) fn split(
    text: &str,
    tokens: &[Token],
    vocabulary: &mut Vocabulary,
    block: usize,
    (from, end): (usize, usize),
    budget: usize,
    sentences: &mut Vec<Sentence>,
) -> usize {
    let mut first = from;
    let mut at = from;
    while at < end {
        let ends = ends_sentence(text, tokens, vocabulary, at, end) || at + 1 - first >= LONGEST;
        at += 1;
        if ends {
            while at < end && tokens[at].kind == Kind::Close && (!tokens[at].spaced) {
                at += 1;
            }
            push(tokens, vocabulary, sentences, first, at, block);
            first = at;
            if at - from >= budget {
                return at;
            }
        }
    }
    if first < end {
        push(tokens, vocabulary, sentences, first, end, block);
    }
    end
}

fn push(
    tokens: &[Token],
    vocabulary: &mut Vocabulary,
    sentences: &mut Vec<Sentence>,
    first: usize,
    end: usize,
    block: usize,
) {
    for token in tokens[first..end].iter().skip(1) {
        if token.is_capital() {
            vocabulary.words[token.word as usize].seen_capital += 1;
        }
    }
    sentences.push(Sentence { first: first as u32, end: end as u32, block: block as u32 });
}

fn ends_sentence(text: &str, tokens: &[Token], vocabulary: &Vocabulary, at: usize, end: usize) -> bool {
    let token = &tokens[at];
    let mut next = at + 1;
    // Closing marks belong to the sentence that they close.
    while next < end && !tokens[next].spaced && matches!(tokens[next].kind, Kind::Close) {
        next += 1;
    }
    if next >= end {
        return false;
    }
    let following = &tokens[next];
    let word = |token: &Token| &vocabulary.words[token.word as usize];
    let mut opener = next;
    while opener + 1 < end && matches!(tokens[opener].kind, Kind::Open) {
        opener += 1;
    }
    let starts = tokens[opener].is_capital()
        || tokens[opener].kind == Kind::Number
        || tokens[opener].kind == Kind::Address
        || following.kind == Kind::Open;
    match token.kind {
        Kind::Mark => {
            let mark = token.range().of(text);
            let full = mark.starts_with(['.', '!', '?', '\u{2026}', '\u{3002}', '\u{FF01}', '\u{FF1F}']);
            full && (following.spaced || next > at + 1 || mark.starts_with(['\u{3002}', '\u{FF01}', '\u{FF1F}']))
                && starts
        }
        Kind::Word if token.range().of(text).ends_with('.') && following.spaced => {
            // An abbreviation ends a sentence only before a word that begins one.
            let next_word = word(&tokens[opener]);
            let begins = tokens[opener].is_capital() && next_word.lex.any(Lex::FUNCTION);
            let before_name = word(token).lex.any(Lex::HONORIFIC.with(Lex::OFFICE).with(Lex::MONTH));
            begins && !before_name && token.case != Case::Initial
                || (tokens[opener].is_capital() && next > at + 1 && !before_name && !next_word.gaz.any(Flags::GIVEN))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;

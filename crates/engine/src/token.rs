//! Cuts a text into tokens: words, numbers, quotation marks, punctuation, addresses.
//!
//! "U.S." and "Mr." are one token with their full stop, "Norway's" is two ("Norway", "'s"), "Lind-Ortega" three and
//! "three-year" one. Every token is looked up once: what the word lists and the gazetteer know of it is kept with the
//! distinct word, not with each of its tokens.

use std::collections::HashMap;

use article::TextRange;

use crate::Resources;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Letters, with apostrophes and stops inside.
    Word,
    /// Digits.
    Number,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// The possessive "'s" or a lone apostrophe after "s".
    Possessive,
    /// Any other mark.
    Mark,
    /// A web or mail address, a handle, a hashtag.
    Address,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Case {
    /// No capital first.
    Lower,
    /// One capital letter alone, or with its stop.
    Initial,
    /// "Rosa".
    Title,
    /// "NATO", "U.S.".
    Upper,
    /// "McDonald", "iPhone", "FBIs".
    Mixed,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: Kind,
    pub(crate) case: Case,
    /// Whether white space, or nothing, stands before it.
    pub(crate) spaced: bool,
    /// Which distinct word it is: an index into [`Vocabulary`].
    pub(crate) word: u32,
}

impl Token {
    pub(crate) const fn range(&self) -> TextRange {
        TextRange::new(self.start, self.end)
    }

    /// Whether it is a word that begins with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }
}

/// What is known of a distinct word.
#[derive(Debug)]
pub(crate) struct Word {
    /// In lower case.
    pub(crate) lower: Box<str>,
    pub(crate) lex: Lex,
    pub(crate) gaz: Flags,
    /// How often this text has it in lower case.
    pub(crate) seen_lower: u32,
    /// How often this text has it with a capital, not first in its sentence.
    pub(crate) seen_capital: u32,
}

/// The distinct words of a text.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    index: HashMap<Box<str>, u32>,
    pub(crate) words: Vec<Word>,
}

impl Vocabulary {
    fn add(&mut self, resources: &Resources, text: &str, kind: Kind) -> u32 {
        let lower = text.to_lowercase().replace('\u{2019}', "'");
        if let Some(&index) = self.index.get(lower.as_str()) {
            return index;
        }
        let index = self.words.len() as u32;
        let known = kind == Kind::Word || kind == Kind::Possessive;
        let lex = if known { resources.lexicon.flags(&lower) } else { Lex::default() };
        let gaz = if known { resources.gazetteer.flags(&lower) } else { Flags::default() };
        let lower: Box<str> = lower.into();
        self.index.insert(lower.clone(), index);
        self.words.push(Word { lower, lex, gaz, seen_lower: 0, seen_capital: 0 });
        index
    }
}

/// Longest token in bytes; longer words are cut, so that every step stays short.
const LONGEST: usize = 400;

/// Cuts `text[from..to]` into tokens until about `budget` bytes are read; gives the offset reached.
pub(crate) fn tokenize(
    resources: &Resources,
    text: &str,
    (mut at, end): (usize, usize),
    budget: usize,
    vocabulary: &mut Vocabulary,
    tokens: &mut Vec<Token>,
) -> usize {
    let stop = at.saturating_add(budget);
    while at < end && at < stop {
        let rest = &text[at..end];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let spaced = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        let (length, kind) = one(resources, rest, spaced, tokens.last().filter(|_| !spaced));
        let length = length.max(first.len_utf8());
        let word = &rest[..length];
        let index = vocabulary.add(resources, word, kind);
        let case = case_of(word, kind);
        if case == Case::Lower {
            vocabulary.words[index as usize].seen_lower += 1;
        }
        tokens.push(Token { start: at as u32, end: (at + length) as u32, kind, case, spaced, word: index });
        at += length;
    }
    at.min(end)
}

fn case_of(word: &str, kind: Kind) -> Case {
    if kind != Kind::Word {
        return Case::Lower;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Lower };
    let (mut upper, mut lower) = (0_u32, 0_u32);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
        } else if letter.is_lowercase() {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, 0) => Case::Initial,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

/// Endings that are cut off after an apostrophe.
const ENDINGS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// The length in bytes and the kind of the token that `rest` begins with.
fn one(resources: &Resources, rest: &str, spaced: bool, glued_to: Option<&Token>) -> (usize, Kind) {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    let next = chars.next();
    let is_letter = |c: char| c.is_alphanumeric() || is_combining(c);
    if spaced && let Some(length) = address(rest) {
        return (length, Kind::Address);
    }
    if first.is_ascii_digit() || (first.is_numeric() && !first.is_alphabetic()) {
        return (number(rest), Kind::Number);
    }
    if is_letter(first) {
        return word(resources, rest);
    }
    if is_apostrophe(first) {
        if let Some(token) = glued_to.filter(|token| token.kind == Kind::Word || token.kind == Kind::Number) {
            for ending in ENDINGS {
                let after = first.len_utf8() + ending.len();
                let matches = rest.get(first.len_utf8()..after).is_some_and(|e| e.eq_ignore_ascii_case(ending));
                if matches && !rest[after..].chars().next().is_some_and(is_letter) {
                    return (after, if *ending == "s" { Kind::Possessive } else { Kind::Word });
                }
            }
            let _ = token;
            return (first.len_utf8(), Kind::Close);
        }
        // 'tis, '90s: an apostrophe; before a letter otherwise an opening quote.
        let opens = first == '\'' && next.is_some_and(|c| !c.is_whitespace());
        return (first.len_utf8(), if opens && spaced { Kind::Open } else { Kind::Close });
    }
    let kind = match first {
        '\u{201C}' | '\u{2018}' | '\u{00AB}' | '\u{2039}' | '\u{201E}' | '\u{201A}' | '\u{300C}' => Kind::Open,
        '\u{201D}' | '\u{00BB}' | '\u{203A}' | '\u{300D}' => Kind::Close,
        '"' | '\u{FF02}' | '`' => {
            let after_opener = glued_to.is_some_and(|token| token.kind == Kind::Mark && !spaced);
            let before_space =
                next.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')'));
            let opens =
                if spaced { !before_space || next.is_some_and(|c| c == '.') } else { after_opener && !before_space };
            if opens { Kind::Open } else { Kind::Close }
        }
        _ => Kind::Mark,
    };
    // Runs of the same mark are one token: "...", "--".
    let run: usize = match kind {
        Kind::Mark if matches!(first, '.' | '-' | '!' | '?' | '*' | '_' | '=') => {
            rest.chars().take_while(|&c| c == first).take(LONGEST).map(char::len_utf8).sum()
        }
        Kind::Close | Kind::Open if first == '`' => {
            rest.chars().take(2).take_while(|&c| c == first).map(char::len_utf8).sum()
        }
        _ => first.len_utf8(),
    };
    (run, kind)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{200D}')
}

fn number(rest: &str) -> usize {
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_digit = chars.peek().is_some_and(|&(_, c)| c.is_ascii_digit());
        if at >= LONGEST || !(c.is_alphanumeric() || (matches!(c, ',' | '.' | ':' | '/') && next_digit)) {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

/// A web address, mail address, handle or hashtag: up to white space, without closing punctuation.
fn address(rest: &str) -> Option<usize> {
    let head: &str = rest.char_indices().nth(8).map_or(rest, |(at, _)| &rest[..at]);
    let starts = ["http://", "https://", "www."].iter().any(|prefix| head.starts_with(prefix));
    let handle = (rest.starts_with('@') || rest.starts_with('#'))
        && rest[1..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let stretch = rest
        .char_indices()
        .take_while(|&(at, c)| at < LONGEST && !c.is_whitespace() && !matches!(c, '"' | '\u{201D}' | '<' | '>'))
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    let stretch = &rest[..stretch];
    let mail = stretch.bytes().filter(|&b| b == b'@').count() == 1
        && stretch
            .split_once('@')
            .is_some_and(|(a, b)| !a.is_empty() && b.contains('.') && b.starts_with(char::is_alphanumeric));
    if handle {
        let length = rest
            .char_indices()
            .skip(1)
            .take_while(|&(at, c)| at < LONGEST && (c.is_alphanumeric() || c == '_'))
            .last()
            .map_or(1, |(at, c)| at + c.len_utf8());
        return Some(length);
    }
    (starts || mail).then(|| stretch.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']).len())
}

fn word(resources: &Resources, rest: &str) -> (usize, Kind) {
    let is_letter = |c: char| c.is_alphanumeric() || is_combining(c);
    let mut length = 0;
    let mut stops = 0_u32;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at >= LONGEST {
            break;
        }
        let next = chars.peek().map(|&(_, c)| c);
        if is_letter(c) {
            length = at + c.len_utf8();
            continue;
        }
        let after = &rest[at + c.len_utf8()..];
        let next_letter = next.is_some_and(is_letter);
        if is_apostrophe(c) && next_letter {
            let ending: &str = after.find(|c: char| !is_letter(c)).map_or(after, |end| &after[..end]);
            if ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
                break;
            }
            continue;
        }
        if c == '.' && next_letter && (at - stops as usize) <= stops as usize + 1 {
            // "U.S", "p.m": single letters between stops.
            stops += 1;
            continue;
        }
        if c == '-' && next_letter {
            // One token, unless a capital stands on either side.
            let upper = rest[..at].chars().any(char::is_uppercase) || next.is_some_and(char::is_uppercase);
            if upper {
                break;
            }
            continue;
        }
        if c == '&' && next_letter && at <= 2 && rest[..at].chars().all(char::is_uppercase) {
            continue;
        }
        break;
    }
    let body = &rest[..length];
    if rest[length..].starts_with('.') {
        let letters = body.chars().count();
        let initial = letters == 1 && body.chars().all(char::is_uppercase);
        let stopped = stops > 0;
        let lex = resources.lexicon.flags(&format!("{}.", body.to_lowercase()));
        let after = &rest[length + 1..];
        let listed = letters <= 6
            && lex.any(Lex::ABBREVIATION)
            && (!lex.any(Lex::CAPITAL) || body.starts_with(char::is_uppercase))
            && (!lex.any(Lex::BEFORE_NUMBER) || after.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        let ends_line = after.is_empty();
        if initial || stopped || (listed && !ends_line) {
            return (length + 1, Kind::Word);
        }
    }
    (length, Kind::Word)
}

#[cfg(test)]
mod tests;

//! Says of the name of a place whether it acts here ("Lima protested") or is where something is ("a protest in Lima").
//!
//! A linear model over the words around the name, learned by `cargo xtask assets` from texts in which people marked
//! which place names stand for those who govern there. Its weights lie among the tagger's, in their first column.

use super::Name;
use super::features::{hash, scramble};
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::token::Kind;

/// How far the words around a name are looked at.
const NEAR: usize = 3;
/// How far the next verb is looked for.
const FAR: usize = 6;

/// The features of a name of a place where it stands.
pub(crate) fn features(document: &Document<'_>, name: &Name) -> Vec<u32> {
    let sentence = document.sentence_at(name.first as usize).map(|at| document.sentences[at].tokens());
    let within = sentence.unwrap_or(name.tokens());
    let tokens = name.tokens();
    let mut out = Vec::new();
    let mut push = |tag: u8, parts: &[&[u8]]| out.push(scramble(hash(tag, parts) ^ 0x726f_6c65));
    let lower = |token: Option<usize>| token.map_or("", |token| document.lower(token));
    let lex = |token: Option<usize>| token.map_or(Lex::default(), |token| document.word(token).lex);
    // "the" and adjectives between a preposition and the name say nothing.
    let mut start = tokens.start;
    while start > within.start && document.word(start - 1).lex.any(Lex::DETERMINER) {
        start -= 1;
    }
    let before = |n: usize| start.checked_sub(n).filter(|&token| token >= within.start);
    let after = |n: usize| Some(tokens.end + n - 1).filter(|&token| token < within.end);
    push(b'0', &[]);
    for n in 1..=NEAR {
        push(b'b', &[&[n as u8], lower(before(n)).as_bytes()]);
        push(b'a', &[&[n as u8], lower(after(n)).as_bytes()]);
        for bit in 0..32_u8 {
            if lex(before(n)).0 & (1 << bit) != 0 {
                push(b'c', &[&[n as u8, bit]]);
            }
            if lex(after(n)).0 & (1 << bit) != 0 {
                push(b'd', &[&[n as u8, bit]]);
            }
        }
        let ending = ending(lower(after(n)));
        push(b'e', &[&[n as u8], ending.as_bytes()]);
    }
    push(b'p', &[lower(before(1)).as_bytes(), lower(after(1)).as_bytes()]);
    push(b'q', &[lower(before(1)).as_bytes(), lower(before(2)).as_bytes()]);
    push(b'f', &[&[u8::from(before(1).is_none())]]);
    let kind = |token: Option<usize>| token.map_or(b'|', |token| document.tokens[token].kind as u8);
    push(b'k', &[&[kind(before(1)), kind(after(1))]]);
    push(b'K', &[&[u8::from(before(1).is_none()), kind(after(1))], ending(lower(after(1))).as_bytes()]);
    let printed = document.range(tokens.start, tokens.end).of(document.text()).to_lowercase();
    let known = document.resources.gazetteer.flags(&printed);
    for flag in [Flags::COUNTRY, Flags::CITY, Flags::CAPITAL, Flags::REGION] {
        push(b'g', &[&flag.0.to_le_bytes(), &[u8::from(known.any(flag))]]);
    }
    let verb = (tokens.end..within.end.min(tokens.end + FAR)).find(|&token| {
        let word = document.word(token);
        document.tokens[token].kind == Kind::Word
            && (word.lex.any(Lex::REPORT_FINITE.with(Lex::AUXILIARY)) || word.lower.ends_with("ed"))
    });
    push(
        b'v',
        &[lower(verb).as_bytes(), &[u8::from(before(1).is_some_and(|at| document.word(at).lex.any(Lex::PREPOSITION)))]],
    );
    out
}

fn ending(word: &str) -> &str {
    word.char_indices().rev().nth(1).map_or("", |(at, _)| &word[at..])
}

/// Whether the name acts here, by how much that is preferred, and the word that shows it best.
pub(crate) fn acts(document: &Document<'_>, name: &Name) -> i32 {
    features(document, name)
        .into_iter()
        .filter_map(|feature| document.resources.gazetteer.row(feature))
        .filter_map(|row| row.first())
        .map(|weight| i32::from(weight.cast_signed()))
        .sum()
}

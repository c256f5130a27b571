//! What looks like the name of somebody and is none: a storm's, an illness's, the letters of a seat.

use std::collections::HashSet;

use crate::document::Document;
use crate::lexicon::Lex;
use crate::names::Name;
use crate::token::Kind;

/// What bears the name of who found it.
const ILLNESSES: &[&str] = &["disease", "syndrome", "palsy", "lymphoma", "sarcoma", "dementia"];

/// Whose seat somebody has, after a name: "Karl Lind, D-Ga.,", "(R-Okla.)".
pub(super) fn is_party_mark(document: &Document<'_>, name: &Name, printed: &str) -> bool {
    let before = (name.first as usize).checked_sub(1).map_or("", |before| document.slice(before));
    let mut letters = printed.chars();
    matches!(before, "," | "(")
        && matches!(letters.next(), Some('D' | 'R' | 'I' | 'L'))
        && matches!(letters.next(), Some('-' | '\u{2013}' | '\u{2011}'))
        && letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() < 8
}

/// "Alzheimer's disease".
pub(super) fn is_illness(document: &Document<'_>, name: &Name) -> bool {
    let end = name.end as usize;
    let follows = |at: usize| document.tokens.get(at).is_some_and(|_| ILLNESSES.contains(&document.lower(at)));
    document.tokens.get(end).is_some_and(|next| next.kind == Kind::Possessive) && follows(end + 1)
}

/// "Hurricane Rosa", "Tropical Storm Rosa".
pub(super) fn is_storm(document: &Document<'_>, first: usize) -> bool {
    let before = first.checked_sub(1).filter(|&before| document.word(before).lex.any(Lex::STORM));
    before.is_some_and(|before| document.tokens[before].is_capital())
}

/// The names of all storms of an article.
pub(super) fn storms(document: &Document<'_>) -> HashSet<Box<str>> {
    let capital = |token: &usize| document.tokens[*token].is_capital();
    let named = |token: &usize| capital(token) && is_storm(document, *token) && document.is_word(*token);
    let not_another = |token: &usize| !document.word(*token).lex.any(Lex::STORM.with(Lex::FUNCTION));
    (1..document.tokens.len()).filter(named).filter(not_another).map(|token| document.lower(token).into()).collect()
}

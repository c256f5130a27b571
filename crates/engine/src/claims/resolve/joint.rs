//! Whether two are named as one source: "Washington and Kyiv", "Rosa Lind and Karl Moss".

use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// Tokens between two names of a list, role and article included: "Rosa Lind and trade minister Karl Moss".
const BETWEEN: usize = 10;

/// Whether the source in `first..end` is a list of two names or more, of different entities, and nothing else.
pub(super) fn is_joint(document: &Document<'_>, first: usize, end: usize) -> bool {
    let from = document.mention_tokens.partition_point(|&(at, _)| (at as usize) < first);
    let to = document.mention_tokens.partition_point(|&(at, _)| (at as usize) < end);
    let Some(last) = to.checked_sub(1).filter(|&last| last > from) else { return false };
    let after = document.mention_tokens[last].1 as usize;
    // "Tom Hale and Ana Moss (R-Okla.)".
    let bracket = after + 1 < end && document.slice(after) == "(" && document.slice(end - 1) == ")";
    if after != end && !bracket {
        return false;
    }
    let title = Lex::HONORIFIC.with(Lex::OFFICE).with(Lex::OFFICE_MODIFIER).with(Lex::DETERMINER).with(Lex::CALLING);
    (from..last).any(|at| {
        let between = document.mention_tokens[at].1 as usize..document.mention_tokens[at + 1].0 as usize;
        let is_title = |&token: &usize| document.word(token).lex.any(title) && document.is_word(token);
        let and = between.clone().rev().find(|token| !is_title(token));
        // "Rosa Lind, the trade minister, and Karl Moss".
        let joins = between.len() <= BETWEEN
            && and.is_some_and(|and| {
                document.lower(and) == "and" && (and == between.start || document.slice(between.start) == ",")
            });
        joins && document.mentions[at].entity != document.mentions[at + 1].entity && is_free(document, first, at)
    })
}

/// Whether a name stands by itself in its source: the source begins with it, or with its title.
fn is_free(document: &Document<'_>, first: usize, mention: usize) -> bool {
    let own = document.mention_tokens[mention].0 as usize;
    (first..own)
        .all(|token| !document.word(token).lex.any(Lex::PREPOSITION) && document.tokens[token].kind != Kind::Possessive)
}

//! Mends spans that the network ends within a phrase or a name: "accounts published |on Tuesday", "Van |Doorn".

use std::ops::Range;

use crate::attribution::mend::hangs;
use crate::attribution::phrase::Zone;
use crate::attribution::tags::tag;
use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// Whether a cue or source does not end with a token: "said |on", "told |a", "said |last".
fn hangs_on_cue(document: &Document<'_>, token: usize) -> bool {
    let lex = document.word(token).lex;
    hangs(document, token)
        || matches!(document.lower(token), "last" | "next")
        || document.is_word(token) && lex.any(Lex::DETERMINER.with(Lex::PREPOSITION)) && !lex.any(Lex::ADVERB)
}

/// Tokens widened to the whole of the names at their ends.
fn whole_names(document: &Document<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let name = |token: usize| document.mention_at(token).map(|at| document.mention_tokens[at]);
    if let Some((first, _)) = name(tokens.start) {
        tokens.start = first as usize;
    }
    if let Some((_, end)) = tokens.end.checked_sub(1).and_then(name) {
        tokens.end = tokens.end.max(end as usize);
    }
    tokens
}

/// A source to the end of its noun phrase; none where no phrase is left of it.
pub(super) fn source(document: &Document<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut tokens = whole_names(document, tokens);
    // "Ana Lind, 72, |who": the clause is not there, so its first word is too much.
    while tokens.len() > 1
        && (matches!(document.lower(tokens.end - 1), "who" | "which")
            || document.tokens[tokens.end - 1].kind == Kind::Mark)
        && document.slice(tokens.end - 1) != ")"
    {
        tokens.end -= 1;
    }
    if !hangs_on_cue(document, tokens.end - 1) {
        return Some(tokens);
    }
    let sentence = document.sentence_at(tokens.start).map(|at| document.sentences[at].tokens()).unwrap_or_default();
    let tags = tag(document, &document.resources.forms, sentence.clone());
    let zone = Zone { document, base: sentence.start, tags: &tags, low: sentence.start, high: sentence.end };
    let whole = zone.phrase_right(tokens.start).filter(|&end| end > tokens.end);
    match whole.or_else(|| zone.simple_right(tokens.end)) {
        Some(end) => tokens.end = end,
        None => tokens = trimmed(document, tokens),
    }
    let is_bare = tokens.len() == 1 && matches!(document.lower(tokens.start), "a" | "an" | "the");
    (!is_bare).then_some(tokens)
}

/// A cue without "the" or a preposition at its end, unless what it attributes or who says so (`starts`) follows at once.
pub(super) fn cue(document: &Document<'_>, mut tokens: Range<usize>, starts: &[usize]) -> Range<usize> {
    while tokens.len() > 1 && hangs_on_cue(document, tokens.end - 1) && !starts.contains(&tokens.end) {
        tokens.end -= 1;
    }
    tokens
}

/// A content with the whole of the names at its ends, and without a word that no phrase ends with.
pub(super) fn content(document: &Document<'_>, tokens: Range<usize>) -> Range<usize> {
    trimmed(document, whole_names(document, tokens))
}

/// Tokens without the words that a phrase cannot end with; one is left.
fn trimmed(document: &Document<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1 && hangs(document, tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

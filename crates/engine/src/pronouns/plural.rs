//! Whether "they" can be one that is named at all: two who are named together are both, and people who are not named come
//! first where they are the subject.

use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// Tokens at the head of a sentence that are looked at for its subject.
const SUBJECT: usize = 12;
/// Plural words that do not end like one.
const PEOPLE: &[&str] = &["people", "men", "women", "children", "police", "both"];

/// Whether a name is one of several that are named together: "the union and the league".
pub(super) fn is_joined(document: &Document<'_>, first: usize, end: usize) -> bool {
    let mut start = first;
    while start > 0 && document.word(start - 1).lex.any(Lex::DETERMINER) {
        start -= 1;
    }
    let and = |at: usize| document.tokens.get(at).is_some() && document.lower(at) == "and";
    // What is joined after it is a name too: "the union met and left" is one.
    let named = |mut at: usize| {
        while document.tokens.get(at).is_some() && document.word(at).lex.any(Lex::DETERMINER) {
            at += 1;
        }
        document.mention_at(at).is_some()
    };
    let before = start.checked_sub(2).is_some_and(|name| and(name + 1) && document.mention_at(name).is_some());
    before || and(end) && named(end + 1)
}

/// Whether people without a name are the subject before the pronoun: "Officials closed the road. They said".
pub(super) fn is_others(document: &Document<'_>, token: usize, sentence: usize) -> bool {
    let own = document.sentences[sentence].tokens();
    let subject = |from: usize, to: usize| {
        let verb = (from..to.min(from + SUBJECT)).find(|&at| {
            document.word(at).lex.any(Lex::AUXILIARY.with(Lex::REPORT_FINITE))
                || document.lower(at).len() > 4 && document.lower(at).ends_with("ed")
        });
        (from..verb.unwrap_or(to.min(from + SUBJECT))).any(|at| is_plural(document, at))
    };
    // Words before it in its own sentence, else the sentence before.
    let before = (own.start..token).filter(|&at| document.is_word(at)).count();
    if before > 2 {
        return subject(own.start, token);
    }
    sentence.checked_sub(1).is_some_and(|last| {
        let tokens = document.sentences[last].tokens();
        subject(tokens.start, tokens.end)
    })
}

/// Whether a word is a plural noun, as far as the lists know, and no name.
fn is_plural(document: &Document<'_>, at: usize) -> bool {
    let word = document.lower(at);
    let ends = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let owner = document.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Possessive);
    document.is_word(at)
        && (PEOPLE.contains(&word) || ends && !document.word(at).lex.any(Lex::FUNCTION.with(Lex::REPORT)))
        && !owner
        && document.mention_at(at).is_none()
        && document.resources.forms.verb(word).is_none()
}

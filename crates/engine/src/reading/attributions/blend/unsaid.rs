//! Attributions in which nobody says anything: a participle that only describes, a label, a noun whose clause tells which.
//!
//! Why: the network names no speaker for these and is sure of them all the same. By the contract they are no claims.

use crate::attribution::candidate::Candidate;
use crate::attribution::forms::VerbForm;
use crate::document::Document;
use crate::lexicon::Lex;

/// Verbs of which a promise or a claim is the object: "the promise that Lind |broke|".
const OF_WORDS: &[&str] = &[
    "broke",
    "broken",
    "made",
    "kept",
    "gave",
    "given",
    "repeated",
    "rejected",
    "dismissed",
    "withdrew",
    "withdrawn",
    "retracted",
    "ignored",
    "signed",
    "received",
];

/// Whether nobody is named and what would be the cue only describes what stands around it.
pub(super) fn is_unsaid(document: &Document<'_>, candidate: &Candidate) -> bool {
    candidate.source.is_none()
        && (describes(document, candidate)
            || is_within_phrase(document, candidate)
            || is_label(document, candidate)
            || tells_which(document, candidate))
}

fn is_participle(document: &Document<'_>, token: usize) -> bool {
    let form = document.resources.forms.verb(document.lower(token));
    matches!(form, Some(VerbForm::Either | VerbForm::Participle))
        || form.is_some() && document.lower(token).ends_with("ed")
}

/// "A plan |announced last year| was dropped", "The suspect |was denied| bail"; not "Lind |is said| to have left".
fn describes(document: &Document<'_>, candidate: &Candidate) -> bool {
    let (Some(&(cue, end)), Some(&(_, before))) = (candidate.cue.first(), candidate.content.first()) else {
        return false;
    };
    let goes_on =
        |first: usize| document.word(first).lex.any(Lex::PREPOSITION) || matches!(document.lower(first), "to" | "not");
    is_participle(document, candidate.head)
        && before <= cue
        && candidate.content.iter().find(|part| part.0 >= end).is_some_and(|part| !goes_on(part.0))
}

/// "An |allegedly| stolen car": a word of a noun phrase.
fn is_within_phrase(document: &Document<'_>, candidate: &Candidate) -> bool {
    let before = candidate.cue.first().and_then(|cue| cue.0.checked_sub(1));
    document.lower(candidate.head).ends_with("ly")
        && before.is_some_and(|at| document.is_word(at) && document.word(at).lex.any(Lex::DETERMINER))
}

/// "|Explained|: what the tax means".
fn is_label(document: &Document<'_>, candidate: &Candidate) -> bool {
    let first = document.sentence_at(candidate.head).map(|at| document.sentences[at].tokens().start);
    first == Some(candidate.head)
        && is_participle(document, candidate.head)
        && document.tokens.get(candidate.head + 1).is_some()
        && document.slice(candidate.head + 1) == ":"
}

/// "the |promise| that Lind broke in May": which one, not what it says.
fn tells_which(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Some(&(first, end)) = candidate.content.first() else { return false };
    let follows = first == candidate.head + 2 && document.lower(candidate.head + 1) == "that"
        || first == candidate.head + 1 && document.lower(first) == "that";
    let open = |at: usize| {
        at + 1 >= end || document.word(at + 1).lex.any(Lex::PREPOSITION.with(Lex::ADVERB)) || !document.is_word(at + 1)
    };
    follows
        && document.resources.forms.is_speech_noun(document.lower(candidate.head))
        && (first..end).any(|at| OF_WORDS.contains(&document.lower(at)) && open(at))
}

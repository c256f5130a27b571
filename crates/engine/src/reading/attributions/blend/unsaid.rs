//! Attributions in which nobody says anything: a participle that only describes, a label, a noun whose clause tells which.
//!
//! Why: the network names no speaker for these and is sure of them all the same. By the contract they are no claims.

use crate::attribution::candidate::{Candidate, Frame};
use crate::attribution::denial::is_denial;
use crate::attribution::forms::VerbForm;
use crate::document::Document;
use crate::lexicon::Lex;
use crate::reading::attributions::shape::is_clause;

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

/// Participles before what something is called, whose quotation marks are no speech.
const NAMES: &[&str] = &["dubbed", "nicknamed", "titled", "entitled", "branded"];

/// Whether nobody is named and what would be the cue only describes what stands around it.
pub(super) fn is_unsaid(document: &Document<'_>, candidate: &Candidate) -> bool {
    candidate.source.is_none()
        && (describes(document, candidate)
            || is_within_phrase(document, candidate)
            || is_label(document, candidate)
            || is_done(document, candidate)
            || tells_which(document, candidate))
}

/// Takes from a content the source that it begins with: "According to |reports|, the vote was put off".
pub(super) fn without_source(document: &Document<'_>, candidate: &mut Candidate) {
    let Some((first, end)) = candidate.source else { return };
    let follows = end + usize::from(end < document.tokens.len() && document.slice(end) == ",");
    for part in candidate.content.iter_mut().filter(|part| part.0 == first && follows < part.1) {
        part.0 = follows;
    }
}

/// Whether a token is, or may be, a participle by which the noun before it is described.
pub(super) fn is_participle(document: &Document<'_>, token: usize) -> bool {
    let form = document.resources.forms.verb(document.lower(token));
    matches!(form, Some(VerbForm::Either | VerbForm::Participle))
        || form.is_some() && document.lower(token).ends_with("ed")
}

/// "A plan |announced last year| was dropped", "The suspect |was denied| bail"; not "Lind |is said| to have left", "Two climbers |were
/// reported| missing", "The dam, |it was reported|, had broken", nor words that are quoted.
fn describes(document: &Document<'_>, candidate: &Candidate) -> bool {
    let (Some(&(cue, _)), Some(&(_, end))) = (candidate.cue.first(), candidate.cue.last()) else { return false };
    let Some(&(_, before)) = candidate.content.first() else { return false };
    let goes_on = |first: usize| {
        !document.is_word(first)
            || document.word(first).lex.any(Lex::PREPOSITION)
            || matches!(document.lower(first), "to" | "not")
    };
    let tells = document.word(candidate.head).lex.any(Lex::REPORT.with(Lex::HEARSAY));
    let is_passive = document.word(cue).lex.any(Lex::AUXILIARY.with(Lex::PRONOUN));
    let is_set_off = cue.checked_sub(1).is_some_and(|at| !document.is_word(at));
    is_participle(document, candidate.head)
        && before <= cue
        && !(tells && (is_set_off || is_passive && !is_denial(document.lower(candidate.head))))
        && !matches!(candidate.frame, Frame::Both | Frame::BothQuote)
        && candidate
            .content
            .iter()
            .find(|part| part.0 >= end)
            .is_some_and(|part| !goes_on(part.0) || NAMES.contains(&document.lower(candidate.head)))
}

/// "An |allegedly| stolen car": a word of a noun phrase.
fn is_within_phrase(document: &Document<'_>, candidate: &Candidate) -> bool {
    let before = candidate.cue.first().and_then(|cue| cue.0.checked_sub(1));
    document.lower(candidate.head).ends_with("ly")
        && before.is_some_and(|at| matches!(document.lower(at), "a" | "an" | "the"))
}

/// "|Explained|: what the tax means".
fn is_label(document: &Document<'_>, candidate: &Candidate) -> bool {
    let first = document.sentence_at(candidate.head).map(|at| document.sentences[at].tokens().start);
    first == Some(candidate.head)
        && is_participle(document, candidate.head)
        && document.tokens.get(candidate.head + 1).is_some()
        && document.slice(candidate.head + 1) == ":"
}

/// "The amendment |was passed|": what was done to a thing that is all there is of a content.
fn is_done(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Some(&(cue, _)) = candidate.cue.first() else { return false };
    let tells = |&(first, end): &(usize, usize)| {
        end > cue || is_clause(document, first..end) || (first..end).any(|at| !document.is_word(at))
    };
    document.word(cue).lex.any(Lex::AUXILIARY)
        && is_participle(document, candidate.head)
        && !document.word(candidate.head).lex.any(Lex::REPORT.with(Lex::HEARSAY))
        && !candidate.content.iter().any(tells)
}

/// "the |promise| that Lind broke in May": which one, not what it says.
fn tells_which(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Some(&(first, end)) = candidate.content.first() else { return false };
    let follows = first == candidate.head + 2 && document.lower(candidate.head + 1) == "that"
        || first == candidate.head + 1 && document.lower(first) == "that";
    let open = |at: usize| {
        at + 1 >= end || document.word(at + 1).lex.any(Lex::PREPOSITION.with(Lex::ADVERB)) || !document.is_word(at + 1)
    };
    // "The claim that a deal |was signed|" lacks nothing.
    let is_passive =
        |at: usize| (at.saturating_sub(3).max(first)..at).any(|before| document.word(before).lex.any(Lex::AUXILIARY));
    follows
        && document.resources.forms.is_speech_noun(document.lower(candidate.head))
        && (first..end).any(|at| OF_WORDS.contains(&document.lower(at)) && open(at) && !is_passive(at))
}

#[cfg(test)]
mod tests {
    use article::{Article, Mode};

    use crate::testing::NETWORK;

    #[test]
    fn what_only_describes_is_no_claim_and_what_is_told_is_one() {
        let unsaid = [
            "A plan announced last year was dropped.",
            "The suspect was denied bail.",
            "The plan, dubbed “Big Bridge”, was dropped.",
            "The plan, nicknamed “Big Bridge”, was dropped.",
            "An allegedly stolen car stood by the river.",
            "The promise that Karl Berg broke in May was old.",
            "The amendment was passed in 1947.",
        ];
        let told = [
            "The claim that the appeal was rejected by the court was false.",
            "There were reports that a deal was signed on Monday.",
            "The dam, it was reported, had broken.",
            "Two climbers were reported missing.",
            "Some reportedly fled to Quito.",
            "According to reports, all ports closed.",
        ];
        let claims = |text: &str| {
            let found = crate::annotate(&NETWORK, &Article::from_plain_text(text));
            found.claims.iter().filter(|claim| claim.mode != Mode::Own).count()
        };
        let wrong: Vec<&str> = unsaid.into_iter().filter(|text| claims(text) > 0).collect();
        let lost: Vec<&str> = told.into_iter().filter(|text| claims(text) == 0).collect();
        assert!(wrong.is_empty() && lost.is_empty(), "claims made up: {wrong:?}; claims lost: {lost:?}");
    }
}

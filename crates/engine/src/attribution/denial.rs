//! What a side clause denies, "a charge |that Kigali denies", "|which Moscow denies", "an allegation |he denies", or judges,
//! "a remark |that Kigali called absurd".
//!
//! The reader who sees an accusation is to see the answer. Corpora leave these out, so no weights are asked.

use super::candidate::{Candidate, Edge, Frame, Ground};
use super::clause::left_start;
use super::phrase::Zone;
use super::tags::Tag;
use crate::document::Document;
use crate::lexicon::Lex;

const DENIES: &[&str] = &[
    "denies", "denied", "deny", "rejects", "rejected", "reject", "disputes", "disputed", "dispute", "refutes",
    "refuted",
];
/// Nouns of which somebody is deprived who is denied them.
const REFUSED: &[&str] =
    &["access", "asylum", "bail", "entry", "entrance", "parole", "permission", "visa", "visas", "treatment", "request"];

/// Whether a verb says that something is not so, by its word.
pub(crate) fn denies(word: &str) -> bool {
    DENIES.contains(&word)
}

/// Whether a word is a form of "deny".
pub(crate) fn is_denial(word: &str) -> bool {
    matches!(word, "deny" | "denies" | "denied" | "denying")
}

/// Whether no more than "that" or "it" is denied: "Lind denied |that|, saying", "The agency disputes |this|.". A plan may
/// be rejected too; then nobody spoke in the sentence before.
pub(super) fn is_all_that(zone: &Zone<'_, '_>, verb: usize, at: usize) -> bool {
    matches!(zone.word(at), "that" | "this" | "it") && gainsays(zone.document, verb)
}

/// Whether a verb denies whatever it is said of, or rejects what the sentence before tells of somebody.
pub(crate) fn gainsays(document: &Document<'_>, verb: usize) -> bool {
    let word = document.lower(verb);
    if !denies(word) || !word.starts_with("reject") {
        return is_denial(word) || denies(word);
    }
    let before = document.sentence_at(verb).and_then(|at| at.checked_sub(1)).map(|at| document.sentences[at].tokens());
    let says = Lex::SAY.with(Lex::TELL).with(Lex::ACCUSE);
    let tells = |at: usize| document.word(at).lex.any(says) && document.word(at).lex.any(Lex::REPORT_FINITE);
    before.is_some_and(|mut before| before.any(tells))
}

/// Verbs by which somebody judges what another said: "a remark that Lind |described as absurd".
const JUDGES: &[&str] = &[
    "described",
    "describes",
    "called",
    "calls",
    "dismissed",
    "branded",
    "labelled",
    "labeled",
    "condemned",
    "termed",
];

/// Whether somebody denies what a noun phrase or "-ing" tells: "denied |murder", "denied |starting the fire"; not "denied
/// |bail".
pub(super) fn is_denied(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    let zone = &ground.zone;
    let says_no = is_denial(zone.word(candidate.head));
    let (start, last) = candidate.content[0];
    if last == start + 1 && start == candidate.head + 1 && is_all_that(zone, candidate.head, start) {
        return !candidate.passive;
    }
    let fits = match candidate.frame {
        Frame::Ing => true,
        Frame::Object => {
            let (first, end) = candidate.content[0];
            let one = zone.simple_right(first).filter(|&one| one <= end);
            one.is_some_and(|one| {
                let refused = |at: usize| REFUSED.contains(&zone.word(at));
                // "denied |him the chance", "denied |Lind| a visa": to whom it is denied is named first.
                let two = zone.tag(one) == Tag::Determiner || zone.tag(first) == Tag::Pronoun;
                !two && !(first..one).any(refused)
            })
        }
        _ => false,
    };
    says_no && fits && !candidate.passive
}

/// Adds what a verb of denial with nothing behind it denies.
pub(super) fn candidates(ground: &Ground<'_, '_>, base: &Candidate, found: &mut Vec<Candidate>) {
    let zone = &ground.zone;
    let verb = base.head;
    let ends = matches!(zone.tag(verb + 1), Tag::Stop | Tag::Comma | Tag::And | Tag::Break);
    let judges = !ends && JUDGES.contains(&zone.word(verb));
    if !(judges || ends && denies(zone.word(verb))) || base.borrowed || base.passive {
        return;
    }
    let Some(mut source) = base.source.filter(|source| source.1 <= verb) else { return };
    // "a charge |Chad| rejects": the noun is no title.
    let name = zone.document.mention_at(source.1 - 1).map(|at| zone.document.mention_tokens[at].0 as usize);
    if let Some(name) = name.filter(|&name| name > source.0 && is_announced(zone, name)) {
        source.0 = name;
    }
    let (first, end) = source;
    if first <= zone.low + 1 || matches!(zone.tag(first), Tag::Relative | Tag::That) {
        return;
    }
    let is_relative = matches!(zone.before(first), Tag::Relative | Tag::That);
    let link = first - usize::from(is_relative);
    let is_apart = is_relative && zone.before(link) == Tag::Comma;
    let close = link - usize::from(is_apart);
    if close <= zone.low || zone.before(close) == Tag::Quote {
        return;
    }
    let announced = is_announced(zone, close);
    // ", a remark that Lind described as absurd": what is judged stands behind the comma, and who judges it is no "which".
    let judged = || {
        let named = |&start: &usize| announced || matches!(zone.word(start), "a" | "an");
        let start = zone.simple_left(close).filter(|_| is_relative && !is_apart).filter(named)?;
        let end = (verb + 1..zone.high).find(|&at| matches!(zone.tag(at), Tag::Comma | Tag::Break | Tag::Stop))?;
        (start > zone.low && zone.before(start) == Tag::Comma && end > verb + 1).then_some((start, end))
    };
    if judges {
        if let Some((start, end)) = judged() {
            found.push(Candidate {
                source: Some((first, source.1)),
                content: vec![(start, close), (verb + 1, end)],
                frame: Frame::OfNoun,
                edge: Edge::Phrase,
                ..base.clone()
            });
        }
        return;
    }
    let start = if announced || is_relative && !is_apart {
        zone.simple_left(close).filter(|_| zone.before(close) == Tag::Noun)
    } else {
        is_apart.then(|| said(zone, close)).flatten()
    };
    let Some(start) = start.filter(|&start| start < close && zone.tag(start) != Tag::Quote) else { return };
    let content = vec![(start, close)];
    found.push(Candidate {
        source: Some((first, end)),
        content,
        frame: Frame::OfNoun,
        edge: Edge::Phrase,
        ..base.clone()
    });
}

fn is_announced(zone: &Zone<'_, '_>, end: usize) -> bool {
    end > zone.low && zone.document.resources.forms.is_speech_noun(zone.word(end - 1))
}

/// Where a clause begins that ends at `close`, without whoever says so: "Kinshasa says |Rwanda arms the rebels".
fn said(zone: &Zone<'_, '_>, close: usize) -> Option<usize> {
    let start = left_start(zone, close);
    let says = |&at: &usize| zone.document.word(at).lex.any(Lex::REPORT) && zone.tag(at).is_finite();
    let start = (start..close).rev().find(says).map_or(start, |at| at + 1);
    let start = start + usize::from(zone.tag(start) == Tag::That);
    let words = (start..close).filter(|&at| zone.tag(at) != Tag::Quote).count();
    (words > 2 && (start..close).all(|at| zone.tag(at) != Tag::Quote)).then_some(start)
}

//! Labels of those who speak in turn in a printed conversation: "MS: We will close the dam."
//!
//! Initials are whose they are in the article; "Q" and initials of nobody tell no reader who speaks.

use article::{BlockKind, EntityId, EntityKind, Reason};

use super::candidate::Candidate;
use crate::document::Document;
use crate::sentence::Sentence;

/// Most letters of initials.
const LETTERS: usize = 3;

/// Whether a token is a label of capitals alone: it opens a sentence of the text, and a colon follows.
fn is_label(document: &Document<'_>, at: usize) -> bool {
    let label = document.slice(at);
    let opens = |sentence: usize| {
        let sentence = &document.sentences[sentence];
        sentence.first as usize == at && document.block_kind(sentence) == BlockKind::Paragraph
    };
    label.len() <= LETTERS
        && label.bytes().all(|letter| letter.is_ascii_uppercase())
        && document.tokens.get(at + 1).is_some_and(|_| document.slice(at + 1) == ":")
        && document.sentence_at(at).is_some_and(opens)
        && document.mention_at(at).is_none()
}

/// Whether a paragraph begins with a label: all of it is somebody's.
pub(crate) fn is_turn(document: &Document<'_>, sentence: &Sentence) -> bool {
    let start = document.block(sentence).range.start();
    is_label(document, document.tokens.partition_point(|token| token.start < start))
}

/// The one person whose initials a label is: "MS" is Maria Sund.
pub(crate) fn person(document: &Document<'_>, at: usize) -> Option<EntityId> {
    let label = document.slice(at);
    let is_of =
        |name: &str| label.len() > 1 && name.split([' ', '-']).filter_map(|word| word.chars().next()).eq(label.chars());
    let mut people = document.entities.iter().filter(|entity| entity.kind == EntityKind::Person && is_of(&entity.name));
    let person = people.next().filter(|_| people.next().is_none() && is_label(document, at));
    person.map(|person| person.id)
}

/// Whether a label tells of nobody who speaks, or only what is asked: "Q: What was decided?"
pub(super) fn is_strange(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Some((first, end)) = candidate.source.filter(|_| candidate.reason == Reason::HeadlineColon) else {
        return false;
    };
    let asks = || {
        let sentence = document.sentence_at(first).map(|at| document.sentences[at].end as usize);
        sentence.is_some_and(|end| document.slice(end - 1) == "?")
    };
    end == first + 1 && is_label(document, first) && (asks() || person(document, first).is_none())
}

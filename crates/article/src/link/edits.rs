//! The reader's edits, as values of a [`Stream`].

use super::LinkError;
use super::stream::{Field, Stream, malformed};
use crate::{Anchor, Certainty, Edit, EntityKind, TextRange};

/// An edit as fields that any edit may have. One edit uses some of them; which, its code says.
#[derive(Clone, Copy, Default)]
struct Parts<'a> {
    code: u64,
    at: Option<&'a Anchor>,
    other: Option<&'a Anchor>,
    kind: Option<EntityKind>,
    certainty: Option<Certainty>,
    to: TextRange,
    text: &'a str,
}

fn parts(edit: &Edit) -> Parts<'_> {
    let none = Parts::default();
    match edit {
        Edit::AddMention { at, kind, entity } => {
            Parts { code: 0, at: Some(at), kind: Some(*kind), other: entity.as_ref(), ..none }
        }
        Edit::RemoveMention { at } => Parts { code: 1, at: Some(at), ..none },
        Edit::RemoveEntity { at } => Parts { code: 2, at: Some(at), ..none },
        Edit::Retype { at, kind } => Parts { code: 3, at: Some(at), kind: Some(*kind), ..none },
        Edit::MoveBoundaries { at, to } => Parts { code: 4, at: Some(at), to: *to, ..none },
        Edit::Rename { at, name } => Parts { code: 5, at: Some(at), text: name, ..none },
        Edit::Merge { from, into } => Parts { code: 6, at: Some(from), other: Some(into), ..none },
        Edit::Split { at } => Parts { code: 7, at: Some(at), ..none },
        Edit::AddClaim { at, source } => Parts { code: 8, at: Some(at), other: source.as_ref(), ..none },
        Edit::RemoveClaim { at } => Parts { code: 9, at: Some(at), ..none },
        Edit::SetSpeaker { at, source } => Parts { code: 10, at: Some(at), other: source.as_ref(), ..none },
        Edit::SetCertainty { at, certainty } => Parts { code: 11, at: Some(at), certainty: Some(*certainty), ..none },
        Edit::Note { at, text } => Parts { code: 12, at: Some(at), text, ..none },
    }
}

impl Stream<'_> {
    /// One edit. Its code has no unknown values: later kinds of edit travel in a section of their own.
    pub(super) fn edit(&mut self, given: Option<&Edit>) -> Result<Edit, LinkError> {
        let given = given.map(parts).unwrap_or_default();
        Ok(match self.value(Field::EditKind, given.code)? {
            0 => Edit::AddMention {
                at: self.anchor(given.at)?,
                kind: self.code(Field::Kind, given.kind)?,
                entity: self.maybe_anchor(given.other)?,
            },
            1 => Edit::RemoveMention { at: self.anchor(given.at)? },
            2 => Edit::RemoveEntity { at: self.anchor(given.at)? },
            3 => Edit::Retype { at: self.anchor(given.at)?, kind: self.code(Field::Kind, given.kind)? },
            4 => {
                let at = self.anchor(given.at)?;
                let to = self.range((Field::SpanStart, Field::SpanLength), at.range.start(), given.to)?;
                Edit::MoveBoundaries { at, to }
            }
            5 => Edit::Rename { at: self.anchor(given.at)?, name: self.string(given.text)? },
            6 => Edit::Merge { from: self.anchor(given.at)?, into: self.anchor(given.other)? },
            7 => Edit::Split { at: self.anchor(given.at)? },
            8 => Edit::AddClaim { at: self.anchor(given.at)?, source: self.maybe_anchor(given.other)? },
            9 => Edit::RemoveClaim { at: self.anchor(given.at)? },
            10 => Edit::SetSpeaker { at: self.anchor(given.at)?, source: self.maybe_anchor(given.other)? },
            11 => Edit::SetCertainty {
                at: self.anchor(given.at)?,
                certainty: self.code(Field::Certainty, given.certainty)?,
            },
            12 => Edit::Note { at: self.anchor(given.at)?, text: self.string(given.text)? },
            _ => return Err(malformed("an edit of an unknown kind")),
        })
    }

    fn anchor(&mut self, given: Option<&Anchor>) -> Result<Anchor, LinkError> {
        let range = given.map_or_else(TextRange::default, |anchor| anchor.range);
        let range = self.range((Field::MarkStart, Field::MarkLength), 0, range)?;
        Ok(Anchor { range, quote: self.string(given.map_or("", |anchor| &anchor.quote))? })
    }

    fn maybe_anchor(&mut self, given: Option<&Anchor>) -> Result<Option<Anchor>, LinkError> {
        let is_there = self.flag(given.is_some())?;
        is_there.then(|| self.anchor(given)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links that were released hold these numbers: they never change.
    #[test]
    fn numbers_of_edits_never_change() {
        let at = || Anchor { range: TextRange::default(), quote: String::new() };
        for (edit, frozen) in [
            (Edit::AddMention { at: at(), kind: EntityKind::Person, entity: None }, 0),
            (Edit::RemoveMention { at: at() }, 1),
            (Edit::RemoveEntity { at: at() }, 2),
            (Edit::Retype { at: at(), kind: EntityKind::Person }, 3),
            (Edit::MoveBoundaries { at: at(), to: TextRange::default() }, 4),
            (Edit::Rename { at: at(), name: String::new() }, 5),
            (Edit::Merge { from: at(), into: at() }, 6),
            (Edit::Split { at: at() }, 7),
            (Edit::AddClaim { at: at(), source: None }, 8),
            (Edit::RemoveClaim { at: at() }, 9),
            (Edit::SetSpeaker { at: at(), source: None }, 10),
            (Edit::SetCertainty { at: at(), certainty: Certainty::Asked }, 11),
            (Edit::Note { at: at(), text: String::new() }, 12),
        ] {
            assert_eq!(parts(&edit).code, frozen, "{edit:?}");
        }
    }
}

//! Every range of a reading's marks and edits, in one order that is part of the format.

use crate::{Anchor, Annotations, Edit, EntityId, TextRange};

/// What a range belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    /// The words of a mention of that entity.
    Mention(EntityId),
    /// Any other.
    Other,
}

/// Shows each range of the marks: mentions, claims with content, source, cues, then times, numbers, the summary, what to
/// check. Reasons' spans are left out.
pub(super) fn of_marks(annotations: &mut Annotations, see: &mut dyn FnMut(Slot, &mut TextRange)) {
    for mention in &mut annotations.mentions {
        see(Slot::Mention(mention.entity), &mut mention.range);
    }
    for claim in &mut annotations.claims {
        claim.content.iter_mut().for_each(|range| see(Slot::Other, range));
        claim.source.iter_mut().for_each(|source| see(Slot::Other, &mut source.range));
        claim.cue.iter_mut().chain(&mut claim.certainty_cue).for_each(|range| see(Slot::Other, range));
    }
    annotations.times.iter_mut().for_each(|time| see(Slot::Other, &mut time.range));
    annotations.numbers.iter_mut().for_each(|number| see(Slot::Other, &mut number.range));
    annotations.summary.sentences.iter_mut().for_each(|range| see(Slot::Other, range));
    for first in &mut annotations.summary.check_first {
        see(Slot::Other, &mut first.range);
        first.also.iter_mut().for_each(|range| see(Slot::Other, range));
    }
}

/// Shows each range of an edit, with the quote where it has one.
pub(super) fn of_edit(edit: &mut Edit, see: &mut dyn FnMut(&mut TextRange, Option<&mut String>)) {
    let mut anchor = |anchor: &mut Anchor| see(&mut anchor.range, Some(&mut anchor.quote));
    match edit {
        Edit::AddMention { at, entity: other, .. }
        | Edit::AddClaim { at, source: other }
        | Edit::SetSpeaker { at, source: other } => {
            anchor(at);
            other.iter_mut().for_each(anchor);
        }
        Edit::Merge { from, into } => {
            anchor(from);
            anchor(into);
        }
        Edit::MoveBoundaries { at, to } => {
            anchor(at);
            see(to, None);
        }
        Edit::RemoveMention { at }
        | Edit::RemoveEntity { at }
        | Edit::Retype { at, .. }
        | Edit::Rename { at, .. }
        | Edit::Split { at }
        | Edit::RemoveClaim { at }
        | Edit::SetCertainty { at, .. }
        | Edit::Note { at, .. } => anchor(at),
    }
}

//! Every range of a reading's marks, in one order that is part of the format; [`Edit::each_range`](crate::Edit) has the edits'.

use crate::{Annotations, EntityId, TextRange};

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

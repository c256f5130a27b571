//! The reader's decisions. An edit is appended and can be undone; nothing downstream is patched in place.
//!
//! Whom an edit is about it says by one of their mentions, never by a number: when the article is read again, entities
//! are counted anew, and a number would stand for somebody else.

use serde::{Deserialize, Serialize};

use crate::{Certainty, EntityKind, TextRange};

/// A place in the text, held by range *and* quote, so that an edit survives re-analysis and says so when it is lost.
///
/// Where it names a mark, that is the mark that stands there, or else the one that has most of its words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Anchor {
    /// Where it was made.
    pub range: TextRange,
    /// The words it covered then.
    pub quote: String,
}

/// One decision of the reader.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Mark these words as a mention: of a known entity, or of a new one of that kind.
    AddMention {
        /// The words.
        at: Anchor,
        /// What they name.
        kind: EntityKind,
        /// A mention of the same entity, if the article has it already.
        entity: Option<Anchor>,
    },
    /// This mention is none.
    RemoveMention {
        /// The mention.
        at: Anchor,
    },
    /// This entity is none, wherever it is mentioned.
    RemoveEntity {
        /// A mention of it.
        at: Anchor,
    },
    /// The entity is of another kind.
    Retype {
        /// A mention of it.
        at: Anchor,
        /// What it is.
        kind: EntityKind,
    },
    /// The mention or claim begins or ends elsewhere.
    MoveBoundaries {
        /// The mention, or the claim's extent.
        at: Anchor,
        /// Where it should stand.
        to: TextRange,
    },
    /// The entity's name is another.
    Rename {
        /// A mention of it.
        at: Anchor,
        /// Its name.
        name: String,
    },
    /// Two entities are one.
    Merge {
        /// A mention of the one that goes.
        from: Anchor,
        /// A mention of the one that stays.
        into: Anchor,
    },
    /// This mention is somebody else.
    Split {
        /// The mention.
        at: Anchor,
    },
    /// These words are a claim.
    AddClaim {
        /// The content.
        at: Anchor,
        /// Who answers for it, if it is said.
        source: Option<Anchor>,
    },
    /// This claim is none.
    RemoveClaim {
        /// The claim's extent.
        at: Anchor,
    },
    /// Somebody else answers for this claim; `None`: the article itself.
    SetSpeaker {
        /// The claim's extent.
        at: Anchor,
        /// Who.
        source: Option<Anchor>,
    },
    /// The claim is put more or less firmly.
    SetCertainty {
        /// The claim's extent.
        at: Anchor,
        /// How firmly.
        certainty: Certainty,
    },
    /// A remark of the reader's, in place of an earlier one on the same words.
    Note {
        /// What it is about.
        at: Anchor,
        /// The remark; empty: none any more.
        text: String,
    },
}

impl Edit {
    /// The words that the edit is about.
    pub const fn at(&self) -> &Anchor {
        match self {
            Self::AddMention { at, .. }
            | Self::RemoveMention { at }
            | Self::RemoveEntity { at }
            | Self::Retype { at, .. }
            | Self::MoveBoundaries { at, .. }
            | Self::Rename { at, .. }
            | Self::Merge { from: at, .. }
            | Self::Split { at }
            | Self::AddClaim { at, .. }
            | Self::RemoveClaim { at }
            | Self::SetSpeaker { at, .. }
            | Self::SetCertainty { at, .. }
            | Self::Note { at, .. } => at,
        }
    }

    /// Shows each range that it holds, with the quote where it has one. The order is part of the link's format.
    pub(crate) fn each_range(&mut self, see: &mut dyn FnMut(&mut TextRange, Option<&mut String>)) {
        let mut anchor = |anchor: &mut Anchor| see(&mut anchor.range, Some(&mut anchor.quote));
        match self {
            Self::AddMention { at, entity: other, .. }
            | Self::AddClaim { at, source: other }
            | Self::SetSpeaker { at, source: other } => {
                anchor(at);
                other.iter_mut().for_each(anchor);
            }
            Self::Merge { from, into } => {
                anchor(from);
                anchor(into);
            }
            Self::MoveBoundaries { at, to } => {
                anchor(at);
                see(to, None);
            }
            Self::RemoveMention { at }
            | Self::RemoveEntity { at }
            | Self::Retype { at, .. }
            | Self::Rename { at, .. }
            | Self::Split { at }
            | Self::RemoveClaim { at }
            | Self::SetCertainty { at, .. }
            | Self::Note { at, .. } => anchor(at),
        }
    }
}

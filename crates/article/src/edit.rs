//! The reader's decisions. An edit is appended and can be undone; nothing downstream is patched in place.

use serde::{Deserialize, Serialize};

use crate::{Certainty, EntityId, EntityKind, TextRange};

/// A place in the text, held by range *and* quote, so that an edit survives re-analysis and says so when it is lost.
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
        /// Whom, if the article has the entity already.
        entity: Option<EntityId>,
    },
    /// This mention is none.
    RemoveMention {
        /// The mention.
        at: Anchor,
    },
    /// This entity is none, wherever it is mentioned.
    RemoveEntity {
        /// The entity.
        entity: EntityId,
    },
    /// The entity is of another kind.
    Retype {
        /// The entity.
        entity: EntityId,
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
        /// The entity.
        entity: EntityId,
        /// Its name.
        name: String,
    },
    /// Two entities are one.
    Merge {
        /// The one that goes.
        from: EntityId,
        /// The one that stays.
        into: EntityId,
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
    /// A remark of the reader's.
    Note {
        /// What it is about.
        at: Anchor,
        /// The remark.
        text: String,
    },
}

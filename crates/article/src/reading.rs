//! A reading: what the engine said plus what the reader decided.

use serde::{Deserialize, Serialize};

use crate::{Annotations, Article, Date, Edit};

/// The one thing that is shown, shared, stored and exported.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// The text and its blocks.
    pub article: Article,
    /// What the engine said.
    pub annotations: Annotations,
    /// What the reader decided, in order.
    pub edits: Vec<Edit>,
    /// The day it was shared, for a reading that came by link.
    pub shared_on: Option<Date>,
}

/// A reading with its edits laid over the annotations.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Resolved {
    /// What holds now.
    pub annotations: Annotations,
    /// Edits that no longer find their words: positions in [`Reading::edits`]. Listed, never dropped.
    pub unplaced: Vec<usize>,
}

//! A reading: what the engine said plus what the reader decided.

mod overlay;
mod rewrite;
#[cfg(test)]
mod tests;

use overlay::Overlay;
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

impl Reading {
    /// An article with what the engine said of it, before the reader decided anything.
    pub const fn new(article: Article, annotations: Annotations) -> Self {
        Self { article, annotations, edits: Vec::new(), shared_on: None }
    }

    /// Lays the edits over the annotations, in order. An edit whose words are not found is listed and changes nothing.
    ///
    /// Undoing the last edit is dropping it from [`Reading::edits`]: what was resolved before holds again.
    pub fn resolved(&self) -> Resolved {
        if self.edits.is_empty() {
            return Resolved { annotations: self.annotations.clone(), unplaced: Vec::new() };
        }
        let mut overlay = Overlay::new(&self.article, self.annotations.clone());
        let unplaced = (0..self.edits.len()).filter(|index| !overlay.lay(&self.edits[*index])).collect();
        Resolved { annotations: overlay.finish(), unplaced }
    }
}

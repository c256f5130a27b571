//! Finds claims and who answers for them.

use std::ops::Range;

use article::{Claim, Mention};

use crate::document::Document;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// By first content range.
    pub(crate) claims: Vec<Claim>,
    /// Nominals and pronouns that were resolved.
    pub(crate) mentions: Vec<Mention>,
}

/// The state between runs of sentences: quotations may span them.
#[derive(Debug, Default)]
pub(crate) struct Finder {}

impl Finder {
    /// Reads the next run of sentences.
    pub(crate) fn step(&mut self, document: &Document<'_>, run: Range<usize>) {
        let _ = (document, run);
    }

    /// Gives what was found.
    pub(crate) fn finish(self, document: &Document<'_>) -> Found {
        let _ = document;
        Found::default()
    }
}

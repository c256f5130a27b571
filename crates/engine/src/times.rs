//! Finds dates and times.

use std::ops::Range;

use article::Time;

use crate::document::Document;

/// Adds the times of a run of sentences.
pub(crate) fn find(document: &Document<'_>, run: Range<usize>, times: &mut Vec<Time>) {
    let _ = (document, run, times);
}

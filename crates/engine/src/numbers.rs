//! Finds quantities.

use std::ops::Range;

use article::{Claim, Number, Time};

use crate::document::Document;

/// Adds the numbers of a run of sentences that are no part of a time.
pub(crate) fn find(document: &Document<'_>, run: Range<usize>, times: &[Time], numbers: &mut Vec<Number>) {
    let _ = (document, run, times, numbers);
}

/// Says of each number in which claim it stands.
pub(crate) fn attach(claims: &[Claim], numbers: &mut [Number]) {
    let _ = (claims, numbers);
}

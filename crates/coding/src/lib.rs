//! Foretells bytes and codes them, so that a link is short: what can be foretold costs little.
//!
//! A crate of its own because it is the part of a link where the time goes, and is compiled for speed where the rest of
//! the page is compiled for size. Pure and total; whole numbers throughout, so that every platform gives the same bits.
//! `docs/LINK.md` describes it for somebody who writes another decoder.

mod coder;
mod model;
mod words;

pub use coder::Coder;
pub use model::{CONTEXTS_CAP, Foretold, Known, Learned, Model, OUTSIDE_CAP, OUTSIDE_KINDS, SETS, Shape};
pub use words::{GAP_KINDS, LONGEST, Position, Sums, Words, is_inside};

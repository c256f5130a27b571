//! Reads a text with the network, one window after another, each in bounded steps.

use std::ops::Range;

use super::window::{Found, Window, Windows};
use super::{Answers, Network, encoder, heads};

/// Words that one step cuts at most.
const STEP_WORDS: usize = 512;

/// A reading under way: windows of whole sentences, each read layer by layer.
///
/// A step does one layer of one window (at most 128 pieces, some ten milliseconds in WebAssembly).
#[derive(Debug)]
pub struct Reader<'a> {
    network: &'a Network,
    text: &'a str,
    sentences: Vec<Range<u32>>,
    windows: Windows,
    /// The window that is read, and how many layers have read it.
    open: Option<(Window, usize)>,
    is_finished: bool,
    /// The vectors of its pieces.
    vectors: Vec<f32>,
    scratch: encoder::Scratch,
    heads: heads::Scratch,
}

impl<'a> Reader<'a> {
    /// Starts to read; does no work yet. The sentences are bytes of the text, on char boundaries, in order and disjoint;
    /// what lies between them is not read. Windows run on from one to the next whatever lies between.
    pub fn new(network: &'a Network, text: &'a str, sentences: Vec<Range<u32>>) -> Self {
        Self {
            network,
            text,
            sentences,
            windows: Windows::default(),
            open: None,
            is_finished: false,
            vectors: Vec::new(),
            scratch: encoder::Scratch::default(),
            heads: heads::Scratch::default(),
        }
    }

    /// Does a bounded piece of work; the answers where that ended a window. Windows come in order, and together hold
    /// every word of the sentences once.
    pub fn step(&mut self) -> Option<Answers> {
        let network = self.network;
        let shape = &network.shape;
        let Some((_, layers)) = &mut self.open else {
            match self.windows.next(&network.vocabulary, self.text, &self.sentences, network.room(), STEP_WORDS) {
                Found::Window(window) => {
                    network.embed(&window, &mut self.vectors);
                    self.open = Some((window, 0));
                }
                Found::Nothing => {}
                Found::End => self.is_finished = true,
            }
            return None;
        };
        network.layers[*layers].apply(shape, &mut self.vectors, &mut self.scratch);
        *layers += 1;
        if *layers < network.layers.len() {
            return None;
        }
        let (window, _) = self.open.take()?;
        Some(network.heads.apply(window, &self.vectors, shape.width, &mut self.heads))
    }

    /// Whether all windows are read.
    pub const fn is_finished(&self) -> bool {
        self.is_finished
    }

    /// How far it is, of `units` in all.
    pub fn done(&self, units: u32) -> u32 {
        let read = self.windows.sentences() as u64 * u64::from(units);
        let share = read.checked_div(self.sentences.len() as u64);
        share.map_or(units, |done| u32::try_from(done).unwrap_or(units).min(units))
    }
}

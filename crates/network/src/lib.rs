//! The network: one small encoder that reads an article once and says, word by word, what is a name, which place acts,
//! and who says what.
//!
//! It is learned elsewhere (`training/`) and comes as one file. Its products are in integers and its few real-valued
//! steps in a fixed order, so that it answers the same to the bit natively and in WebAssembly.
//!
//! ```
//! use network::{Builder, Network, Reader};
//! let network = Network::new(&Builder::default().build())?;
//! let text = "Talks open on Monday, officials said.";
//! let mut reader = Reader::new(&network, text, vec![0..text.len() as u32]);
//! while !reader.is_finished() {
//!     if let Some(answers) = reader.step() {
//!         assert_eq!(answers.words.len(), 8);
//!     }
//! }
//! # Ok::<(), network::NetworkError>(())
//! ```

mod answers;
mod builder;
mod characters;
mod encoder;
mod file;
mod heads;
mod matrix;
mod packed;
mod reader;
mod real;
#[cfg(test)]
mod tests;
mod vocabulary;
mod window;

use std::iter;
use std::ops::Range;

pub use answers::{Answers, Link, NAMES, Word};
pub use builder::Builder;
use encoder::Layer;
use file::{Parts, SIZES, Shape};
use heads::Heads;
use packed::Packed;
pub use reader::Reader;
use real::Norm;
pub use vocabulary::Case;
use vocabulary::{CASES, Vocabulary};
pub use window::Window;
use window::{Found, Windows};

/// What such a file begins with.
pub const MAGIC: [u8; 4] = *b"GNET";
/// The version of the layout that is read and written here.
pub const VERSION: u32 = 1;

/// Why a network file could not be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NetworkError {
    /// It does not begin as such a file does.
    #[error("the network begins with {got:02x?} where {expected:02x?} was expected; fetch it again")]
    Magic {
        /// What such a file begins with.
        expected: [u8; 4],
        /// What this one begins with.
        got: [u8; 4],
    },
    /// It is of another version.
    #[error("the network is of version {got} where {expected} was expected; reload the page")]
    Version {
        /// The version that is read here.
        expected: u32,
        /// The version of the file.
        got: u32,
    },
    /// It is longer or shorter than it says, or than its parts need.
    #[error("the network has {got} bytes where {expected} were expected; fetch it again")]
    Length {
        /// Bytes that it should have.
        expected: u64,
        /// Bytes that it has.
        got: u64,
    },
    /// Its bytes are not those that were written.
    #[error("the network's checksum is {got:016x} where {expected:016x} was expected; fetch it again")]
    Checksum {
        /// The checksum that it carries.
        expected: u64,
        /// The checksum of its bytes.
        got: u64,
    },
    /// A part of it has a size or a value that cannot be.
    #[error("the network's {part} is {got} where {expected} was expected; write it again with training/export.py")]
    Shape {
        /// Which part.
        part: &'static str,
        /// What it may be, in words.
        expected: String,
        /// What it is.
        got: String,
    },
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo): finds a damaged file, no more.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Bytes before the part that the checksum covers.
const HEADER: usize = 24;

/// An opened network.
#[derive(Debug)]
pub struct Network {
    shape: Shape,
    vocabulary: Vocabulary,
    /// A row for each piece; stays packed, since a window reads few of its rows.
    pieces: Packed<Vec<u8>>,
    positions: Vec<f32>,
    cases: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    heads: Heads,
}

impl Network {
    /// Opens a file (`assets/network.bin`).
    ///
    /// # Errors
    /// [`NetworkError`] names what was expected and what was found.
    pub fn new(bytes: &[u8]) -> Result<Self, NetworkError> {
        let magic: [u8; 4] = std::array::from_fn(|at| bytes.get(at).copied().unwrap_or_default());
        if magic != MAGIC {
            return Err(NetworkError::Magic { expected: MAGIC, got: magic });
        }
        let mut parts = Parts::new(bytes, 4);
        let version = parts.number()?;
        if version != VERSION {
            return Err(NetworkError::Version { expected: VERSION, got: version });
        }
        let length = parts.long()?;
        if length != bytes.len() as u64 {
            return Err(NetworkError::Length { expected: length, got: bytes.len() as u64 });
        }
        let (expected, got) = (parts.long()?, fnv1a(&bytes[HEADER..]));
        if got != expected {
            return Err(NetworkError::Checksum { expected, got });
        }
        let mut sizes = [0; SIZES];
        for size in &mut sizes {
            *size = parts.number()?;
        }
        let shape = Shape::new(sizes)?;
        let spelling = parts.number()? as usize;
        let network = Self {
            vocabulary: Vocabulary::new(parts.bytes(spelling)?, shape.vocabulary)?,
            pieces: parts.matrix(shape.vocabulary, shape.width)?.into_owned(),
            positions: parts.matrix(shape.positions, shape.width)?.numbers(),
            cases: parts.matrix(CASES, shape.width)?.numbers(),
            norm: parts.norm(shape.width)?,
            layers: (0..shape.layers).map(|_| Layer::read(&mut parts, &shape)).collect::<Result<_, _>>()?,
            heads: Heads::read(&mut parts, &shape)?,
            shape,
        };
        parts.end()?;
        Ok(network)
    }

    /// How the network sees a text: its windows, as [`Reader::new`] cuts them.
    pub fn windows(&self, text: &str, sentences: &[Range<u32>]) -> Vec<Window> {
        let (mut windows, mut found) = (Windows::default(), Vec::new());
        loop {
            match windows.next(&self.vocabulary, text, sentences, self.room(), usize::MAX) {
                Found::Window(window) => found.push(window),
                Found::Nothing => {}
                Found::End => return found,
            }
        }
    }

    /// Pieces that a window has room for, without its frame.
    const fn room(&self) -> usize {
        self.shape.positions - 2
    }

    /// The vectors that a window's pieces begin with, one after another.
    fn embed(&self, window: &Window, vectors: &mut Vec<f32>) {
        let width = self.shape.width;
        let (begin, end) = self.vocabulary.frame;
        let pieces = iter::once(&begin).chain(&window.pieces).chain(iter::once(&end));
        let cases = iter::once(&Case::Special).chain(&window.cases).chain(iter::once(&Case::Special));
        vectors.clear();
        vectors.resize((window.pieces.len() + 2) * width, 0.0);
        let positions = self.positions.chunks_exact(width);
        for (((vector, &piece), &case), position) in
            vectors.chunks_exact_mut(width).zip(pieces).zip(cases).zip(positions)
        {
            self.pieces.add_row(piece as usize, vector);
            let case = &self.cases[case as usize * width..][..width];
            for ((x, position), case) in vector.iter_mut().zip(position).zip(case) {
                *x = *x + position + case;
            }
        }
        self.norm.apply(vectors);
    }
}

//! The network: one small encoder that reads an article once and says, word by word, what is a name, which place acts,
//! and who says what.
//!
//! It is learned elsewhere (`training/`) and comes as one file. Its products are in integers and its few real-valued
//! steps in a fixed order, so that it answers the same to the bit natively and in WebAssembly.
//!
//! ```
//! use engine::network::{Builder, Network, Reader};
//! let network = Network::new(&Builder::default().build())?;
//! let text = "Talks open on Monday, officials said.";
//! let mut reader = Reader::new(&network, text, vec![0..text.len() as u32]);
//! while !reader.is_finished() {
//!     if let Some(answers) = reader.step() {
//!         assert_eq!(answers.words.len(), 8);
//!     }
//! }
//! # Ok::<(), engine::network::NetworkError>(())
//! ```

mod answers;
mod builder;
mod reader;

pub use answers::{Answers, Link, NAMES, Word};
pub use builder::Builder;
pub use reader::Reader;

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

/// An opened network.
#[derive(Debug)]
pub struct Network {}

impl Network {
    /// Opens a file (`assets/network.bin`).
    ///
    /// # Errors
    /// [`NetworkError`] names what was expected and what was found.
    pub fn new(bytes: &[u8]) -> Result<Self, NetworkError> {
        let got: [u8; 4] = std::array::from_fn(|at| bytes.get(at).copied().unwrap_or_default());
        if got != MAGIC {
            return Err(NetworkError::Magic { expected: MAGIC, got });
        }
        Ok(Self {})
    }
}

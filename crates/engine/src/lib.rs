//! Reads an article: [`Article`] in, [`Annotations`] out.
//!
//! Pure (no web, clock, randomness, threads or I/O), total (any text gives an answer) and deterministic to the bit,
//! native and wasm. Called in steps, so that a worker can report progress, hear a Stop and yield in between.
//!
//! ```
//! use article::Article;
//! use engine::{Resources, annotate, gazetteer};
//!
//! let resources = Resources::new(&gazetteer::Builder::default().build())?;
//! let annotations = annotate(&resources, &Article::from_plain_text("Talks open on Monday, officials said."));
//! assert_eq!(annotations.language, "en");
//! # Ok::<(), engine::ResourceError>(())
//! ```
//!
//! The phases, in order, each a module: `token`, `sentence`, `reading` (where there is a network), `names`, `entities`,
//! `pronouns`, `claims`, `times`, `numbers`, `summary`. They read the [`Article`] and what earlier phases left in the document, never
//! each other's inside.

mod analysis;
mod attribution;
mod claims;
mod document;
mod entities;
pub mod gazetteer;
mod gender;
mod language;
mod lexicon;
mod names;
mod numbers;
mod pronouns;
mod reading;
mod sentence;
mod summary;
#[cfg(test)]
mod testing;
mod times;
mod token;
pub mod training;

use article::{Annotations, Article};

pub use analysis::{Analysis, Progress};
pub use attribution::training as claim_training;
pub use network::{self, NetworkError};
pub use pronouns::training as pronoun_training;

/// Why a resource file could not be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ResourceError {
    /// It does not begin as such a file does.
    #[error("the gazetteer begins with {got:02x?} where {expected:02x?} was expected; fetch it again")]
    Magic {
        /// What such a file begins with.
        expected: [u8; 4],
        /// What this one begins with.
        got: [u8; 4],
    },
    /// It is of another version.
    #[error("the gazetteer is of version {got} where {expected} was expected; reload the page")]
    Version {
        /// The version that is read here.
        expected: u32,
        /// The version of the file.
        got: u32,
    },
    /// It is longer or shorter than it says.
    #[error("the gazetteer has {got} bytes where {expected} were expected; fetch it again")]
    Length {
        /// Bytes that it should have.
        expected: u64,
        /// Bytes that it has.
        got: u64,
    },
    /// Its bytes are not those that were written.
    #[error("the gazetteer's checksum is {got:016x} where {expected:016x} was expected; fetch it again")]
    Checksum {
        /// The checksum that it carries.
        expected: u64,
        /// The checksum of its bytes.
        got: u64,
    },
}

/// What the engine reads by: gazetteer, lexicons and, when it is there, the network.
#[derive(Debug)]
pub struct Resources {
    pub(crate) gazetteer: gazetteer::Gazetteer,
    pub(crate) lexicon: lexicon::Lexicon,
    pub(crate) forms: attribution::forms::Forms,
    pub(crate) pronouns: pronouns::Weights,
    /// `None`: rules and the tagger answer alone.
    pub(crate) network: Option<network::Network>,
}

impl Resources {
    /// Reads the gazetteer file (`assets/gazetteer.bin`).
    ///
    /// # Errors
    /// [`ResourceError`] names what was expected and what was found.
    pub fn new(gazetteer: &[u8]) -> Result<Self, ResourceError> {
        let gazetteer = gazetteer::Gazetteer::new(gazetteer)?;
        let forms = attribution::forms::Forms::new(&gazetteer);
        let pronouns = pronouns::Weights::new(&gazetteer);
        let lexicon = lexicon::Lexicon::new(&gazetteer);
        Ok(Self { gazetteer, lexicon, forms, pronouns, network: None })
    }

    /// Reads the network file (`assets/network.bin`); from then on it answers where it can.
    ///
    /// # Errors
    /// [`NetworkError`] names what was expected and what was found; what was there before stays.
    pub fn set_network(&mut self, network: &[u8]) -> Result<(), NetworkError> {
        self.network = Some(network::Network::new(network)?);
        Ok(())
    }
}

/// Reads a whole article at once.
pub fn annotate(resources: &Resources, article: &Article) -> Annotations {
    Analysis::new(resources, article).finish()
}

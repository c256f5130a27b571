//! Reads an article: [`Article`] in, [`Annotations`] out.
//!
//! Pure (no web, clock, randomness, threads or I/O), total (any text gives an answer) and deterministic to the bit,
//! native and wasm. Called in steps, so that a worker can report progress, hear a Stop and yield in between.

use article::{Annotations, Article};

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
}

/// What the engine reads by: gazetteer, lexicons and, when it is there, the network.
#[derive(Debug)]
pub struct Resources {}

impl Resources {
    /// Reads the gazetteer file (`assets/gazetteer.bin`).
    ///
    /// # Errors
    /// [`ResourceError`] names what was expected and what was found.
    pub fn new(gazetteer: &[u8]) -> Result<Self, ResourceError> {
        let _ = gazetteer;
        Ok(Self {})
    }
}

/// How far an analysis is, in units of work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Done so far.
    pub done: u32,
    /// In all.
    pub total: u32,
}

impl Progress {
    /// Whether nothing is left to do.
    pub const fn is_finished(self) -> bool {
        self.done >= self.total
    }
}

/// An analysis under way.
#[derive(Debug)]
pub struct Analysis<'a> {
    article: &'a Article,
}

impl<'a> Analysis<'a> {
    /// Starts to read an article; does no work yet.
    pub fn new(resources: &'a Resources, article: &'a Article) -> Self {
        let _ = resources;
        Self { article }
    }

    /// Does a bounded piece of work (at most some thousand words, a few milliseconds).
    pub fn step(&mut self) -> Progress {
        Progress { done: 1, total: 1 }
    }

    /// Does what is left and gives the answer.
    pub fn finish(mut self) -> Annotations {
        while !self.step().is_finished() {}
        let _ = self.article;
        Annotations { language: "und".to_owned(), ..Annotations::default() }
    }
}

/// Reads a whole article at once.
pub fn annotate(resources: &Resources, article: &Article) -> Annotations {
    Analysis::new(resources, article).finish()
}

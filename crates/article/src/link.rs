//! The link: a whole [`Reading`] in a URL fragment.

use crate::{Date, Reading};

/// What every link begins with, after the `#`.
pub const PREFIX: &str = "g1.";

/// Why a link could not be opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LinkError {
    /// Nothing after the prefix, or no prefix.
    #[error("this is not a Glossator link")]
    NotALink,
    /// Made by a newer page.
    #[error("made with version {found}; this page knows up to {known}")]
    Newer {
        /// The link's version.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// The check does not match: characters were changed or lost.
    #[error("the link was altered on its way: {what}")]
    Altered {
        /// Which part.
        what: String,
    },
    /// Inflates past the caps.
    #[error("the link holds more than {cap} {unit}")]
    TooLarge {
        /// The cap.
        cap: u32,
        /// "bytes of text" or "marks".
        unit: &'static str,
    },
}

/// What a link gave: the reading, and how much of it arrived.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// The reading, with the paragraphs that arrived.
    pub reading: Reading,
    /// Share of the link that arrived, in percent; 100 for a whole one.
    pub arrived_percent: u8,
    /// Blocks that arrived with their text.
    pub blocks_arrived: u32,
    /// Blocks that the sharer's article had.
    pub blocks_sent: u32,
}

/// Writes a reading as a link fragment, without the `#`.
///
/// # Errors
/// [`LinkError::TooLarge`] where the reading passes the caps that every decoder enforces.
pub fn encode(reading: &Reading, shared_on: Option<Date>) -> Result<String, LinkError> {
    let _ = (reading, shared_on);
    Err(LinkError::NotALink)
}

/// Reads a link fragment, with or without the `#`.
///
/// # Errors
/// A [`LinkError`] that says in one sentence what is wrong. A link that was cut short opens with what arrived.
pub fn decode(fragment: &str) -> Result<Opened, LinkError> {
    let _ = fragment;
    Err(LinkError::NotALink)
}

//! Why a link does not open, or cannot be made.

use serde::{Deserialize, Serialize};

use crate::Date;

/// Why a link could not be opened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
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
    /// It was made with the table, which is not at hand.
    #[error("the link needs the table of links; load it first")]
    NeedsTable,
    /// So little of it arrived that there is nothing to show: not all marks, or none of the text.
    #[error("only {arrived_percent} % of the link arrived: too little to show anything of it")]
    Cut {
        /// Share of the link that arrived, in percent.
        arrived_percent: u8,
    },
    /// It holds marks and no text: they find their places in the article, once that is there.
    #[error("the link holds marks and no text: give it the article, and they find their places in it")]
    WithoutText {
        /// How many marks.
        marks: u32,
        /// The names of whom the article is about, by weight: at most so many as a sentence bears.
        names: Vec<String>,
        /// The day it was shared.
        shared_on: Option<Date>,
    },
    /// The text is not the one that the marks were made on.
    #[error("this is another article: {found} of {sent} marks find their words in it")]
    AnotherArticle {
        /// Marks that find their words.
        found: u32,
        /// Marks that were sent.
        sent: u32,
    },
    /// Inflates past the caps.
    #[error("the link holds more than {cap} {unit}")]
    TooLarge {
        /// The cap.
        cap: u32,
        /// Of what.
        unit: Capped,
    },
}

/// What a link holds only so many of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Capped {
    /// Bytes of text.
    Text,
    /// Entities, mentions, claims, times, numbers, things to check, edits.
    Marks,
    /// Blocks, spans of marks, aliases and the like.
    Items,
    /// Bytes of names, roles, quotes and remarks.
    Strings,
}

impl std::fmt::Display for Capped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Text => "bytes of text",
            Self::Marks => "marks",
            Self::Items => "blocks and spans",
            Self::Strings => "bytes of names and notes",
        })
    }
}

//! What the page and the desk say to each other: the same envelopes, with bodies of their own.
//!
//! ```text
//! page                          desk
//!                            ←  0 Hello
//! 1 Open(fragment)           →
//!                            ←  1 Opened(reading)
//! 2 Link { reading, … }      →
//!                            ←  2 Link(made)
//! ```
//!
//! `boot.js` sends the fragment of the address as it is, before the page's program has come: its answer has the id 0.

use article::link::{LinkError, Opened, Placed, View};
use article::{Article, Date, Reading};
use serde::{Deserialize, Serialize};

/// What the page asks of the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Order {
    /// Open this link's fragment.
    Open(String),
    /// Put the marks of a link without text into an article.
    Place {
        /// The link's fragment.
        fragment: String,
        /// The article.
        article: Box<Article>,
    },
    /// Write a reading in a form that other programs read.
    Export {
        /// What is exported.
        reading: Box<Reading>,
        /// The form.
        form: Form,
    },
    /// Make a link.
    Link {
        /// What it is made of.
        reading: Box<Reading>,
        /// What of that it holds.
        extent: Extent,
        /// What the whole address begins with.
        address: String,
        /// The day it is shared.
        shared_on: Option<Date>,
        /// What of it is looked at.
        view: View,
    },
}

/// Forms in which a reading is exported.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Form {
    /// W3C Web Annotations, JSON-LD.
    WebAnnotation,
    /// A row for each mark.
    Csv,
    /// The places.
    GeoJson,
    /// Summary and text.
    Markdown,
    /// A page of its own.
    Html,
}

/// What of a reading a link holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Extent {
    /// How much of the article.
    pub kind: Kind,
    /// Whether the reader's remarks go along.
    pub notes: bool,
    /// Whether what is not shown beside the text stays behind: lines taken for furniture, reasons, other places of a name.
    pub lean: bool,
}

/// Kinds of link.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// The text and all marks.
    Full,
    /// The marks without the text.
    Marks,
    /// One claim and its context: its position in the marks as they hold now.
    Claim(u32),
}

/// A link that was made, and what it holds.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Made {
    /// The fragment, without its `#`.
    pub fragment: String,
    /// Words of text.
    pub words: u32,
    /// Entities, mentions, claims.
    pub marks: [u32; 3],
    /// The reader's corrections, remarks left out; and remarks.
    pub edits: [u32; 2],
    /// The address as a code to be photographed, where it is short enough for one.
    pub code: Option<Code>,
}

/// A square of light and dark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Code {
    /// Units of a side, the light border of four units on each side included.
    pub side: u32,
    /// The dark parts, as an SVG path.
    pub path: String,
}

/// What the desk says. [`Answer::Hello`] comes once, unasked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It listens from now on; what was sent before is lost.
    Hello,
    /// The link, opened.
    Opened(Result<Box<Opened>, LinkError>),
    /// The marks, in their places.
    Placed(Result<Box<Placed>, LinkError>),
    /// The file's text.
    Exported(Result<String, LinkError>),
    /// The link that was made.
    Link(Result<Box<Made>, LinkError>),
}

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

use article::library::{Draft, Kept, Taken};
use article::link::{LinkError, Opened, View};
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
    /// Keep a reading in the library.
    Keep(Box<Draft>),
    /// List what the library holds of some words; without words, all.
    Look {
        /// The words.
        query: String,
        /// Whether the library is only being opened: what was removed before is not offered any more.
        anew: bool,
    },
    /// Give the article of that number.
    Take(u64),
    /// Give an article of which the tab has the text alone: from the library, or else from the link that it came with.
    BringBack {
        /// Its number in the library; 0 for none.
        id: u64,
        /// What follows the # in the address: the link, if there is one.
        fragment: String,
        /// Its text, without marks.
        article: Box<Article>,
    },
    /// Remove the article of that number, give it as a file, and list what is left of some words.
    Remove {
        /// The number.
        id: u64,
        /// The words.
        query: String,
    },
    /// Put back what was removed, and list what the library holds of some words.
    PutBack {
        /// The file that came when it was removed.
        file: String,
        /// The words.
        query: String,
    },
    /// Compare what a link brought with the reader's own reading of the same text.
    Compare(Box<Reading>),
    /// Give the whole library as a file.
    Backup,
    /// Put what such a file holds into the library.
    Restore(String),
    /// Remove all that the library holds.
    Wipe,
}

/// Something to tell the reader.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Told {
    /// Its name in the page's markup and in tests.
    pub code: String,
    /// The sentence.
    pub text: String,
    /// Whether the article is better saved as a file.
    pub saves: bool,
}

/// A list that the desk has drawn, since markup as text costs the page nothing. Buttons in it are known by `data-action` and,
/// where they are about an article, `data-entry`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Shelf {
    /// How much it lists, in words; empty where there is nothing to search.
    pub count: String,
    /// The list, as HTML.
    pub html: String,
    /// A file that puts back what was removed.
    pub file: String,
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
    /// Whether it is longer than it could be, because the table that makes links short did not come.
    pub lacks_table: bool,
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
    /// The marks in their places, and what to say of those that found none; or why they were not put into the article.
    Placed(Result<(Box<Opened>, Option<Told>), Told>),
    /// The file's text.
    Exported(Result<String, LinkError>),
    /// The link that was made.
    Link(Result<Box<Made>, LinkError>),
    /// What became of the reading that was to be kept, and what to say of it.
    Kept {
        /// None where it could not be kept.
        kept: Option<Box<Kept>>,
        /// None where it goes without saying.
        told: Option<Told>,
    },
    /// What the library holds; what is left of it.
    Shelf(Box<Shelf>),
    /// The article, or what to say where there is none.
    Taken(Result<Box<Taken>, Told>),
    /// A file of the library.
    Backup(String),
    /// What came of the file.
    Restored(Told),
}

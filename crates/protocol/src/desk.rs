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
use article::link::{Opened, View};
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
        /// Whether it is of a part of an article alone.
        is_excerpt: bool,
        /// The form.
        form: Form,
    },
    /// Give the HTML document that a Markdown document stands for.
    Markdown(String),
    /// Make a link.
    Link {
        /// What it is made of.
        reading: Box<Reading>,
        /// Whether that is of a part of an article alone.
        is_excerpt: bool,
        /// What of it the link holds.
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
    /// Give an article of which the tab has the text at most: from the library, or else from the link that it came with.
    BringBack {
        /// Its number in the library; 0 for none.
        id: u64,
        /// What follows the # in the address: the link, if there is one.
        fragment: String,
        /// Its text, without marks, if the tab has that.
        article: Option<Box<Article>>,
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
    /// What the reader can best do.
    pub then: Then,
}

/// What a reader can best do about what is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Then {
    /// Go on.
    #[default]
    GoOn,
    /// Save the article as a file.
    Save,
    /// Load the page again, the address as it is.
    Reload,
    /// Paste the article whose marks are waiting.
    Paste,
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

/// A link that was made, and what is told of it, as HTML.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Made {
    /// The fragment, without its `#`.
    pub fragment: String,
    /// Its length, and what it holds.
    pub told: String,
    /// The address as a code to be photographed, or what to do where it is too long for one.
    pub code: String,
}

/// What the desk says. [`Answer::Hello`] comes once, unasked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It listens from now on; what was sent before is lost.
    Hello,
    /// The link, opened, or why it was not.
    Opened(Result<Box<Opened>, Told>),
    /// The marks in their places, and what to say of those that found none; or why they were not put into the article.
    Placed(Result<(Box<Opened>, Option<Told>), Told>),
    /// The file's text, or the document's; none of an article that is too long.
    Exported(Option<String>),
    /// The link that was made; none of an article that is too long.
    Link(Option<Box<Made>>),
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

//! What the page and the desk say to each other: the same envelopes, with bodies of their own.
//!
//! ```text
//! page                          desk
//!                            ←  0 Hello
//! 1 Open(fragment)           →
//!                            ←  1 Opened(reading)
//! 2 Link { reading, … }      →
//!                            ←  2 Link(fragment)
//! ```
//!
//! `boot.js` sends the fragment of the address as it is, before the page's program has come: its answer has the id 0.

use article::link::{LinkError, Opened, View};
use article::{Date, Reading};
use serde::{Deserialize, Serialize};

/// What the page asks of the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Order {
    /// Open this link's fragment.
    Open(String),
    /// Make a link.
    Link {
        /// What it holds.
        reading: Box<Reading>,
        /// The day it is shared.
        shared_on: Option<Date>,
        /// What of it is looked at.
        view: View,
    },
}

/// What the desk says. [`Answer::Hello`] comes once, unasked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It listens from now on; what was sent before is lost.
    Hello,
    /// The link, opened.
    Opened(Result<Box<Opened>, LinkError>),
    /// The link's fragment, without its `#`.
    Link(Result<String, LinkError>),
}

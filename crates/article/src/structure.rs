//! Finds the structure of a text: from a pasted plain text, or from the events of an HTML document.
//!
//! Text is normalised, cut into chunks ([`chunk`]), and each chunk is told what it is ([`kind`]) by its own words
//! ([`pattern`], [`furniture`]), by its neighbours, and by what the HTML said of it ([`html`]).

mod chunk;
mod furniture;
mod html;
mod kind;
mod letter;
mod normalise;
mod pattern;
#[cfg(test)]
mod tests;

pub(crate) use letter::is_word;
pub(crate) use normalise::is_kept;

use crate::Article;

/// A flattened HTML document: what `platform` reads off an inert DOM, in document order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HtmlEvent {
    /// An element begins; lower-case tag name.
    Open(String),
    /// Text as the DOM holds it, entities decoded.
    Text(String),
    /// The element ends.
    Close(String),
}

impl Article {
    /// Reads pasted plain text: normalises it and finds its blocks. Any text gives an article; a blank one has no block.
    pub fn from_plain_text(given: &str) -> Self {
        let normalised = normalise::normalise(given);
        let blocks = kind::blocks(&normalised.text, &chunk::chunks(&normalised.text));
        Self { text: normalised.text, blocks, given: normalised.given, reader_date: None, source_url: None }
    }

    /// Reads the events of an HTML document: headings, paragraphs, lists and quotes become blocks; navigation, forms and
    /// the like become furniture; scripts and styles are left out. The text that they make counts as the text given.
    pub fn from_html(events: &[HtmlEvent]) -> Self {
        let (text, chunks) = html::chunks(events);
        let blocks = kind::blocks(&text, &chunks);
        Self { text, blocks, given: Vec::new(), reader_date: None, source_url: None }
    }
}

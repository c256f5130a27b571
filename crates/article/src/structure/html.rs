//! From the events of an HTML document to text and chunks.

use super::HtmlEvent;
use super::chunk::{Chunk, Hint};
use super::normalise::normalise;
use crate::TextRange;

/// What an element does to the text inside.
enum Effect {
    /// It is no text at all.
    Drop,
    /// It begins and ends a chunk, and says this of it.
    Block(Hint),
    /// It breaks the line; twice in a row it ends the chunk.
    Break,
    /// It is part of the running text.
    Inline,
}

fn effect(tag: &str) -> Effect {
    match tag {
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "canvas" | "audio"
        | "video" | "select" | "option" | "input" | "textarea" | "head" | "title" | "meta" | "link" => Effect::Drop,
        "h1" => Effect::Block(Hint::Title),
        "h2" | "h3" | "h4" | "h5" | "h6" => Effect::Block(Hint::Heading),
        "li" => Effect::Block(Hint::ListItem),
        "figcaption" | "caption" => Effect::Block(Hint::Caption),
        "nav" | "aside" | "footer" | "form" | "button" | "dialog" | "menu" => Effect::Block(Hint::Furniture),
        "blockquote" => Effect::Block(Hint::Paragraph),
        "p" | "div" | "section" | "article" | "main" | "header" | "figure" | "ul" | "ol" | "dl" | "dt" | "dd"
        | "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "pre" | "address" | "hr" | "details"
        | "summary" | "center" | "body" | "html" | "fieldset" | "legend" | "hgroup" | "search" => {
            Effect::Block(Hint::None)
        }
        "br" => Effect::Break,
        _ => Effect::Inline,
    }
}

/// Collects text and chunks.
#[derive(Default)]
struct Collector {
    text: String,
    chunks: Vec<Chunk>,
    /// The chunk under way, white space collapsed.
    running: String,
    /// Line breaks since the last visible character.
    breaks: usize,
    /// What the elements around say, outermost first; the strongest wins.
    hints: Vec<Hint>,
    /// How many dropped elements are open.
    dropped: usize,
}

impl Collector {
    fn add(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                if !self.running.is_empty() && !self.running.ends_with(' ') {
                    self.running.push(' ');
                }
            } else {
                if self.breaks > 1 {
                    self.end_chunk();
                }
                self.breaks = 0;
                self.running.push(character);
            }
        }
    }

    fn end_chunk(&mut self) {
        self.breaks = 0;
        let running = std::mem::take(&mut self.running);
        let clean = normalise(&running).text;
        if clean.is_empty() {
            return;
        }
        let hint = self.hint();
        if let Some(before) = self.chunks.last() {
            let same_list = before.hint == Hint::ListItem && hint == Hint::ListItem;
            self.text.push_str(if same_list { "\n" } else { "\n\n" });
        }
        let start = self.text.len();
        self.text.push_str(&clean);
        self.chunks.push(Chunk { range: TextRange::from_usize(start, self.text.len()), hint });
    }

    /// Furniture stays furniture whatever stands inside it; otherwise the innermost element that says something.
    fn hint(&self) -> Hint {
        if self.hints.contains(&Hint::Furniture) {
            return Hint::Furniture;
        }
        self.hints.iter().rev().copied().find(|hint| *hint != Hint::None).unwrap_or(Hint::None)
    }

    fn open(&mut self, tag: &str) {
        match effect(tag) {
            Effect::Drop => self.dropped += 1,
            Effect::Block(hint) => {
                self.end_chunk();
                self.hints.push(hint);
            }
            Effect::Break => {
                self.breaks += 1;
                self.add(" ");
            }
            Effect::Inline => {}
        }
    }

    fn close(&mut self, tag: &str) {
        match effect(tag) {
            Effect::Drop => self.dropped = self.dropped.saturating_sub(1),
            Effect::Block(_) => {
                self.end_chunk();
                self.hints.pop();
            }
            Effect::Break | Effect::Inline => {}
        }
    }
}

/// The text of a document and its chunks. Whatever the events are, it ends, and it is linear in them.
pub(super) fn chunks(events: &[HtmlEvent]) -> (String, Vec<Chunk>) {
    let mut collector = Collector::default();
    for event in events {
        match event {
            HtmlEvent::Text(text) if collector.dropped == 0 => collector.add(text),
            HtmlEvent::Text(_) => {}
            HtmlEvent::Open(tag) => collector.open(tag),
            HtmlEvent::Close(tag) => collector.close(tag),
        }
    }
    collector.end_chunk();
    (collector.text, collector.chunks)
}

//! An HTML document, parsed into an inert DOM (no script runs, nothing is fetched) and flattened to events.

use article::HtmlEvent;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Node};

use super::boot;

/// Nesting beyond this is cut off: no article needs it, and hostile markup has it.
const MAX_DEPTH: usize = 256;

/// The events of an HTML document, in document order. What cannot be parsed gives no events.
pub fn events(html: &str) -> Vec<HtmlEvent> {
    let mut events = Vec::new();
    if let Some(body) = body(html) {
        flatten(&body, &mut events);
    }
    events
}

/// The body of an HTML document, of a document of its own.
pub(super) fn body(html: &str) -> Option<HtmlElement> {
    boot::call("parse", html)?.dyn_into::<Document>().ok()?.body()
}

/// Walks without recursion, as a pasted document may be nested as deep as it likes.
fn flatten(root: &Node, events: &mut Vec<HtmlEvent>) {
    let mut open: Vec<(String, Node)> = Vec::new();
    let mut next = root.first_child();
    while let Some(node) = next.take() {
        match node.node_type() {
            Node::TEXT_NODE => events.push(HtmlEvent::Text(node.node_value().unwrap_or_default())),
            Node::ELEMENT_NODE => {
                let tag = node.node_name().to_ascii_lowercase();
                events.push(HtmlEvent::Open(tag.clone()));
                if let Some(child) = node.first_child().filter(|_| open.len() < MAX_DEPTH) {
                    open.push((tag, node));
                    next = Some(child);
                    continue;
                }
                events.push(HtmlEvent::Close(tag));
            }
            _ => {}
        }
        next = node.next_sibling();
        while next.is_none() {
            let Some((tag, parent)) = open.pop() else { return };
            events.push(HtmlEvent::Close(tag));
            next = parent.next_sibling();
        }
    }
}

//! The words of the article that the reader has selected.

use article::{Article, TextRange};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, Selection};

use crate::state::Target;

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}

/// The block of the article that a node stands in.
fn block_of(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("#article [data-block]").ok()?
}

/// What is selected in the document, if anything is.
pub(super) fn range() -> Option<Range> {
    selection().filter(|selection| !selection.is_collapsed())?.get_range_at(0).ok()
}

/// Whether anything is selected.
pub fn is_there() -> bool {
    range().is_some()
}

/// The words of the article that are selected, if both their ends stand in it.
pub fn selected(article: &Article) -> Option<TextRange> {
    let range = range()?;
    // What stands before an end within its block, counted in bytes.
    let offset = |container: Node, offset: u32| {
        let block = block_of(&container)?;
        let index: usize = block.get_attribute("data-block")?.parse().ok()?;
        let before = block.owner_document()?.create_range().ok()?;
        before.select_node_contents(&block).ok()?;
        before.set_end(&container, offset).ok()?;
        let start = article.blocks().get(index)?.range.start() as usize;
        Some(start + String::from(before.to_string()).len())
    };
    let start = offset(range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = offset(range.end_container().ok()?, range.end_offset().ok()?)?;
    Some(TextRange::from_usize(start, end))
}

/// Selects nothing.
pub fn clear() {
    if let Some(selection) = selection().filter(|selection| !selection.is_collapsed()) {
        let _ = selection.remove_all_ranges();
    }
}

/// Selects words of the article.
pub fn select(article: &Article, place: TextRange) {
    if let Some((selection, range)) = selection().zip(super::highlights::range_of(article, place)) {
        let _ = selection.remove_all_ranges();
        let _ = selection.add_range(&range);
    }
}

/// Selects a word more, or a word less, in that direction; the first from the mark where the reader is.
pub fn extend(forward: bool, from: Option<Target>) {
    let extended = || {
        let selection = selection()?;
        if selection.is_collapsed() || block_of(&selection.anchor_node()?).is_none() {
            let place = match from {
                Some(Target::Mention(position)) => format!("#article [data-mention=\"{position}\"]"),
                Some(Target::Claim(position)) => format!("#article [data-claim~=\"{position}\"]"),
                None => format!("#article [data-block=\"{}\"]", super::marks::block_seen()),
            };
            let first = web_sys::window()?.document()?.query_selector(&place).ok()??;
            selection.collapse(Some(&first)).ok()?;
        }
        selection.modify("extend", if forward { "forward" } else { "backward" }, "word").ok()
    };
    let _ = extended();
}

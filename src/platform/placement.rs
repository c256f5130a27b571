//! Puts the card beside its mark: under it if there is room, above it otherwise, never over the mark.
//! It scrolls with the text.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, HtmlElement};

use crate::state::Target;

/// Space between mark and card, and between card and the window's edge, in CSS pixels.
const GAP: f64 = 8.0;

/// Places the card of that element id beside its mark. Returns whether both were found.
pub fn place_card(card_id: &str, target: Target) -> bool {
    let found = || {
        let window = web_sys::window()?;
        let card: HtmlElement = window.document()?.get_element_by_id(card_id)?.dyn_into().ok()?;
        let anchor = super::marks::element_of(target)?;
        // A name broken over two lines has a rectangle for each: the card belongs to the first.
        let rect = anchor.get_client_rects().item(0).unwrap_or_else(|| anchor.get_bounding_client_rect());
        let width = window.inner_width().ok()?.as_f64()?;
        let height = window.inner_height().ok()?.as_f64()?;
        let (left, top) = beside(&rect, f64::from(card.offset_width()), f64::from(card.offset_height()), width, height);
        // In the document's own coordinates, so that the card scrolls with its mark.
        let (left, top) = (left + window.scroll_x().ok()?, top + window.scroll_y().ok()?);
        let style = card.style();
        style.set_property("left", &format!("{left}px")).ok()?;
        style.set_property("top", &format!("{top}px")).ok()
    };
    found().is_some()
}

fn beside(mark: &DomRect, width: f64, height: f64, window_width: f64, window_height: f64) -> (f64, f64) {
    let left = mark.left().min(window_width - width - GAP).max(GAP);
    let under = mark.bottom() + GAP;
    let above = mark.top() - GAP - height;
    let fits_under = under + height + GAP <= window_height;
    (left, if fits_under || above < GAP { under } else { above })
}

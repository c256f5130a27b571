//! Listeners on the window and the document. Each is removed when it is dropped.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
pub use web_sys::Event;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

/// Calls back on an event of the window.
pub fn on_window(name: &'static str, mut callback: impl FnMut(&Event) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, name, move |event| callback(event)))
}

/// Calls back on an event of the document, and may prevent what the browser would do.
pub fn on_document(name: &'static str, mut callback: impl FnMut(&Event) + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, name, options, move |event| callback(event)))
}

/// A key that was pressed, by the name that the browser gives it ("j", "Escape").
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// With Ctrl, Meta or Alt held.
    pub modified: bool,
    /// With Shift held.
    pub shifted: bool,
}

/// The key of a keyboard event.
pub fn key(event: &Event) -> Option<Key> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let name = event.key();
    // On many keyboards brackets are typed with AltGr, which is Ctrl and Alt to the browser, or with Option.
    let is_bracket = event.alt_key() && matches!(name.as_str(), "[" | "]" | "{" | "}");
    let modified = !is_bracket && (event.ctrl_key() || event.meta_key() || event.alt_key());
    Some(Key { name, modified, shifted: event.shift_key() })
}

/// What the field or list that an event comes from holds.
pub fn value(event: &Event) -> String {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    Reflect::get(&target, &JsValue::from_str("value")).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// How far down an element a press was, in thousandths of its height.
pub fn thousandths_down(event: &MouseEvent, selector: &str) -> u32 {
    let place = || {
        let element = web_sys::window()?.document()?.query_selector(selector).ok()??;
        let place = element.get_bounding_client_rect();
        Some((f64::from(event.client_y()) - place.top()) * 1000.0 / place.height())
    };
    place().unwrap_or(0.0).clamp(0.0, 1000.0) as u32
}

/// What a press inside markup that the desk drew is about: the button's `data-action`, and the article's number.
pub fn pressed(event: &Event) -> Option<(String, u64)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let button = element.closest("[data-action]").ok()??;
    let entry = button.get_attribute("data-entry").and_then(|entry| entry.parse().ok());
    Some((button.get_attribute("data-action")?, entry.unwrap_or(0)))
}

/// The row of Who that an event happened in.
fn row_element(event: &Event) -> Option<Element> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("[data-section=who] li").ok()??.query_selector("[data-entity]").ok()?
}

/// The actor whose row of Who an event happened in.
pub fn row(event: &Event) -> Option<article::EntityId> {
    row_element(event)?.get_attribute("data-entity")?.parse().ok().map(article::EntityId)
}

/// Shows up the row of Who that an event happened in, and no other.
pub fn mark_row(event: &Event) {
    unmark_row();
    if let Some(row) = row_element(event) {
        let _ = row.set_attribute("data-drop", "");
    }
}

/// Shows no row up.
pub fn unmark_row() {
    let found = || web_sys::window()?.document()?.query_selector("[data-drop]").ok()?;
    if let Some(row) = found() {
        let _ = row.remove_attribute("data-drop");
    }
}

/// Moves the focus to the last row of the list that stands before what was pressed.
pub fn focus_row_before(event: &Event) {
    let row = || {
        let pressed: Element = event.target()?.dyn_into().ok()?;
        pressed.previous_element_sibling()?.last_element_child()?.query_selector("button").ok()?
    };
    if let Some(row) = row().and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        let _ = row.focus();
    }
}

/// Whether an event happened inside an element that matches a selector.
pub fn is_inside(event: &Event, selector: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

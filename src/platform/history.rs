//! The address bar and the browser's history: each article shown is an entry of its own, named by its serial. The
//! serial alone goes into the entry; no text does.

use wasm_bindgen::JsValue;
use web_sys::Window;

fn window() -> Option<Window> {
    web_sys::window()
}

/// The fragment of the address, without its `#`.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

/// The address of the page itself, without query and fragment: what a link begins with.
pub fn page_address() -> String {
    let location = window().map(|window| window.location());
    let part = |get: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| get(location).ok()).unwrap_or_default()
    };
    format!("{}{}", part(web_sys::Location::origin), part(web_sys::Location::pathname))
}

/// The serial that the present entry holds.
pub fn serial() -> Option<u32> {
    let state = window()?.history().ok()?.state().ok()?;
    let number = state.as_f64()?;
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

/// Adds an entry for an article, at the page's own address.
pub fn push(serial: u32) {
    push_at(&JsValue::from(serial), &page_address());
}

/// Adds an entry for a link, which is no article's yet.
pub fn push_link(fragment: &str) {
    push_at(&JsValue::NULL, &[&page_address(), "#", fragment].concat());
}

fn push_at(state: &JsValue, address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(state, "", Some(address));
    }
}

/// Names the present entry, and leaves its address as it is.
pub fn name_entry(serial: u32) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state(&JsValue::from(serial), "");
    }
}

/// Takes the fragment out of the address; the entry is that of the article shown, 0 for none.
pub fn drop_fragment(serial: u32) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::from(serial), "", Some(&page_address()));
    }
}

/// Loads the empty page anew, at the page's own address.
pub fn start_over() {
    drop_fragment(0);
    reload();
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

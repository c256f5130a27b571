//! What the reader sees when the page's own program breaks: the text, to be copied, and a button that loads the page
//! again.
//!
//! index.html holds the element `#crash`, hidden. A panic hook shows it here; a trap that is no panic (memory, stack)
//! reaches no hook, so `boot.js` watches for that and shows the same element. The text is kept on the element, as a
//! property, where both find it.

use std::cell::RefCell;
use std::panic;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// The element's id in index.html.
const CRASH: &str = "crash";
/// The id of the element that the text goes into.
const TEXT: &str = "crash-text";
/// The element's property that holds the text; `boot.js` reads it by this name.
const PROPERTY: &str = "rememberedText";

thread_local! {
    /// The element, kept because an app that is mounted over the whole body takes it out of the document.
    static ELEMENT: RefCell<Option<Element>> = const { RefCell::new(None) };
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// From now on a panic shows the remembered text instead of a page that has stopped.
pub fn install() {
    let found = document().and_then(|document| document.get_element_by_id(CRASH));
    ELEMENT.with_borrow_mut(|element| *element = found);
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        show();
        before(info);
    }));
}

/// The text to show if the page breaks; none if empty.
pub fn remember_text(text: &str) {
    ELEMENT.with_borrow(|element| {
        if let Some(element) = element {
            // Fails only on sealed objects; an element is none.
            let _ = Reflect::set(element, &JsValue::from(PROPERTY), &JsValue::from(text));
        }
    });
}

/// Puts the element, and nothing else, on the page. Called while panicking: nothing in here may panic.
fn show() {
    let element = ELEMENT.with(|element| element.try_borrow().ok().and_then(|element| element.clone()));
    let (Some(element), Some(body)) = (element, document().and_then(|document| document.body())) else { return };
    let text = Reflect::get(&element, &JsValue::from(PROPERTY)).ok().and_then(|text| text.as_string());
    if let Ok(Some(place)) = element.query_selector(&format!("#{TEXT}")) {
        place.set_text_content(text.as_deref());
    }
    let _ = element.remove_attribute("hidden");
    body.replace_children_with_node_1(&element);
}

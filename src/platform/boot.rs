//! What `boot.js` leaves on its script's element: the two functions that may hand a string to a parser or to a worker, and
//! the desk that it started early. The policy behind the functions is theirs alone, so nothing else of the page can.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// The element.
pub(super) fn script() -> Option<Element> {
    web_sys::window()?.document()?.query_selector("script[data-module]").ok()?
}

/// What one of its functions makes of a text.
pub(super) fn call(function: &str, text: &str) -> Option<JsValue> {
    let script = script()?;
    let function: Function = Reflect::get(&script, &JsValue::from_str(function)).ok()?.dyn_into().ok()?;
    function.call1(&script, &JsValue::from_str(text)).ok()
}

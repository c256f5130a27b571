//! What the reader brings, by paste or drop, and what the page puts on the clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File};

/// What a paste or drop carries.
#[derive(Debug)]
pub enum Brought {
    /// Text, and the same as HTML where the source gave it.
    Text {
        /// Plain text; empty where there was none.
        plain: String,
        /// HTML; empty where there was none.
        html: String,
    },
    /// A file.
    File(File),
}

fn read(data: &DataTransfer) -> Brought {
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        return Brought::File(file);
    }
    let get = |kind: &str| data.get_data(kind).unwrap_or_default();
    Brought::Text { plain: get("text/plain"), html: get("text/html") }
}

/// Whether the system has a sheet through which an address can be sent.
pub fn can_share() -> bool {
    share_function().is_some()
}

/// Opens the system's sheet for an address. Whoever closes it without sending has changed their mind; where the system refuses
/// the address (one may be too long for it), `refused` goes on.
pub fn share(address: &str, refused: impl FnOnce() + 'static) {
    let Some((navigator, share)) = share_function() else { return };
    let data = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&data, &JsValue::from_str("url"), &JsValue::from_str(address));
    if let Ok(promise) = share.call1(&navigator, &data)
        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
    {
        wasm_bindgen_futures::spawn_local(async move {
            let refusal = JsFuture::from(promise).await.err();
            if refusal.is_some_and(|refusal| refusal.unchecked_into::<js_sys::Error>().name() != "AbortError") {
                refused();
            }
        });
    }
}

fn share_function() -> Option<(JsValue, js_sys::Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = js_sys::Reflect::get(&navigator, &JsValue::from_str("share")).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}

/// What a `paste` event carries.
pub fn pasted(event: &Event) -> Option<Brought> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data().as_ref().map(read)
}

/// What a `drop` event carries.
pub fn dropped(event: &Event) -> Option<Brought> {
    event.dyn_ref::<DragEvent>()?.data_transfer().as_ref().map(read)
}

/// The clipboard was refused, or the browser has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the browser refused the clipboard")]
pub struct ClipboardRefused;

impl From<JsValue> for ClipboardRefused {
    fn from(_: JsValue) -> Self {
        Self
    }
}

fn clipboard() -> Result<web_sys::Clipboard, ClipboardRefused> {
    let navigator = web_sys::window().ok_or(ClipboardRefused)?.navigator();
    // In an insecure context the property is undefined, which the typed getter would pass on as if it were there.
    let value = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))?;
    value.dyn_into().map_err(|_| ClipboardRefused)
}

/// What lies on the clipboard.
///
/// # Errors
/// [`ClipboardRefused`] where the browser or the reader says no.
pub async fn read_all() -> Result<Brought, ClipboardRefused> {
    let asked: js_sys::Promise = super::boot::call("paste", "").ok_or(ClipboardRefused)?.unchecked_into();
    let told: js_sys::Array = JsFuture::from(asked).await?.unchecked_into();
    let text = |at: u32| told.get(at).as_string().unwrap_or_default();
    Ok(Brought::Text { plain: text(0), html: text(1) })
}

/// Puts text on the clipboard.
///
/// # Errors
/// [`ClipboardRefused`] where the browser or the reader says no.
pub async fn write_text(text: &str) -> Result<(), ClipboardRefused> {
    JsFuture::from(clipboard()?.write_text(text)).await?;
    Ok(())
}

/// Makes a `copy` event carry the selected text alone, without the page's markup.
pub fn copy_text_alone(event: &Event) {
    let selected = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    let text = selected.map(|selection| String::from(selection.to_string())).unwrap_or_default();
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    if let Some(data) = data
        && !text.is_empty()
        && data.set_data("text/plain", &text).is_ok()
    {
        event.prevent_default();
    }
}

//! Files that the reader opens or drops.

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{Event, HtmlInputElement, Response};

/// A file's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileText {
    /// Its content.
    pub text: String,
    /// How it is written.
    pub written: Written,
}

/// How a file's text is written, by the file's name or type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// In words alone.
    Plain,
    /// In HTML.
    Html,
    /// In Markdown.
    Markdown,
}

/// A file that is no text.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{name} could not be read as text")]
pub struct FileUnreadable {
    /// The file's name.
    pub name: String,
}

/// The file that a file input's `change` event chose; the input is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Reads a file as text: UTF-8, or Windows-1252 where it is not, as older text files are. Bytes that no text holds
/// (NUL) make it unreadable.
///
/// # Errors
/// [`FileUnreadable`] names the file.
pub async fn read(file: File) -> Result<FileText, FileUnreadable> {
    let name = file.name();
    let unreadable = || FileUnreadable { name: name.clone() };
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| unreadable())?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    if bytes.contains(&0) {
        return Err(unreadable());
    }
    let text =
        String::from_utf8(bytes).or_else(|error| decode_windows_1252(error.as_bytes()).ok_or_else(unreadable))?;
    let lower = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let written = if file.type_() == "text/html" || ends(&[".html", ".htm"]) {
        Written::Html
    } else if ends(&[".md", ".markdown"]) {
        Written::Markdown
    } else {
        Written::Plain
    };
    Ok(FileText { text, written })
}

/// Text in the older Western encoding: printable bytes only.
fn decode_windows_1252(bytes: &[u8]) -> Option<String> {
    let decoder = web_sys::TextDecoder::new_with_label("windows-1252").ok()?;
    let text = decoder.decode_with_u8_array(bytes).ok()?;
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    (controls == 0).then_some(text)
}

/// The text of one of the page's own files, named relative to the document; none where it cannot be had.
pub async fn own_text(address: &str) -> Option<String> {
    JsFuture::from(own(address).await?.text().ok()?).await.ok()?.as_string()
}

/// The bytes of one of the page's own files; none where they cannot be had.
pub async fn own_bytes(address: &str) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(own(address).await?.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn own(address: &str) -> Option<Response> {
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(address)).await.ok()?;
    answer.dyn_into::<Response>().ok().filter(Response::ok)
}

/// Milliseconds after which a browser has saved a file that it was given.
const SAVED_BY: u32 = 60_000;

/// Hands the reader a file: the browser saves it where it saves downloads.
pub fn save(name: &str, text: &str) {
    let save = || -> Option<()> {
        let document = web_sys::window()?.document()?;
        let parts = js_sys::Array::of1(&wasm_bindgen::JsValue::from_str(text));
        let kind = web_sys::BlobPropertyBag::new();
        kind.set_type("application/octet-stream");
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let link: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // Safari has not read it yet when the click is over.
        let forget = move || drop(web_sys::Url::revoke_object_url(&address));
        Timeout::new(SAVED_BY, forget).forget();
        Some(())
    };
    // A browser without downloads saves nothing.
    let _ = save();
}

/// Opens the system's file chooser through the page's file input.
pub fn open_chooser(input_id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let input = document.and_then(|document| document.get_element_by_id(input_id));
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.click();
    }
}

//! The document around the app: its title, its look, what has the focus.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
pub use web_sys::HtmlTextAreaElement as TextArea;
use web_sys::{
    CssStyleSheet, Document, DocumentFragment, Element, HtmlDialogElement, HtmlElement, HtmlInputElement,
    HtmlTemplateElement,
};

use super::html;

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

fn element(id: &str) -> Option<Element> {
    document().and_then(|document| document.get_element_by_id(id))
}

/// Sets the tab's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the document's root, by which the style sheets know the settings.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Has the browser ask before the page is left, or not: only while something would be lost. A page that always asks is kept
/// ready for no Back.
pub fn hold(holds: bool) {
    let Some(window) = web_sys::window() else { return };
    // Any function that gives something asks; the browser has the words.
    let asks = Reflect::get(&window, &JsValue::from_str("String")).unwrap_or_default();
    let asks = if holds { asks } else { JsValue::NULL };
    let _ = Reflect::set(&window, &JsValue::from_str("onbeforeunload"), &asks);
}

/// Moves the focus to an element and, where it is a field, selects what it holds.
pub fn focus_and_select(id: &str) {
    let Some(element) = element(id) else { return };
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        let _ = html.focus();
    }
    if let Some(area) = element.dyn_ref::<TextArea>() {
        area.select();
        // Its beginning says what it is; selecting leaves it at its end.
        area.set_scroll_top(0);
    } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// What a field holds; nothing where there is none.
pub fn typed(id: &str) -> String {
    let field = element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Opens a dialog over the page, the rest made inert; returns whether the browser did.
pub fn open_dialog(id: &str) -> bool {
    let dialog = element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    dialog.is_some_and(|dialog| dialog.open() || dialog.show_modal().is_ok())
}

/// Closes a dialog, which gives the focus back to where it was before; the dialog's `close` event follows.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Fills an element with markup, as the desk drew it: parsed apart, where nothing of it would run or be fetched. Returns
/// whether there is such an element.
pub fn set_html(id: &str, html: &str) -> bool {
    let (Some(into), Some(drawn)) = (element(id), html::body(html)) else { return false };
    into.set_text_content(None);
    while let Some(node) = drawn.first_child() {
        let _ = into.append_child(&node);
    }
    true
}

/// Fills an element with text.
pub fn set_text(id: &str, text: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(text));
    }
}

fn template(id: &str) -> Option<DocumentFragment> {
    Some(element(id)?.dyn_into::<HtmlTemplateElement>().ok()?.content())
}

/// What a country or a language is called in English whose code is given ("PE", "es"), as far as the browser knows.
pub fn named(code: &str) -> String {
    super::boot::call("named", code).and_then(|name| name.as_string()).unwrap_or_else(|| code.to_owned())
}

/// The sentence of a notice that is always said alike; none where `index.html` has none for that code.
pub fn notice(code: &str) -> Option<String> {
    template("notices")?.query_selector(&format!("[data-notice={code}]")).ok()??.text_content()
}

/// Fills an empty element with what a template of index.html holds.
pub fn fill_from_template(id: &str, from: &str) {
    if let (Some(into), Some(from)) = (element(id), template(from))
        && !into.has_child_nodes()
        && let Ok(copy) = from.clone_node_with_deep(true)
    {
        let _ = into.append_child(&copy);
    }
}

/// Replaces the page's own further rules of style: what changes with a press, for marks that may not be drawn yet. A
/// browser that knows no such sheets goes without.
pub fn set_rules(rules: &str) {
    let Some(document) = document() else { return };
    let (Ok(sheet), name) = (CssStyleSheet::new(), JsValue::from_str("adoptedStyleSheets")) else { return };
    if sheet.replace_sync(rules).is_ok() {
        let _ = Reflect::set(&document, &name, &Array::of1(&sheet));
    }
}

/// Where the sidebar stands on a window of this width. The widths are those of the style sheets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Room {
    /// Beside the text.
    Beside,
    /// In a drawer over the text's right side.
    Drawer,
    /// In a sheet over the text's lower part.
    Sheet,
}

/// Where the sidebar stands now.
pub fn room() -> Room {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64()).unwrap_or(f64::MAX);
    if width < 700.0 {
        Room::Sheet
    } else if width < 1100.0 {
        Room::Drawer
    } else {
        Room::Beside
    }
}

/// Whether typing goes into a field now, so that letters are no commands.
pub fn is_typing() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|active| {
        matches!(active.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || active.has_attribute("contenteditable")
    })
}

/// Whether the focus is on an element or inside it.
pub fn focus_is_inside(id: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    element(id).is_some_and(|element| element.contains(active.as_deref()))
}

/// Moves the focus to the first control inside an element; returns whether there was one.
pub fn focus_inside(id: &str) -> bool {
    let control = element(id).and_then(|element| element.query_selector("button, input, select").ok()?);
    let control = control.and_then(|control| control.dyn_into::<HtmlElement>().ok());
    control.is_some_and(|control| control.focus().is_ok())
}

/// Opens the fields for the article's head, and moves the focus to one of them.
pub fn open_head(name: &str) {
    let field = || document()?.query_selector(&format!("[data-head=\"{name}\"]")).ok()?;
    if let Some(field) = field().and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        if let Ok(Some(fields)) = field.closest("details") {
            let _ = fields.set_attribute("open", "");
        }
        let _ = field.focus();
    }
}

/// Whether nothing has the focus: what had it is gone.
pub fn focus_is_lost() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}

/// Moves the focus to an element, and no line of text.
pub fn focus_in_place(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_where_it_stands(&element);
    }
}

pub(super) fn focus_where_it_stands(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Today by the reader's clock, from which relative dates are guessed.
pub fn today() -> Option<article::Date> {
    let now = js_sys::Date::new_0();
    let small = |number: u32| u8::try_from(number).ok();
    article::Date::new(u16::try_from(now.get_full_year()).ok()?, small(now.get_month() + 1)?, small(now.get_date())?)
}

/// Takes the splash away that index.html shows until the app runs.
pub fn remove_splash() {
    if let Some(splash) = element("splash") {
        splash.remove();
    }
}

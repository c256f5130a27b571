//! Everything that brings an article in: paste, drop, file, the field, an example.

use std::rc::Rc;

use article::{Article, is_web_address};
use protocol::desk::{Answer, Order};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::after::{Held, on, use_after};
use super::asked::{Asked, asks};
use super::history::{open_link, show_brought};
use super::restore;
use crate::platform::clipboard::{self, Brought};
use crate::platform::desk;
use crate::platform::files::{FileText, Written};
use crate::platform::{events, files, html, page};
use crate::state::{Action, Input, MAX_TEXT_BYTES, Notice, classify};
use crate::store::Dispatch;

/// Reads a text, and its HTML where the source gave it.
pub(crate) fn read_text(plain: &str, rich: &str, asked: &Asked) {
    let action = match classify(plain) {
        Input::Link(fragment) => return open_link(fragment, asked),
        Input::Library => return restore(plain, &asked.dispatch),
        Input::BareUrl => Action::Notify(Notice::BareUrl),
        Input::TooLarge => Action::Notify(Notice::TooLarge),
        Input::Blank if rich.trim().is_empty() => Action::Notify(Notice::Empty),
        Input::Blank if is_oversized(rich) => Action::Notify(Notice::TooLarge),
        Input::Blank => return read(rich_article(rich), asked),
        Input::Text(text) => {
            return read(structured(rich).unwrap_or_else(|| Article::from_plain_text(text)), asked);
        }
    };
    asked.dispatch.dispatch(action);
}

/// Reads a text that another page handed over, with that page's address.
pub(super) fn read_from(text: &str, from: &str, asked: &Asked) {
    // A library is restored where the reader brings it, not where another page does.
    if !matches!(classify(text), Input::Text(_) | Input::Library) {
        return read_text(text, "", asked);
    }
    let mut article = Article::from_plain_text(text);
    article.source_url = Some(from.to_owned()).filter(|from| is_web_address(from));
    read(article, asked);
}

fn read(mut article: Article, asked: &Asked) {
    if article.blocks().is_empty() {
        return asked.dispatch.dispatch(Action::Notify(Notice::Empty));
    }
    if article.text().len() > MAX_TEXT_BYTES {
        return asked.dispatch.dispatch(Action::Notify(Notice::TooLarge));
    }
    article.reader_date = page::today();
    show_brought(article, asked);
}

fn rich_article(rich: &str) -> Article {
    Article::from_html(&html::events(rich))
}

/// Whether markup is so long that it is not even parsed: a text as long as the page takes has far less around it.
fn is_oversized(rich: &str) -> bool {
    rich.len() > 4 * MAX_TEXT_BYTES
}

/// The article that the HTML holds, where its structure says more than the plain text: at least two blocks.
fn structured(rich: &str) -> Option<Article> {
    (!rich.trim().is_empty() && !is_oversized(rich))
        .then(|| rich_article(rich))
        .filter(|article| article.blocks().len() > 1)
}

/// Reads a file that was chosen or dropped.
pub(crate) fn read_file(file: files::File, dispatch: &Dispatch) {
    let asked = asks(dispatch);
    spawn_local(async move {
        match files::read(file).await {
            Ok(FileText { text, written: Written::Html }) => read_text("", &text, &asked),
            // A link or a library is one in any file of text.
            Ok(FileText { text, written: Written::Markdown }) if matches!(classify(&text), Input::Text(_)) => {
                read_markdown(text, asked);
            }
            Ok(FileText { text, .. }) => read_text(&text, "", &asked),
            Err(error) => asked.dispatch.dispatch(Action::Notify(Notice::FileUnreadable { name: error.name })),
        }
    });
}

/// Reads a Markdown document as the HTML that it stands for; as it is where nobody says what that is.
fn read_markdown(text: String, asked: Asked) {
    let hears = {
        let text = text.clone();
        move |heard: Result<Answer, desk::DeskBroke>| match heard {
            Ok(Answer::Exported(Some(html))) => read_text("", &html, &asked),
            _ => read_text(&text, "", &asked),
        }
    };
    desk::ask(Order::Markdown(text), Box::new(hears)).keep();
}

/// Fetches the outline of the world once; without it places are listed alone.
#[hook]
pub(crate) fn use_outline(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let fetch = move || {
        spawn_local(async move {
            let text = files::own_text("outline.txt").await;
            if let Some((land, borders)) = text.as_deref().and_then(|text| text.split_once('\n')) {
                dispatch.dispatch(Action::Outline(Rc::new((land.to_owned(), borders.to_owned()))));
            }
        });
        None
    };
    use_after(on(0), Box::new(fetch));
}

/// Fetches one of the articles that come with the page, and reads it.
pub(crate) fn read_example(name: &'static str, dispatch: &Dispatch) {
    let asked = asks(dispatch);
    spawn_local(async move {
        match files::own_text(&format!("examples/{name}.txt")).await {
            Some(text) => read_text(&text, "", &asked),
            None => asked.dispatch.dispatch(Action::Notify(Notice::ExampleMissing)),
        }
    });
}

fn take(brought: Brought, dispatch: &Dispatch) {
    match brought {
        Brought::Text { plain, html } => read_text(&plain, &html, &asks(dispatch)),
        Brought::File(file) => read_file(file, dispatch),
    }
}

/// Listens for paste and drop anywhere on the page, and for copies out of the article.
#[hook]
pub(crate) fn use_input(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let listen = move || -> Held {
        let on_paste = {
            let dispatch = dispatch.clone();
            events::on_document("paste", move |event| {
                let elsewhere = page::is_typing() && !events::is_inside(event, "#paste");
                if let Some(brought) = clipboard::pasted(event).filter(|_| !elsewhere) {
                    event.prevent_default();
                    take(brought, &dispatch);
                }
            })
        };
        let on_drop = events::on_document("drop", move |event| {
            if let Some(brought) = clipboard::dropped(event) {
                event.prevent_default();
                take(brought, &dispatch);
            }
        });
        let on_drag = events::on_document("dragover", |event| event.prevent_default());
        let on_copy = events::on_document("copy", |event| {
            if events::is_inside(event, "#article") {
                clipboard::copy_text_alone(event);
            }
        });
        Some(Box::new((on_paste, on_drop, on_drag, on_copy)))
    };
    use_after(on(0), Box::new(listen));
}

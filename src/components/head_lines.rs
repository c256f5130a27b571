//! What was taken for the article's head: chips for headline, byline, date and dateline, which open fields to put them
//! right, and one for the address that the article is from.

use article::{BlockKind, host, is_web_address};
use yew::prelude::*;

use super::parts::{always, class_if, joined, told};
use crate::platform::{events, page};
use crate::state::{Action, HEAD, Shown, head};
use crate::store::Dispatch;
use crate::strings;

/// The chips and their fields.
pub(crate) fn head_lines(shown: &Shown, dispatch: &Dispatch) -> Html {
    let article = &shown.reading.article;
    // Never fetched; opened where the reader presses it.
    let source = article.source_url.as_ref().filter(|url| is_web_address(url));
    let lines = HEAD.map(|kind| (strings::head_line(kind), head(article, kind), Some(kind)));
    let chip = |(name, words, _): (&'static str, &str, Option<BlockKind>)| {
        let class = joined(&["chip", class_if(words.is_empty(), "missing")]);
        let words = if words.is_empty() { strings::no_head_line(name) } else { words.to_owned() };
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            page::open_head(name);
        });
        html! { <><span {class} title={name} dir="auto" {onclick}>{ words }</span>{ " " }</> }
    };
    let field = |(name, words, kind): (&'static str, &str, Option<BlockKind>)| {
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |event: Event| dispatch.dispatch(Action::Head(kind, events::value(&event))));
        let words = words.to_owned();
        // What is typed stays, whatever is drawn anew meanwhile; another line has a field of its own.
        html! {
            <label key={[name, words.as_str()].concat()}>
                { told("span", "", name) }
                <input type={if kind.is_some() { "text" } else { "url" }} dir="auto" data-head={name} ~defaultValue={words} {onchange} />
            </label>
        }
    };
    let address = (strings::ADDRESS, source.map_or("", String::as_str), None);
    html! { <>
        <details class="head-lines">
            <summary title={strings::HEAD_LINES}>{ for lines.into_iter().map(chip) }</summary>
            <div class="head-fields">
                { for lines.into_iter().chain([address]).map(field) }
                { always("fine", "head-hint") }
            </div>
        </details>
        if let Some(url) = source {
            <a class="source-line" href={url.clone()} target="_blank" rel="noopener noreferrer">{ host(url) }</a>
        }
    </> }
}

//! What was taken for the article's head: chips for headline, byline, date and dateline, which open fields to put them
//! right.

use article::{BlockKind, host, is_web_address};
use yew::prelude::*;

use super::parts::{always, class_if, joined, told};
use crate::platform::events;
use crate::state::{Action, HEAD, Shown, head};
use crate::store::Dispatch;
use crate::strings;

/// The chips and their fields.
pub(crate) fn head_lines(shown: &Shown, dispatch: &Dispatch) -> Html {
    let article = &shown.reading.article;
    let chip = |kind: BlockKind| {
        let class = joined(&["chip", class_if(head(article, kind).is_empty(), "missing")]);
        html! { <><span {class}>{ strings::head_line(kind) }</span>{ " " }</> }
    };
    let field = |kind: BlockKind| {
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |event: Event| dispatch.dispatch(Action::Head(kind, events::value(&event))));
        // What is typed stays, whatever is drawn anew meanwhile; another line has a field of its own.
        let words = head(article, kind).to_owned();
        html! {
            <label key={[strings::head_line(kind), words.as_str()].concat()}>
                { told("span", "", strings::head_line(kind)) }
                <input type="text" dir="auto" data-head={strings::head_line(kind)} ~defaultValue={words} {onchange} />
            </label>
        }
    };
    // Never fetched; opened where the reader presses it.
    let source = article.source_url.as_ref().filter(|url| is_web_address(url));
    html! { <>
        <details class="head-lines">
            <summary title={strings::HEAD_LINES}>{ for HEAD.map(chip) }</summary>
            <div class="head-fields">
                { for HEAD.map(field) }
                { always("fine", "head-hint") }
            </div>
        </details>
        if let Some(url) = source {
            <a class="source-line" href={url.clone()} target="_blank" rel="noopener noreferrer">{ host(url) }</a>
        }
    </> }
}

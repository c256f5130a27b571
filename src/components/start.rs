//! The empty page: one field, and the ways to fill it.

mod examples;
mod field;

use examples::examples;
pub(crate) use field::FIELD;
use field::Field;
use yew::prelude::*;

use super::parts::{always, told};
use crate::platform::{history, page};
use crate::store::Dispatch;
use crate::strings;

/// A bookmark that sends the article of a page, or what is selected of it, to the page at an address: behind the `#`, so
/// that no host hears of it, into a tab of its own. `state::brought` reads it. The program stands in `index.html`, template `notices`.
fn bookmarklet(address: &str) -> String {
    let program = page::notice("bookmark").unwrap_or_default();
    ["javascript:", &program.replace("ADDRESS", &format!("'{address}'"))].concat()
}

/// The page; `notice`: what went wrong with the last paste, if anything did.
pub(crate) fn start(draft: &str, notice: Option<Html>, dispatch: &Dispatch) -> Html {
    let state = if notice.is_some() { "error" } else { "empty" };
    html! {
        <main class="start" data-state={state}>
            { told("h1", "", page::notice("tagline").unwrap_or_default()) }
            { always("start-lead", "lead") }
            <Field draft={draft.to_owned()} />
            // An empty node where there is none: the field before it would be drawn anew otherwise.
            { notice.unwrap_or_default() }
            { examples(dispatch) }
            <footer class="start-foot">
                <p class="bookmarklet">
                    <a class="button small" href={bookmarklet(&history::page_address())} onclick={|event: MouseEvent| event.prevent_default()}>
                        { strings::BOOKMARKLET }
                    </a>
                    { page::notice("bookmark-hint").unwrap_or_default() }
                </p>
                { always("", "privacy") }
            </footer>
        </main>
    }
}

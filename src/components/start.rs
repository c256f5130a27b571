//! The empty page: one field, and the ways to fill it.

mod examples;
mod field;

use examples::examples;
pub(crate) use field::FIELD;
use field::Field;
use yew::prelude::*;

use super::parts::told;
use crate::store::Dispatch;
use crate::strings;

/// The page; `notice`: what went wrong with the last paste, if anything did.
pub(crate) fn start(draft: &str, notice: Option<Html>, dispatch: &Dispatch) -> Html {
    let state = if notice.is_some() { "error" } else { "empty" };
    html! {
        <main class="start" data-state={state}>
            <h1>{ strings::TAGLINE }</h1>
            { told("p", "start-lead", strings::LEAD) }
            <Field draft={draft.to_owned()} />
            // An empty node where there is none: the field before it would be drawn anew otherwise.
            { notice.unwrap_or_default() }
            { examples(dispatch) }
            <footer class="start-foot">
                { told("p", "", strings::PRIVACY) }
            </footer>
        </main>
    }
}

//! The empty page: one field, and the ways to fill it.

mod examples;
mod field;

use examples::examples;
pub(crate) use field::FIELD;
use field::Field;
use yew::prelude::*;

use crate::state::State;
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

#[derive(Properties, PartialEq)]
pub(crate) struct StartProps {
    /// Everything that the page knows.
    pub(crate) state: ByPointer<State>,
    /// What went wrong with the last paste, if anything did.
    pub(crate) notice: Option<Html>,
}

#[component]
pub(crate) fn Start(props: &StartProps) -> Html {
    let dispatch = use_dispatch();
    let state = if props.notice.is_some() { "error" } else { "empty" };
    html! {
        <main class="start" data-state={state}>
            <h1>{ strings::TAGLINE }</h1>
            <p class="start-lead">{ strings::LEAD }</p>
            <Field draft={props.state.draft.clone()} />
            // An empty node where there is none: the field before it would be drawn anew otherwise.
            { props.notice.clone().unwrap_or_default() }
            { examples(&dispatch) }
            <footer class="start-foot">
                <p>{ strings::PRIVACY }</p>
            </footer>
        </main>
    }
}

//! The banner over an article that came by link: whose marks these are, how much arrived, and what can be done.

use yew::prelude::*;

use crate::state::{Action, Origin, Shown};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

#[derive(Properties, PartialEq)]
pub(crate) struct OpenedLinkProps {
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// Whether the marks are hidden now.
    pub(crate) marks_hidden: bool,
}

#[component]
pub(crate) fn OpenedLink(props: &OpenedLinkProps) -> Html {
    let dispatch = use_dispatch();
    let Origin::Link(arrival) = props.shown.origin else { return Html::default() };
    let send = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let reading = &props.shown.reading;
    let hide = if props.marks_hidden { strings::SHOW_MARKS } else { strings::HIDE_MARKS };
    html! {
        <aside class="opened-link" data-opened-link="" aria-label={strings::OPENED_LINK}>
            <p>{ strings::opened_link(reading.shared_on, reading.edits.len()) }</p>
            if arrival.percent < 100 {
                <p class="cut" role="alert" data-error="link-cut">{ strings::cut_link(arrival) }</p>
            }
            <div class="opened-link-actions">
                <button class="button small" data-action="hide-marks" onclick={send(Action::HideMarks(!props.marks_hidden))}>{ hide }</button>
                <button class="button small" data-action="read-afresh" onclick={send(Action::ReadAfresh)}>{ strings::READ_AFRESH }</button>
            </div>
        </aside>
    }
}

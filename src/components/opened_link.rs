//! The banner over an article that came by link: whose marks these are, how much arrived, and what can be done.

use yew::prelude::*;

use super::parts::{button, press, told};
use crate::hooks::{open_comparison, opens_library};
use crate::state::{Action, Origin, Shown};
use crate::store::{ByPointer, Dispatch};
use crate::strings;

/// The banner; nothing over an article that came another way.
pub(crate) fn opened_link(shown: &ByPointer<Shown>, marks_hidden: bool, dispatch: &Dispatch) -> Html {
    let Origin::Link(arrival) = shown.origin else { return Html::default() };
    let send = |action: Action| press(dispatch, action);
    let compare = {
        let (dispatch, shown) = (dispatch.clone(), shown.clone());
        Callback::from(move |_: MouseEvent| open_comparison(&shown, &dispatch))
    };
    let reading = &shown.reading;
    let hide = if marks_hidden { strings::SHOW_MARKS } else { strings::HIDE_MARKS };
    html! {
        <aside class="opened-link" data-opened-link="" aria-label={strings::OPENED_LINK}>
            { told("p", "", strings::opened_link(arrival.is_excerpt, reading.shared_on, reading.edits.len())) }
            if arrival.percent < 100 {
                <p class="cut" role="alert" data-error="link-cut">{ strings::cut_link(arrival) }</p>
            }
            <div class="opened-link-actions">
                if shown.keeps {
                    { button("button small", "library", strings::KEPT_COPY, opens_library(dispatch)) }
                } else {
                    { button("button small", "keep-copy", strings::KEEP_COPY, send(Action::KeepCopy)) }
                }
                { button("button small", "compare", strings::COMPARE, compare) }
                <button class="button small" data-action="hide-marks" onclick={send(Action::HideMarks(!marks_hidden))}>{ hide }</button>
                <button class="button small" data-action="read-afresh" onclick={send(Action::ReadAfresh)}>{ strings::READ_AFRESH }</button>
            </div>
        </aside>
    }
}

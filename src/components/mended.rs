//! What was mended last, and the buttons that take it back or make it again.

use yew::prelude::*;

use super::parts::press;
use crate::state::{Action, Mend, Shown, State, Step};
use crate::store::Dispatch;
use crate::strings;

/// Undo and redo, each by the name of its step; nothing where there is none.
pub(crate) fn steps(shown: &Shown, dispatch: &Dispatch) -> Html {
    let step = |(code, sign, edit, mend): (&'static str, &'static str, Option<&article::Edit>, Mend)| {
        let label = [strings::step(code), &edit.map(strings::edit).unwrap_or_default()].concat();
        html! {
            <button type="button" class="button quiet" data-action={code} aria-label={label.clone()} title={label}
                disabled={edit.is_none()} onclick={press(dispatch, Action::Mend(mend))}>{ sign }</button>
        }
    };
    if shown.reading.edits.is_empty() && shown.undone.is_empty() {
        return Html::default();
    }
    let both = [("undo", "↶", shown.reading.edits.last(), Mend::Undo), ("redo", "↷", shown.undone.last(), Mend::Redo)];
    html! { <div class="steps">{ for both.into_iter().map(step) }</div> }
}

/// What was done last, told to a screen reader as well; it fades by itself.
pub(crate) fn status(state: &State, dispatch: &Dispatch) -> Html {
    let told = state.last_step().map_or_else(Html::default, |(step, edit)| {
        // Another step, another element: the fading begins anew.
        let key = state.steps().1 * 3 + step as usize;
        let back = (step != Step::Undone).then_some(Mend::Undo);
        html! {
            <p {key} class="mended-card">
                { strings::said(step, edit) }
                if let Some(back) = back {
                    <button type="button" class="more" data-action="undo-this" onclick={press(dispatch, Action::Mend(back))}>{ strings::UNDO }</button>
                }
            </p>
        }
    });
    html! { <div class="mended" role="status">{ told }</div> }
}

//! What was mended last, and the buttons that take it back or make it again.

use yew::prelude::*;

use super::ARTICLE;
use super::parts::{button, press, press_away, sign};
use crate::state::{Action, Done, Mend, Shown, State, Step};
use crate::store::Dispatch;
use crate::strings;

/// Undo and redo, each by the name of its step; where there is none, the way back to the field.
pub(crate) fn steps(shown: &Shown, dispatch: &Dispatch) -> Html {
    let step = |(code, sign, done, mend): (&'static str, &'static str, Option<Done<'_>>, Mend)| {
        let label = [strings::step(code), &done.map(strings::done).unwrap_or_default()].concat();
        html! {
            <button type="button" class="button quiet" data-action={code} aria-label={label.clone()} title={label}
                disabled={done.is_none()} onclick={press(dispatch, Action::Mend(mend))}>{ sign }</button>
        }
    };
    let both = [("undo", "↶", shown.undoable(), Mend::Undo), ("redo", "↷", shown.redoable(), Mend::Redo)];
    if both.iter().all(|(_, _, done, _)| done.is_none()) {
        return sign("button quiet", "edit-text", "↶", strings::BACK_TO_FIELD, press(dispatch, Action::EditText));
    }
    html! { <div class="steps">{ for both.into_iter().map(step) }</div> }
}

/// That layers of marks are off, with the way to switch all on.
pub(crate) fn layers_off(dispatch: &Dispatch) -> Html {
    let all = press_away(dispatch, Action::Layer(u32::MAX), ARTICLE);
    html! { <>{ strings::LAYERS_OFF }{ " " }{ button("more inline-more", "show-layers", strings::CLEAR, all) }</> }
}

/// What was done last, told to a screen reader as well; it fades by itself.
pub(crate) fn status(state: &State, dispatch: &Dispatch) -> Html {
    let no_edit = match state.said {
        Some(Step::Cited) => Some(html! { { strings::CITED } }),
        Some(Step::Hidden) => Some(layers_off(dispatch)),
        _ => None,
    };
    let no_edit =
        no_edit.map(|what| html! { <p key={format!("told-{}", state.told)} class="mended-card">{ what }</p> });
    let step = state.last_step().map_or_else(Html::default, |(step, done)| {
        // Another step, another element: the fading begins anew.
        let key = state.steps().1 * 3 + step as usize;
        let back = (step != Step::Undone).then_some(Mend::Undo);
        html! {
            <p {key} class="mended-card">
                { strings::said(step, done) }
                if let Some(back) = back {
                    <button type="button" class="more" data-action="undo-this" onclick={press(dispatch, Action::Mend(back))}>{ strings::UNDO }</button>
                }
            </p>
        }
    });
    html! { <div class="mended" role="status">{ no_edit.unwrap_or(step) }</div> }
}

//! The keyboard: from claim to claim, from mention to mention, and out of whatever is open.

use yew::prelude::*;

use crate::components::{ARTICLE, CARD, FIND_FIELD};
use crate::platform::{events, marks, page};
use crate::state::{
    Action, Dialog, Direction, Notice, Setting, Shown, State, Target, step_claim, step_mark, step_mention,
};
use crate::store::{ByPointer, Dispatch};

/// Where a key leads within an article.
fn destination(key: &str, shown: &Shown, from: Option<Target>) -> Option<Target> {
    use Direction::{Next, Previous};
    let annotations = &shown.annotations;
    let same = |direction| match from {
        Some(Target::Mention(position)) => step_mention(annotations, position, direction),
        _ => step_mark(annotations, from, direction),
    };
    match key {
        "j" => step_claim(annotations, from, Next),
        "k" => step_claim(annotations, from, Previous),
        "n" => same(Next),
        "p" => same(Previous),
        "ArrowRight" => step_mark(annotations, from, Next),
        "ArrowLeft" => step_mark(annotations, from, Previous),
        _ => None,
    }
}

/// What a key does wherever the reader is in an article.
fn command(key: &str) -> Option<Action> {
    Some(match key {
        "s" => Action::Dialog(Some(Dialog::Share)),
        "/" => Action::Find(String::new()),
        digit if digit.len() == 1 => {
            Action::Layer(u32::from(digit.as_bytes()[0]).checked_sub(u32::from(b'1')).filter(|layer| *layer < 8)?)
        }
        _ => return None,
    })
}

fn pressed(key: &events::Key, state: &State, dispatch: &Dispatch) -> bool {
    if key.name == "Escape" {
        if state.find.is_some() && page::focus_is_inside(FIND_FIELD) {
            dispatch.dispatch(Action::CloseFind);
            page::focus_and_select(ARTICLE);
        } else if let Some(target) = state.card {
            // Back to the mark, from wherever in the card the focus was.
            if page::focus_is_inside(CARD) {
                marks::focus_in_place(target);
            }
            dispatch.dispatch(Action::CloseCard);
        } else if state.find.is_some() {
            dispatch.dispatch(Action::CloseFind);
        } else if state.notice.as_ref().is_some_and(|notice| *notice != Notice::EngineFailed) {
            dispatch.dispatch(Action::Dismiss);
        }
        return false;
    }
    if key.name == "?" && state.dialog.is_none() && !page::is_typing() && !key.modified {
        dispatch.dispatch(Action::Dialog(Some(Dialog::Keys)));
        return true;
    }
    let Some(shown) = &state.shown else { return false };
    let silenced = state.settings.code(Setting::Keys) == "off";
    if page::is_typing() || state.dialog.is_some() {
        return false;
    }
    if key.modified || (key.shifted && key.name == "Tab") {
        let is_undo = key.modified && key.name == "z";
        if is_undo {
            dispatch.dispatch(Action::EditText);
        }
        return is_undo;
    }
    if key.name == "Tab" && state.card_pinned && page::focus_is_inside(ARTICLE) {
        // The card stands elsewhere in the document than on the screen: Tab enters it from its mark.
        return page::focus_inside(CARD);
    }
    if silenced {
        return false;
    }
    if let Some(action) = command(&key.name) {
        dispatch.dispatch(action);
        return true;
    }
    let Some(target) = destination(&key.name, shown, state.card) else { return false };
    dispatch.dispatch(Action::OpenCard { target, pinned: true });
    marks::focus(target);
    true
}

/// Listens for keys anywhere on the page; none is taken while the reader types.
#[hook]
pub(crate) fn use_keys(state: &ByPointer<State>, dispatch: &Dispatch) {
    let latest = use_mut_ref(|| state.clone());
    *latest.borrow_mut() = state.clone();
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = events::on_document("keydown", move |event| {
            let state = latest.borrow().clone();
            if let Some(key) = events::key(event)
                && pressed(&key, &state, &dispatch)
            {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

//! The keyboard: from claim to claim, from mention to mention, and out of whatever is open.

use yew::prelude::*;

use super::after::{Held, on, use_after};
use super::mending::{self, use_mended};
use crate::components::{ARTICLE, CARD, FIND_FIELD, SELECTION_BAR, SIDEBAR};
use crate::platform::{events, marks, page, selection};
use crate::state::{
    Action, Border, Dialog, Direction, Fix, Mend, Setting, Sheet, Shown, State, Target, beside_claim, is_right_to_left,
    step_claim, step_mark, step_mention,
};
use crate::store::{ByPointer, Dispatch};

/// Whether an arrow points the way in which the article is read.
fn is_onward(key: &str, shown: &Shown) -> bool {
    (key == "ArrowRight") != is_right_to_left(shown.reading.article.text())
}

/// Where a key leads within an article.
fn destination(key: &str, shown: &Shown, state: &State) -> Option<Target> {
    use Direction::{Next, Previous};
    let annotations = &shown.annotations;
    let from = state.card.and_then(|card| card.range(annotations)).map(article::TextRange::start).or(state.place);
    let same = |direction| match state.card {
        Some(Target::Mention(position)) => step_mention(annotations, position, direction),
        _ => step_mark(annotations, from, direction),
    };
    let claim = |direction| match state.card {
        Some(Target::Claim(position)) => beside_claim(annotations, position, direction),
        _ => step_claim(annotations, from, direction),
    };
    match key {
        "j" => claim(Next),
        "k" => claim(Previous),
        "n" => same(Next),
        "p" => same(Previous),
        "ArrowRight" | "ArrowLeft" => step_mark(annotations, from, if is_onward(key, shown) { Next } else { Previous }),
        _ => None,
    }
}

/// What a key mends: the words that are selected, or the mark whose card is open.
fn repair(key: &str, state: &State) -> Option<Action> {
    let card = state.card.is_some() && state.card_pinned;
    Some(match (key, state.selection.is_some()) {
        ("a", true) => Action::Mend(Mend::Actor),
        ("c", true) => Action::Mend(Mend::Claim),
        ("l", true) => Action::Mend(Mend::Place),
        ("s", true) if card => Action::Mend(Mend::SaidBy),
        ("g", selected) if card || selected => Action::Fix(Some(Fix::Note)),
        ("e", selected) if card || selected => Action::Rewrite(true),
        ("t", _) if card => Action::Fix(Some(Fix::Kind)),
        ("m", _) if card => Action::Fix(Some(Fix::Same)),
        ("x", _) if card => Action::Mend(Mend::Remove),
        ("[", _) if card => Action::Mend(Mend::Border(Border::StartEarlier)),
        ("{", _) if card => Action::Mend(Mend::Border(Border::StartLater)),
        ("]", _) if card => Action::Mend(Mend::Border(Border::EndLater)),
        ("}", _) if card => Action::Mend(Mend::Border(Border::EndEarlier)),
        _ => return None,
    })
}

/// What a key does with Ctrl held: undo and redo; with no edit to take back, the field again.
fn step(key: &events::Key, shown: &Shown) -> Option<Action> {
    Some(match (key.name.as_str(), key.shifted) {
        ("z", false) if shown.undoable().is_none() && shown.redoable().is_none() => Action::EditText,
        ("z", false) => Action::Mend(Mend::Undo),
        ("z" | "Z", true) | ("y", false) => Action::Mend(Mend::Redo),
        _ => return None,
    })
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

/// Closes the search, and selects what it found, as the browser's own does: it can be marked.
fn close_find(state: &State, dispatch: &Dispatch) {
    dispatch.dispatch(Action::CloseFind);
    page::focus_and_select(ARTICLE);
    let hit = state.find.as_ref().and_then(|find| find.hits.get(find.at));
    if let Some((shown, place)) = state.shown.as_ref().zip(hit) {
        selection::select(&shown.reading.article, *place);
    }
}

/// Enter and Space on a name that has the focus press it; a letter in the margin is a button, and needs no help.
fn on_mark(key: &events::Key, event: &events::Event, dispatch: &Dispatch) -> bool {
    let target = marks::target_of(event).filter(|target| {
        matches!(target, Target::Mention(_)) && !key.modified && matches!(key.name.as_str(), "Enter" | " ")
    });
    target.into_iter().for_each(|target| dispatch.dispatch(Action::Press(target)));
    target.is_some()
}

fn pressed(key: &events::Key, state: &State, dispatch: &Dispatch) -> bool {
    // The browser's own Escape closes a dialog, which gives the focus back to what is still there.
    if key.name == "Escape" && state.dialog.is_none() {
        if state.rewriting.is_some() {
            dispatch.dispatch(Action::Rewrite(false));
            page::focus_in_place(ARTICLE);
        } else if state.find.is_some() && page::focus_is_inside(FIND_FIELD) {
            close_find(state, dispatch);
        } else if state.selection.is_some() {
            selection::clear();
            dispatch.dispatch(Action::Select(None));
        } else if let Some(target) = state.card {
            // Back to the mark, from wherever in the card the focus was.
            if page::focus_is_inside(CARD) {
                marks::focus_in_place(target);
            }
            dispatch.dispatch(Action::CloseCard);
        } else if state.find.is_some() {
            close_find(state, dispatch);
        } else if state.notice.is_some() {
            dispatch.dispatch(Action::Dismiss);
        } else if state.sheet != Sheet::Closed {
            if page::focus_is_inside(SIDEBAR) {
                page::focus_inside(SIDEBAR);
            }
            dispatch.dispatch(Action::Sheet(Sheet::Closed));
        }
        return false;
    }
    let silenced = state.settings.code(Setting::Keys) == "off";
    if key.name == "?" && !silenced && state.dialog.is_none() && !page::is_typing() && !key.modified {
        dispatch.dispatch(Action::Dialog(Some(Dialog::Keys)));
        return true;
    }
    let Some(shown) = &state.shown else { return false };
    if key.name == "Enter" && state.rewriting.is_some() {
        // The field tells what it holds as it loses the focus.
        page::focus_in_place(ARTICLE);
        return true;
    }
    if page::is_typing() || state.dialog.is_some() {
        return false;
    }
    if key.modified || (key.shifted && key.name == "Tab") {
        let step = step(key, shown).filter(|_| key.modified);
        let is_step = step.is_some();
        step.into_iter().for_each(|action| dispatch.dispatch(action));
        return is_step;
    }
    if key.name == "Tab" && state.selection.is_some() && page::focus_is_inside(ARTICLE) {
        return page::focus_inside(SELECTION_BAR);
    }
    if key.name == "Tab" && state.card_pinned && page::focus_is_inside(ARTICLE) {
        // The card stands elsewhere in the document than on the screen: Tab enters it from its mark.
        return page::focus_inside(CARD);
    }
    if silenced {
        return false;
    }
    if key.shifted && key.name.starts_with("Arrow") {
        let is_sideways = matches!(key.name.as_str(), "ArrowRight" | "ArrowLeft");
        if is_sideways {
            selection::extend(is_onward(&key.name, shown), state.card);
        }
        return is_sideways;
    }
    if key.name == "/" && state.find.is_some() {
        page::focus_and_select(FIND_FIELD);
        return true;
    }
    if let Some(action) = repair(&key.name, state).or_else(|| command(&key.name)) {
        if let (Action::Fix(_), Some(target)) = (&action, state.card) {
            // From wherever in the card: the part that opens takes the focus from the mark.
            marks::focus_in_place(target);
        }
        dispatch.dispatch(action);
        return true;
    }
    let Some(target) = destination(&key.name, shown, state) else { return false };
    dispatch.dispatch(Action::OpenCard { target, pinned: true });
    marks::focus(target);
    true
}

/// Listens for keys anywhere on the page; none is taken while the reader types.
#[hook]
pub(crate) fn use_keys(state: &ByPointer<State>, dispatch: &Dispatch) {
    let latest = use_mut_ref(|| state.clone());
    let before = latest.replace(state.clone()).steps();
    use_mended(state, before);
    let dispatch = dispatch.clone();
    let listen = move || -> Held {
        let mending = mending::listen(&latest, &dispatch);
        let listener = events::on_document("keydown", move |event| {
            let state = latest.borrow().clone();
            if let Some(key) = events::key(event)
                && (on_mark(&key, event, &dispatch) || pressed(&key, &state, &dispatch))
            {
                event.prevent_default();
            }
        });
        Some(Box::new((listener, mending)))
    };
    use_after(on(0), Box::new(listen));
}

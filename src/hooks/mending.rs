//! Correcting by hand: the words that are selected, rows of Who dragged onto each other, and the focus after an edit.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::components::{ARTICLE, CARD, REWRITE, SELECTION_BAR};
use crate::platform::{events, marks, page, placement, selection};
use crate::state::{Action, Mend, State};
use crate::store::{ByPointer, Dispatch};

/// Milliseconds until a selection that changes no more is taken for meant.
const SELECTED_AFTER: u32 = 200;

/// Places again what stands beside words that have moved, tells the reducer what is selected, and which row of Who is dropped on which, until what it gives is dropped. Whatever else
/// was taken up on this page, words that are selected above all, is no article that is brought.
pub(super) fn listen(latest: &Rc<RefCell<ByPointer<State>>>, dispatch: &Dispatch) -> impl Sized + use<> {
    let timer: Rc<Cell<Option<Timeout>>> = Rc::default();
    let dragged = Rc::new(Cell::new(None));
    let placed = {
        let latest = Rc::clone(latest);
        events::on_window("moved", move |_| {
            let card = latest.borrow().card;
            if card.is_some() {
                placement::place_card(CARD, card);
            }
            placement::place_card(SELECTION_BAR, None);
        })
    };
    let heard = ["selectionchange", "dragstart", "dragover", "dragend", "drop"].map(|name| {
        let (latest, dispatch) = (Rc::clone(latest), dispatch.clone());
        let (timer, dragged) = (Rc::clone(&timer), Rc::clone(&dragged));
        events::on_document(name, move |event| {
            let row = events::row(event);
            match (name, dragged.get()) {
                ("selectionchange", _) => {
                    let (latest, dispatch) = (Rc::clone(&latest), dispatch.clone());
                    timer.set(Some(Timeout::new(SELECTED_AFTER, move || selected(&latest.borrow(), &dispatch))));
                    return;
                }
                ("dragstart", _) => dragged.set(Some(row)),
                ("dragover", Some(Some(_))) => return events::mark_row(event),
                ("drop", Some(from)) => {
                    // A field still takes in words.
                    event.stop_immediate_propagation();
                    if let Some((from, into)) = from.zip(row) {
                        dispatch.dispatch(Action::Mend(Mend::Merge(Some(from), into)));
                    }
                    dragged.set(None);
                }
                ("dragend", _) => dragged.set(None),
                _ => return,
            }
            events::unmark_row();
        })
    });
    (heard, placed)
}

fn selected(state: &State, dispatch: &Dispatch) {
    // Writing a remark on the words takes the selection from them.
    if let Some(shown) = state.shown.as_ref().filter(|_| !page::is_typing()) {
        let words = selection::selected(&shown.reading.article);
        if words.is_some() || state.selection.is_some() {
            dispatch.dispatch(Action::Select(words));
        }
    }
}

/// Places the bar at the words that are selected; keeps the focus at the mark that was mended. `before` is what
/// [`State::steps`] was when the page was drawn last.
#[hook]
pub(super) fn use_mended(state: &ByPointer<State>, before: (u32, usize, usize)) {
    let (card, shown) = (state.card, state.shown.clone());
    use_effect_with(
        (state.steps(), state.selection, state.fix, state.rewriting),
        move |(now, selected, fix, rewriting)| {
            if rewriting.is_some() {
                selection::clear();
                page::focus_in_place(REWRITE);
            } else if let Some(words) = selected {
                // The mark may have gone on which a remark was being written.
                if let Some(shown) = shown.filter(|_| !selection::is_there()) {
                    selection::select(&shown.reading.article, *words);
                }
                placement::place_card(SELECTION_BAR, None);
                if fix.is_some() {
                    page::focus_inside(SELECTION_BAR);
                }
            } else if *now != before && now.0 == before.0 {
                selection::clear();
                // What was pressed may be gone with the edit.
                if page::focus_is_lost() || page::focus_is_inside(ARTICLE) {
                    match card {
                        Some(target) => marks::focus_in_place(target),
                        None => page::focus_in_place(ARTICLE),
                    }
                }
            }
        },
    );
}

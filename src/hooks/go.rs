//! The way from anywhere on the page to a mark: its card opens, its place comes into view.

use yew::prelude::*;

use super::after::{on, use_after};
use crate::components::ARTICLE;
use crate::platform::{marks, page};
use crate::state::{Action, Sheet, Target};
use crate::store::use_dispatch;

/// Leads to the mark that it is given.
///
/// Where the sidebar lies over the text, it makes room: the drawer of a tablet closes, the sheet of a phone falls to half.
#[hook]
pub(crate) fn use_go() -> Callback<Target> {
    let dispatch = use_dispatch();
    Callback::from(move |target: Target| {
        make_room(&dispatch);
        dispatch.dispatch(Action::OpenCard { target, pinned: true });
        marks::focus(target);
    })
}

/// The same to a block of the article, which has no card.
#[hook]
pub(crate) fn use_go_to_block() -> Callback<usize> {
    let dispatch = use_dispatch();
    Callback::from(move |index: usize| {
        make_room(&dispatch);
        marks::show_block(index);
    })
}

/// Begins to read an article that has come where the field was: what had the focus is gone with it.
#[hook]
pub(crate) fn use_arrival(serial: u32, id: &'static str) {
    let arrived = move || {
        if page::focus_is_lost() {
            page::focus_in_place(id);
        }
        None
    };
    use_after(on(serial as usize), Box::new(arrived));
}

fn make_room(dispatch: &crate::store::Dispatch) {
    match page::room() {
        page::Room::Beside => {}
        page::Room::Drawer => {
            page::focus_in_place(ARTICLE);
            dispatch.dispatch(Action::Sheet(Sheet::Closed));
        }
        page::Room::Sheet => dispatch.dispatch(Action::LowerSheet),
    }
}

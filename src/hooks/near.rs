//! Tells which part of a long article is near what the reader sees: only there are marks drawn.

use yew::prelude::*;

use super::after::{Held, on, use_after};
use crate::platform::near;
use crate::state::{Action, State};
use crate::store::{ByPointer, Dispatch};

/// Follows the window over the article's passages. Most turns of the wheel bring no other passage near, and redraw nothing.
#[hook]
pub(crate) fn use_near(state: &ByPointer<State>, dispatch: &Dispatch) {
    let latest = use_mut_ref(|| state.near);
    latest.replace(state.near);
    {
        // What is drawn anew may bring a passage near without a turn of the wheel.
        let (latest, dispatch) = (latest.clone(), dispatch.clone());
        let look = move || {
            let (from, to) = *latest.borrow();
            if let Some(near) = near::near(".passage").filter(|near| near.0 < from || near.1 > to) {
                dispatch.dispatch(Action::Near(near));
            }
            None
        };
        use_after(([0; 4], state.shown.clone().map(ByPointer)), Box::new(look));
    }
    let dispatch = dispatch.clone();
    let watch = move || -> Held {
        let listeners = near::watch(".passage", move |near| {
            if *latest.borrow() != near {
                dispatch.dispatch(Action::Near(near));
            }
        });
        Some(Box::new(listeners))
    };
    use_after(on(0), Box::new(watch));
}

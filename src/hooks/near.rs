//! Tells which part of a long article is near what the reader sees: only there are marks drawn.

use yew::prelude::*;

use crate::platform::near;
use crate::state::Action;
use crate::store::Dispatch;

/// Follows the window over the article's passages.
#[hook]
pub(crate) fn use_near(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listeners = near::watch(".passage", move |near| dispatch.dispatch(Action::Near(near)));
        move || drop(listeners)
    });
}

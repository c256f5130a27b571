//! The pointer over a mark opens its card after a moment; leaving both mark and card closes it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::state::{Action, Target};
use crate::store::Dispatch;

/// Milliseconds over a mark until its card opens.
const OPEN_AFTER: u32 = 300;
/// Milliseconds off mark and card until the card closes: time to cross the gap between them.
const CLOSE_AFTER: u32 = 250;

/// Tells where the pointer is.
#[derive(Clone, PartialEq)]
pub(crate) struct Hover {
    /// Over a mark, or over none.
    pub(crate) over: Callback<Option<Target>>,
    /// Over the card itself, which then stays.
    pub(crate) over_card: Callback<()>,
}

/// One timer for mark and card together.
#[hook]
pub(crate) fn use_hover(dispatch: &Dispatch) -> Hover {
    let timer = use_mut_ref(|| None::<Timeout>);
    let hover = use_memo((), |()| {
        let over = {
            let (timer, dispatch) = (Rc::clone(&timer), dispatch.clone());
            Callback::from(move |target: Option<Target>| {
                let dispatch = dispatch.clone();
                let (after, action) = match target {
                    Some(target) => (OPEN_AFTER, Action::OpenCard { target, pinned: false }),
                    None => (CLOSE_AFTER, Action::LeaveCard),
                };
                *timer.borrow_mut() = Some(Timeout::new(after, move || dispatch.dispatch(action)));
            })
        };
        let over_card = {
            let timer = Rc::clone(&timer);
            Callback::from(move |()| *timer.borrow_mut() = None)
        };
        Hover { over, over_card }
    });
    (*hover).clone()
}

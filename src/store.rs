//! The state as Yew's reducer sees it.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::{kept_layers_off, kept_settings};
use crate::platform::storage;
use crate::state::{Action, State};

/// Wraps [`State`], which knows nothing of Yew.
#[derive(Clone)]
pub(crate) struct Store(pub(crate) Rc<State>);

impl Store {
    /// The state at the start, with what the reader chose before.
    pub(crate) fn arrived() -> Self {
        let (settings, layers_off) = (kept_settings(), kept_layers_off());
        // What the tab has kept of another page than this one may be named by any serial up to that.
        let (last_serial, draft) = (storage::last_serial(), storage::kept_draft());
        Self(Rc::new(State { settings, layers_off, last_serial, draft, ..State::default() }))
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(Rc::new(self.0.after(action))))
    }
}

/// Sends actions; the same for as long as the page lives, so that passing it on redraws nothing.
pub(crate) type Dispatch = UseReducerDispatcher<Store>;

/// A shared value that is the same only if it is the very same: comparing a whole article at each redraw would cost
/// more than drawing it.
#[derive(Debug)]
pub(crate) struct ByPointer<T>(pub(crate) Rc<T>);

impl<T> Clone for ByPointer<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for ByPointer<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for ByPointer<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Where components send actions.
#[hook]
pub(crate) fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("invariant: App provides the dispatcher to everything under it")
}

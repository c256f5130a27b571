//! Long work in pieces: a count that grows frame by frame, so that a long article never blocks the page.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::after::{Held, use_after};

/// How many pieces are there at once: as much as any screen shows.
const FIRST: usize = 1;
/// How many are added each time.
const MORE: usize = 5;

/// How many of `total` pieces to draw now. Starts over when `key` changes: an article's number, and whether its marks are there.
#[hook]
pub(crate) fn use_progress(key: (u32, bool), total: usize) -> usize {
    let count = use_state(|| (key, FIRST));
    let reached = if count.0 == key { count.1 } else { FIRST }.min(total);
    {
        let count = count.clone();
        let go_on = move || -> Held {
            let next = (reached < total).then(|| Timeout::new(0, move || count.set((key, reached + MORE))));
            Some(Box::new(next))
        };
        use_after(([key.0 as usize, usize::from(key.1), reached, total], None), Box::new(go_on));
    }
    reached
}

/// What is to be drawn after the rest of the page: for a moment after each change of `key` what it was before, or nothing.
#[hook]
pub(crate) fn use_after_the_rest<T: Clone + 'static>(key: (u32, bool), value: T) -> Option<T> {
    let before = use_mut_ref(|| None);
    if use_progress(key, 1 + FIRST) > FIRST {
        before.replace(Some(value));
    }
    before.borrow().clone()
}

//! Long work in pieces: a count that grows frame by frame, so that a long article never blocks the page.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How many pieces are there at once: as much as any screen shows.
const FIRST: usize = 1;
/// How many are added each time.
const MORE: usize = 2;

/// How many of `total` pieces to draw now. Starts over when `key` changes.
#[hook]
pub(crate) fn use_progress<K: PartialEq + Clone + 'static>(key: K, total: usize) -> usize {
    let count = use_state(|| (key.clone(), FIRST));
    let reached = if count.0 == key { count.1 } else { FIRST }.min(total);
    {
        let count = count.clone();
        use_effect_with((key, reached, total), move |(key, reached, total)| {
            let next = (reached < total).then(|| {
                let more = (key.clone(), reached + MORE);
                Timeout::new(0, move || count.set(more))
            });
            move || drop(next)
        });
    }
    reached
}

//! Three articles written for this project, to try the page on. Their buttons stand in `index.html`; they are fetched when they are
//! asked for.

use yew::prelude::*;

use crate::hooks::read_example;
use crate::platform::events;
use crate::store::Dispatch;

/// Where the buttons go.
pub(super) const EXAMPLES: &str = "examples";
/// Where they are kept: a template in index.html.
pub(super) const EXAMPLES_TEXT: &str = "examples-text";
/// Their files' names.
const NAMES: [&str; 3] = ["diplomacy", "council", "business"];

pub(super) fn examples(dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let pressed = events::pressed(&event).and_then(|(_, entry)| NAMES.get(entry as usize));
        pressed.into_iter().for_each(|name| read_example(name, &dispatch));
    });
    html! { <section id={EXAMPLES} class="examples" aria-labelledby="examples-title" {onclick}></section> }
}

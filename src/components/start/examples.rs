//! Three articles written for this project, to try the page on. They are fetched when they are asked for.

use yew::prelude::*;

use crate::components::parts::told;
use crate::hooks::read_example;
use crate::store::Dispatch;
use crate::strings;

/// Their files' names.
const NAMES: [&str; 3] = ["diplomacy", "council", "business"];

pub(super) fn examples(dispatch: &Dispatch) -> Html {
    let example = |(number, ([name, gist], file)): (usize, (&[&'static str; 2], &'static str))| {
        let dispatch = dispatch.clone();
        let read = Callback::from(move |_: MouseEvent| read_example(file, &dispatch));
        html! {
            <li>
                <button class="example" data-action="example" data-example={number.to_string()} onclick={read}>
                    { told("strong", "", *name) }
                    { told("span", "", *gist) }
                </button>
            </li>
        }
    };
    html! {
        <section class="examples" aria-labelledby="examples-title">
            <h2 id="examples-title">{ strings::TRY_EXAMPLE }</h2>
            <ul>{ for strings::EXAMPLES.iter().zip(NAMES).enumerate().map(example) }</ul>
        </section>
    }
}

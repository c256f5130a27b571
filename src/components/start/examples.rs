//! Three articles written for this project, to try the page on.

use yew::prelude::*;

use crate::hooks::read_text;
use crate::store::use_dispatch;
use crate::strings;

const TEXTS: [&str; 3] = [
    include_str!("../../../assets/examples/diplomacy.txt"),
    include_str!("../../../assets/examples/council.txt"),
    include_str!("../../../assets/examples/business.txt"),
];

#[component]
pub(crate) fn Examples() -> Html {
    let dispatch = use_dispatch();
    let example = |(number, ((name, gist), text)): (usize, (&(&'static str, &'static str), &'static str))| {
        let dispatch = dispatch.clone();
        let read = Callback::from(move |_: MouseEvent| read_text(text, "", &dispatch));
        html! {
            <li>
                <button class="example" data-action="example" data-example={number.to_string()} onclick={read}>
                    <strong>{ name }</strong>
                    <span>{ gist }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="examples" aria-labelledby="examples-title">
            <h2 id="examples-title">{ strings::TRY_EXAMPLE }</h2>
            <ul>{ for strings::EXAMPLES.iter().zip(TEXTS).enumerate().map(example) }</ul>
        </section>
    }
}

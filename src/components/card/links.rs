//! Rows inside a card that lead to claims.

use yew::prelude::*;

use crate::components::letter_of;
use crate::hooks::use_go;
use crate::state::{Shown, Target};
use crate::store::ByPointer;
use crate::strings;

/// How many claims a card lists; the sidebar lists all.
const LISTED: usize = 3;

#[derive(Properties, PartialEq)]
pub(super) struct ClaimLinksProps {
    /// What the list is.
    pub(super) label: &'static str,
    /// The claims: positions in the annotations.
    pub(super) claims: Vec<u32>,
    /// The article on the stage.
    pub(super) shown: ByPointer<Shown>,
}

/// A short list of claims, each leading to its place.
#[component]
pub(super) fn ClaimLinks(props: &ClaimLinksProps) -> Html {
    let go = use_go();
    if props.claims.is_empty() {
        return Html::default();
    }
    let shown = &props.shown;
    let row = |position: u32| {
        let claim = &shown.annotations.claims[position as usize];
        let go = go.reform(move |_: MouseEvent| Target::Claim(position));
        html! {
            <li>
                <button type="button" class="row" onclick={go}>
                    { letter_of(claim) }
                    <span class="row-text">{ strings::excerpt(&shown.reading.article, &claim.content, 90) }</span>
                </button>
            </li>
        }
    };
    let more = props.claims.len().saturating_sub(LISTED);
    html! {
        <div class="card-claims">
            <h4>{ strings::listed(props.label, props.claims.len()) }</h4>
            <ul>{ for props.claims.iter().copied().take(LISTED).map(row) }</ul>
            if more > 0 { <p class="hint">{ strings::more_in_sidebar(more) }</p> }
        </div>
    }
}

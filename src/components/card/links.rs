//! Rows inside a card that lead to claims.

use yew::prelude::*;

use crate::components::letter_of;
use crate::state::{Shown, Target};
use crate::strings;

/// How many claims a card lists; the sidebar lists all.
const LISTED: usize = 3;

/// A short list of claims, each leading to its place.
pub(super) fn claim_links(label: &'static str, claims: &[u32], shown: &Shown, go: &Callback<Target>) -> Html {
    if claims.is_empty() {
        return Html::default();
    }
    let row = |position: u32| {
        let claim = &shown.annotations.claims[position as usize];
        let go = go.reform(move |_: MouseEvent| Target::Claim(position));
        html! {
            <li>
                <button type="button" class="row" onclick={go}>
                    { letter_of(claim) }
                    <span class="row-text" dir="auto">{ strings::excerpt(&shown.reading.article, &claim.content, 90) }</span>
                </button>
            </li>
        }
    };
    let more = claims.len().saturating_sub(LISTED);
    html! {
        <div class="card-claims">
            <h4>{ strings::listed(label, claims.len()) }</h4>
            <ul>{ for claims.iter().copied().take(LISTED).map(row) }</ul>
            if more > 0 { <p class="hint">{ strings::more_in_sidebar(more) }</p> }
        </div>
    }
}

//! Numbers: how much of what, and who says so.

use yew::prelude::*;

use super::section::Section;
use super::{Capped, Ways};
use crate::components::parts::told;
use crate::state::Shown;
use crate::store::ByPointer;
use crate::strings;

/// Numbers shown at first.
const CAP: usize = 8;

/// The numbers, as they come in the text.
pub(super) fn numbers(shown: &ByPointer<Shown>, unread: Option<&'static str>, ways: &Ways) -> Html {
    let total = shown.annotations.numbers.len();
    let row = {
        let (shown, ways) = (shown.clone(), ways.clone());
        Callback::from(move |index: usize| number(&shown, index, &ways))
    };
    let empty = (total == 0).then_some(strings::NO_NUMBERS);
    let section = Section { code: "numbers", title: strings::NUMBERS, count: total, unread, empty };
    section.with(html! { <Capped {total} cap={CAP} whole={ways.whole} {row} /> })
}

fn number(shown: &Shown, index: usize, ways: &Ways) -> Html {
    let number = &shown.annotations.numbers[index];
    let speaker = number.claim.and_then(|claim| shown.overview.speakers.iter().find(|row| row.claims.contains(&claim)));
    html! {
        <li>
            <button type="button" class="row number" data-number={index.to_string()} onclick={ways.to_place(number.range)}>
                { told("span", "row-name", strings::quantity(number)) }
                { told("span", "row-count", strings::who_says(speaker)) }
                <span class="row-role" dir="auto">{ strings::around(&shown.reading.article, number.range) }</span>
            </button>
        </li>
    }
}

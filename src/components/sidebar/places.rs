//! Where: the places of the article on a map, and listed, heaviest first.

use yew::prelude::*;

use super::section::Section;
use super::{Capped, Ways, map};
use crate::components::parts::told;
use crate::platform::page;
use crate::state::Shown;
use crate::store::ByPointer;
use crate::strings;

/// Rows shown at first.
const CAP: usize = 12;

/// The places.
pub(super) fn places(
    shown: &ByPointer<Shown>,
    unread: Option<&'static str>,
    outline: Option<&ByPointer<(String, String)>>,
    ways: &Ways,
) -> Html {
    let total = shown.overview.places.len();
    let row = {
        let (shown, ways) = (shown.clone(), ways.clone());
        Callback::from(move |index: usize| place(&shown, index, &ways))
    };
    let empty = (total == 0).then_some(strings::NO_PLACES);
    let section = Section { code: "where", title: strings::WHERE, count: total, unread, empty };
    let map = outline.map(|outline| map::map(shown, outline, ways));
    section.with(html! { <>{ map }<Capped {total} cap={CAP} whole={ways.whole} {row} /></> })
}

fn place(shown: &Shown, index: usize, ways: &Ways) -> Html {
    let place = &shown.overview.places[index];
    let go = ways.to_first_mention(&place.mentions);
    let at =
        place.location.as_ref().map_or_else(|| strings::NO_POINT.to_owned(), |at| strings::located(at, page::named));
    html! {
        <li>
            <button type="button" class="row place-row" data-entity={place.entity.0.to_string()} onclick={go}>
                { told("span", "row-name", place.name.clone()) }
                { told("span", "row-count", strings::mentions(place.mentions.len())) }
                { told("span", "row-role", at) }
            </button>
        </li>
    }
}

//! Where: the places of the article, heaviest first.

use yew::prelude::*;

use super::{Capped, Section};
use crate::hooks::use_go;
use crate::state::{Shown, Target};
use crate::store::ByPointer;
use crate::strings;

/// Rows shown at first.
const CAP: usize = 12;

#[derive(Properties, PartialEq)]
pub(super) struct PlacesProps {
    /// The article on the stage.
    pub(super) shown: ByPointer<Shown>,
    /// Whether its marks are still being made.
    pub(super) waiting: bool,
}

#[component]
pub(super) fn Places(props: &PlacesProps) -> Html {
    let go = use_go();
    let places = &props.shown.overview.places;
    let row = {
        let shown = props.shown.clone();
        Callback::from(move |index: usize| {
            let place = &shown.overview.places[index];
            let first = place.mentions.first().copied();
            let go = go.clone();
            let go = Callback::from(move |_: MouseEvent| {
                first.into_iter().for_each(|first| go.emit(Target::Mention(first)))
            });
            let at = place.location.as_ref().map_or_else(|| strings::NO_POINT.to_owned(), strings::located);
            html! {
                <li>
                    <button type="button" class="row place-row" data-entity={place.entity.0.to_string()} onclick={go}>
                        <span class="row-name">{ place.name.clone() }</span>
                        <span class="row-count">{ strings::mentions(place.mentions.len()) }</span>
                        <span class="row-role">{ at }</span>
                    </button>
                </li>
            }
        })
    };
    html! {
        <Section code="where" title={strings::WHERE} count={places.len()} waiting={props.waiting}
            empty={places.is_empty().then_some(strings::NO_PLACES)}>
            <Capped total={places.len()} cap={CAP} {row} />
        </Section>
    }
}

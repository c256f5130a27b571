//! The map: the outline of the part of the world that the article is about, its places on it. The list under it is its
//! equivalent in words.

use yew::prelude::*;

use super::Ways;
use crate::components::parts::told;
use crate::state::{CHART_SIZE, Chart, Pin, Shown, Target};
use crate::strings;

/// The map; nothing where no place has a point.
pub(super) fn map(shown: &Shown, outline: &(String, String), ways: &Ways) -> Html {
    let Some(chart) = Chart::of(&shown.overview) else { return Html::default() };
    let (width, height) = CHART_SIZE;
    let (left, top, wide, high) = chart.part;
    let pin = |pin: &Pin| {
        let place = &shown.overview.places[pin.place];
        let first = place.mentions.first().copied();
        let go = ways.to_mark.clone();
        let open = Callback::from(move |()| first.into_iter().for_each(|first| go.emit(Target::Mention(first))));
        let onclick = open.reform(|_: MouseEvent| ());
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                open.emit(());
            }
        });
        let label =
            pin.label.map(|(x, y)| html! { <text x={x.to_string()} y={y.to_string()}>{ place.name.clone() }</text> });
        let name = format!("{}, {}", place.name, strings::mentions(place.mentions.len()));
        let radius = place.mentions.len().min(4) + 3;
        html! {
            <g class="pin-place" role="button" tabindex="0" aria-label={name.clone()} {onclick} {onkeydown}>
                <title>{ name }</title>
                <circle class="halo" cx={pin.at.0.to_string()} cy={pin.at.1.to_string()} r="14" />
                <circle cx={pin.at.0.to_string()} cy={pin.at.1.to_string()} r={radius.to_string()} />
                { label }
            </g>
        }
    };
    let drawn = chart.pins.len();
    html! { <>
        <svg class="map" viewBox={format!("0 0 {width} {height}")} role="group" aria-label={strings::MAP}>
            <svg width={width.to_string()} height={height.to_string()} viewBox={format!("{left} {top} {wide} {high}")}
                preserveAspectRatio="none" aria-hidden="true">
                <path class="land" d={outline.0.clone()} />
                <path class="borders" d={outline.1.clone()} />
            </svg>
            // The heaviest lies on the others, which are in the list.
            { for chart.pins.iter().rev().map(pin) }
        </svg>
        if drawn < chart.of { { told("p", "fine", strings::on_map(drawn, chart.of)) } }
    </> }
}

//! What the marks mean; each layer of them can be switched off here.

use article::{Certainty, EntityKind};
use yew::prelude::*;

use super::section::Section;
use crate::components::parts::{button, press, told};
use crate::components::{kind_class, mark_letter};
use crate::state::{Action, Dialog, Layer, Letter, Overview, Shown};
use crate::store::Dispatch;
use crate::strings;

/// The legend.
pub(super) fn legend(shown: &Shown, off: u8, dispatch: &Dispatch) -> Html {
    let firmness = |certainty: Certainty| {
        let name = strings::certainty(certainty);
        html! { <li><span class={format!("letter pattern {name}")} aria-hidden="true"></span>{ name }</li> }
    };
    let all = [Certainty::Stated, Certainty::Hedged, Certainty::Predicted, Certainty::Denied, Certainty::Asked];
    Section { code: "legend", title: strings::LEGEND, count: 0, unread: None, empty: None }.with(html! {
        <>
            { told("p", "hint", strings::LAYERS_HINT) }
            { layers(Some(&shown.overview), off, dispatch) }
            <ul class="legend firmness">
                { for all.map(firmness) }
                <li class="unsure">{ told("span", "kind-line unsure", strings::LEGEND_UNSURE) }</li>
            </ul>
            { button("more", "keys", strings::KEYS_TITLE, press(dispatch, Action::Dialog(Some(Dialog::Keys)))) }
        </>
    })
}

/// The layers, each of which a press puts off or on; `overview`: what an article has of each.
pub(crate) fn layers(overview: Option<&Overview>, off: u8, dispatch: &Dispatch) -> Html {
    let layer = |(index, layer): (u32, Layer)| {
        let sample = match layer {
            Layer::Names(kinds) => {
                let kind = kinds.first().copied().unwrap_or(EntityKind::Place);
                html! { <span class={format!("kind-line {}", kind_class(kind))}>{ strings::legend_kind(kind) }</span> }
            }
            Layer::Claims(letter) => {
                let certainty = if letter == Letter::Predicted { Certainty::Predicted } else { Certainty::Stated };
                html! { <>{ mark_letter(letter, certainty, false) }{ told("span", "", strings::letter_meaning(letter)) }</> }
            }
        };
        html! {
            <li>
                <button type="button" class="layer" data-layer={(index + 1).to_string()} aria-pressed={(off >> index & 1 == 0).to_string()}
                    onclick={press(dispatch, Action::Layer(index))}>
                    { sample }{ overview.map(|overview| told("span", "row-count", strings::thousands(layer.count(overview)))) }
                </button>
            </li>
        }
    };
    html! { <ul class="legend layers">{ for (0..).zip(Layer::ALL).map(layer) }</ul> }
}

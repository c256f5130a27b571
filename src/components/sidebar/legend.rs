//! What the marks mean.

use article::{Certainty, EntityKind};
use yew::prelude::*;

use super::Section;
use crate::components::MarkLetter;
use crate::components::card::kind_class;
use crate::state::Letter;
use crate::strings;

#[component]
pub(super) fn Legend() -> Html {
    let line = |kind: EntityKind| {
        html! { <li><span class={classes!("kind-line", kind_class(kind))}>{ strings::legend_kind(kind) }</span></li> }
    };
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::State, EntityKind::Place];
    let letter = |letter: Letter| {
        let certainty = if letter == Letter::Predicted { Certainty::Predicted } else { Certainty::Stated };
        html! { <li><MarkLetter {letter} {certainty} />{ strings::letter_meaning(letter) }</li> }
    };
    let firmness = |certainty: Certainty| {
        html! { <li><span class={classes!("letter", "pattern", strings::certainty(certainty))} aria-hidden="true"></span>{ strings::certainty(certainty) }</li> }
    };
    html! {
        <Section code="legend" title={strings::LEGEND} waiting={false} empty={None}>
            <ul class="legend kinds">
                { for kinds.map(line) }
                <li><span class="kind-line unsure">{ strings::LEGEND_UNSURE }</span></li>
            </ul>
            <ul class="legend letters">{ for Letter::ALL.map(letter) }</ul>
            <ul class="legend firmness">
                { for [Certainty::Stated, Certainty::Hedged, Certainty::Predicted, Certainty::Denied, Certainty::Asked].map(firmness) }
            </ul>
            <p class="hint">{ strings::LEGEND_KEYS }</p>
        </Section>
    }
}

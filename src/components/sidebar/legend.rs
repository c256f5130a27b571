//! What the marks mean.

use article::{Certainty, EntityKind};
use yew::prelude::*;

use super::section::Section;
use crate::components::{kind_class, mark_letter};
use crate::state::Letter;
use crate::strings;

/// The legend.
pub(super) fn legend() -> Html {
    let line = |kind: EntityKind| {
        html! { <li><span class={classes!("kind-line", kind_class(kind))}>{ strings::legend_kind(kind) }</span></li> }
    };
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::State, EntityKind::Place];
    let letter = |letter: Letter| {
        let certainty = if letter == Letter::Predicted { Certainty::Predicted } else { Certainty::Stated };
        html! { <li>{ mark_letter(letter, certainty, false) }{ strings::letter_meaning(letter) }</li> }
    };
    let firmness = |certainty: Certainty| {
        let name = strings::certainty(certainty);
        html! { <li><span class={classes!("letter", "pattern", name)} aria-hidden="true"></span>{ name }</li> }
    };
    let all = [Certainty::Stated, Certainty::Hedged, Certainty::Predicted, Certainty::Denied, Certainty::Asked];
    Section { code: "legend", title: strings::LEGEND, count: 0, unread: None, empty: None }.with(html! {
        <>
            <ul class="legend kinds">
                { for kinds.map(line) }
                <li class="unsure"><span class="kind-line unsure">{ strings::LEGEND_UNSURE }</span></li>
            </ul>
            <ul class="legend letters">{ for Letter::ALL.map(letter) }</ul>
            <ul class="legend firmness">{ for all.map(firmness) }</ul>
            <p class="hint">{ strings::LEGEND_KEYS }</p>
        </>
    })
}

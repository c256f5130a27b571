//! The letter of a claim, with the pattern of its certainty; the same in the sidebar, the card and the legend.

use article::{Certainty, Claim, EntityKind};
use yew::prelude::*;

use super::parts::joined;
use crate::state::Letter;
use crate::strings;

/// A letter by itself.
pub(crate) fn mark_letter(letter: Letter, certainty: Certainty, unsure: bool) -> Html {
    let firmness = strings::certainty(certainty);
    let shown = if unsure { format!("{}?", strings::letter(letter)) } else { strings::letter(letter).to_owned() };
    // A claim that is denied or doubtful is heard to be so, as it is seen to be.
    let said = strings::rail_label(letter, certainty, unsure, None);
    html! {
        <span class={joined(&["letter", letter.code(), firmness])} role="img" aria-label={said.clone()} title={said}>{ shown }</span>
    }
}

/// The letter of a claim.
pub(crate) fn letter_of(claim: &Claim) -> Html {
    mark_letter(Letter::of(claim), claim.certainty, claim.unsure)
}

/// The class that draws a kind's line.
pub(crate) fn kind_class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::State | EntityKind::Group => "state",
        EntityKind::Place => "place",
    }
}

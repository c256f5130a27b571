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
    html! {
        <span class={joined(&["letter", letter.code(), firmness])}
            title={format!("{}, {firmness}", strings::letter_meaning(letter))}>{ shown }</span>
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

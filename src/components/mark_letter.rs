//! The letter of a claim, with the pattern of its certainty; the same in the sidebar, the card and the legend.

use article::{Certainty, Claim};
use yew::prelude::*;

use crate::state::Letter;
use crate::strings;

#[derive(Properties, PartialEq)]
pub(crate) struct MarkLetterProps {
    /// What the claim is at first sight.
    pub(crate) letter: Letter,
    /// How firmly it is put.
    pub(crate) certainty: Certainty,
    /// Whether the engine doubts it.
    #[prop_or_default]
    pub(crate) unsure: bool,
}

#[component]
pub(crate) fn MarkLetter(props: &MarkLetterProps) -> Html {
    let letter = strings::letter(props.letter);
    let certainty = strings::certainty(props.certainty);
    let shown = if props.unsure { format!("{letter}?") } else { letter.to_owned() };
    html! {
        <span class={classes!("letter", props.letter.code(), certainty)}
            title={format!("{}, {certainty}", strings::letter_meaning(props.letter))}>{ shown }</span>
    }
}

/// The letter of a claim.
pub(crate) fn letter_of(claim: &Claim) -> Html {
    html! { <MarkLetter letter={Letter::of(claim)} certainty={claim.certainty} unsure={claim.unsure} /> }
}

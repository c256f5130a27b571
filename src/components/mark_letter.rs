//! The letter of a claim, with the pattern of its certainty; the same in the sidebar, the card and the legend.

use article::{Certainty, Mode};
use yew::prelude::*;

use crate::strings;

#[derive(Properties, PartialEq)]
pub(crate) struct MarkLetterProps {
    /// How the claim is put.
    pub(crate) mode: Mode,
    /// How firmly.
    pub(crate) certainty: Certainty,
    /// Whether the engine doubts it.
    #[prop_or_default]
    pub(crate) unsure: bool,
}

#[component]
pub(crate) fn MarkLetter(props: &MarkLetterProps) -> Html {
    let letter = strings::letter(props.mode, props.certainty);
    let certainty = strings::certainty(props.certainty);
    let shown = if props.unsure { format!("{letter}?") } else { letter.to_owned() };
    html! {
        <span class={classes!("letter", format!("letter-{}", letter.to_lowercase()), certainty)}
            title={format!("{}, {certainty}", strings::mode(props.mode))}>{ shown }</span>
    }
}

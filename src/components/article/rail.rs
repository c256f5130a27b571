//! The letter in the margin where a claim begins.

use article::{Certainty, Reason};
use yew::prelude::*;

use super::stretch::Focus;
use crate::components::parts::{class_if, joined};
use crate::state::{Letter, Shown};
use crate::strings;

/// The letter in the margin, at the line where a claim begins. The letter itself is drawn by the style sheet, so that
/// it is never copied with the text.
pub(super) fn rail(
    shown: &Shown,
    position: u32,
    [is_nested, is_crowded]: [bool; 2],
    focus: Focus,
    spoken: bool,
) -> Html {
    let Some(claim) = shown.annotations.claims.get(position as usize) else { return Html::default() };
    let letter = Letter::of(claim);
    let speaker = claim.source.map(|source| shown.reading.article.slice(source.range));
    let label = strings::rail_label(letter, claim.certainty, claim.unsure, speaker);
    let certainty: &'static str = match claim.certainty {
        Certainty::Stated => "stated",
        Certainty::Hedged => "hedged",
        Certainty::Predicted => "predicted",
        Certainty::Denied => "denied",
        Certainty::Asked => "asked",
    };
    let sign = match claim.why.code {
        Reason::Reader => "✓",
        _ if claim.unsure => "?",
        _ => "",
    };
    let lit = focus == Focus::Claim(position);
    let class = joined(&[
        "rail",
        letter.code(),
        certainty,
        class_if(is_nested, "nested"),
        class_if(is_crowded, "crowded"),
        class_if(!sign.is_empty(), "unsure"),
        class_if(lit, "lit"),
    ]);
    let shown_letter = [strings::letter(letter), sign].concat();
    html! {
        <button type="button" {class} tabindex="-1" data-rail={position.to_string()} data-letter={shown_letter} aria-label={label}
            aria-hidden={(!spoken && !lit).then_some("true")} />
    }
}

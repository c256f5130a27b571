//! The card of a claim: who answers for it, by which words, how firmly, and why it is marked.

use article::{Claim, Mode, Reason};
use yew::prelude::*;

use super::links::{role, steps, why};
use crate::components::letter_of;
use crate::components::parts::told;
use crate::state::{ClaimDetails, Shown, Target, beside_claim};
use crate::store::ByPointer;
use crate::strings;

/// The card of the claim at a position.
pub(super) fn claim_card(position: u32, shown: &ByPointer<Shown>, go: &Callback<Target>) -> Html {
    let article = &shown.reading.article;
    let Some(details) = ClaimDetails::of(article, &shown.annotations, position) else { return Html::default() };
    let claim = details.claim;
    let words: Vec<&str> = claim.why.spans.iter().map(|span| article.slice(*span)).collect();
    html! {
        <>
            <h3 class="card-title">{ letter_of(claim) }{ " " }{ speaker(shown, &details, go) }</h3>
            <p class="card-kind">
                { strings::mode(claim.mode) }{ ", " }{ strings::certainty(claim.certainty) }
                if claim.unsure { { " · " }{ told("span", "doubt", strings::UNSURE) } }
                if claim.why.code == Reason::Reader { { " · " }{ strings::BY_HAND } }
            </p>
            { for details.speaker.map(|speaker| role(speaker, shown, go)) }
            <dl class="card-facts">
                if let Some(source) = details.source_words.filter(|words| details.speaker.is_none_or(|speaker| speaker.name != *words)) {
                    { told("dt", "", strings::SOURCE_WORDS) }{ told("dd", "", quoted(source)) }
                }
                if !details.cue.is_empty() { { told("dt", "", strings::CUE_WORDS) }{ told("dd", "", quoted(&details.cue)) } }
                if !details.certainty_cue.is_empty() {
                    { told("dt", "", strings::CERTAINTY_WORDS) }{ told("dd", "", quoted(&details.certainty_cue)) }
                }
            </dl>
            { steps(strings::CLAIM_STEPS, [position as usize + 1, shown.annotations.claims.len()], shown, go, move |now, direction| beside_claim(now, position, direction)) }
            { why(claim.why.code, &words.join(" … ")) }
        </>
    }
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// Who answers for it; an entity leads to its own card.
fn speaker(shown: &ByPointer<Shown>, details: &ClaimDetails<'_>, go: &Callback<Target>) -> Html {
    let Some(entity) = details.speaker else {
        return html! { { unnamed(details.claim, details.source_words) } };
    };
    let named = mention_in_source(shown, details.claim).or_else(|| {
        let mentions = &shown.annotations.mentions;
        mentions.iter().position(|mention| mention.entity == entity.id).and_then(|index| u32::try_from(index).ok())
    });
    let Some(position) = named else { return html! { { entity.name.clone() } } };
    let open = go.reform(move |_: MouseEvent| Target::Mention(position));
    html! { <button type="button" class="crumb" data-entity={entity.id.0.to_string()} onclick={open}>{ entity.name.clone() }</button> }
}

fn unnamed(claim: &Claim, source: Option<&str>) -> String {
    match (claim.mode, source) {
        (Mode::Own, _) => strings::OWN_VOICE.to_owned(),
        (_, Some(words)) => words.to_owned(),
        (_, None) => strings::UNNAMED.to_owned(),
    }
}

fn mention_in_source(shown: &Shown, claim: &Claim) -> Option<u32> {
    let source = claim.source?;
    (0..)
        .zip(&shown.annotations.mentions)
        .find(|(_, mention)| source.range.contains(mention.range) && Some(mention.entity) == source.entity)
        .map(|(position, _)| position)
}

//! Claims by source: firmest first, unnamed sources together, the article's own voice last.

use yew::prelude::*;

use super::{Capped, Section};
use crate::components::letter_of;
use crate::hooks::use_go;
use crate::state::{Shown, Speaker, SpeakerRow, Target};
use crate::store::ByPointer;
use crate::strings;

/// Sources shown at first.
const SOURCES: usize = 12;
/// Claims of one source shown at first.
const CLAIMS: usize = 4;

#[derive(Properties, PartialEq)]
pub(super) struct ClaimsProps {
    /// The article on the stage.
    pub(super) shown: ByPointer<Shown>,
    /// Whether its marks are still being made.
    pub(super) waiting: bool,
}

#[component]
pub(super) fn Claims(props: &ClaimsProps) -> Html {
    let shown = &props.shown;
    let speakers = &shown.overview.speakers;
    let row = {
        let shown = shown.clone();
        Callback::from(move |index: usize| html! { <Source shown={shown.clone()} {index} /> })
    };
    html! {
        <Section code="claims" title={strings::CLAIMS} count={shown.annotations.claims.len()} waiting={props.waiting}
            empty={speakers.is_empty().then_some(strings::NO_CLAIMS)}>
            <Capped total={speakers.len()} cap={SOURCES} {row} class="speakers" />
        </Section>
    }
}

#[derive(Properties, PartialEq)]
struct SourceProps {
    shown: ByPointer<Shown>,
    index: usize,
}

/// A source with its claims.
#[component]
fn Source(props: &SourceProps) -> Html {
    let shown = &props.shown;
    let speaker: &SpeakerRow = &shown.overview.speakers[props.index];
    let (code, name) = match &speaker.speaker {
        Speaker::Entity(_) => ("named", speaker.name.clone()),
        Speaker::Unnamed(Some(_)) => ("unnamed", speaker.name.clone()),
        Speaker::Unnamed(None) => ("unnamed", strings::UNNAMED.to_owned()),
        Speaker::Article => ("own", strings::OWN_VOICE.to_owned()),
    };
    let role = match &speaker.speaker {
        Speaker::Entity(id) => shown.annotations.entity(*id).and_then(|entity| entity.role.clone()),
        Speaker::Unnamed(_) => Some(strings::NOT_NAMED.to_owned()),
        Speaker::Article => None,
    };
    let row = {
        let (shown, positions) = (shown.clone(), speaker.claims.clone());
        Callback::from(move |index: usize| html! { <ClaimRow shown={shown.clone()} position={positions[index]} /> })
    };
    html! {
        <li class="speaker" data-speaker={code}>
            <p class="speaker-name">
                <span class="row-name">{ name }</span>
                <span class="row-count">{ strings::claims(speaker.claims.len()) }</span>
                if let Some(role) = role { <span class="row-role">{ role }</span> }
            </p>
            <Capped total={speaker.claims.len()} cap={CLAIMS} {row} />
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ClaimRowProps {
    shown: ByPointer<Shown>,
    position: u32,
}

/// A claim: its letter and its first words; a press leads to its place.
#[component]
fn ClaimRow(props: &ClaimRowProps) -> Html {
    let position = props.position;
    let claim = &props.shown.annotations.claims[position as usize];
    let go = use_go().reform(move |_: MouseEvent| Target::Claim(position));
    html! {
        <li>
            <button type="button" class="row claim-row" data-claim-row={position.to_string()} onclick={go}>
                { letter_of(claim) }
                <span class="row-text">{ strings::excerpt(&props.shown.reading.article, &claim.content, 130) }</span>
            </button>
        </li>
    }
}

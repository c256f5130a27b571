//! Claims by source: firmest first, unnamed sources together, the article's own voice last.

use yew::prelude::*;

use super::section::Section;
use super::{Capped, Ways};
use crate::components::letter_of;
use crate::components::parts::told;
use crate::state::{Shown, Speaker, Target};
use crate::store::ByPointer;
use crate::strings;

/// Sources shown at first.
const SOURCES: usize = 12;
/// Claims of one source shown at first.
const CLAIMS: usize = 4;

/// The claims.
pub(super) fn claims(shown: &ByPointer<Shown>, unread: Option<&'static str>, ways: &Ways, filters: Html) -> Html {
    let total = shown.overview.speakers.len();
    let row = {
        let (shown, ways) = (shown.clone(), ways.clone());
        Callback::from(move |index: usize| source(&shown, index, &ways))
    };
    let empty = (total == 0).then_some(strings::NO_CLAIMS);
    let count = shown.annotations.claims.len();
    let section = Section { code: "claims", title: strings::CLAIMS, count, unread, empty };
    section.with(html! { <>{ filters }<Capped {total} cap={SOURCES} whole={ways.whole} {row} class="speakers" /></> })
}

/// A source with its claims.
fn source(shown: &ByPointer<Shown>, index: usize, ways: &Ways) -> Html {
    let speaker = &shown.overview.speakers[index];
    let role_of = |id| shown.annotations.entity(id).and_then(|entity| entity.role.clone());
    let (code, name, role) = match &speaker.speaker {
        Speaker::Entity(id) => ("named", speaker.name.clone(), role_of(*id)),
        Speaker::Unnamed(Some(_)) => ("unnamed", speaker.name.clone(), Some(strings::NOT_NAMED.to_owned())),
        Speaker::Unnamed(None) => ("unnamed", strings::UNNAMED_SOURCES.to_owned(), None),
        Speaker::Article => ("own", strings::OWN_VOICE.to_owned(), None),
    };
    let total = speaker.claims.len();
    let row = {
        let (shown, ways) = (shown.clone(), ways.clone());
        Callback::from(move |position: usize| {
            claim_row(&shown, shown.overview.speakers[index].claims[position], &ways.to_mark)
        })
    };
    html! {
        <li class="speaker" data-speaker={code}>
            <p class="speaker-name">
                { told("span", "row-name", name) }
                { told("span", "row-count", strings::claims(total)) }
                if let Some(role) = role { { told("span", "row-role", role) } }
            </p>
            <Capped {total} cap={CLAIMS} whole={ways.whole} {row} />
        </li>
    }
}

/// A claim: its letter and its first words; a press leads to its place.
pub(crate) fn claim_row(shown: &Shown, position: u32, go: &Callback<Target>) -> Html {
    let claim = &shown.annotations.claims[position as usize];
    let go = go.reform(move |_: MouseEvent| Target::Claim(position));
    html! {
        <li>
            <button type="button" class="row claim-row" data-claim-row={position.to_string()} onclick={go}>
                { letter_of(claim) }
                <span class="row-text" dir="auto">{ strings::excerpt(&shown.reading.article, &claim.content, 130) }</span>
            </button>
        </li>
    }
}

//! The card of a name: whom it refers to, what it does here, the way to its other mentions.

use article::{EntityKind, MentionRole, Reason};
use yew::prelude::*;

use super::links::{claim_links, role};
use crate::components::kind_class;
use crate::components::parts::joined;
use crate::state::{Direction, MentionDetails, Shown, Target, step_mention};
use crate::store::ByPointer;
use crate::strings;

/// The card of the mention at a position.
pub(super) fn mention_card(position: u32, shown: &ByPointer<Shown>, go: &Callback<Target>) -> Html {
    let Some(details) = MentionDetails::of(&shown.reading.article, &shown.annotations, position) else {
        return Html::default();
    };
    let (mention, entity) = (details.mention, details.entity);
    let printed = shown.reading.article.slice(mention.range);
    let step = |direction: Direction| {
        let (go, shown) = (go.clone(), shown.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(target) = step_mention(&shown.annotations, position, direction) {
                go.emit(target);
            }
        })
    };
    let kind = match mention.role {
        MentionRole::Place => EntityKind::Place,
        MentionRole::Actor | MentionRole::Author => entity.kind,
    };
    let words: Vec<&str> = mention.why.spans.iter().map(|span| shown.reading.article.slice(*span)).collect();
    html! {
        <>
            <h3 class="card-title">
                if mention.metonym && printed != entity.name {
                    { strings::stands_for(&entity.name) }<em>{ printed }</em>
                } else {
                    { entity.name.clone() }
                }
            </h3>
            <p class="card-kind">
                <span class={joined(&["kind-line", kind_class(kind)])}>{ strings::kind(kind) }</span>
                { " · " }{ strings::role(mention.role) }
                if mention.unsure { { " · " }<span class="doubt">{ strings::UNSURE }</span> }
                if mention.why.code == Reason::Reader { { " · " }{ strings::BY_HAND } }
            </p>
            { role(entity, shown, go) }
            if !details.aliases.is_empty() { <p class="card-fact">{ strings::also(&details.aliases) }</p> }
            if !details.stand_ins.is_empty() { <p class="card-fact">{ strings::as_names(&details.stand_ins) }</p> }
            if let Some(place) = entity.place.as_ref().filter(|_| mention.role == MentionRole::Place) {
                <p class="card-fact">{ strings::located(place) }
                    if !place.alternatives.is_empty() { { strings::other_places(place.alternatives.len()) } }</p>
            }
            if details.of > 1 {
                <p class="card-steps">
                    <button type="button" class="step" aria-label={strings::PREVIOUS_MENTION} data-action="previous-mention"
                        onclick={step(Direction::Previous)}>{ "‹" }</button>
                    <span>{ strings::nth_of(details.number, details.of) }</span>
                    <button type="button" class="step" aria-label={strings::NEXT_MENTION} data-action="next-mention"
                        onclick={step(Direction::Next)}>{ "›" }</button>
                </p>
            }
            { claim_links(strings::SAYS, &details.makes, shown, go) }
            { claim_links(strings::SAID_ABOUT, &details.about, shown, go) }
            <p class="card-why">{ strings::why(mention.why.code, &words.join(" … ")) }{ "." }</p>
        </>
    }
}

//! The card of a name: whom it refers to, what it does here, the way to its other mentions.

use article::{EntityKind, MentionRole, Reason};
use yew::prelude::*;

use super::links::{claim_links, role, steps, why};
use crate::components::kind_class;
use crate::components::parts::{joined, told};
use crate::platform::page;
use crate::state::{MentionDetails, Shown, Target, step_mention};
use crate::store::ByPointer;
use crate::strings;

/// The card of the mention at a position.
pub(super) fn mention_card(position: u32, shown: &ByPointer<Shown>, go: &Callback<Target>) -> Html {
    let Some(details) = MentionDetails::of(&shown.reading.article, &shown.annotations, position) else {
        return Html::default();
    };
    let (mention, entity) = (details.mention, details.entity);
    let printed = shown.reading.article.slice(mention.range);
    let kind = match mention.role {
        MentionRole::Place => EntityKind::Place,
        MentionRole::Actor | MentionRole::Author => entity.kind,
    };
    let words: Vec<&str> = mention.why.spans.iter().map(|span| shown.reading.article.slice(*span)).collect();
    html! {
        <>
            <h3 class="card-title">
                if mention.metonym && printed != entity.name {
                    { strings::stands_for(&entity.name) }{ told("em", "", printed) }
                } else {
                    { entity.name.clone() }
                }
            </h3>
            <p class="card-kind">
                <span class={joined(&["kind-line", kind_class(kind)])}>{ strings::kind(kind) }</span>
                { " · " }{ strings::role(mention.role) }
                if mention.unsure { { " · " }{ told("span", "doubt", strings::UNSURE) } }
                if mention.why.code == Reason::Reader { { " · " }{ strings::BY_HAND } }
            </p>
            { role(entity, shown, go) }
            if !details.aliases.is_empty() { { told("p", "card-fact", strings::also(&details.aliases)) } }
            if !details.stand_ins.is_empty() { { told("p", "card-fact", strings::as_names(&details.stand_ins)) } }
            if let Some(place) = entity.place.as_ref().filter(|_| mention.role == MentionRole::Place) {
                { told("p", "card-fact", strings::located(place, page::named)) }
            }
            { steps(strings::MENTION_STEPS, [details.number, details.of], shown, go, move |now, direction| step_mention(now, position, direction)) }
            { claim_links(strings::SAYS, &details.makes, shown, go) }
            { claim_links(strings::SAID_ABOUT, &details.about, shown, go) }
            { why(mention.why.code, &words.join(" … ")) }
        </>
    }
}

//! The repairs on a mark's card, all at one press: what it is, whom it means, its borders, who says it, how firmly.

use article::{Certainty, EntityId, EntityKind, Mention};
use yew::prelude::*;

use crate::components::parts::{Choice, choices, entry, press};
use crate::components::selection_bar::NOTE_FIELD;
use crate::platform::events;
use crate::state::{Action, Border, Mend, Shown, Target, note_on};
use crate::store::Dispatch;
use crate::strings;

/// The rows where each repair stands: what a key leads to.
pub(super) const ROWS: [&str; 3] = ["fix-kind", "fix-same", "fix-note"];

/// The repairs of a mark.
pub(super) fn fix(target: Target, shown: &Shown, dispatch: &Dispatch) -> Html {
    let now = &shown.annotations;
    let note = entry(
        Some(NOTE_FIELD),
        strings::NOTE_HINT,
        target.range(now).and_then(|range| note_on(shown, range)).unwrap_or(""),
        dispatch,
        Mend::Note,
    );
    let rows = match target {
        Target::Mention(position) => now.mentions.get(position as usize).map(|mention| of_mention(mention, shown, dispatch)),
        Target::Claim(position) => now.claims.get(position as usize).map(|claim| {
            let speaker = claim.source.and_then(|source| source.entity);
            let firmness = |value: Certainty| (strings::certainty(value), claim.certainty == value, Mend::Certainty(value));
            let who = list(shown, dispatch, [strings::SPEAKER, strings::OWN_VOICE], speaker, |id| Some(Mend::Speaker(id)));
            html! {
                <>
                    { row(strings::HOW_FIRMLY, ROWS[0], chosen(strings::HOW_FIRMLY, &Certainty::ALL.map(firmness), dispatch)) }
                    { row(strings::SPEAKER, ROWS[1], who) }
                    { row(strings::REMOVE, "", presses(&[("remove", strings::THIS_CLAIM, Mend::Remove)], dispatch)) }
                </>
            }
        }),
    };
    let borders = [
        ("start-earlier", strings::BORDERS[0], Mend::Border(Border::StartEarlier)),
        ("start-later", strings::BORDERS[1], Mend::Border(Border::StartLater)),
        ("end-earlier", strings::BORDERS[2], Mend::Border(Border::EndEarlier)),
        ("end-later", strings::BORDERS[3], Mend::Border(Border::EndLater)),
    ];
    html! {
        <div class="fix">
            { rows.unwrap_or_default() }
            { row(strings::WORDS, "", presses(&borders, dispatch)) }
            { row(strings::NOTE, ROWS[2], note) }
        </div>
    }
}

fn of_mention(mention: &Mention, shown: &Shown, dispatch: &Dispatch) -> Html {
    let Some(entity) = shown.annotations.entity(mention.entity) else { return Html::default() };
    let kind = |kind: EntityKind| (strings::kind(kind), entity.kind == kind, Mend::Retype(kind));
    let same = list(shown, dispatch, [strings::SAME_AS, strings::CHOOSE], None, |id| Some(Mend::Merge(None, id?)));
    let is_shared = shown.annotations.mentions.iter().filter(|other| other.entity == entity.id).count() > 1;
    let removes = [
        ("remove", strings::HERE, Mend::Remove),
        ("remove-everywhere", strings::EVERYWHERE, Mend::RemoveEverywhere),
        ("split", strings::SOMEBODY_ELSE, Mend::Split),
    ];
    // Of a name that stands there once, here is everywhere, and nobody is left to be told from.
    let removes = if is_shared { &removes[..] } else { &removes[..1] };
    html! {
        <>
            { row(strings::WHAT, ROWS[0], chosen(strings::WHAT, &EntityKind::ALL.map(kind), dispatch)) }
            { row(strings::NAMED, "", entry(None, strings::NAMED, &entity.name, dispatch, Mend::Rename)) }
            { row(strings::SAME_AS, ROWS[1], same) }
            { row(strings::REMOVE, "", presses(removes, dispatch)) }
        </>
    }
}

fn row(label: &'static str, id: &'static str, content: Html) -> Html {
    html! { <div class="fix-row" id={(!id.is_empty()).then_some(id)}><span class="fix-label" aria-hidden="true">{ label }</span>{ content }</div> }
}

fn chosen(label: &'static str, values: &[(&'static str, bool, Mend)], dispatch: &Dispatch) -> Html {
    let choice = |(name, chosen, mend): &(&'static str, bool, Mend)| Choice {
        name,
        chosen: *chosen,
        choose: press(dispatch, Action::Mend(mend.clone())),
    };
    choices(label, "fix-choices", &values.iter().map(choice).collect::<Vec<_>>())
}

/// Buttons: what they do in the markup, sign and words, what they do.
fn presses(of: &[(&'static str, [&'static str; 2], Mend)], dispatch: &Dispatch) -> Html {
    let button = |(code, [sign, label], mend): &(&'static str, [&'static str; 2], Mend)| {
        html! {
            <button type="button" class="fix-press" data-fix={*code} aria-label={*label} title={*label}
                onclick={press(dispatch, Action::Mend(mend.clone()))}>{ *sign }</button>
        }
    };
    html! { <div class="fix-presses">{ for of.iter().map(button) }</div> }
}

/// A list of all actors and places, one of which is chosen.
fn list(
    shown: &Shown,
    dispatch: &Dispatch,
    [label, none]: [&'static str; 2],
    chosen: Option<EntityId>,
    make: fn(Option<EntityId>) -> Option<Mend>,
) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let id = events::value(&event).parse().ok().map(EntityId);
        make(id).into_iter().for_each(|mend| dispatch.dispatch(Action::Mend(mend)));
    });
    let option = |entity: &article::Entity| {
        html! { <option value={entity.id.0.to_string()} selected={chosen == Some(entity.id)}>{ entity.name.clone() }</option> }
    };
    html! {
        <select class="facet" aria-label={label} {onchange}>
            <option value="" selected={chosen.is_none()}>{ none }</option>
            { for shown.annotations.entities.iter().map(option) }
        </select>
    }
}

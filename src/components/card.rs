//! The card of a mark: what it is, why it is marked, and the way to the others like it.

mod claim;
mod fix;
mod links;
mod mention;

use yew::prelude::*;

use super::parts::{button, press, told};
use crate::hooks::{Hover, copy_cited, use_go};
use crate::platform::{marks, page, placement};
use crate::state::{Action, Dialog, Fix, Shown, Target, block_number, claims_around, note_on};
use crate::store::{ByPointer, Dispatch, use_dispatch};
use crate::strings;

pub(crate) use crate::platform::placement::CARD;

#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    /// The mark.
    pub(crate) target: Target,
    /// Whether it was opened on purpose, and so stays.
    pub(crate) pinned: bool,
    /// The part of the repairs that is open.
    pub(crate) fix: Option<Fix>,
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// Told when the pointer is over the card, which then stays.
    pub(crate) hover: Hover,
}

#[component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let dispatch = use_dispatch();
    let go = use_go();
    let target = props.target;
    use_effect_with((target, props.shown.clone(), props.fix), move |(_, _, fix)| {
        if let Some(fix) = fix.filter(|_| !page::focus_is_inside(CARD)) {
            page::focus_inside(fix::ROWS[fix as usize]);
        }
        placement::place_card(CARD, Some(target));
    });
    let note = target.range(&props.shown.annotations).and_then(|range| note_on(&props.shown, range));
    let open = |fix: Fix| press(&dispatch, Action::Fix(Some(fix)));
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::CloseCard);
            marks::focus_in_place(target);
        })
    };
    let onmouseenter = props.hover.over_card.reform(|_: MouseEvent| ());
    let onmouseleave = props.hover.over.reform(|_: MouseEvent| None);
    let (kind, body) = match target {
        Target::Mention(position) => ("mention", mention::mention_card(position, &props.shown, &go)),
        Target::Claim(position) => ("claim", claim::claim_card(position, &props.shown, &go)),
    };
    html! {
        <div id={CARD} class="card" role="dialog" aria-label={strings::CARD} tabindex="-1" data-card={kind}
            {onmouseenter} {onmouseleave}>
            { breadcrumb(target, &props.shown, &dispatch) }
            { body }
            if let Some(note) = note.filter(|_| props.fix.is_none()) { <p class="card-note" dir="auto">{ note.to_owned() }</p> }
            if props.fix.is_some() {
                { fix::fix(target, &props.shown, &dispatch) }
            } else {
                <p class="card-actions">
                    { button("button small", "fix", strings::FIX, open(Fix::Kind)) }
                    { button("button small", "note", strings::NOTE, open(Fix::Note)) }
                    if let Target::Claim(position) = target { { of_claim(position, &props.shown, &dispatch) } }
                </p>
            }
            if props.pinned {
                <button type="button" class="card-close" data-action="close" aria-label={strings::CLOSE} onclick={close}>{ "×" }</button>
            }
        </div>
    }
}

/// What can be done with a claim elsewhere: its words, or a link to it alone.
fn of_claim(position: u32, shown: &ByPointer<Shown>, dispatch: &Dispatch) -> Html {
    let cite = {
        let (shown, dispatch) = (shown.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(claim) = shown.annotations.claims.get(position as usize) {
                copy_cited(&shown, &claim.content, Some(claim), &dispatch);
            }
        })
    };
    let link = press(dispatch, Action::Dialog(Some(Dialog::ShareClaim)));
    html! { <>{ button("button small", "cite", strings::CITE, cite) }{ button("button small", "link-claim", strings::LINK_CLAIM, link) }</> }
}

/// From small to large: the mark, the claims around it, the paragraph.
fn breadcrumb(target: Target, shown: &Shown, dispatch: &Dispatch) -> Html {
    let around = claims_around(&shown.annotations, target);
    let here = match target {
        Target::Mention(position) => shown
            .annotations
            .mentions
            .get(position as usize)
            .map(|mention| shown.reading.article.slice(mention.range).to_owned())
            .unwrap_or_default(),
        Target::Claim(position) => strings::claim_number(position),
    };
    let wider = |position: u32| {
        let dispatch = dispatch.clone();
        let open = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::OpenCard { target: Target::Claim(position), pinned: true });
        });
        html! {
            <>{ " ‹ " }<button type="button" class="crumb" onclick={open}>{ strings::claim_number(position) }</button></>
        }
    };
    let start = target.range(&shown.annotations).map(article::TextRange::start);
    let paragraph = start.and_then(|start| block_number(&shown.reading.article, start));
    html! {
        <p class="crumbs">
            { told("span", "", here) }
            { for around.into_iter().map(wider) }
            if let Some((_, number @ 1..)) = paragraph { { format!(" ‹ ¶{number}") } }
        </p>
    }
}

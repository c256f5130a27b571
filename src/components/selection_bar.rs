//! The bar at the words that are selected: what they are, and a remark on them.

use yew::prelude::*;

use super::parts::{entry, press};
use crate::hooks::copy_cited;
use crate::platform::page;
use crate::state::{Action, Fix, Mend, Shown, State, Target};
use crate::store::{ByPointer, Dispatch};
use crate::strings;

/// The bar's element id.
pub(crate) const SELECTION_BAR: &str = "selection-bar";
/// The element id of the field for a remark, here and on a card: where the card's mark goes, the remark is written on here.
pub(crate) const NOTE_FIELD: &str = "note-field";

/// The bar; nothing where nothing is selected.
pub(crate) fn selection_bar(state: &State, shown: &ByPointer<Shown>, dispatch: &Dispatch) -> Html {
    let Some(words) = state.selection else { return Html::default() };
    let is_writing = state.fix == Some(Fix::Note) && state.card.is_none();
    let mut items = [
        ("actor", Action::Mend(Mend::Actor)),
        ("place", Action::Mend(Mend::Place)),
        ("claim", Action::Mend(Mend::Claim)),
        ("note", Action::Fix(Some(Fix::Note))),
        ("edit", Action::Rewrite(true)),
    ];
    if matches!(state.card, Some(Target::Claim(_))) {
        items[3] = ("speaker", Action::Mend(Mend::SaidBy));
    }
    let item = |(code, action): (&'static str, Action)| {
        let [name, key] = strings::bar_item(code);
        html! {
            <button type="button" class="bar-item" data-mend={code} aria-keyshortcuts={key} onclick={press(dispatch, action)}>{ name }<kbd>{ key }</kbd></button>
        }
    };
    let cite = {
        let (shown, dispatch) = (shown.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| copy_cited(&shown, &[words], strings::claim_of(&shown, words), &dispatch))
    };
    // A press on the bar leaves the words selected.
    let onmousedown = Callback::from(move |event: MouseEvent| {
        if !is_writing {
            event.prevent_default();
        }
    });
    html! {
        <div id={SELECTION_BAR} class="selection-bar" role="region" aria-label={strings::SELECTED} {onmousedown}>
            if is_writing {
                { entry(Some(NOTE_FIELD), strings::NOTE_HINT, &page::typed(NOTE_FIELD), dispatch, Mend::Note) }
            } else {
                { for items.into_iter().map(item) }
                <button type="button" class="bar-item" data-mend="cite" title={strings::CITE} onclick={cite}>{ strings::CITE_SHORT }</button>
            }
        </div>
    }
}

//! What can be chosen of a link, and the files beside it. What is told of it the desk draws.

use protocol::desk::{Extent, Form, Kind, Made, Order};
use yew::prelude::*;

use super::super::parts::{Choice, always, choices as buttons};
use crate::hooks::save_as_file;
use crate::platform::{history, page};
use crate::state::{Filter, Notice, Shown, notes};
use crate::store::{ByPointer, Dispatch};
use crate::strings;

/// Bits of the choice: the remarks go along; only what is shown goes along. The kind stands above them.
const NOTES: usize = 1;
const LEAN: usize = 2;
const KIND: usize = 4;

/// Where the desk's words about the link go.
pub(super) const TOLD: &str = "link-told";
/// Where its code goes.
pub(super) const CODE: &str = "link-code";

/// Puts what the desk says of a link where it goes.
pub(super) fn tell(link: Option<&Result<Made, Notice>>) {
    if let Some(Ok(made)) = link {
        page::set_html(TOLD, &made.told);
        page::set_html(CODE, &made.code);
    }
}

/// The choice at first.
pub(super) const fn first(one_claim: bool) -> usize {
    if one_claim { 2 * KIND } else { 0 }
}

/// What a choice means.
pub(super) fn extent(choice: usize, claim: Option<u32>) -> Extent {
    let kind = match (choice / KIND, claim) {
        (1, _) => Kind::Marks,
        (2, Some(claim)) => Kind::Claim(claim),
        _ => Kind::Full,
    };
    Extent { kind, notes: choice & NOTES != 0, lean: choice & LEAN != 0 }
}

/// Asks for the link of what is shown.
pub(super) fn order(shown: &Shown, extent: Extent, filter: Filter) -> Order {
    Order::Link {
        reading: Box::new(shown.reading.clone()),
        is_excerpt: shown.about().excerpt,
        extent,
        address: history::page_address(),
        shared_on: page::today(),
        view: filter.view(shown),
    }
}

/// The kinds of link; one claim only where there is one.
pub(super) fn kinds(choice: &UseStateHandle<usize>, has_claim: bool) -> Html {
    let kind = |(place, name): (usize, &&'static str)| {
        let state = choice.clone();
        let other = **choice % KIND + place * KIND;
        Choice { name, chosen: **choice / KIND == place, choose: Callback::from(move |_: MouseEvent| state.set(other)) }
    };
    let known = if has_claim { 3 } else { 2 };
    let kinds: Vec<Choice> = strings::LINK_KINDS.iter().take(known).enumerate().map(kind).collect();
    html! { <>
        { buttons(strings::LINK_KIND, "link-kinds", &kinds) }
        { always("fine", &format!("link-kind-{}", **choice / KIND)) }
    </> }
}

/// What goes along or stays behind by one tap.
pub(super) fn choices(choice: &UseStateHandle<usize>, shown: &Shown) -> Html {
    let line = |bit: usize, name: &'static str, label: String| {
        let state = choice.clone();
        let other = **choice ^ bit;
        let onclick = Callback::from(move |_: MouseEvent| state.set(other));
        html! {
            <label class="check-line"><input type="checkbox" data-trim={name} checked={**choice & bit != 0} {onclick} />{ label }</label>
        }
    };
    let notes = notes(shown).len();
    html! { <>
        if notes > 0 { { line(NOTES, "notes", strings::with_notes(notes)) } }
        { line(LEAN, "lean", page::notice("lean").unwrap_or_default()) }
    </> }
}

/// The forms in which the reading can be saved as a file.
pub(super) fn exports(shown: &ByPointer<Shown>, dispatch: &Dispatch) -> Html {
    let forms = [Form::WebAnnotation, Form::Csv, Form::GeoJson, Form::Markdown, Form::Html];
    let button = |(form, (label, ending)): (Form, (&'static str, &'static str))| {
        let (shown, dispatch) = (shown.clone(), dispatch.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            save_as_file(&shown, form, ending, &dispatch);
        });
        html! { <button type="button" class="button small" data-export={ending} {onclick}>{ label }</button> }
    };
    html! {
        <details class="exports">
            <summary>{ strings::EXPORT }</summary>
            <div class="dialog-actions">{ for forms.into_iter().zip(strings::EXPORTS).map(button) }</div>
        </details>
    }
}

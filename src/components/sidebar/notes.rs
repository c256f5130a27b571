//! Notes: the reader's remarks, and the corrections that found no place.

use article::TextRange;
use yew::prelude::*;

use super::section::Section;
use crate::components::parts::{button, press, told};
use crate::platform::selection;
use crate::state::{Action, Shown, notes};
use crate::store::{ByPointer, Dispatch};
use crate::strings;

/// The remarks, each leading to its words, and what was mended.
pub(super) fn notes_section(shown: &ByPointer<Shown>, show: &Callback<TextRange>, dispatch: &Dispatch) -> Html {
    let (notes, mended) = (notes(shown), shown.reading.edits.len());
    let note = |(range, text): &(TextRange, &str)| {
        let range = *range;
        let onclick = show.reform(move |_: MouseEvent| range);
        html! {
            <li>
                <button type="button" class="row" data-note="" {onclick}>
                    <span class="row-name" dir="auto">{ (*text).to_owned() }</span>
                    <span class="row-role" dir="auto">{ strings::quoted(&shown.reading.article, range) }</span>
                </button>
            </li>
        }
    };
    let gone = |index: &usize| html! { <li class="unplaced" data-unplaced="">{ strings::edit(&shown.reading.edits[*index]) }</li> };
    let empty = (mended == 0).then_some(strings::NO_NOTES);
    Section { code: "notes", title: strings::NOTES, count: notes.len(), unread: None, empty }.with(html! {
        <>
            if notes.is_empty() { { told("p", "empty-line", strings::NO_NOTES) } }
            <ul>{ for notes.iter().map(note) }</ul>
            if !shown.unplaced.is_empty() { { told("h4", "", strings::UNPLACED) }<ul>{ for shown.unplaced.iter().map(gone) }</ul> }
            <p class="hint mended-count">{ strings::mended(mended) }{ " " }
                { button("more inline-more", "reset", strings::READ_AFRESH, press(dispatch, Action::ReadAfresh)) }</p>
        </>
    })
}

/// Shows words of the article: selected, and in view.
pub(super) fn show_words(shown: &Shown, range: TextRange) {
    selection::select(&shown.reading.article, range);
}

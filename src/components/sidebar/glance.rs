//! At a glance: the article in its own sentences, its counts, whose words fill it. And what to check first.

use article::TextRange;
use yew::prelude::*;

use super::section::Section;
use super::{Ways, voices};
use crate::components::mended::layers_off;
use crate::components::parts::told;
use crate::state::{Filter, Shown};
use crate::store::Dispatch;
use crate::strings;

/// The article in short.
pub(super) fn glance(
    shown: &Shown,
    unread: Option<&'static str>,
    ways: &Ways,
    (filter, off): (Filter, u8),
    kept: Option<Html>,
    dispatch: &Dispatch,
) -> Html {
    let overview = &shown.overview;
    let sentence = |range: &TextRange| {
        html! {
            <li><button type="button" class="row sentence" dir="auto" onclick={ways.to_place(*range)}>
                { strings::excerpt(&shown.reading.article, &[*range], 320) }
            </button></li>
        }
    };
    let sentences = if overview.sentences.is_empty() {
        told("p", "empty-line", strings::NO_SUMMARY)
    } else {
        html! { <ul class="sentences">{ for overview.sentences.iter().map(sentence) }</ul> }
    };
    let empty = unread;
    Section { code: "glance", title: strings::GLANCE, count: 0, unread, empty }.with(html! {
        <>
            { sentences }
            { told("p", "counts", strings::counts(overview)) }
            if let Some(kept) = kept { <p class="filter-state">{ kept }</p> }
            if off != 0 { <p class="hint">{ layers_off(dispatch) }</p> }
            { voices::voices(shown, filter, dispatch) }
        </>
    })
}

/// What a careful reader would look at first.
pub(super) fn check_first(shown: &Shown, unread: Option<&'static str>, ways: &Ways) -> Html {
    let checks = &shown.annotations.summary.check_first;
    let place = |why: Html, range: TextRange| {
        html! {
            <button type="button" class="row check" onclick={ways.to_place(range)}>
                { why }
                <span class="row-text" dir="auto">{ strings::excerpt(&shown.reading.article, &[range], 120) }</span>
            </button>
        }
    };
    let row = |check: &article::CheckFirst| {
        // The other place says nothing more where it stands within the first.
        let other = check.also.filter(|also| !check.range.contains(*also) && !also.contains(check.range));
        html! {
            <li>
                { place(told("span", "row-why", strings::check(check.why)), check.range) }
                { for other.map(|also| place(Html::default(), also)) }
            </li>
        }
    };
    let empty = checks.is_empty().then_some(strings::NO_CHECKS);
    let section = Section { code: "check", title: strings::CHECK_FIRST, count: checks.len(), unread, empty };
    section.with(html! { <ul>{ for checks.iter().map(row) }</ul> })
}

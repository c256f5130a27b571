//! Which claims the reader looks for: four lists that combine, with counts. What does not fit is dimmed.

use yew::prelude::*;

use crate::components::parts::{button, press};
use crate::platform::{events, page};
use crate::state::{Action, Facet, Filter, Shown};
use crate::store::Dispatch;
use crate::strings;

/// The lists' element id.
const FILTERS: &str = "filters";

/// The lists, and how many claims fit where some do not.
pub(super) fn filters(shown: &Shown, filter: Filter, kept: Option<Html>, dispatch: &Dispatch) -> Html {
    let list = |facet: Facet| {
        let counts = filter.counts(shown, facet);
        let chosen = filter.value(facet);
        let option = |(value, count): (usize, &usize)| {
            let is_chosen = chosen == Some(value);
            // What would leave nothing is no choice, unless it is the one that was made.
            (*count > 0 || is_chosen).then(|| {
                html! {
                    <option value={value.to_string()} selected={is_chosen}>
                        { strings::facet_value(facet, value, *count, &shown.overview) }
                    </option>
                }
            })
        };
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |event: Event| {
            dispatch.dispatch(Action::Filter(facet, events::value(&event).parse().ok()))
        });
        html! {
            <select class="facet" data-facet={facet.code()} aria-label={strings::facet(facet)} data-set={chosen.is_some().to_string()} {onchange}>
                <option value="" selected={chosen.is_none()}>{ strings::any(facet) }</option>
                { for counts.iter().enumerate().filter_map(option) }
            </select>
        }
    };
    html! {
        <div id={FILTERS} class="filters" role="group" aria-label={strings::FILTERS}>
            { for Facet::ALL.into_iter().map(list) }
            <p class="filter-state" role="status">{ for kept }</p>
        </div>
    }
}

/// How many claims fit, with the way back to all.
pub(super) fn kept(kept: String, dispatch: &Dispatch) -> Html {
    let clear = press(dispatch, Action::ClearFilter).reform(|event: MouseEvent| {
        page::focus_inside(FILTERS);
        event
    });
    html! { <>{ kept }{ " " }{ button("more inline-more", "clear-filter", strings::CLEAR, clear) }</> }
}

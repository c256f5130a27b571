//! A list that shows its first rows and the rest on demand, so that an article with thousands of marks stays quick.

use yew::prelude::*;

use crate::platform::events;
use crate::strings;

/// Rows added by each press: a long list stays quick to draw.
const MORE: usize = 200;

#[derive(Properties, PartialEq)]
pub(crate) struct CappedProps {
    /// How many rows there are.
    pub(crate) total: usize,
    /// How many are shown at first.
    pub(crate) cap: usize,
    /// Whether all are, however many: on paper nothing can be pressed.
    pub(crate) whole: bool,
    /// Draws one row.
    pub(crate) row: Callback<usize, Html>,
    /// A class for the list.
    #[prop_or_default]
    pub(crate) class: &'static str,
}

#[component]
pub(crate) fn Capped(props: &CappedProps) -> Html {
    let shown = use_state(|| 0_usize);
    // A list barely longer than its cap is shown whole.
    let fits = props.whole || props.total <= props.cap + props.cap / 3;
    let limit = if fits { props.total } else { (props.cap + *shown).min(props.total) };
    let more = {
        let shown = shown.clone();
        Callback::from(move |event: MouseEvent| {
            // The button may go: Tab leads on to the first new row.
            events::focus_row_before(&event);
            shown.set(*shown + MORE);
        })
    };
    html! {
        <>
            <ul class={props.class}>{ for (0..limit).map(|index| props.row.emit(index)) }</ul>
            if limit < props.total {
                <button type="button" class="more" data-action="more" onclick={more}>{ strings::show_more(props.total - limit) }</button>
            }
        </>
    }
}

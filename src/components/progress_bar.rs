//! How far the engine is, once it has taken longer than a second, with a way to stop it.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::state::Action;
use crate::store::use_dispatch;
use crate::strings;

/// Milliseconds until the bar appears: most articles are read before.
const APPEARS_AFTER: u32 = 1000;

#[derive(Properties, PartialEq)]
pub(crate) struct ProgressBarProps {
    /// Units of work done.
    pub(crate) done: u32,
    /// Units in all.
    pub(crate) total: u32,
}

#[component]
pub(crate) fn ProgressBar(props: &ProgressBarProps) -> Html {
    let dispatch = use_dispatch();
    let visible = use_state(|| false);
    {
        let visible = visible.clone();
        use_effect_with((), move |()| {
            let timer = Timeout::new(APPEARS_AFTER, move || visible.set(true));
            move || drop(timer)
        });
    }
    if !*visible {
        return Html::default();
    }
    let stop = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::StopEngine));
    html! {
        <div class="progress" role="status">
            <label>
                { strings::READING }
                <progress value={props.done.to_string()} max={props.total.max(1).to_string()} />
            </label>
            <button class="button small" data-action="stop" onclick={stop}>{ strings::STOP }</button>
        </div>
    }
}

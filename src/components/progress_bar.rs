//! How far the engine is, with a way to stop it. The style sheet lets it appear after a second: most articles are read
//! before.

use yew::prelude::*;

use super::ARTICLE;
use super::parts::{button, press_away};
use crate::state::Action;
use crate::store::Dispatch;
use crate::strings;

/// The bar: what is done, units of work done, and in all; none in all where nobody knows yet.
pub(crate) fn progress_bar(label: &'static str, done: u32, total: u32, dispatch: &Dispatch) -> Html {
    html! {
        <div class="progress" role="status">
            <label>
                { label }
                <progress value={(total > 0).then(|| done.to_string())} max={total.max(1).to_string()} />
            </label>
            { button("button small", "stop", strings::STOP, press_away(dispatch, Action::StopEngine, ARTICLE)) }
        </div>
    }
}

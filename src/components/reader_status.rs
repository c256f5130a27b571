//! Which reader the marks are from, while that is not yet the network, or will never be. Lies over the page's foot, so
//! that no line of text moves.

use yew::prelude::*;

use super::parts::told;
use crate::platform::history;
use crate::state::NetworkPhase;
use crate::strings;

/// What to say of it.
pub(crate) fn reader_status(network: NetworkPhase) -> Html {
    match network {
        NetworkPhase::Coming(percent) => html! {
            <div class="reader-status" data-network="coming">
                { told("p", "", strings::NETWORK_COMING) }
                <progress aria-label={strings::NETWORK_COMING} value={percent.to_string()} max="100" />
            </div>
        },
        NetworkPhase::Failed => html! {
            <div class="reader-status" role="status" data-network="failed">
                { told("p", "", strings::NETWORK_FAILED) }
                <button type="button" class="button small" data-action="reload" onclick={|_| history::reload()}>{ strings::RELOAD }</button>
            </div>
        },
        NetworkPhase::Unasked | NetworkPhase::Ready => Html::default(),
    }
}

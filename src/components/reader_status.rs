//! How far the article is read and by which reader, what could not be read of it, and what can be done about that. Lies over
//! the page's foot, so that no line of text moves.

use yew::prelude::*;

use super::parts::{button, press_away, sign, told};
use super::progress_bar;
use crate::components::ARTICLE;
use crate::platform::{history, page, selection};
use crate::state::{Action, EnginePhase, NetworkPhase, Shown, State};
use crate::store::Dispatch;
use crate::strings;

/// What to say of it.
pub(crate) fn reader_status(state: &State, shown: &Shown, dispatch: &Dispatch) -> Html {
    let how_far = match (state.engine, state.network) {
        (EnginePhase::Working { done, total }, _) => {
            let label = if shown.part { strings::READING_ON } else { strings::READING };
            progress_bar(label, done, total, dispatch)
        }
        (EnginePhase::Loading, _) if !shown.settled => progress_bar(strings::READING, 0, 0, dispatch),
        _ if state.is_stopped() => line(
            "part",
            page::notice("part").unwrap_or_default(),
            button("button small", "read-on", strings::READ_ON, press_away(dispatch, Action::ReadOn, ARTICLE)),
        ),
        (_, NetworkPhase::Coming(percent)) if shown.provisional => line(
            "coming",
            strings::NETWORK_COMING,
            html! { <progress aria-label={strings::NETWORK_COMING} value={percent.to_string()} max="100" /> },
        ),
        (_, NetworkPhase::Failed) if shown.provisional => {
            let reload = Callback::from(|_: MouseEvent| history::reload());
            line(
                "failed",
                page::notice("network-failed").unwrap_or_default(),
                button("button small", "reload", strings::RELOAD, reload),
            )
        }
        _ => Html::default(),
    };
    html! { <>{ language(state, shown, dispatch) }{ how_far }</> }
}

fn line(code: &'static str, sentence: impl Into<AttrValue>, does: Html) -> Html {
    // How far it is would be read out at each step.
    let role = (code != "coming").then_some("status");
    html! { <div class="reader-status" {role} data-reader={code}>{ told("p", "", sentence) }{ does }</div> }
}

/// That the article is not English, until the reader knows; and the way to mark it by hand: a first word is selected, and
/// the bar of what words can be is there.
fn language(state: &State, shown: &Shown, dispatch: &Dispatch) -> Html {
    let (tag, article) = (&*shown.annotations.language, &shown.reading.article);
    if state.by_hand || !shown.settled || matches!(tag, "en" | "") || article.blocks().is_empty() {
        return Html::default();
    }
    let by_hand = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::ByHand);
            page::focus_in_place(ARTICLE);
            selection::clear();
            selection::extend(true, None);
        })
    };
    line(
        "not-english",
        strings::not_english(tag, article.text(), page::named)
            .or_else(|| page::notice("too-short"))
            .unwrap_or_default(),
        html! {
            <>
                { button("button small", "by-hand", strings::MARK_BY_HAND, by_hand) }
                { sign("card-close", "known", "×", strings::CLOSE, press_away(dispatch, Action::ByHand, ARTICLE)) }
            </>
        },
    )
}

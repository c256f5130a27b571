//! The reading page: the article, its card, the sidebar, and what lies over them.

use yew::prelude::*;

use super::article::{ArticleView, READING};
use super::card::Card;
use super::mended::status;
use super::parts::press;
use super::sidebar::{SIDEBAR, Sidebar};
use super::{FindBar, ShareDialog, head_lines, opened_link, reader_status, selection_bar};
use crate::hooks::Hover;
use crate::platform::{near, page};
use crate::state::{Action, Dialog, EnginePhase, Setting, Sheet, Shown, State, Target};
use crate::store::{ByPointer, Dispatch};
use crate::strings;

/// The claim that a link can hold alone: the one whose card is open, or the first.
pub(super) fn shareable(state: &State, shown: &Shown) -> Option<u32> {
    match state.card {
        Some(Target::Claim(claim)) => Some(claim),
        _ => (!shown.annotations.claims.is_empty()).then_some(0),
    }
}

/// The page; `notice`: something to tell the reader.
pub(crate) fn reading_page(
    state: &State,
    shown: &ByPointer<Shown>,
    notice: Option<Html>,
    hover: &Hover,
    dispatch: &Dispatch,
) -> Html {
    // "No actor was found" is said only where somebody looked.
    let unread = match (shown.settled || shown.provisional, state.engine) {
        (true, _) => shown.annotations.language.is_empty().then_some(strings::NOT_READ),
        (false, EnginePhase::Failed) => Some(strings::NOT_READ),
        (false, _) => Some(strings::WAITING),
    };
    // Yew tells siblings without keys apart by their number, from the last: an absent one must still be there, or the
    // whole article would be drawn anew.
    let card: Html = state.card.map_or_else(Html::default, |target| {
        html! { <Card {target} fix={state.fix} pinned={state.card_pinned} shown={shown.clone()} hover={hover.clone()} /> }
    });
    let find = state
        .find
        .clone()
        .map_or_else(Html::default, |find| html! { <FindBar find={ByPointer(find)} shown={shown.clone()} /> });
    // A drawer or sheet opens: the focus is on its handle. Beside the text there is none that it could be on.
    let skip = press(dispatch, Action::Sheet(Sheet::Half)).reform(|event: MouseEvent| {
        event.prevent_default();
        page::focus_inside(SIDEBAR);
        page::focus_and_select("sidebar-title");
        event
    });
    html! {
        <>
            <a class="skip" href="#sidebar-title" onclick={skip}>{ strings::SKIP_TO_SUMMARY }</a>
            { find }
            <div class="reading-layout">
                <main id={READING} class="reading" data-state="reading" tabindex="-1">
                    { opened_link(shown, state.marks_hidden, dispatch) }
                    { head_lines(shown, dispatch) }
                    <ArticleView shown={shown.clone()} serial={state.serial} card={state.card} near={state.near} hover={hover.over.clone()}
                        marks_hidden={state.marks_hidden} furniture_shown={state.furniture_shown} spoken={state.settings.choice(Setting::Speech)} rewriting={state.rewriting} />
                </main>
                <Sidebar shown={shown.clone()} {unread} tab={state.tab} sheet={state.sheet} whole={state.near == near::ALL} filter={state.filter} layers_off={state.layers_off} outline={state.outline.clone().map(ByPointer)} />
            </div>
            <div class="foot">
                <p class="visually-hidden" role="status">{ unread.map_or_else(|| strings::short_counts(&shown.overview), str::to_owned) }</p>
                { status(state, dispatch) }
                { notice.unwrap_or_default() }
                { reader_status(state, shown, dispatch) }
            </div>
            { card }
            { selection_bar(state, shown, dispatch) }
            if let Some(kind) = [Dialog::Share, Dialog::ShareClaim].iter().position(|which| Some(*which) == state.dialog) {
                <ShareDialog one_claim={kind == 1} shown={shown.clone()} filter={state.filter} claim={shareable(state, shown)} copied={state.copied.clone()} notice={state.notice.clone()} />
            }
        </>
    }
}

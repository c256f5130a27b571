//! The reading page: the article, its card, the sidebar, and what lies over them.

use yew::prelude::*;

use super::article::{ArticleView, Strip};
use super::card::Card;
use super::sidebar::Sidebar;
use super::{FindBar, ProgressBar, ShareDialog, head_lines, opened_link, reader_status};
use crate::hooks::use_hover;
use crate::state::{Dialog, EnginePhase, Setting, Shown, State};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

#[derive(Properties, PartialEq)]
pub(crate) struct ReadingPageProps {
    /// Everything that the page knows.
    pub(crate) state: ByPointer<State>,
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// Something to tell the reader.
    pub(crate) notice: Option<Html>,
}

#[component]
pub(crate) fn ReadingPage(props: &ReadingPageProps) -> Html {
    let state = &props.state;
    let shown = &props.shown;
    let dispatch = use_dispatch();
    let hover = use_hover(&dispatch);
    // "No actor was found" is said only where somebody looked.
    let unread = match (shown.settled || shown.provisional, state.engine) {
        (true, _) => shown.annotations.language.is_empty().then_some(strings::NOT_READ),
        (false, EnginePhase::Failed) => Some(strings::NOT_READ),
        (false, _) => Some(strings::WAITING),
    };
    // Yew tells siblings without keys apart by their number, from the last: an absent one must still be there, or the
    // whole article would be drawn anew.
    let card: Html = state.card.map_or_else(Html::default, |target| {
        html! { <Card {target} pinned={state.card_pinned} shown={shown.clone()} hover={hover.clone()} /> }
    });
    let find = state
        .find
        .clone()
        .map_or_else(Html::default, |find| html! { <FindBar find={ByPointer(find)} shown={shown.clone()} /> });
    html! {
            <>
                <a class="skip" href="#sidebar-title" onclick={|event: MouseEvent| {
                    event.prevent_default();
                    crate::platform::page::focus_and_select("sidebar-title");
                }}>{ strings::SKIP_TO_SUMMARY }</a>
                { find }
                <div class="reading-layout">
                    <main class="reading" data-state="reading">
                        { props.notice.clone().unwrap_or_default() }
    { opened_link(shown, state.marks_hidden, &dispatch) }
                        if shown.settled && !matches!(shown.annotations.language.as_str(), "en" | "") && !shown.reading.article.blocks().is_empty() {
                            <p class="aside-line" data-notice="not-english">{ strings::not_english(&shown.annotations.language, shown.reading.article.text()) }</p>
                        }
                        { head_lines(shown, &dispatch) }
                        <ArticleView shown={shown.clone()} serial={state.serial} card={state.card} near={state.near} hover={hover.over.clone()}
                            marks_hidden={state.marks_hidden} furniture_shown={state.furniture_shown} spoken={state.settings.choice(Setting::Speech)} />
                    </main>
                    <Strip shown={shown.clone()} />
                    <Sidebar shown={shown.clone()} {unread} tab={state.tab} sheet={state.sheet} filter={state.filter} layers_off={state.layers_off} outline={state.outline.clone().map(ByPointer)} />
                </div>
                if let EnginePhase::Working { done, total } = state.engine {
                    <ProgressBar {done} {total} />
                } else if shown.provisional {
                    { reader_status(state.network) }
                }
                { card }
                if state.dialog == Some(Dialog::Share) {
                    <ShareDialog shown={shown.clone()} filter={state.filter} notice={state.notice.clone()} />
                }
            </>
        }
}

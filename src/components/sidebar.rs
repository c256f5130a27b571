//! The sidebar: the article's summary, and the full equivalent of its marks for readers who do not see them. A drawer
//! on a tablet, a sheet with tabs on a phone.

mod capped;
mod claims;
mod filters;
mod glance;
mod legend;
mod map;
mod notes;
mod numbers;
mod places;
mod section;
mod voices;
mod when;
mod who;

use article::TextRange;
pub(super) use capped::Capped;
pub(super) use claims::claim_row;
pub(crate) use legend::layers;
use yew::prelude::*;

use super::article::strip;
use super::parts::told;
use crate::hooks::{use_after_the_rest, use_go, use_go_to_block};
use crate::platform::page;
use crate::state::{Action, Filter, Sheet, Shown, Tab, Target};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

/// The sidebar's element id; its first control is the drawer's or sheet's handle.
pub(crate) const SIDEBAR: &str = "sidebar";

/// Where the rows of the sidebar lead.
#[derive(Clone, PartialEq)]
struct Ways {
    to_mark: Callback<Target>,
    to_block: Callback<usize>,
    /// To words, which are selected there.
    to_words: Callback<TextRange>,
    /// Whether lists stand there whole.
    whole: bool,
}

#[derive(Properties, PartialEq)]
pub(crate) struct SidebarProps {
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// What to say while its marks are not there: that they are being made, or that they were not.
    pub(crate) unread: Option<&'static str>,
    /// The part that a phone shows.
    pub(crate) tab: Tab,
    /// How far the drawer or sheet is open.
    pub(crate) sheet: Sheet,
    /// Which claims the reader looks for.
    pub(crate) filter: Filter,
    /// Whether lists stand there whole, as on paper.
    pub(crate) whole: bool,
    /// The layers of marks that are switched off, as bits.
    pub(crate) layers_off: u8,
    /// The outline of the world, once it has come.
    pub(crate) outline: Option<ByPointer<(String, String)>>,
}

#[component]
pub(crate) fn Sidebar(props: &SidebarProps) -> Html {
    let dispatch = use_dispatch();
    // The article's own marks are what is waited for: the sidebar, which is more, comes a moment after them.
    let now = (props.shown.clone(), props.unread);
    let after = use_after_the_rest((0, props.unread.is_none()), now.clone());
    let (to_mark, to_block) = (use_go(), use_go_to_block());
    let Some((shown, unread)) = &(if props.unread.is_some() { Some(now) } else { after }) else {
        return html! { <aside id={SIDEBAR} class="sidebar"></aside> };
    };
    let unread = *unread;
    // How many claims are looked for, which is said wherever the summary is.
    let kept =
        props.filter.is_set().then(|| strings::kept(props.filter.kept(shown).len(), shown.annotations.claims.len()));
    let to_words = {
        let (to_block, shown) = (to_block.clone(), shown.clone());
        Callback::from(move |range: TextRange| {
            shown.reading.article.block_at(range.start()).into_iter().for_each(|index| to_block.emit(index));
            notes::show_words(&shown, range);
        })
    };
    let ways = Ways { to_mark, to_block, to_words, whole: props.whole };
    let set = |sheet: Sheet| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            page::focus_inside(SIDEBAR);
            dispatch.dispatch(Action::Sheet(sheet));
        })
    };
    let open = props.sheet != Sheet::Closed;
    let tab = |tab: Tab| {
        let dispatch = dispatch.clone();
        let open = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Tab(tab)));
        html! {
            <button type="button" class="tab" data-tab={tab.code()} aria-pressed={(tab == props.tab).to_string()} onclick={open}>
                { strings::tab(tab) }
            </button>
        }
    };
    let count = unread.map(str::to_owned).or(kept.clone()).unwrap_or_else(|| strings::short_counts(&shown.overview));
    let kept = kept.map(|kept| filters::kept(kept, &dispatch));
    html! {
      <>
        { strip(shown, &ways.to_block) }
        <aside id={SIDEBAR} class="sidebar" aria-labelledby="sidebar-title" data-tab={props.tab.code()} data-sheet={props.sheet.code()}
            data-unread={unread.is_some().to_string()}>
            <div class="sheet-head">
                <button type="button" class="sheet-handle" data-action="sheet" aria-expanded={open.to_string()}
                    aria-controls="sidebar-body" onclick={set(next_sheet(props.sheet))}>
                    { told("span", "", strings::SUMMARY) }
                    { told("span", "sheet-count", count) }
                </button>
                if open {
                    <button type="button" class="sheet-close" data-action="sheet-close" aria-label={strings::CLOSE} onclick={set(Sheet::Closed)}>{ "×" }</button>
                }
                <nav class="tabs" aria-label={strings::SIDEBAR}>{ for Tab::ALL.map(tab) }</nav>
            </div>
            <div id="sidebar-body" class="sidebar-body">
                <h2 id="sidebar-title" tabindex="-1">{ strings::SIDEBAR }</h2>
                { glance::glance(shown, unread, &ways, (props.filter, props.layers_off), kept.clone(), &dispatch) }
                { who::who(shown, unread, &ways) }
                { claims::claims(shown, unread, &ways, filters::filters(shown, props.filter, kept, &dispatch)) }
                { places::places(shown, unread, props.outline.as_ref(), &ways) }
                { when::when(shown, unread, &ways) }
                { numbers::numbers(shown, unread, &ways) }
                { glance::check_first(shown, unread, &ways) }
                { notes::notes_section(shown, &ways.to_words, &dispatch) }
                { legend::legend(shown, props.layers_off, &dispatch) }
            </div>
        </aside>
      </>
    }
}

fn next_sheet(sheet: Sheet) -> Sheet {
    match sheet {
        Sheet::Closed | Sheet::Full => Sheet::Half,
        // A drawer is open or closed.
        Sheet::Half if page::room() == page::Room::Drawer => Sheet::Closed,
        Sheet::Half => Sheet::Full,
    }
}

//! A few dozen blocks of the article: what is drawn at a time.

use std::rc::Rc;

use yew::prelude::*;

use super::block::{BlockView, LINE};
use super::group::Group;
use super::stretch::Focus;
use crate::state::{Action, Shown};
use crate::store::{ByPointer, Dispatch, use_dispatch};
use crate::strings;

#[derive(Properties)]
pub(super) struct PassageProps {
    /// The article on the stage.
    pub(super) shown: ByPointer<Shown>,
    /// Names it in the browser's history.
    pub(super) serial: u32,
    /// Its blocks, as they are drawn together.
    pub(super) groups: Rc<[Group]>,
    /// Whether their marks are drawn yet.
    pub(super) marked: bool,
    /// What the open card is about, as far as it concerns this passage.
    pub(super) focus: Focus,
    /// Whether lines taken for furniture are shown.
    pub(super) furniture_shown: bool,
    /// Which marks a screen reader speaks: none, claims, all.
    pub(super) spoken: usize,
    /// The block of it whose words are being put otherwise.
    pub(super) rewriting: Option<usize>,
}

impl PassageProps {
    fn text(&self) -> &str {
        let article = &self.shown.reading.article;
        let range = |group: Option<&Group>, last: bool| {
            let blocks = group?.blocks();
            article.blocks().get(if last { blocks.end - 1 } else { blocks.start }).map(|block| block.range)
        };
        let first = range(self.groups.first(), false);
        first.zip(range(self.groups.last(), true)).map_or("", |(first, last)| article.slice(first.cover(last)))
    }
}

impl PartialEq for PassageProps {
    /// A passage whose marks are not drawn looks the same whatever they are.
    fn eq(&self, other: &Self) -> bool {
        let same_place = self.serial == other.serial && Rc::ptr_eq(&self.groups, &other.groups);
        let same_marks = self.marked == other.marked && self.shown == other.shown && self.focus == other.focus;
        let same_bare = || !self.marked && !other.marked && self.text() == other.text();
        let look = |props: &Self| (props.furniture_shown, props.spoken, props.rewriting);
        same_place && look(self) == look(other) && (same_marks || same_bare())
    }
}

#[component]
pub(super) fn Passage(props: &PassageProps) -> Html {
    let dispatch = use_dispatch();
    let shown = &props.shown;
    let view = |index: usize, run_in: bool| {
        let focus = props.focus.within_block(shown, index);
        html! {
            <BlockView key={index} shown={shown.clone()} serial={props.serial} {index} {run_in} marked={props.marked} {focus} spoken={props.spoken} rewriting={props.rewriting == Some(index)} />
        }
    };
    html! {
        <div class={["passage l", lines(props)].concat()}>
            { for props.groups.iter().map(|group| match *group {
                Group::One(index) => view(index, false),
                Group::RunIn { dateline, paragraph } => html! {
                    <p key={dateline} dir="auto">{ view(dateline, true) }{ " " }{ view(paragraph, true) }</p>
                },
                Group::List { first, end } => html! {
                    <ul key={first} dir="auto">{ for (first..end).map(|index| view(index, false)) }</ul>
                },
                Group::Furniture { first, end } => {
                    let lines = (first..end).map(|index| view(index, false)).collect();
                    furniture(first, end - first, props.furniture_shown, lines, &dispatch)
                }
            }) }
        </div>
    }
}

/// How many lines a passage has, about, as the power of two that is next below: what has not been seen yet is as tall in the style
/// sheet. By that the scroll bar tells how long the article is.
fn lines(props: &PassageProps) -> &'static str {
    const POWERS: [&str; 8] = ["2", "3", "4", "5", "6", "7", "8", "9"];
    // A line end, and what stands between two blocks, is a line and a half.
    let lines = props.text().len() / LINE + props.groups.len() * 3 / 2;
    POWERS[(lines.max(4).ilog2() as usize - 2).min(POWERS.len() - 1)]
}

/// Lines that are not the article: folded away, and said so.
fn furniture(key: usize, count: usize, open: bool, lines: Html, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let toggle = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ShowFurniture(!open)));
    html! {
        <div {key} class="furniture">
            <button type="button" class="furniture-toggle" data-action="furniture" aria-expanded={open.to_string()} onclick={toggle}>
                { strings::hidden_lines(count, open) }
            </button>
            if open { { lines } }
        </div>
    }
}

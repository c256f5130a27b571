//! The article: its blocks in order, the marks over them, one listener for all of them.

mod block;
mod group;
mod rail;
mod stretch;

use block::BlockView;
use group::{Group, groups};
use stretch::Focus;
use yew::prelude::*;

use crate::hooks::use_progress;
use crate::platform::marks;
use crate::state::{Action, Shown, Target};
use crate::store::{ByPointer, Dispatch, use_dispatch};
use crate::strings;

/// The article's element id.
pub(crate) const ARTICLE: &str = "article";

#[derive(Properties, PartialEq)]
pub(crate) struct ArticleViewProps {
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// Names it in the browser's history.
    pub(crate) serial: u32,
    /// The mark whose card is open.
    pub(crate) card: Option<Target>,
    /// Told which mark the pointer is over.
    pub(crate) hover: Callback<Option<Target>>,
    /// Whether marks are hidden.
    pub(crate) marks_hidden: bool,
    /// Whether lines taken for furniture are shown.
    pub(crate) furniture_shown: bool,
}

#[component]
pub(crate) fn ArticleView(props: &ArticleViewProps) -> Html {
    let dispatch = use_dispatch();
    let shown = &props.shown;
    let blocks = shown.reading.article.blocks();
    // Blocks appear once per article; their marks are laid on afterwards, so that new marks never make text vanish.
    let drawn = use_progress(props.serial, blocks.len());
    let marked = use_progress((props.serial, shown.clone()), blocks.len());
    let focus = Focus::of(&shown.annotations, props.card);
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: MouseEvent| match marks::target_of(&event) {
            Some(target) => dispatch.dispatch(Action::OpenCard { target, pinned: true }),
            None => dispatch.dispatch(Action::CloseCard),
        })
    };
    let onmouseover = props.hover.reform(|event: MouseEvent| marks::target_of(&event));
    let onmouseleave = props.hover.reform(|_: MouseEvent| None);
    let view = |index: usize, run_in: bool| {
        html! {
            <BlockView key={index} shown={shown.clone()} serial={props.serial} {index} {run_in}
                marked={index < marked} focus={focus.within(shown, &shown.segments[index])} />
        }
    };
    let class = classes!("article", props.marks_hidden.then_some("unmarked"));
    html! {
        <article id={ARTICLE} {class} tabindex="0" aria-label={strings::ARTICLE} {onclick} {onmouseover} {onmouseleave}>
            { for groups(&blocks[..drawn]).into_iter().map(|group| match group {
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
        </article>
    }
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

//! The article: its blocks in order, the marks over them, one listener for all of them.

mod block;
mod group;
mod passage;
mod rail;
mod stretch;
mod strip;

use std::rc::Rc;

pub(crate) use block::REWRITE;
use group::{Group, groups};
use passage::Passage;
use stretch::Focus;
pub(super) use strip::strip;
use yew::prelude::*;

use super::parts::{class_if, joined};
use crate::hooks::{use_arrival, use_progress};
use crate::platform::{events, marks, selection};
use crate::state::{Action, Shown, Target, is_right_to_left};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

/// The article's element id.
pub(crate) const ARTICLE: &str = "article";
/// The element id of what is read: the article with its head.
pub(crate) const READING: &str = "reading";

#[derive(Properties, PartialEq)]
pub(crate) struct ArticleViewProps {
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// Names it in the browser's history.
    pub(crate) serial: u32,
    /// The mark whose card is open.
    pub(crate) card: Option<Target>,
    /// Passages near the window, from the first to before the second: the others have no marks to be seen.
    pub(crate) near: (usize, usize),
    /// Told which mark the pointer is over.
    pub(crate) hover: Callback<Option<Target>>,
    /// Whether marks are hidden.
    pub(crate) marks_hidden: bool,
    /// Whether lines taken for furniture are shown.
    pub(crate) furniture_shown: bool,
    /// Which marks a screen reader speaks: none, claims, all.
    pub(crate) spoken: usize,
    /// The block whose words are being put otherwise.
    pub(crate) rewriting: Option<usize>,
}

#[component]
pub(crate) fn ArticleView(props: &ArticleViewProps) -> Html {
    let dispatch = use_dispatch();
    let shown = &props.shown;
    let passages = {
        let shown = shown.clone();
        use_memo((props.serial, shown.reading.article.blocks().len()), move |_| passages(&shown))
    };
    // Passages appear once per article; their marks are laid on afterwards, so that new marks never make text vanish.
    let drawn = use_progress((props.serial, true), passages.len());
    // And marks that are there give way to others at once: none vanishes.
    let has_marks = shown.settled || shown.provisional;
    let marked = use_progress((props.serial, has_marks), passages.len());
    use_arrival(props.serial, READING);
    let focus = Focus::of(&shown.annotations, props.card);
    // The reader may be on the way to a mark whose passage is not near yet.
    let start = props.card.and_then(|target| target.range(&shown.annotations)).map(article::TextRange::start);
    let goal = start.map(|start| shown.reading.article.blocks().partition_point(|block| block.range.end() <= start));
    let is_marked = |index: usize, groups: &[Group]| {
        let is_goal = |group: &Group| goal.is_some_and(|goal| group.blocks().contains(&goal));
        index < marked && (props.near.0..props.near.1).contains(&index) || groups.iter().any(is_goal)
    };
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: MouseEvent| match marks::pointed(&event) {
            // The end of a selection is no press.
            _ if selection::is_there() => {}
            Some(target) => dispatch.dispatch(Action::Press(target)),
            None => dispatch.dispatch(Action::CloseCard),
        })
    };
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| dispatch.dispatch(Action::Words(events::value(&event))))
    };
    let onfocusout = {
        Callback::from(move |event: FocusEvent| {
            if events::is_inside(&event, REWRITE_FIELD) {
                dispatch.dispatch(Action::Rewrite(false));
            }
        })
    };
    // The pointer rests on words to read them: it opens only what is seen to be marked.
    let onmouseover = props
        .hover
        .reform(|event: MouseEvent| if events::is_inside(&event, UNSEEN) { None } else { marks::pointed(&event) });
    let onmouseleave = props.hover.reform(|_: MouseEvent| None);
    let view = |(index, groups): (usize, &Rc<[Group]>)| {
        html! {
            <Passage key={index} shown={shown.clone()} serial={props.serial} groups={Rc::clone(groups)} marked={is_marked(index, groups)}
                focus={focus.within(shown, groups)} furniture_shown={props.furniture_shown} spoken={props.spoken}
                rewriting={props.rewriting.filter(|block| groups.iter().any(|group| group.blocks().contains(block)))} />
        }
    };
    // Blocks have their own way; where letters and lists stand is the article's.
    let dir = is_right_to_left(shown.reading.article.text()).then_some("rtl");
    // A voice reads it in its own language.
    let lang = Some(shown.annotations.language.clone()).filter(|tag| !matches!(tag.as_str(), "" | "und"));
    let class = joined(&["article", class_if(props.marks_hidden, "unmarked")]);
    html! {
        <article id={ARTICLE} {class} {dir} {lang} tabindex="0" aria-label={strings::ARTICLE} {onclick} {onchange} {onfocusout} {onmouseover} {onmouseleave}>
            { for passages.iter().take(drawn).enumerate().map(view) }
        </article>
    }
}

/// Where marks are not seen: all while they are hidden, in Calm the words of claims that are not in focus.
const UNSEEN: &str = ".unmarked,[data-density=calm] .claim:not(.mention,.lit)";

/// The field for a passage's words, as a selector.
const REWRITE_FIELD: &str = "#rewrite";

/// Blocks in a passage, about: what a window shows, so that the first marks wait for no others.
const PASSAGE: usize = 8;

/// The article's groups of blocks, in passages: what is drawn at a time. A long article has hundreds of passages and
/// tens of thousands of blocks, so that a change is looked for in few places.
fn passages(shown: &Shown) -> Vec<Rc<[Group]>> {
    let mut passages = Vec::new();
    let mut open = Vec::new();
    let mut blocks = 0;
    for group in groups(shown.reading.article.blocks()) {
        blocks += group.blocks().len();
        open.push(group);
        if blocks >= PASSAGE {
            passages.push(std::mem::take(&mut open).into());
            blocks = 0;
        }
    }
    if !open.is_empty() {
        passages.push(open.into());
    }
    passages
}

//! Find in the article: words, or an actor's mentions.

use article::EntityId;
use yew::prelude::*;

use super::ARTICLE;
use super::parts::{press, press_away, sign};
use crate::hooks::{on, use_after};
use crate::platform::{events, page};
use crate::state::{Action, Direction, Find, Shown};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

/// The field's element id.
pub(crate) const FIND_FIELD: &str = "find";

#[derive(Properties, PartialEq)]
pub(crate) struct FindBarProps {
    /// What is looked for.
    pub(crate) find: ByPointer<Find>,
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
}

#[component]
pub(crate) fn FindBar(props: &FindBarProps) -> Html {
    let dispatch = use_dispatch();
    let find = &props.find;
    use_after(
        on(0),
        Box::new(|| {
            page::focus_and_select(FIND_FIELD);
            None
        }),
    );
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| dispatch.dispatch(Action::Find(events::value(&event))))
    };
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                let direction = if event.shift_key() { Direction::Previous } else { Direction::Next };
                dispatch.dispatch(Action::FindStep(direction));
            }
        })
    };
    let offer = |entity: EntityId| {
        let name = props.shown.annotations.entity(entity).map(|entity| entity.name.clone());
        let onclick = press_away(&dispatch, Action::FindEntity(entity), FIND_FIELD);
        html! { <li><button type="button" class="offer" data-find-entity={entity.0.to_string()} {onclick}>{ name }</button></li> }
    };
    let offered = find.offered(&props.shown);
    let count = if find.words.trim().is_empty() { String::new() } else { strings::found(find.at, find.hits.len()) };
    html! {
        <search class="find">
            <div class="find-line">
                <input id={FIND_FIELD} type="search" dir="auto" autocomplete="off" spellcheck="false" placeholder={strings::FIND_HINT}
                    aria-label={strings::FIND_HINT} value={find.words.clone()} {oninput} {onkeydown} />
                <span class="find-count" role="status">{ count }</span>
                { sign("step", "find-previous", "‹", strings::FIND_PREVIOUS, press(&dispatch, Action::FindStep(Direction::Previous))) }
                { sign("step", "find-next", "›", strings::FIND_NEXT, press(&dispatch, Action::FindStep(Direction::Next))) }
                { sign("step", "find-close", "×", strings::CLOSE, press_away(&dispatch, Action::CloseFind, ARTICLE)) }
            </div>
            if !offered.is_empty() {
                <ul class="offers" aria-label={strings::FIND_OFFERS}>{ for offered.into_iter().map(offer) }</ul>
            }
        </search>
    }
}

//! Small pieces that many components are made of, each written once: a page that loads fast says nothing twice.

use yew::prelude::*;

use crate::platform::{events, page};
use crate::state::{Action, Mend};
use crate::store::Dispatch;
use crate::strings;

/// A class that an element has or has not.
pub(crate) const fn class_if(has: bool, class: &'static str) -> &'static str {
    if has { class } else { "" }
}

/// The classes of an element, the empty ones left out.
pub(crate) fn joined(classes: &[&str]) -> String {
    let mut joined = String::new();
    for class in classes.iter().filter(|class| !class.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(class);
    }
    joined
}

/// An element that holds words and nothing else; without a class where that is empty.
pub(crate) fn told(tag: &'static str, class: &'static str, text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { <@{tag} class={(!class.is_empty()).then_some(class)}>{ text }</@> }
}

/// A paragraph that is always the same, from `index.html`.
pub(crate) fn always(class: &'static str, code: &str) -> Html {
    told("p", class, page::notice(code).unwrap_or_default())
}

/// A press that sends an action.
pub(crate) fn press(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
}

/// A press that sends an action and leaves the focus to another element: what was pressed may be gone.
pub(crate) fn press_away(dispatch: &Dispatch, action: Action, to: &'static str) -> Callback<MouseEvent> {
    press(dispatch, action).reform(move |event: MouseEvent| {
        page::focus_in_place(to);
        event
    })
}

/// A button with words on it; `action` names it in the markup.
pub(crate) fn button(
    class: &'static str,
    action: &'static str,
    label: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} data-action={action} {onclick}>{ label }</button> }
}

/// A button with a sign on it, and the words that it stands for.
pub(crate) fn sign(
    class: &'static str,
    action: &'static str,
    sign: &'static str,
    label: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} data-action={action} aria-label={label} title={label} {onclick}>{ sign }</button> }
}

/// A field for a line of words, which Enter sends off. The value is what stands in it at first: what is typed stays, whatever is
/// drawn anew meanwhile.
pub(crate) fn entry(
    id: Option<&'static str>,
    label: &'static str,
    value: &str,
    dispatch: &Dispatch,
    make: fn(String) -> Mend,
) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| dispatch.dispatch(Action::Mend(make(events::value(&event)))));
    html! {
        <input {id} type="text" class="entry" dir="auto" autocomplete="off" placeholder={label} aria-label={label}
            ~defaultValue={value.to_owned()} {onchange} />
    }
}

/// One of several ways to have it.
pub(crate) struct Choice {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Whether it is so now.
    pub(crate) chosen: bool,
    /// Makes it so.
    pub(crate) choose: Callback<MouseEvent>,
}

/// Several ways to have it, one of them chosen.
pub(crate) fn choices(label: &'static str, class: &'static str, choices: &[Choice]) -> Html {
    let button = |choice: &Choice| {
        html! {
            <button type="button" class="choice" aria-pressed={choice.chosen.to_string()} onclick={choice.choose.clone()}>
                { choice.name }
            </button>
        }
    };
    html! {
        <div class={format!("choices {class}")} role="group" aria-label={label}>{ for choices.iter().map(button) }</div>
    }
}

/// A dialog over the page: its heading, its content, and the button that closes it. Escape and the button both close
/// the dialog itself, so that the browser gives the focus back.
pub(crate) fn dialog(id: &'static str, title: &'static str, content: Html, onclose: Callback<Event>) -> Html {
    let close = Callback::from(move |_: MouseEvent| page::close_dialog(id));
    let title_id = format!("{id}-title");
    html! {
        <dialog {id} class="dialog" aria-labelledby={title_id.clone()} {onclose}>
            <h2 id={title_id} tabindex="-1">{ title }</h2>
            { content }
            <div class="dialog-actions">{ button("button", "close", strings::CLOSE, close) }</div>
        </dialog>
    }
}

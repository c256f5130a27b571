//! The bar over every page: the name, the way out of an article, how loudly marks are drawn, light or dark, share.

use yew::prelude::*;

use crate::state::{Action, Density, State, Theme};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

#[derive(Properties, PartialEq)]
pub(crate) struct TopBarProps {
    /// Everything that the page knows.
    pub(crate) state: ByPointer<State>,
}

#[component]
pub(crate) fn TopBar(props: &TopBarProps) -> Html {
    let state = &props.state;
    let dispatch = use_dispatch();
    let send = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let look = use_state(|| false);
    let look_open = *look;
    // A phone has no room for these choices in the bar: there they open under it.
    let toggle_look = Callback::from(move |_: MouseEvent| look.set(!look_open));
    let reading = state.shown.is_some();
    let back = if reading { strings::PREVIOUS_ARTICLE } else { strings::BACK_TO_ARTICLE };
    // A phone has room for the first word alone.
    let label = |[first, rest]: [&'static str; 2]| html! { <>{ first }<span class="rest">{ rest }</span></> };
    html! {
        <header class="top-bar">
            <span class="wordmark">{ strings::NAME }</span>
            <nav class="top-actions" aria-label={strings::ARTICLE}>
                if reading {
                    <button class="button quiet" data-action="new" onclick={send(Action::NewArticle)}>{ label(strings::NEW_ARTICLE) }</button>
                }
                if state.previous.is_some() {
                    <button class="button quiet" data-action="previous" onclick={send(Action::Previous)}>{ label(back) }</button>
                }
            </nav>
            <div class="top-look">
                <button type="button" class="button quiet look-toggle" data-action="look" aria-expanded={look_open.to_string()} onclick={toggle_look}>
                    { strings::LOOK }
                </button>
                <div class={classes!("looks", look_open.then_some("open"))}>
                    if reading {
                        { choices(strings::DENSITY, "density", &densities(state.density, &send)) }
                    }
                    { choices(strings::THEME, "theme", &themes(state.theme, &send)) }
                </div>
                if reading {
                    <button class="button primary" data-action="share" onclick={send(Action::Share(true))}>{ strings::SHARE }</button>
                }
            </div>
        </header>
    }
}

fn densities(now: Density, send: &dyn Fn(Action) -> Callback<MouseEvent>) -> Vec<Choice> {
    let choice = |density: Density| Choice {
        name: strings::density(density),
        chosen: density == now,
        choose: send(Action::Density(density)),
    };
    Density::ALL.map(choice).into()
}

fn themes(now: Theme, send: &dyn Fn(Action) -> Callback<MouseEvent>) -> Vec<Choice> {
    let choice =
        |theme: Theme| Choice { name: strings::theme(theme), chosen: theme == now, choose: send(Action::Theme(theme)) };
    Theme::ALL.map(choice).into()
}

/// One of several ways to have it.
struct Choice {
    name: &'static str,
    chosen: bool,
    choose: Callback<MouseEvent>,
}

/// Several ways to have it, one of them chosen.
fn choices(label: &'static str, class: &'static str, choices: &[Choice]) -> Html {
    let button = |choice: &Choice| {
        html! {
            <button type="button" class="choice" aria-pressed={choice.chosen.to_string()} onclick={choice.choose.clone()}>
                { choice.name }
            </button>
        }
    };
    html! {
        <div class={classes!("choices", class)} role="group" aria-label={label}>{ for choices.iter().map(button) }</div>
    }
}

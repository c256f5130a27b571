//! The bar over every page: the name, the way out of an article, how loudly marks are drawn, and what else can be done.

use yew::prelude::*;

use super::mended::steps;
use super::parts::{button, choices, press, sign, told};
use super::settings_dialog::setting_choices;
use crate::hooks::opens_library;
use crate::state::{Action, Dialog, Setting, State};
use crate::store::Dispatch;
use crate::strings;

/// The bar.
pub(crate) fn top_bar(state: &State, dispatch: &Dispatch) -> Html {
    let send = |action: Action| press(dispatch, action);
    let open = |dialog: Dialog| send(Action::Dialog(Some(dialog)));
    let reading = state.shown.is_some();
    let back = if reading { strings::PREVIOUS_ARTICLE } else { strings::BACK_TO_ARTICLE };
    // A phone has room for the first word alone.
    let worded = |action: &'static str, [first, rest]: [&'static str; 2], onclick: Callback<MouseEvent>| {
        html! { <button class="button quiet" data-action={action} {onclick}>{ first }{ told("span", "rest", rest) }</button> }
    };
    let find = if state.find.is_some() { Action::CloseFind } else { Action::Find(String::new()) };
    let library = opens_library(dispatch);
    html! {
        <header class="top-bar">
            { told("span", "wordmark", strings::NAME) }
            <nav class="top-actions" aria-label={strings::ARTICLE}>
                if reading { { worded("new", strings::NEW_ARTICLE, send(Action::NewArticle)) } }
                if state.previous.is_some() { { worded("previous", back, send(Action::Previous)) } }
            </nav>
            <div class="top-look">
                if reading {
                    { choices(strings::setting(Setting::Density), "density", &setting_choices(state.settings, Setting::Density, dispatch)) }
                    { button("button quiet", "find", strings::FIND, send(find)) }
                }
                if let Some(shown) = &state.shown { { steps(shown, dispatch) } }
                if reading { { button("button quiet wide", "library", strings::LIBRARY, library) } }
                { sign("button quiet", "settings", "Aa", strings::SETTINGS, open(Dialog::Settings)) }
                if reading {
                    { button("button primary", "share", strings::SHARE, open(Dialog::Share)) }
                } else {
                    { button("button quiet", "about", strings::ABOUT, open(Dialog::About)) }
                }
            </div>
        </header>
    }
}

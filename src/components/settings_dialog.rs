//! The dialogs that need no article: the library, settings, keys, and what this page is.

use yew::prelude::*;

use super::notice_card;
use super::parts::{Choice, always, button, choices, dialog, press, told};
use super::sidebar::layers;
use crate::hooks::{draw_shelf, look_in_library, on, opens_library, press_in_library, use_after, wipe};
use crate::platform::{events, page};
use crate::state::{Action, Dialog, Notice, Setting, Settings};
use crate::store::{Dispatch, use_dispatch};
use crate::strings;

const ID: &str = "dialog";
/// Where the text about this page goes.
const ABOUT: &str = "about-body";
/// Where it is kept: a template in index.html.
const ABOUT_TEXT: &str = "about-text";
/// Where the list of keys goes.
const KEYS: &str = "keys-body";
/// Where it is kept: a template in index.html.
const KEYS_TEXT: &str = "keys-text";
/// Where the library's field, list and buttons go.
const LIBRARY: &str = "library-body";
/// Where they are kept, but for the list: a template in index.html.
const LIBRARY_TEXT: &str = "library-text";

#[derive(Properties, PartialEq)]
pub(crate) struct PlainDialogProps {
    /// Which of them.
    pub(crate) which: Dialog,
    /// What the reader chose and keeps.
    pub(crate) settings: Settings,
    /// The layers of marks that are switched off, as bits.
    pub(crate) layers_off: u8,
    /// Something to tell the reader, shown in here because the dialog lies over the page.
    pub(crate) notice: Option<Notice>,
}

#[component]
pub(crate) fn PlainDialog(props: &PlainDialogProps) -> Html {
    let dispatch = use_dispatch();
    let opened = || {
        page::open_dialog(ID);
        page::fill_from_template(ABOUT, ABOUT_TEXT);
        page::fill_from_template(KEYS, KEYS_TEXT);
        page::fill_from_template(LIBRARY, LIBRARY_TEXT);
        draw_shelf();
        page::focus_and_select("dialog-title");
        None
    };
    use_after(on(props.which as usize), Box::new(opened));
    let onclose = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: Event| dispatch.dispatch(Action::Dialog(None)))
    };
    let (title, content) = match props.which {
        Dialog::Compare => (strings::COMPARE_TITLE, html! { <div id="library-list" class="compare-body"></div> }),
        Dialog::Library => (strings::LIBRARY, library(&dispatch)),
        Dialog::Settings | Dialog::Share | Dialog::ShareClaim => {
            (strings::SETTINGS, settings(props.settings, props.layers_off, &dispatch))
        }
        Dialog::Keys => (strings::KEYS_TITLE, html! { <dl id={KEYS} class="keys"></dl> }),
        Dialog::About => (strings::ABOUT_TITLE, html! { <div id={ABOUT} class="about"></div> }),
    };
    let notice = props.notice.as_ref().map(|notice| notice_card(notice, None, false, &dispatch));
    dialog(ID, title, html! { <>{ content }{ notice.unwrap_or_default() }</> }, onclose)
}

/// The choices of a setting.
pub(super) fn setting_choices(settings: Settings, setting: Setting, dispatch: &Dispatch) -> Vec<Choice> {
    let choice = |(index, name): (usize, &&'static str)| Choice {
        name,
        chosen: settings.choice(setting) == index,
        choose: press(dispatch, Action::Set(setting, index)),
    };
    strings::setting_choices(setting).iter().enumerate().map(choice).collect()
}

/// The library's frame. The desk draws the list in it; presses and words are heard here.
fn library(dispatch: &Dispatch) -> Html {
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some((action, entry)) = events::pressed(&event) {
                press_in_library(&action, entry, &dispatch);
            }
        })
    };
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| look_in_library(&events::value(&event), &dispatch))
    };
    html! { <div id={LIBRARY} {onclick} {oninput}></div> }
}

fn settings(settings: Settings, off: u8, dispatch: &Dispatch) -> Html {
    let row = |setting: Setting| {
        let label = strings::setting(setting);
        html! {
            <div class="setting" data-setting={setting.code()}>
                <span class="setting-name" aria-hidden="true">{ label }</span>
                { choices(label, setting.code(), &setting_choices(settings, setting, dispatch)) }
            </div>
        }
    };
    let open = |dialog: Dialog| press(dispatch, Action::Dialog(Some(dialog)));
    let wipe = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| wipe(&dispatch))
    };
    let library = opens_library(dispatch);
    html! {
        <>
            { for Setting::ALL.into_iter().map(row) }
            <div class="setting" data-setting="layers">
                { told("span", "setting-name", strings::LAYERS) }
                { layers(None, off, dispatch) }
            </div>
            { always("fine", "speech-hint") }
            <div class="setting-more">
                { button("button small", "library", strings::LIBRARY, library) }
                { button("button small", "keys", strings::KEYS_TITLE, open(Dialog::Keys)) }
                { button("button small", "about", strings::ABOUT_TITLE, open(Dialog::About)) }
            </div>
            // What cannot be undone takes a second press, elsewhere.
            <details class="wipe">
                <summary class="more">{ strings::WIPE }{ " …" }</summary>
                { always("fine", "wipe-hint") }
                { button("button small", "wipe", strings::WIPE, wipe) }
            </details>
        </>
    }
}

//! The dialogs that need no article: settings, keys, and what this page is.

use yew::prelude::*;

use super::parts::{Choice, button, choices, dialog, press, told};
use crate::platform::{page, storage};
use crate::state::{Action, Dialog, Setting, Settings};
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

#[derive(Properties, PartialEq)]
pub(crate) struct PlainDialogProps {
    /// Which of them.
    pub(crate) which: Dialog,
    /// What the reader chose and keeps.
    pub(crate) settings: Settings,
}

#[component]
pub(crate) fn PlainDialog(props: &PlainDialogProps) -> Html {
    let dispatch = use_dispatch();
    use_effect_with(props.which, |_| {
        page::open_dialog(ID);
        page::fill_from_template(ABOUT, ABOUT_TEXT);
        page::fill_from_template(KEYS, KEYS_TEXT);
        page::focus_and_select("dialog-title");
    });
    let onclose = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: Event| dispatch.dispatch(Action::Dialog(None)))
    };
    let (title, content) = match props.which {
        Dialog::Settings | Dialog::Share | Dialog::ShareClaim => {
            (strings::SETTINGS, settings(props.settings, &dispatch))
        }
        Dialog::Keys => (strings::KEYS_TITLE, html! { <dl id={KEYS} class="keys"></dl> }),
        Dialog::About => (strings::ABOUT_TITLE, html! { <div id={ABOUT} class="about"></div> }),
    };
    dialog(ID, title, content, onclose)
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

fn settings(settings: Settings, dispatch: &Dispatch) -> Html {
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
    let wipe = Callback::from(|_: MouseEvent| storage::wipe());
    html! {
        <>
            { for Setting::ALL.into_iter().map(row) }
            { told("p", "fine", strings::SPEECH_HINT) }
            <div class="setting-more">
                { button("button small", "keys", strings::KEYS_TITLE, open(Dialog::Keys)) }
                { button("button small", "about", strings::ABOUT_TITLE, open(Dialog::About)) }
                { button("button small", "wipe", strings::WIPE, wipe) }
            </div>
            { told("p", "fine", strings::WIPE_HINT) }
        </>
    }
}

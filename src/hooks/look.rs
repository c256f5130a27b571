//! The settings: read from what the browser keeps once, written when they change, told to the style sheets. And the
//! layers that are off.

use yew::prelude::*;

use super::after::{on, use_after};
use crate::platform::{page, storage};
use crate::state::{Setting, Settings, State};
use crate::store::ByPointer;

/// Where the browser keeps which layers are off.
const LAYERS_OFF: &str = "off";

/// What the reader chose before, or the defaults.
pub(crate) fn kept_settings() -> Settings {
    Setting::ALL.into_iter().fold(Settings::default(), |settings, setting| {
        let kept = storage::setting(setting.code());
        let known = setting.choices().iter().position(|choice| kept.as_deref() == Some(*choice));
        known.map_or(settings, |choice| settings.with(setting, choice))
    })
}

/// The layers that were off, as bits.
pub(crate) fn kept_layers_off() -> u8 {
    storage::setting(LAYERS_OFF).and_then(|off| off.parse().ok()).unwrap_or(0)
}

/// Tells the style sheets, and keeps what the reader chose.
#[hook]
pub(crate) fn use_look(state: &ByPointer<State>) {
    let settings = state.settings;
    let look = move || {
        for setting in Setting::ALL {
            let (code, choice) = (setting.code(), settings.code(setting));
            page::set_root_attribute(&format!("data-{code}"), choice);
            storage::set_setting(code, choice);
        }
        None
    };
    // No setting has as many choices as there are digits.
    let number = Setting::ALL.into_iter().fold(0, |number, setting| number * 10 + settings.choice(setting));
    use_after(on(number), Box::new(look));
    let off = state.layers_off;
    let tell = move || {
        let names: Vec<String> =
            (0..8).filter(|index| off >> index & 1 == 1).map(|index: u32| (index + 1).to_string()).collect();
        page::set_root_attribute("data-off", &names.join(" "));
        storage::set_setting(LAYERS_OFF, &off.to_string());
        None
    };
    use_after(on(off.into()), Box::new(tell));
}

//! Theme and density: read from the browser's settings once, written when they change, told to the style sheets.

use yew::prelude::*;

use crate::platform::{page, storage};
use crate::state::{Density, State, Theme};
use crate::store::ByPointer;

const THEME: &str = "theme";
const DENSITY: &str = "density";

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// The density's name in the page's markup.
pub(crate) fn density_name(density: Density) -> &'static str {
    match density {
        Density::Calm => "calm",
        Density::Standard => "standard",
        Density::Everything => "everything",
    }
}

/// The look that the reader chose before, or the default.
pub(crate) fn kept_look() -> (Theme, Density) {
    let theme = storage::setting(THEME);
    let density = storage::setting(DENSITY);
    let known_theme =
        [Theme::Light, Theme::Dark].into_iter().find(|known| theme.as_deref() == Some(theme_name(*known)));
    let known_density = Density::ALL.into_iter().find(|known| density.as_deref() == Some(density_name(*known)));
    (known_theme.unwrap_or_default(), known_density.unwrap_or_default())
}

/// Tells the style sheets, and keeps what the reader chose.
#[hook]
pub(crate) fn use_look(state: &ByPointer<State>) {
    use_effect_with((state.theme, state.density), |(theme, density)| {
        page::set_root_attribute("data-theme", theme_name(*theme));
        page::set_root_attribute("data-density", density_name(*density));
        storage::set_setting(THEME, theme_name(*theme));
        storage::set_setting(DENSITY, density_name(*density));
    });
}

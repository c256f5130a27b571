//! What settings, filters, keys, the library and the bar for finding are called.

use super::{OWN_VOICE, UNNAMED_SOURCES, certainty, thousands};
use crate::state::{Facet, Overview, Setting, Speaker, SpeakerRow};
use article::Certainty;

pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const WIPE: &str = "Forget everything";
pub(crate) const LIBRARY: &str = "Library";
pub(crate) const COMPARE: &str = "Compare with mine";
pub(crate) const COMPARE_TITLE: &str = "Your reading and this one";
pub(crate) const KEEP_COPY: &str = "Keep a copy";
pub(crate) const KEPT_COPY: &str = "Kept in the library";
pub(crate) const KEYS_TITLE: &str = "Keys";
pub(crate) const ABOUT: &str = "About";
pub(crate) const ABOUT_TITLE: &str = "About Glossator";
pub(crate) const FIND: &str = "Find";
pub(crate) const FIND_HINT: &str = "Find words or an actor";
pub(crate) const FIND_NEXT: &str = "Next place";
pub(crate) const FIND_PREVIOUS: &str = "Previous place";
pub(crate) const FIND_OFFERS: &str = "Actors and places of that name";
pub(crate) const FILTERS: &str = "Look for claims";
pub(crate) const CLEAR: &str = "Show all";
pub(crate) const LAYERS: &str = "Layers";
pub(crate) const LAYERS_OFF: &str = "Some marks are hidden.";
pub(crate) const LAYERS_HINT: &str = "Press one to hide or show it.";

/// What a setting is called.
pub(crate) fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Density => "Marks",
        Setting::Size => "Text size",
        Setting::Face => "Typeface",
        Setting::Theme => "Appearance",
        Setting::Speech => "Spoken marks",
        Setting::Keys => "Single keys",
    }
}

/// What its choices are called, in their order.
pub(crate) fn setting_choices(setting: Setting) -> &'static [&'static str] {
    match setting {
        Setting::Density => &["Calm", "Standard", "Everything"],
        Setting::Size => &["Small", "Medium", "Large", "Huge"],
        Setting::Face => &["Serif", "Sans"],
        Setting::Theme => &["System", "Light", "Dark"],
        Setting::Speech => &["Off", "Claims", "All"],
        Setting::Keys => &["On", "Off"],
    }
}

/// What a facet of claims is called.
pub(crate) fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Letter => "Kind of claim",
        Facet::Certainty => "How firmly",
        Facet::Speaker => "Who says it",
        Facet::Place => "Where",
    }
}

/// The choice of no value in particular.
pub(crate) fn any(facet: Facet) -> &'static str {
    match facet {
        Facet::Letter => "Any kind",
        Facet::Certainty => "However firm",
        Facet::Speaker => "Anyone",
        Facet::Place => "Anywhere",
    }
}

/// "Quoted (9)".
pub(crate) fn facet_value(facet: Facet, value: usize, count: usize, overview: &Overview) -> String {
    let name = match facet {
        Facet::Letter => ["quoted", "reported", "predicted", "own voice"].get(value).copied().unwrap_or_default(),
        Facet::Certainty => Certainty::ALL.get(value).map_or("", |value| certainty(*value)),
        Facet::Speaker => overview.speakers.get(value).map_or("", speaker),
        Facet::Place => overview.places.get(value).map_or("", |place| place.name.as_str()),
    };
    format!("{name} ({count})")
}

/// How the page calls who answers for a claim.
pub(crate) fn speaker(row: &SpeakerRow) -> &str {
    match row.speaker {
        Speaker::Entity(_) | Speaker::Unnamed(Some(_)) => &row.name,
        Speaker::Unnamed(None) => UNNAMED_SOURCES,
        Speaker::Article => OWN_VOICE,
    }
}

/// "7 of 23 claims".
pub(crate) fn kept(count: usize, of: usize) -> String {
    format!("{} of {}", thousands(count), super::claims(of))
}

/// "3 of 14", of places found.
pub(crate) fn found(at: usize, of: usize) -> String {
    if of == 0 { "not found".to_owned() } else { format!("{} of {}", thousands(at + 1), thousands(of)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_choice_has_a_name() {
        for known in Setting::ALL {
            assert_eq!(setting_choices(known).len(), known.choices().len(), "{}", setting(known));
        }
    }
}

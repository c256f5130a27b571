//! What a reader chooses once and keeps: how loudly marks are drawn, size and face of the text, light or dark, keys.
//!
//! Each setting is one choice among a few, known by a code: the style sheets read it from the document's root, and the
//! browser keeps it under the setting's name.

/// Something that can be set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setting {
    /// How loudly marks are drawn.
    Density,
    /// The size of the article's text.
    Size,
    /// The face of the article's text.
    Face,
    /// Light, dark, or as the system has it.
    Theme,
    /// Which marks a screen reader speaks within the article.
    Speech,
    /// Whether single letters are commands.
    Keys,
}

impl Setting {
    /// All, in the order in which the page lists them.
    pub const ALL: [Self; 6] = [Self::Density, Self::Size, Self::Face, Self::Theme, Self::Speech, Self::Keys];

    /// Its name in the page's markup and in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Density => "density",
            Self::Size => "size",
            Self::Face => "face",
            Self::Theme => "theme",
            Self::Speech => "speech",
            Self::Keys => "keys",
        }
    }

    /// The codes of its choices, in the order in which the page lists them.
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Density => &["calm", "standard", "everything"],
            Self::Size => &["small", "medium", "large", "huge"],
            Self::Face => &["serif", "sans"],
            Self::Theme => &["system", "light", "dark"],
            Self::Speech => &["off", "claims", "all"],
            Self::Keys => &["on", "off"],
        }
    }

    /// The choice where none was made.
    pub const fn usual(self) -> u8 {
        match self {
            Self::Size => 1,
            _ => 0,
        }
    }
}

/// The choices made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings([u8; Setting::ALL.len()]);

impl Default for Settings {
    fn default() -> Self {
        Self(Setting::ALL.map(Setting::usual))
    }
}

impl Settings {
    /// Which of the choices is made.
    pub fn choice(self, setting: Setting) -> usize {
        usize::from(self.0[setting as usize])
    }

    /// The code of the choice that is made.
    pub fn code(self, setting: Setting) -> &'static str {
        setting.choices()[self.choice(setting)]
    }

    /// The same with another choice; a choice that there is not changes nothing.
    pub fn with(mut self, setting: Setting, choice: usize) -> Self {
        if choice < setting.choices().len() {
            self.0[setting as usize] = choice as u8;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_made_and_the_others_stay() {
        let settings = Settings::default().with(Setting::Theme, 2).with(Setting::Size, 0);
        let codes = Setting::ALL.map(|setting| settings.code(setting));
        assert_eq!(codes, ["calm", "small", "serif", "dark", "off", "on"]);
        assert_eq!(settings.with(Setting::Keys, 2), settings, "there are two choices only");
    }

    #[test]
    fn each_setting_has_a_place_of_its_own() {
        for (place, setting) in Setting::ALL.into_iter().enumerate() {
            assert_eq!(setting as usize, place);
        }
    }
}

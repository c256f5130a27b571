//! Keys of the keyboard.

/// A key that writes nothing, or a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// Tab.
    Tab,
    /// Shift and Tab.
    ShiftTab,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Ctrl and a letter.
    Ctrl(char),
    /// A letter.
    Letter(char),
}

const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';

impl Key {
    /// The key that is held and the key that is pressed, as WebDriver names them.
    pub(crate) const fn codes(self) -> (Option<char>, char) {
        match self {
            Self::Tab => (None, '\u{e004}'),
            Self::ShiftTab => (Some(SHIFT), '\u{e004}'),
            Self::Enter => (None, '\u{e007}'),
            Self::Escape => (None, '\u{e00c}'),
            Self::Ctrl(letter) => (Some(CONTROL), letter),
            Self::Letter(letter) => (None, letter),
        }
    }
}

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
    /// Ctrl, Shift and a letter.
    CtrlShift(char),
    /// Shift and an arrow to the right.
    ShiftRight,
    /// A letter.
    Letter(char),
}

const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';

impl Key {
    /// The keys that are held and the key that is pressed, as WebDriver names them.
    pub(crate) const fn codes(self) -> (&'static [char], char) {
        match self {
            Self::Tab => (&[], '\u{e004}'),
            Self::ShiftTab => (&[SHIFT], '\u{e004}'),
            Self::Enter => (&[], '\u{e007}'),
            Self::Escape => (&[], '\u{e00c}'),
            Self::Ctrl(letter) => (&[CONTROL], letter),
            Self::CtrlShift(letter) => (&[CONTROL, SHIFT], letter),
            Self::ShiftRight => (&[SHIFT], '\u{e014}'),
            Self::Letter(letter) => (&[], letter),
        }
    }
}

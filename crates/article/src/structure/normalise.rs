//! Cleans a text once, and keeps the way back to the text as it was given.
//!
//! Line ends become line feeds, tabs become spaces; control characters, non-characters and characters that take no room
//! and mean nothing between words go; runs of blank lines become one. Everything else stays as it is, joiners of emoji
//! and of Persian and the marks of writing direction among them.

/// A normalised text with its way back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Normalised {
    pub(super) text: String,
    /// Pairs of (byte in `text`, code point in the text as given) where the two stop running in step.
    pub(super) given: Vec<(u32, u32)>,
}

/// What becomes of one character.
enum Fate {
    Keep,
    Become(char),
    Go,
}

fn fate(character: char) -> Fate {
    match character {
        '\n' => Fate::Keep,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Become('\n'),
        '\t' => Fate::Become(' '),
        // Byte order mark, zero-width space, word joiner, soft hyphen.
        '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}' => Fate::Go,
        '\u{fdd0}'..='\u{fdef}' => Fate::Go,
        _ if character.is_control() || u32::from(character) & 0xfffe == 0xfffe => Fate::Go,
        _ => Fate::Keep,
    }
}

/// Whether normalisation leaves a character as it is.
pub(crate) fn is_kept(character: char) -> bool {
    matches!(fate(character), Fate::Keep)
}

/// Normalises a text. Linear.
pub(super) fn normalise(given: &str) -> Normalised {
    let mut out = Writer::default();
    let mut characters = (0_u32..).zip(given.chars()).peekable();
    while let Some((point, character)) = characters.next() {
        match fate(character) {
            Fate::Keep => out.push(character, point),
            Fate::Become(other) => {
                if character == '\r' {
                    // "\r\n" is one line end.
                    characters.next_if(|(_, next)| *next == '\n');
                }
                out.push(other, point);
            }
            Fate::Go => {}
        }
    }
    out.finish()
}

#[derive(Default)]
struct Writer {
    out: Normalised,
    /// The code point of the given text that would stand in step with the next character.
    next: u32,
    /// Line feeds not written yet, with their code points; blanks between them are dropped.
    line_feeds: Vec<u32>,
    /// Blanks not written yet: they are dropped before a line feed and at the ends.
    blanks: Vec<(char, u32)>,
}

impl Writer {
    fn push(&mut self, character: char, point: u32) {
        if character == '\n' {
            self.blanks.clear();
            if self.line_feeds.len() < 2 {
                self.line_feeds.push(point);
            }
        } else if character.is_whitespace() {
            self.blanks.push((character, point));
        } else {
            // Nothing blank at the text's very start; an indented line keeps its blanks.
            if !self.out.text.is_empty() {
                for point in std::mem::take(&mut self.line_feeds) {
                    self.write('\n', point);
                }
                for (blank, point) in std::mem::take(&mut self.blanks) {
                    self.write(blank, point);
                }
            }
            self.line_feeds.clear();
            self.blanks.clear();
            self.write(character, point);
        }
    }

    fn write(&mut self, character: char, point: u32) {
        if point != self.next {
            let byte = u32::try_from(self.out.text.len()).unwrap_or(u32::MAX);
            self.out.given.push((byte, point));
        }
        self.next = point + 1;
        self.out.text.push(character);
    }

    fn finish(self) -> Normalised {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cleaned_once() {
        for (given, text, way_back) in [
            ("", "", vec![]),
            ("a b", "a b", vec![]),
            ("\u{feff}a", "a", vec![(0, 1)]),
            ("a\r\nb", "a\nb", vec![(2, 3)]),
            ("a\rb\u{2028}c", "a\nb\nc", vec![]),
            ("a\n\n\n\nb", "a\n\nb", vec![(3, 5)]),
            ("a \n \n\n b", "a\n\n b", vec![(1, 2), (2, 4), (3, 6)]),
            ("  a  ", "a", vec![(0, 2)]),
            ("a\u{0}b\u{7}c", "abc", vec![(1, 2), (2, 4)]),
            ("so\u{ad}ft", "soft", vec![(2, 3)]),
            ("a\tb", "a b", vec![]),
            ("👩\u{200d}🚀 ok", "👩\u{200d}🚀 ok", vec![]),
            ("e\u{301}", "e\u{301}", vec![]),
        ] {
            assert_eq!(normalise(given), Normalised { text: text.to_owned(), given: way_back }, "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_normalised_stays(given in any::<String>()) {
            let once = normalise(&given);
            let twice = normalise(&once.text);
            prop_assert_eq!(&twice.text, &once.text);
            prop_assert!(twice.given.is_empty());
            prop_assert!(once.text.chars().all(is_kept));
        }

        #[test]
        fn the_way_back_leads_to_the_same_character(given in any::<String>()) {
            let normalised = normalise(&given);
            let points: Vec<char> = given.chars().collect();
            let (mut pairs, mut point) = (normalised.given.iter().peekable(), 0_u32);
            for (byte, character) in normalised.text.char_indices() {
                if let Some((_, reset)) = pairs.next_if(|(from, _)| *from as usize == byte) {
                    point = *reset;
                }
                let original = points[point as usize];
                let same = match fate(original) {
                    Fate::Keep => original == character,
                    Fate::Become(other) => other == character,
                    Fate::Go => false,
                };
                prop_assert!(same, "{:?} at {} came from {:?}", character, byte, original);
                point += 1;
            }
        }
    }
}

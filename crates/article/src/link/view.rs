//! What of a reading its sharer looked at: a section of its own, which a decoder may leave unread.

use serde::{Deserialize, Serialize};

use super::section::{push_number, take_number};

/// Which claims were looked for when the link was made. Each part is optional; a claim fits where all parts do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct View {
    /// The letter in the margin: 0 quoted, 1 reported, 2 predicted, 3 the article's own voice.
    pub letter: Option<u32>,
    /// How firmly they are put: the position in [`Certainty::ALL`](crate::Certainty::ALL).
    pub certainty: Option<u32>,
    /// Who answers for them: the position of a claim of the same source.
    pub source_of: Option<u32>,
    /// What place they name: its entity's number.
    pub place: Option<u32>,
}

impl View {
    const fn parts(self) -> [Option<u32>; 4] {
        [self.letter, self.certainty, self.source_of, self.place]
    }

    /// The section's payload: each part in order, 0 for none, else the number and one. Empty where there is none.
    pub(super) fn payload(self) -> Vec<u8> {
        let mut out = Vec::new();
        if self != Self::default() {
            for part in self.parts() {
                push_number(&mut out, part.map_or(0, |number| u64::from(number) + 1));
            }
        }
        out
    }

    /// Reads a payload. Parts that are missing or too large are none; what follows the last is of a later page.
    pub(super) fn of(mut payload: &[u8]) -> Self {
        let mut part = || take_number(&mut payload).and_then(|number| u32::try_from(number.checked_sub(1)?).ok());
        Self { letter: part(), certainty: part(), source_of: part(), place: part() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Table, decode, encode, encode_with};
    use super::*;
    use crate::{Annotations, Article, Reading};

    #[test]
    fn parts_come_back_and_what_is_unknown_is_left_out() {
        let whole = View { letter: Some(3), certainty: None, source_of: Some(300), place: Some(0) };
        for view in [View::default(), whole, View { certainty: Some(u32::MAX), ..View::default() }] {
            assert_eq!(View::of(&view.payload()), view);
        }
        assert_eq!(View::default().payload(), Vec::<u8>::new());
        let mut longer = whole.payload();
        longer.extend([7, 7]);
        assert_eq!(View::of(&longer), whole);
        assert_eq!(View::of(&[4]), View { letter: Some(3), ..View::default() });
        assert_eq!(View::of(&[255; 12]), View::default());
    }

    #[test]
    fn what_was_looked_at_travels_with_the_reading() {
        let article = Article::from_plain_text("Talks open\n\nThe talks open on Monday, officials said.");
        let sent = Reading::new(article, Annotations::default());
        let table = Table::default();
        let view = View { letter: Some(1), source_of: Some(0), ..View::default() };
        let opened = decode(&encode_with(&sent, None, (view, false), &table).unwrap(), &table).unwrap();
        assert_eq!((opened.reading, opened.view), (sent.clone(), view));
        let plain = encode(&sent, None, &table).unwrap();
        assert_eq!(decode(&plain, &table).unwrap().view, View::default());
        assert!(encode_with(&sent, None, (view, false), &table).unwrap().len() < plain.len() + 20);
    }
}

//! The eight layers of marks, each of which can be switched off: four kinds of name, four letters of claim.

use super::{Letter, Overview};
use article::EntityKind;

/// A layer, by its key: 1 to 8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layer {
    /// Names of one look; the kinds that share it.
    Names(&'static [EntityKind]),
    /// Claims of one letter.
    Claims(Letter),
}

impl Layer {
    /// All, in the order of their keys.
    pub const ALL: [Self; 8] = [
        Self::Names(&[EntityKind::Person]),
        Self::Names(&[EntityKind::Organization]),
        Self::Names(&[EntityKind::State, EntityKind::Group]),
        Self::Names(&[EntityKind::Place]),
        Self::Claims(Letter::Quoted),
        Self::Claims(Letter::Reported),
        Self::Claims(Letter::Predicted),
        Self::Claims(Letter::Own),
    ];

    /// How many the article has: actors or places, claims.
    pub fn count(self, overview: &Overview) -> usize {
        match self {
            Self::Names([EntityKind::Place]) => overview.places.len(),
            Self::Names(kinds) => overview.who.iter().filter(|row| kinds.contains(&row.kind)).count(),
            Self::Claims(letter) => overview.claims_by_letter[letter as usize],
        }
    }
}

//! The letter that a claim wears in the margin.

use article::{Certainty, Claim, Mode};

/// What a claim is at first sight: predicted, or else how it is put.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Letter {
    /// Quoted, in whole or in part.
    Quoted,
    /// Reported in other words.
    Reported,
    /// About what has not happened yet, however it is put.
    Predicted,
    /// The article's own voice.
    Own,
}

impl Letter {
    /// All, in the order in which the page counts them.
    pub const ALL: [Self; 4] = [Self::Quoted, Self::Reported, Self::Predicted, Self::Own];

    /// The letter of a claim.
    pub const fn of(claim: &Claim) -> Self {
        match (claim.certainty, claim.mode) {
            (Certainty::Predicted, _) => Self::Predicted,
            (_, Mode::Quoted | Mode::Mixed) => Self::Quoted,
            (_, Mode::Reported) => Self::Reported,
            (_, Mode::Own) => Self::Own,
        }
    }

    /// Its name in the page's markup.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quoted => "q",
            Self::Reported => "r",
            Self::Predicted => "p",
            Self::Own => "o",
        }
    }
}

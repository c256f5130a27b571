//! The shapes of an attribution: what stands between a cue and its content, and where the content ends. Their names stand
//! in the table of weights.

/// What stands between a cue and the content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Frame {
    /// "said that".
    That,
    /// "said on Monday in Lima that".
    FarThat,
    /// Quotation marks at once.
    Quote,
    /// "said on Monday: “”".
    FarQuote,
    /// A colon.
    Colon,
    /// Nothing; a clause follows.
    Clause,
    /// Nothing; "to" with a verb follows.
    To,
    /// Somebody spoken to, then "to": "urged her to".
    ObjectTo,
    /// "whether", "what".
    Question,
    /// A preposition and its object.
    Preposition,
    /// A noun phrase.
    Object,
    /// "-ing".
    Ing,
    /// Anything else.
    Other,
    /// The content stands before the cue, in quotation marks.
    LeftQuote,
    /// The content stands before the cue.
    Left,
    /// The cue breaks a quotation.
    BothQuote,
    /// The cue breaks the content.
    Both,
    /// The noun or clause before, of which a side clause says that it is not so.
    OfNoun,
}

impl Frame {
    /// Its name in the tables of weights.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::That => "That",
            Self::FarThat => "FarThat",
            Self::Quote => "Quote",
            Self::FarQuote => "FarQuote",
            Self::Colon => "Colon",
            Self::Clause => "Clause",
            Self::To => "To",
            Self::ObjectTo => "ObjectTo",
            Self::Question => "Question",
            Self::Preposition => "Preposition",
            Self::Object => "Object",
            Self::Ing => "Ing",
            Self::Other => "Other",
            Self::LeftQuote => "LeftQuote",
            Self::Left => "Left",
            Self::BothQuote => "BothQuote",
            Self::Both => "Both",
            Self::OfNoun => "OfNoun",
        }
    }
}

/// How the border of a content was chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Edge {
    /// With the sentence.
    Sentence,
    /// With the quotation.
    Quotation,
    /// At the first comma.
    Comma,
    /// At a comma and "but", "while", "according"; at a semicolon or dash.
    Clause,
    /// At "and" before another verb.
    And,
    /// With the noun phrase.
    Phrase,
}

impl Edge {
    /// Its name in the tables of weights.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "Sentence",
            Self::Quotation => "Quotation",
            Self::Comma => "Comma",
            Self::Clause => "Clause",
            Self::And => "And",
            Self::Phrase => "Phrase",
        }
    }
}

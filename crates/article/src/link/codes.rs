//! The numbers that stand for kinds and reasons. Part of the format: they never change, and new ones go at the end.

use crate::{BlockKind, Certainty, CheckReason, EntityKind, Form, MentionRole, Mode, NameType, Reason};

/// Something with a number in a link.
pub(super) trait Code: Copy + PartialEq + 'static {
    /// In order of their numbers; the first is what an unknown number is taken for.
    const ALL: &'static [Self];

    fn number(self) -> u8 {
        let position = Self::ALL.iter().position(|other| *other == self).unwrap_or(0);
        u8::try_from(position).unwrap_or(0)
    }

    fn of(number: u64) -> Self {
        usize::try_from(number).ok().and_then(|index| Self::ALL.get(index)).copied().unwrap_or(Self::ALL[0])
    }
}

impl Code for BlockKind {
    const ALL: &'static [Self] = &[
        Self::Paragraph,
        Self::Title,
        Self::Byline,
        Self::Date,
        Self::Dateline,
        Self::Heading,
        Self::ListItem,
        Self::Caption,
        Self::Furniture,
        Self::Quotation,
    ];
}

impl Code for EntityKind {
    const ALL: &'static [Self] = &[Self::Organization, Self::Person, Self::State, Self::Group, Self::Place];
}

impl Code for NameType {
    const ALL: &'static [Self] = &[Self::Organization, Self::Person, Self::Location, Self::Norp];
}

impl Code for MentionRole {
    const ALL: &'static [Self] = &[Self::Actor, Self::Place, Self::Author];
}

impl Code for Form {
    const ALL: &'static [Self] = &[Self::Name, Self::Nominal, Self::Pronoun];
}

impl Code for Mode {
    const ALL: &'static [Self] = &[Self::Reported, Self::Quoted, Self::Mixed, Self::Own];
}

impl Code for Certainty {
    const ALL: &'static [Self] = &[Self::Stated, Self::Hedged, Self::Predicted, Self::Denied, Self::Asked];
}

impl Code for Reason {
    const ALL: &'static [Self] = &[
        Self::Unknown,
        Self::Reader,
        Self::Gazetteer,
        Self::GivenName,
        Self::TitleBeside,
        Self::TypeWord,
        Self::Context,
        Self::SameName,
        Self::Acronym,
        Self::CapitalLetters,
        Self::Network,
        Self::QuotedSpeech,
        Self::ReportedSpeech,
        Self::AccordingTo,
        Self::HeadlineColon,
        Self::SpeechNoun,
        Self::OwnPrediction,
        Self::OwnEvaluation,
        Self::OwnInference,
        Self::OwnCause,
        Self::OwnNumber,
        Self::Seat,
        Self::Antecedent,
        Self::Hearsay,
        Self::People,
    ];
}

impl Code for CheckReason {
    const ALL: &'static [Self] =
        &[Self::Unknown, Self::NumberWithoutSource, Self::LoneUnnamedSource, Self::FirmerHeadline];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back<T: Code + std::fmt::Debug>() {
        for code in T::ALL {
            assert_eq!(T::of(u64::from(code.number())), *code);
        }
        assert_eq!(T::of(T::ALL.len() as u64), T::ALL[0]);
        assert_eq!(T::of(u64::MAX), T::ALL[0]);
    }

    #[test]
    fn codes_come_back_and_unknown_ones_are_plain() {
        comes_back::<BlockKind>();
        comes_back::<EntityKind>();
        comes_back::<NameType>();
        comes_back::<MentionRole>();
        comes_back::<Form>();
        comes_back::<Mode>();
        comes_back::<Certainty>();
        comes_back::<Reason>();
        comes_back::<CheckReason>();
        assert_eq!(Reason::of(200), Reason::Unknown);
    }

    /// The numbers are the places in these lists, from 0. Links that were released hold them: a line here may grow at its end, and
    /// changes in no other way.
    #[test]
    fn numbers_never_change() {
        for (listed, frozen) in [
            (
                format!("{:?}", BlockKind::ALL),
                "[Paragraph, Title, Byline, Date, Dateline, Heading, ListItem, Caption, Furniture, Quotation]",
            ),
            (format!("{:?}", <EntityKind as Code>::ALL), "[Organization, Person, State, Group, Place]"),
            (format!("{:?}", NameType::ALL), "[Organization, Person, Location, Norp]"),
            (format!("{:?}", MentionRole::ALL), "[Actor, Place, Author]"),
            (format!("{:?}", Form::ALL), "[Name, Nominal, Pronoun]"),
            (format!("{:?}", <Mode as Code>::ALL), "[Reported, Quoted, Mixed, Own]"),
            (format!("{:?}", <Certainty as Code>::ALL), "[Stated, Hedged, Predicted, Denied, Asked]"),
            (
                format!("{:?}", Reason::ALL),
                "[Unknown, Reader, Gazetteer, GivenName, TitleBeside, TypeWord, Context, SameName, Acronym, CapitalLetters, \
                 Network, QuotedSpeech, ReportedSpeech, AccordingTo, HeadlineColon, SpeechNoun, OwnPrediction, \
                 OwnEvaluation, OwnInference, OwnCause, OwnNumber, Seat, Antecedent, Hearsay, People]",
            ),
            (format!("{:?}", CheckReason::ALL), "[Unknown, NumberWithoutSource, LoneUnnamedSource, FirmerHeadline]"),
        ] {
            assert_eq!(listed, frozen);
        }
    }
}

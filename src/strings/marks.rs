//! What marks are called, and why they are there.

use article::{Certainty, EntityKind, MentionRole, Mode, Reason};

use crate::state::Letter;

/// A kind of name, for the legend.
pub(crate) fn legend_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::State | EntityKind::Group => "state or group",
        EntityKind::Place => "place",
    }
}

/// What a letter in the margin says to a screen reader.
pub(crate) fn rail_label(letter: Letter, firmness: Certainty, unsure: bool, speaker: Option<&str>) -> String {
    let who = speaker.map(|speaker| format!(" by {speaker}")).unwrap_or_default();
    let doubt = if unsure { ", unsure" } else { "" };
    format!("Claim{who}: {}, {}{doubt}", letter_meaning(letter), certainty(firmness))
}

pub(crate) fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::State => "state",
        EntityKind::Group => "group",
        EntityKind::Place => "place",
    }
}

pub(crate) fn kinds(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organization => "Organizations",
        EntityKind::State => "States",
        EntityKind::Group => "Groups",
        EntityKind::Place => "Places",
    }
}

/// The letter in the margin.
pub(crate) fn letter(letter: Letter) -> &'static str {
    match letter {
        Letter::Quoted => "Q",
        Letter::Reported => "R",
        Letter::Predicted => "P",
        Letter::Own => "O",
    }
}

/// What the letter stands for.
pub(crate) fn letter_meaning(letter: Letter) -> &'static str {
    match letter {
        Letter::Quoted => "quoted, in whole or in part",
        Letter::Reported => "reported in other words",
        Letter::Predicted => "a prediction",
        Letter::Own => "the article’s own voice",
    }
}

pub(crate) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Quoted => "quoted",
        Mode::Mixed => "partly quoted",
        Mode::Reported => "reported",
        Mode::Own => "the article’s own voice",
    }
}

pub(crate) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "stated",
        Certainty::Hedged => "hedged",
        Certainty::Predicted => "predicted",
        Certainty::Denied => "denied",
        Certainty::Asked => "asked",
    }
}

pub(crate) fn role(role: MentionRole) -> &'static str {
    match role {
        MentionRole::Actor => "acts here",
        MentionRole::Place => "a location here",
        MentionRole::Author => "wrote the article",
    }
}

/// What a screen reader says of a name, where names are spoken: whom it means, and what that does here.
pub(crate) fn spoken(annotations: &article::Annotations, mention: &article::Mention) -> String {
    let name = annotations.entity(mention.entity).map_or("", |entity| &entity.name);
    let doubt = if mention.unsure { ", unsure" } else { "" };
    format!("{name}, {}{doubt}", role(mention.role))
}

/// Why something is marked, in one plain sentence; `words` are the words that decided it.
pub(crate) fn why(reason: Reason, words: &str) -> String {
    let shown = |sentence: &str| match words {
        "" => sentence.to_owned(),
        words => format!("{sentence}: “{words}”"),
    };
    match reason {
        Reason::Unknown => "Marked by a newer version of this page".to_owned(),
        Reason::Reader => "Marked by a reader".to_owned(),
        Reason::Gazetteer => "The name stands in the gazetteer".to_owned(),
        Reason::GivenName => shown("It begins with a given name"),
        Reason::TitleBeside => shown("A title or role stands beside it"),
        Reason::TypeWord => shown("One of its words says what it is"),
        Reason::Context => shown("The words around it say what it is"),
        Reason::SameName => "The same name elsewhere in the article decided it".to_owned(),
        Reason::Acronym => shown("It is short for another name here"),
        Reason::CapitalLetters => "It is made of capital letters, as acronyms are".to_owned(),
        Reason::Network => "The language network reads it so".to_owned(),
        Reason::QuotedSpeech => shown("The words stand in quotation marks, and a verb says whose they are"),
        Reason::ReportedSpeech => shown("A verb says who puts this forward"),
        Reason::AccordingTo => shown("The article says by whose account this is so"),
        Reason::HeadlineColon => "A colon parts who speaks from what is said".to_owned(),
        Reason::SpeechNoun => shown("These words announce what somebody says or thinks"),
        Reason::Hearsay => shown("Somebody says so, but the article does not say who"),
        Reason::OwnPrediction => shown("The article says what will be, and names nobody who says so"),
        Reason::OwnEvaluation => shown("The article judges, and names nobody whose judgement it is"),
        Reason::OwnInference => shown("The article draws a conclusion, and names nobody who draws it"),
        Reason::OwnCause => shown("The article names a cause, and nobody who says that it is one"),
        Reason::OwnNumber => shown("The article gives a number, and names nobody it has it from"),
        Reason::Seat => "Its state is governed from there, and it acts here".to_owned(),
        Reason::Antecedent => "It can mean this one here".to_owned(),
        Reason::People => "The people’s name stands for its state here".to_owned(),
    }
}

pub(crate) fn check(reason: article::CheckReason) -> &'static str {
    match reason {
        article::CheckReason::Unknown => "Worth a second look",
        article::CheckReason::NumberWithoutSource => "A number that nobody answers for",
        article::CheckReason::LoneUnnamedSource => "This rests on one source that is not named",
        article::CheckReason::FirmerHeadline => "The headline is firmer than the text under it",
    }
}

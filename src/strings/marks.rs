//! What marks are called. Why they are there stands in `index.html` (template `notices`).

use article::{Certainty, EntityKind, MentionRole, Mode};

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

pub(crate) fn check(reason: article::CheckReason) -> &'static str {
    match reason {
        article::CheckReason::Unknown => "Worth a second look",
        article::CheckReason::NumberWithoutSource => "A number that nobody answers for",
        article::CheckReason::LoneUnnamedSource => "This rests on one source that is not named",
        article::CheckReason::FirmerHeadline => "The headline is firmer than the text under it",
    }
}

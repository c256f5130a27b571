//! Who speaks in "“…,” she said": news names the speaker in the sentence before the quotation, and names in what is said, or in a
//! clause about somebody of the speaker's, are others'.

use super::slot::Slot;
use super::{Candidate, Ground, Number, Spot};
use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// What is added to the score of who speaks: more than everything else that is weighed.
pub(super) const TELLS: i32 = 400;
/// Tokens in which a quotation's beginning is looked for.
const QUOTATION: usize = 240;
/// Sentences looked back for the speaker, from the quotation.
const BACK: usize = 2;

/// The candidate that speaks, where the pronoun stands after a quotation and before a verb of speech.
pub(super) fn teller(ground: &Ground<'_, '_>, candidates: &[Candidate]) -> Option<usize> {
    let Number::One(gender) = ground.number else { return None };
    let document = ground.document;
    let end = document.sentences[ground.sentence].end as usize;
    let said = |at: usize| document.word(at).lex.any(Lex::REPORT_FINITE);
    if ground.token + 1 >= end || !said(ground.token + 1) {
        return None;
    }
    let close = ground.token.checked_sub(1).filter(|&at| document.tokens[at].kind == Kind::Close)?;
    let open = (close.saturating_sub(QUOTATION)..close).rev().find(|&at| document.tokens[at].kind == Kind::Open)?;
    let here = document.sentence_at(open)?;
    let before = |candidate: &Candidate| {
        let track = &ground.tracks[candidate.entity];
        let spot =
            track.last.filter(|spot| candidate.after.is_none() && spot.first < open && spot.sentence + BACK >= here);
        spot.filter(|_| track.gender.speaks_not_against(gender))
    };
    let nearest = candidates.iter().filter_map(before).map(|spot| spot.sentence).max()?;
    let spots = || {
        let near = |(at, candidate): (usize, &Candidate)| {
            Some((at, before(candidate).filter(|spot| spot.sentence == nearest)?))
        };
        candidates.iter().enumerate().filter_map(near).filter(|(_, spot)| !is_quoted(document, spot))
    };
    let governed =
        |slot: Slot| matches!(slot, Slot::Object | Slot::Owner | Slot::By | Slot::With | Slot::Of | Slot::Other);
    let leads = spots().find(|(_, spot)| spot.leads && !governed(spot.slot));
    leads.or_else(|| spots().find(|(_, spot)| spot.speaks)).map(|(at, _)| at)
}

/// Whether a quotation that began in its sentence stands around a name.
fn is_quoted(document: &Document<'_>, spot: &Spot) -> bool {
    let first = document.sentences[spot.sentence].first as usize;
    let mark = (first.max(spot.first.saturating_sub(QUOTATION))..spot.first)
        .rev()
        .find(|&at| matches!(document.tokens[at].kind, Kind::Open | Kind::Close));
    mark.is_some_and(|at| document.tokens[at].kind == Kind::Open)
}

/// Whether a name is only where something stood: "a report in the Evening Post that it would close".
pub(super) fn is_medium(document: &Document<'_>, first: usize) -> bool {
    let back = |by: usize| first.checked_sub(by).map_or("", |at| document.lower(at));
    let article = usize::from(matches!(back(1), "the" | "a" | "an"));
    let reports = |word: &str| {
        matches!(word, "report" | "reports" | "story" | "stories" | "article" | "articles" | "claim" | "claims")
    };
    matches!(back(1 + article), "in" | "by") && reports(back(2 + article))
}

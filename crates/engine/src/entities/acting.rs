//! Whether the name of a place acts: "Lima protested", and not "a protest in Lima".
//!
//! The network says so where it has read the article, else the linear model of [`role`]; rules stand where grammar leaves no
//! doubt.

use article::BlockKind;

use super::{Item, government};
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::label::Class;
use crate::names::{Name, role};
use crate::token::Kind;

/// From this score of the network on the name of a place acts.
const ACTS: f32 = 0.0;
/// The same where it qualifies a noun: in doubt that is a place.
const ACTS_AS_MODIFIER: f32 = 2.0;

/// Whether a place acts where it is named.
pub(super) fn acts(document: &Document<'_>, name: &Name, printed: &str) -> bool {
    if is_nobody(document, printed) || is_in_dateline(document, name) || is_in_article(document, name, printed) {
        return false;
    }
    if is_of_office(document, name) || is_goal(document, name) {
        return false;
    }
    let known = document.resources.gazetteer.flags(&printed.to_lowercase());
    let least = if is_modifier(document, name) { ACTS_AS_MODIFIER } else { ACTS };
    is_speaker(document, name)
        || known.any(Flags::COUNTRY) && government::of_name_speaks(document, name)
        || match &document.reading {
            Some(reading) => reading.role(name.first as usize) > least,
            None => role::acts(document, name) > 0,
        }
}

/// Words of going somewhere.
const GOES: &[&str] = &[
    "go",
    "goes",
    "going",
    "went",
    "gone",
    "get",
    "take",
    "took",
    "bring",
    "brought",
    "send",
    "sent",
    "fly",
    "flew",
    "flies",
    "flying",
    "flown",
    "drive",
    "drove",
    "move",
    "moved",
    "moving",
    "travel",
    "travelled",
    "traveled",
    "travelling",
    "return",
    "returned",
    "returning",
    "trip",
    "trips",
    "flight",
    "flights",
    "journey",
    "visit",
    "fled",
    "flee",
    "come",
    "came",
    "back",
    "home",
    "way",
    "train",
    "bus",
];

/// Whether somebody goes there: "flew to Lima", "get me to Lima".
fn is_goal(document: &Document<'_>, name: &Name) -> bool {
    let first = name.first as usize;
    let back = |by: usize| first.checked_sub(by).map_or("", |at| document.lower(at));
    back(1) == "to"
        && (GOES.contains(&back(2))
            || GOES.contains(&back(3)) && first > 1 && document.word(first - 2).lex.any(Lex::PRONOUN))
}

/// "Lima and Quito said": what is joined to one that acts acts too.
pub(super) fn together(document: &Document<'_>, items: &mut [Item]) {
    for at in (1..items.len()).rev() {
        let (before, after) = (&items[at - 1], &items[at]);
        let place = before.class == Class::Location && after.class == Class::Location;
        let joined = before.name.end + 1 == after.name.first && document.lower(before.name.end as usize) == "and";
        if place && joined && (after.acts || speaks(document, &after.name)) && !is_governed(document, &before.name) {
            items[at - 1].acts = true;
            items[at].acts = true;
        }
    }
}

/// Where a report was written nobody acts: "LIMA, March 4 —".
pub(super) fn is_in_dateline(document: &Document<'_>, name: &Name) -> bool {
    let sentence = document.sentence_at(name.first as usize).map(|at| &document.sentences[at]);
    sentence.is_some_and(|sentence| document.block_kind(sentence) == BlockKind::Dateline)
}

/// Whether a name is a sea's, a river's, a mountain's: nobody governs there.
fn is_nobody(document: &Document<'_>, printed: &str) -> bool {
    let places = document.resources.gazetteer.places(printed);
    places.first().is_some_and(|place| place.country == [0, 0])
        && !document.resources.lexicon.acts(&printed.to_lowercase())
}

/// Whether a name qualifies the noun after it: "the Peru talks", "United States Senator". In doubt that is a place.
fn is_modifier(document: &Document<'_>, name: &Name) -> bool {
    let next = name.end as usize;
    let within = document.sentence_at(name.first as usize).is_some_and(|s| next < document.sentences[s].end as usize);
    if !within || !document.is_word(next) {
        return false;
    }
    let lex = document.word(next).lex;
    !document.tokens[next].is_capital()
        && !lex.any(Lex::FUNCTION.with(Lex::REPORT))
        && !document.lower(next).ends_with(['s', 'd'])
        && document.resources.forms.verb(document.lower(next)).is_none()
}

/// Whether it stands in somebody's title or role: "Texas Governor Rosa Lind", "the Lima mayor". That is a place.
fn is_of_office(document: &Document<'_>, name: &Name) -> bool {
    let next = name.end as usize;
    let within = document.sentence_at(name.first as usize).is_some_and(|s| next < document.sentences[s].end as usize);
    within && document.is_word(next) && document.word(next).lex.any(Lex::OFFICE)
}

/// Whether an article before a city belongs to a noun after it: "the Madrid final", "a Lima court".
fn is_in_article(document: &Document<'_>, name: &Name, printed: &str) -> bool {
    let (first, next) = (name.first as usize, name.end as usize);
    let article = first.checked_sub(1).map_or("", |before| document.lower(before));
    let within = document.sentence_at(first).is_some_and(|s| next < document.sentences[s].end as usize);
    let known = document.resources.gazetteer.flags(&printed.to_lowercase());
    matches!(article, "the" | "a" | "an" | "this")
        && within
        && document.is_word(next)
        && !document.word(next).lex.any(Lex::FUNCTION.with(Lex::REPORT))
        && known.any(Flags::CITY.with(Flags::CAPITAL))
        && !known.any(Flags::COUNTRY)
        // Its own: "the Hague".
        && !known_with_article(printed)
}

/// A city that is never named without its article.
fn known_with_article(printed: &str) -> bool {
    matches!(printed, "Hague" | "Bronx" | "Vatican")
}

/// Whether it is the subject of a verb of speech that follows at once: "Kyiv said".
fn is_speaker(document: &Document<'_>, name: &Name) -> bool {
    speaks(document, name) && !is_governed(document, name)
}

fn speaks(document: &Document<'_>, name: &Name) -> bool {
    let next = name.end as usize;
    document.tokens.get(next).is_some_and(|_| document.word(next).lex.any(Lex::REPORT_FINITE))
}

/// Whether a preposition or a list stands before it: "in Kyiv".
fn is_governed(document: &Document<'_>, name: &Name) -> bool {
    let mut before = name.first as usize;
    let sentence = document.sentence_at(before).map_or(before, |at| document.sentences[at].first as usize);
    while before > sentence && document.word(before - 1).lex.any(Lex::DETERMINER) {
        before -= 1;
    }
    before > sentence
        && (document.word(before - 1).lex.any(Lex::PREPOSITION)
            || document.tokens[before - 1].kind == Kind::Possessive
            || matches!(document.slice(before - 1), "," | "and"))
}

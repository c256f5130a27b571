//! Clubs and sides that are called like their town, or like nobody: "Everton have agreed a fee", "Porto striker Rosa Lind". A
//! plural verb after one name, or a place on the field, says so; in a story of a game the rest follows.

use std::collections::HashSet;
use std::ops::Range;

use article::{Confidence, Reason, Why};

use super::{Item, acting, look, signs, title};
use crate::attribution::forms::VerbForm;
use crate::document::Document;
use crate::gazetteer::{Flags, PlaceKind};
use crate::lexicon::Lex;
use crate::names::Name;
use crate::names::label::Class;
use crate::token::{Case, Kind};

/// Who plays for a side, and nowhere else.
const PLAYERS: &[&str] = &[
    "striker",
    "goalkeeper",
    "midfielder",
    "defender",
    "winger",
    "full-back",
    "centre-back",
    "quarterback",
    "linebacker",
    "fly-half",
    "scrum-half",
    "wicketkeeper",
    "shortstop",
];
/// Who is with a side in a story of a game.
const STAFF: &[&str] = &["manager", "boss", "coach", "captain", "forward", "keeper", "fans", "supporters", "players"];
/// Words of a story of a game and of no other.
const GAME: &[&str] = &[
    "fixture",
    "fixtures",
    "semi-final",
    "quarter-final",
    "playoffs",
    "innings",
    "wickets",
    "touchdown",
    "midfield",
    "kick-off",
    "equaliser",
    "relegation",
    "hat-trick",
    "offside",
];
/// Words that such a story has, and others.
const OFTEN: &[&str] = &[
    "league",
    "season",
    "match",
    "matches",
    "goal",
    "goals",
    "transfer",
    "penalty",
    "penalties",
    "scored",
    "cup",
    "team",
    "coach",
    "fans",
    "squad",
    "club",
    "bid",
    "bids",
];
/// What the name of a club ends with.
const LAST: &[&str] = &[
    "city",
    "united",
    "town",
    "rovers",
    "wanderers",
    "albion",
    "athletic",
    "county",
    "hotspur",
    "villa",
    "wednesday",
    "orient",
    "argyle",
];
/// What is done to the other side.
const AGAINST: &[&str] = &[
    "beat", "against", "v", "vs", "host", "hosts", "hosted", "face", "faces", "faced", "thrashed", "defeated", "drew",
];
/// How sure one can be of a side that was missed.
const CONFIDENCE: Confidence = 700;
/// Words that open a clause before its subject.
const OPENS: &[&str] = &[
    "but", "while", "as", "because", "that", "if", "when", "although", "though", "since", "whether", "where", "says",
    "said", "before", "after", "once", "until",
];

/// Makes bodies of the names that are sides.
pub(super) fn retype(document: &Document<'_>, items: &mut [Item]) {
    let (field, game) = field(document);
    let printed = |item: &Item| document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let mut sides: HashSet<&str> = HashSet::new();
    let bodies = |item: &Item| item.class == Class::Organization;
    for at in 0..items.len() {
        let item = &items[at];
        if can_be(document, item) && is_side(document, items, at, (field, game)) {
            sides.insert(printed(item));
        }
    }
    // "Velka and Dynamo Lind had shown interest".
    for at in (1..items.len()).filter(|_| game) {
        let (a, b) = (&items[at - 1], &items[at]);
        let joined = a.name.end + 1 == b.name.first && matches!(document.lower(a.name.end as usize), "and" | ",");
        // "Velka and Norland are out".
        let plural = joined
            && can_be(document, b)
            && opens(document, items, at - 1)
            && is_town(document, b)
            && matches!(
                document.tokens.get(b.name.end as usize).map_or("", |_| document.lower(b.name.end as usize)),
                "are" | "have" | "were" | "had"
            );
        let alone = |item: &Item| {
            item.name.tokens().len() == 1 && !document.word(item.name.first as usize).gaz.any(Flags::GIVEN)
        };
        if plural && can_be(document, a) && (alone(a) || a.class == Class::Location) {
            sides.insert(printed(a));
            sides.insert(printed(b));
        }
        if joined
            && a.class != Class::Person
            && (bodies(b) || sides.contains(printed(b)))
            && can_be(document, a)
            && (a.acts || b.acts)
        {
            sides.insert(printed(a));
        }
    }
    for at in 0..items.len() {
        if !sides.contains(printed(&items[at])) || !can_be(document, &items[at]) || signs::is_where(document, items, at)
        {
            continue;
        }
        let item = &mut items[at];
        (item.class, item.acts, item.title) = (Class::Organization, true, None);
        item.why = Why { code: Reason::Context, spans: Vec::new() };
    }
}

/// Whether the article has a word of the field, and whether it surely tells of a game.
fn field(document: &Document<'_>) -> (bool, bool) {
    let words = document.vocabulary.words.iter().filter(|word| word.seen_lower > 0);
    let (mut sure, mut often) = (0, 0);
    for word in words {
        if GAME.contains(&&*word.lower) || PLAYERS.contains(&&*word.lower) {
            sure += word.seen_lower;
        } else if OFTEN.contains(&&*word.lower) {
            often += 1;
        }
    }
    (sure > 0, sure > 0 && sure + often > 1 || often > 3)
}

/// Whether a name is a town's.
fn is_town(document: &Document<'_>, item: &Item) -> bool {
    let printed = document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    item.class == Class::Location
        && document.resources.gazetteer.places(printed).iter().any(|place| place.kind == PlaceKind::City)
}

/// Whether a name may be a side's: of a town, or taken for a person without title.
fn can_be(document: &Document<'_>, item: &Item) -> bool {
    let printed = document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let known = document.resources.gazetteer.flags(&printed.to_lowercase());
    let last = document.word(item.name.end as usize - 1);
    item.governs.is_none()
        && !known.any(Flags::COUNTRY)
        && (!last.lex.any(Lex::PLACE_LAST)
            || LAST.contains(&&*last.lower) && !known.any(Flags::CITY.with(Flags::CAPITAL)))
        && match item.class {
            Class::Location => !acting::is_in_dateline(document, &item.name),
            Class::Person => item.title.is_none() && title::honorific(document, &item.name).is_none(),
            _ => false,
        }
}

/// Whether what stands beside a name says that it is a side's, or at least a body's.
fn is_side(document: &Document<'_>, items: &[Item], at: usize, (field, game): (bool, bool)) -> bool {
    let item = &items[at];
    let (first, end) = (item.name.first as usize, item.name.end as usize);
    let next = document.tokens.get(end).map_or("", |_| document.lower(end));
    let before = first.checked_sub(1).map_or("", |before| document.lower(before));
    if PLAYERS.contains(&next) {
        return true;
    }
    let person = item.class == Class::Person;
    if (field || person) && is_plural(document, items, at, game) {
        return true;
    }
    if !game || person && document.word(first).gaz.any(Flags::GIVEN) {
        return false;
    }
    let fee = before == "from" && next == "for" && {
        document.tokens.get(end + 1).is_some_and(|_| document.slice(end + 1).starts_with(['\u{a3}', '\u{20ac}', '$']))
    };
    let city = document.resources.gazetteer.flags(document.lower(first)).any(Flags::CITY.with(Flags::CAPITAL));
    let last = document.lower(end - 1);
    let club = end > first + 1 && LAST.contains(&last) && !person;
    let loan = matches!(before, "from" | "to") && first > 1 && document.lower(first - 2) == "loan";
    club || loan
        || STAFF.contains(&next) && !matches!(before, "the" | "a")
        || fee
        || !person && AGAINST.contains(&before)
        || !person && city && item.acts && opens(document, items, at)
}

/// Whether a name opens a clause.
fn opens(document: &Document<'_>, items: &[Item], at: usize) -> bool {
    let first = items[at].name.first as usize;
    let before = at.checked_sub(1).map(|other| items[other].name.end as usize);
    begins(document, first, before)
}

/// Whether a clause begins at a token, where the name before it ends at `before`.
fn begins(document: &Document<'_>, first: usize, before: Option<usize>) -> bool {
    let Some(sentence) = document.sentence_at(first).map(|at| document.sentences[at].tokens()) else { return false };
    let Some(mark) = first.checked_sub(1).filter(|&mark| mark >= sentence.start) else { return true };
    // "…, and Velka have made an offer".
    let goes_on = document.lower(mark) == "and"
        && mark > sentence.start
        && document.slice(mark - 1) == ","
        && before.is_none_or(|end| end + 1 < mark);
    document.tokens[mark].kind == Kind::Open
        || goes_on
        || matches!(document.slice(mark), "," | ":" | ";" | "\u{2014}" | "\u{2013}") && before != Some(mark)
        || OPENS.contains(&document.lower(mark))
}

/// Whether one name has a verb in the plural: "Velka have denied it".
fn is_plural(document: &Document<'_>, items: &[Item], at: usize, game: bool) -> bool {
    let name = &items[at].name;
    let joins = |at: usize| matches!(document.lower(at), "and" | "&" | ",");
    opens(document, items, at) && !name.tokens().any(joins) && has_plural(document, name.tokens(), game)
}

/// Whether a verb in the plural follows a name at once.
fn has_plural(document: &Document<'_>, name: Range<usize>, game: bool) -> bool {
    let (first, end) = (name.start, name.end);
    // "The Mosses have moved".
    let article = first.checked_sub(1).is_some_and(|before| document.word(before).lex.any(Lex::DETERMINER));
    if document.lower(end - 1).ends_with('s') && !game || article {
        return false;
    }
    let Some(sentence) = document.sentence_at(first).map(|at| document.sentences[at].tokens()) else { return false };
    let mut verb = end;
    if verb < sentence.end && document.word(verb).lex.any(Lex::ADVERB) {
        verb += 1;
    }
    if verb + 1 >= sentence.end {
        return false;
    }
    let before = first.checked_sub(1).map_or("", |before| document.lower(before));
    match document.lower(verb) {
        // "If Lind were to win", "asks that Lind have a say".
        "were" => !matches!(before, "if" | "though" | "whether" | "that"),
        "have" => before != "that" || game,
        "are" => true,
        word => {
            let next = document.word(verb + 1).lex;
            let object = document.tokens[verb + 1].is_capital()
                || next.any(Lex::DETERMINER.with(Lex::PREPOSITION))
                || document.slice(verb + 1).starts_with(['\u{a3}', '\u{20ac}', '$']);
            game && before != "that"
                && object
                && document.resources.forms.verb(word) == Some(VerbForm::Base)
                && document.is_word(verb)
                && !document.tokens[verb].is_capital()
        }
    }
}

/// Adds the sides that were missed: a town or a known body with a verb in the plural, in an article with a word of the field.
pub(super) fn add(document: &Document<'_>, items: &mut Vec<Item>) {
    let (field, game) = field(document);
    if !field {
        return;
    }
    let known = Flags::CITY.with(Flags::ORGANIZATION);
    let mut missed: Vec<Item> = Vec::new();
    let mut next = 0;
    for token in 0..document.tokens.len() {
        while items.get(next).is_some_and(|item| item.name.end as usize <= token) {
            next += 1;
        }
        let free = items.get(next).is_none_or(|item| item.name.first as usize > token);
        let before = next.checked_sub(1).map(|before| items[before].name.end as usize);
        if free
            && document.tokens[token].case == Case::Title
            && document.word(token).gaz.any(known)
            && !document.word(token).gaz.any(Flags::COUNTRY)
            && document.word(token).seen_lower == 0
            && begins(document, token, before)
            && has_plural(document, token..token + 1, game)
        {
            let (first, end) = (token as u32, token as u32 + 1);
            let name = Name { first, end, class: Class::Location, confidence: CONFIDENCE };
            missed.extend(look(document, name, None));
        }
    }
    if !missed.is_empty() {
        items.append(&mut missed);
        items.sort_by_key(|item| item.name.first);
    }
}

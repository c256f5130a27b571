//! What stands beside names and leaves no doubt of what they name: "shares in Velka", "the retailer Velka", "PC Israel Lind";
//! and what an article's full names say of the short ones: "Holland" after Darren Holland, "Meridian" of Meridian Foods.

use std::collections::{HashMap, HashSet};

use article::{BlockKind, Reason, Why};

use super::{Item, acting, short_form, title};
use crate::attribution::forms::VerbForm;
use crate::document::Document;
use crate::gazetteer::{Flags, PlaceKind};
use crate::lexicon::Lex;
use crate::names::Name;
use crate::names::label::Class;
use crate::token::{Case, Kind};

/// What one holds of a company: "shares in Velka".
const HELD: &[&str] = &["shares", "stock", "stake", "stakes"];
/// Who is with a body: "analysts at Velka".
const STAFF: &[&str] = &[
    "analyst",
    "analysts",
    "economist",
    "economists",
    "strategist",
    "strategists",
    "employees",
    "executives",
    "engineers",
    "traders",
];
/// What bodies have: "Velka's shareholders".
const OWNED: &[&str] =
    &["ceo", "cfo", "headquarters", "subsidiary", "subsidiaries", "shareholders", "shares", "revenue"];
/// What is made to companies: "rival bids from Velka".
const OFFERS: &[&str] = &["bid", "bids", "offer", "offers"];
/// What ships' names begin with.
const SHIPS: &[&str] = &["MV", "MT", "SS", "USS", "USNS", "HMS", "HMCS", "HMAS", "RMS", "M/V"];
/// Words before the name of a person that are seldom anything else, in lower case.
const PERSONAL: &[&str] = &[
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "mx",
    "prof",
    "prof.",
    "sir",
    "dame",
    "pc",
    "sgt",
    "sgt.",
    "det",
    "insp",
    "supt",
    "const",
    "cpl",
    "cpl.",
    "pte",
    "sergeant",
    "constable",
    "detective",
    "inspector",
    "superintendent",
    "corporal",
];

/// Sentences at the end of an article in which it is signed.
const SIGNED: usize = 4;
/// Where a place is what its name says.
const WHERE: &[&str] = &[
    "in",
    "near",
    "across",
    "throughout",
    "outside",
    "within",
    "around",
    "over",
    "through",
    "into",
    "along",
    "visit",
    "visited",
    "visiting",
];

fn back<'d>(document: &'d Document<'_>, first: usize, by: usize) -> &'d str {
    first.checked_sub(by).map_or("", |at| document.lower(at))
}

fn lower_at<'d>(document: &'d Document<'_>, at: usize) -> &'d str {
    document.tokens.get(at).map_or("", |_| document.lower(at))
}

/// "Northgate Capital", "Lind Partners".
pub(super) fn is_fund(document: &Document<'_>, name: &Name) -> bool {
    let last = document.lower(name.end as usize - 1);
    name.tokens().len() > 1
        && document.tokens[name.end as usize - 1].is_capital()
        && (matches!(last, "capital" | "partners" | "ventures") || short_form::CORPORATE.contains(&last))
        && !document.word(name.first as usize).lex.any(Lex::OFFICE_MODIFIER)
        && !document.word(name.first as usize).gaz.any(Flags::COMMON)
}

/// Whether a name signs the article at its end: "Lind reported from Lima.", "Reporting by Rosa Lind".
pub(super) fn is_sign_off(document: &Document<'_>, name: &Name) -> bool {
    let Some(sentence) = document.sentence_at(name.first as usize) else { return false };
    let tokens = document.sentences[sentence].tokens();
    if sentence + SIGNED < document.sentences.len() {
        return false;
    }
    let two = |at: usize, a: &str, b: &str| lower_at(document, at) == a && lower_at(document, at + 1) == b;
    let end = name.end as usize;
    let reported =
        (end..tokens.end.min(end + 12)).any(|at| two(at, "reported", "from") || two(at, "contributed", "to"));
    let by = (tokens.start..(name.first as usize).min(tokens.start + 3)).any(|at| two(at, "reporting", "by"));
    by || reported && tokens.start == name.first as usize
}

/// Whether several states are named by what they are: "the Baltic states".
pub(super) fn is_of_states(document: &Document<'_>, name: &Name) -> bool {
    let end = name.end as usize;
    document.tokens.get(end).is_some_and(|_| matches!(document.lower(end), "states" | "nations" | "countries"))
}

/// Whether a ship is named: "USS Lind".
pub(super) fn is_ship(document: &Document<'_>, name: &Name) -> bool {
    let first = name.first as usize;
    let marks = |at: usize| SHIPS.contains(&document.slice(at));
    let named = |at: usize| document.tokens.get(at).is_some_and(crate::token::Token::is_capital);
    marks(first) && (name.tokens().len() > 1 || named(name.end as usize)) || first.checked_sub(1).is_some_and(marks)
}

/// Whether a title that only people have stands before a word: "Mr", "PC", "Mr Justice".
pub(super) fn is_titled(document: &Document<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).filter(|&at| document.tokens[at].is_capital()) else { return false };
    let word = document.lower(before);
    let judge =
        word == "justice" && matches!(back(document, before, 1), "mr" | "mrs" | "ms" | "lord" | "lady" | "chief");
    // "Justice Holland dissented".
    let dissents = word == "justice" && document.tokens.get(first + 1).is_some_and(|_| is_verb(document, first + 1));
    PERSONAL.contains(&word) || judge || dissents
}

/// Whether a word at the start of a name is a title, though the name was taken for no person's: "Justice Holland".
pub(super) fn is_title(document: &Document<'_>, name: &Name) -> bool {
    let first = name.first as usize;
    let (word, len) = (document.lower(first), name.tokens().len());
    let next = document.tokens.get(name.end as usize).is_some_and(|_| is_verb(document, name.end as usize));
    let plain = |at: usize| {
        let lex = document.word(at).lex;
        document.tokens[at].case == Case::Title && !lex.any(Lex::ORG_HEAD.with(Lex::OFFICE).with(Lex::PLACE_LAST))
    };
    matches!(len, 2 | 3)
        && (first + 1..name.end as usize).all(plain)
        && (PERSONAL.contains(&word) || word == "justice" && len == 2 && next)
}

fn is_verb(document: &Document<'_>, at: usize) -> bool {
    let past = document.lower(at).ends_with("ed") && document.tokens[at].case == Case::Lower;
    let form = document.resources.forms.verb(document.lower(at));
    past || matches!(form, Some(VerbForm::Finite | VerbForm::Either))
        || document.word(at).lex.any(Lex::REPORT_FINITE.with(Lex::AUXILIARY))
}

/// Whether a verb may stand at a token, if one does.
pub(super) fn is_verb_at(document: &Document<'_>, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|_| is_verb(document, at))
}

/// Whether a name of two words that no place bears is a person's who does something: "Georgia Jordan wept".
pub(super) fn is_full_name(document: &Document<'_>, name: &Name, printed: &str) -> bool {
    let (first, last, end) = (name.first as usize, name.end as usize - 1, name.end as usize);
    let alone = first.checked_sub(1).is_none_or(|before| {
        !document.is_word(before) || document.word(before).lex.any(Lex::CONJUNCTION.with(Lex::REPORT_FINITE))
    });
    let plain = !document.word(last).lex.any(Lex::PLACE_LAST.with(Lex::ORG_HEAD));
    name.tokens().len() == 2
        && plain
        && alone
        && document.word(first).gaz.any(Flags::GIVEN)
        && document.word(last).gaz.any(Flags::SURNAME.with(Flags::COUNTRY))
        && document.tokens.get(end).is_some_and(|_| is_verb(document, end))
        && document.resources.gazetteer.places(printed).is_empty()
}

/// Whether a word for a body stands right before a name: "private equity firm Carver Stone". "The company Rosa Lind left" is
/// no company's name.
fn is_called(document: &Document<'_>, name: &Name) -> bool {
    let (first, end) = (name.first as usize, name.end as usize);
    let Some(before) = first.checked_sub(1).filter(|&at| document.is_word(at) && !document.tokens[at].is_capital())
    else {
        return false;
    };
    let noun = document.lower(before);
    let is_body =
        !document.resources.lexicon.body(noun).is_empty() || matches!(noun, "union" | "bank" | "giant" | "investor");
    let verb = document.tokens.get(end).is_some_and(|_| is_verb(document, end));
    let bare = document.word(before.saturating_sub(1)).lex.any(Lex::DETERMINER);
    is_body && !(verb && bare)
}

/// Whether what stands beside a name says that it is a body: 2 surely, even of what is a town elsewhere; 1 of what nobody is
/// called by; 0 not.
pub(super) fn of_body(document: &Document<'_>, items: &[Item], at: usize) -> u8 {
    let name = &items[at].name;
    let (first, end) = (name.first as usize, name.end as usize);
    let (one, two) = (back(document, first, 1), back(document, first, 2));
    let owner = document.tokens.get(end).is_some_and(|next| next.kind == Kind::Possessive);
    if matches!(one, "in" | "of") && HELD.contains(&two) && !owner {
        return 2;
    }
    let next = lower_at(document, end);
    let staff = one == "at" && STAFF.contains(&two) || one == "from" && OFFERS.contains(&two);
    let which = next == "," && lower_at(document, end + 1) == "which";
    let possessive = owner && {
        let (a, b) = (lower_at(document, end + 1), lower_at(document, end + 2));
        let after = items.get(at + 1).filter(|item| item.class == Class::Person && item.name.first as usize == end + 1);
        OWNED.contains(&a)
            || (a, b) == ("chief", "executive")
            || after.is_some_and(|after| after.name.tokens().len() > 1)
    };
    let before = at.checked_sub(1).map(|before| &items[before]);
    let person = before
        .filter(|it| it.class == Class::Person && it.name.tokens().len() > 1 && it.name.end as usize + 1 == first);
    let verb = |at: usize| is_verb(document, at) || document.resources.forms.verb(document.lower(at)).is_some();
    let its = document.tokens.get(end).is_some_and(|_| verb(end)) && lower_at(document, end + 1) == "its";
    if staff && !owner || which || possessive || its || person.is_some() && matches!(one, "of" | "at") {
        return 1;
    }
    // Some of these people do too, but news names those in full first, and says "he" and "she" of them.
    let percent = matches!(lower_at(document, end + 2), "%") && document.tokens[end + 1].kind == Kind::Number;
    let silent = next == "declined" && (lower_at(document, end + 1), lower_at(document, end + 2)) == ("to", "comment")
        || next == "said" && lower_at(document, end + 1) == "it"
        || next == "could" && lower_at(document, end + 2) == "be" && lower_at(document, end + 3) == "reached"
        || next == "did" && (end + 2..end + 5).any(|at| lower_at(document, at) == "respond");
    u8::from((percent || silent) && !document.word(first).gaz.any(Flags::GIVEN) && !is_of_person(document, first))
}

/// Tokens before a name, and behind it, in which "he" and "she" are looked for: a sentence may be as long as the text.
const AROUND: usize = 80;

/// Whether the sentence or the next speaks of "he" or "she".
pub(super) fn is_of_person(document: &Document<'_>, token: usize) -> bool {
    let Some(sentence) = document.sentence_at(token) else { return false };
    let next = document.sentences.get(sentence + 1).unwrap_or(&document.sentences[sentence]);
    let first = (document.sentences[sentence].first as usize).max(token.saturating_sub(AROUND));
    let end = (next.end as usize).min(token + AROUND);
    (first..end).any(|at| matches!(document.lower(at), "he" | "she" | "his" | "her" | "him"))
}

/// Whether a name ends as a company's: "Velka Foods".
pub(super) fn is_company(document: &Document<'_>, name: &Name) -> bool {
    let last = document.lower(name.end as usize - 1);
    name.tokens().len() > 1
        && (document.word(name.end as usize - 1).lex.any(Lex::ORG_SUFFIX)
            || short_form::CORPORATE.contains(&last)
            || document.resources.lexicon.body("firm").iter().any(|word| word == last))
}

/// What the article's names say of each other beyond doubt.
pub(super) fn retype(document: &Document<'_>, items: &mut [Item]) {
    let printed = |item: &Item| document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    // Words of people named in full, and names with a title.
    let mut people: HashSet<Box<str>> = HashSet::new();
    let mut surnames: HashSet<Box<str>> = HashSet::new();
    for item in items.iter().filter(|item| item.class == Class::Person && item.block != BlockKind::Byline) {
        let titled = title::honorific(document, &item.name).is_some() || item.title.is_some();
        if item.name.tokens().len() > 1 || titled {
            people.extend(item.name.tokens().map(|token| Box::from(document.lower(token))));
            surnames.insert(document.lower(item.name.end as usize - 1).into());
        }
    }
    // Bodies, by what stands beside any of their names.
    let mut told: HashSet<&str> = HashSet::new();
    let mut called: HashSet<&str> = HashSet::new();
    for at in 0..items.len() {
        let item = &items[at];
        let alone = item.name.tokens().len() == 1;
        // "Shares in Velka", which is nowhere.
        if item.class == Class::Location
            && alone
            && of_body(document, items, at) > 1
            && document.resources.gazetteer.places(printed(item)).is_empty()
        {
            told.insert(printed(item));
        }
        if item.class == Class::Person && item.title.is_none() && title::honorific(document, &item.name).is_none() {
            let first = document.lower(item.name.first as usize);
            if alone && !people.contains(first) && of_body(document, items, at) > 0 {
                told.insert(printed(item));
            }
            if is_called(document, &item.name) {
                called.insert(printed(item));
            }
        }
    }
    for item in items.iter_mut().filter(|item| matches!(item.class, Class::Person | Class::Location)) {
        if told.contains(printed(item)) || called.contains(printed(item)) {
            (item.class, item.title, item.acts) = (Class::Organization, None, true);
        }
    }
    // Short forms of companies: by first word.
    let mut companies: HashSet<Box<str>> = HashSet::new();
    let plain = Flags::COMMON.with(Flags::ADJECTIVE).with(Flags::COUNTRY);
    for item in items.iter().filter(|item| item.class == Class::Organization && item.name.tokens().len() > 1) {
        let first = document.word(item.name.first as usize);
        let is_one = is_company(document, &item.name) || called.contains(printed(item));
        if is_one && !first.gaz.any(plain) && !first.lex.any(Lex::FUNCTION.with(Lex::PLACE_FIRST).with(Lex::ORG_HEAD)) {
            companies.insert(first.lower.clone());
        }
    }
    let located = |&at: &usize| {
        items[at].class == Class::Location && items[at].name.tokens().len() == 1 && is_where(document, items, at)
    };
    let located = (0..items.len()).filter(located).map(|at| Box::from(document.lower(items[at].name.first as usize)));
    let mut places: HashMap<Box<str>, bool> = located.map(|word| (word, true)).collect();
    for at in 0..items.len() {
        let item = &items[at];
        let word = document.word(item.name.first as usize);
        let (alone, location) = (item.name.tokens().len() == 1, item.class == Class::Location);
        if !alone || item.governs.is_some() || !location && item.class != Class::Person {
            continue;
        }
        let company = companies.contains(&word.lower);
        let surname = location && word.gaz.any(Flags::COUNTRY) && surnames.contains(&word.lower);
        if !company && !surname {
            continue;
        }
        let is_place = *places.entry(word.lower.clone()).or_insert_with(|| has_people(document, &word.lower));
        let class = if company && location {
            let held = of_body(document, items, at) > 1;
            (held || !is_place && !is_where(document, items, at)).then_some(Class::Organization)
        } else if company {
            (!people.contains(&word.lower)).then_some(Class::Organization)
        } else {
            // "Holland said", where only Darren Holland is spoken of, and never the country.
            (!is_place).then_some(Class::Person)
        };
        if let Some(class) = class {
            let item = &mut items[at];
            (item.class, item.acts) = (class, true);
            item.why = Why { code: Reason::Context, spans: Vec::new() };
            item.title = None;
        }
    }
}

/// Whether an item stands where only a place does: in a dateline, "in Phoenix", "Phoenix, Arizona".
pub(super) fn is_where(document: &Document<'_>, items: &[Item], at: usize) -> bool {
    let name = &items[at].name;
    let first = name.first as usize;
    let (one, two) = (back(document, first, 1), back(document, first, 2));
    let next = items.get(at + 1).filter(|next| next.class == Class::Location && next.name.first == name.end + 1);
    acting::is_in_dateline(document, name)
        || WHERE.contains(&one) && !HELD.contains(&two)
        || next.is_some() && lower_at(document, name.end as usize) == ","
}

/// Whether the article speaks of a country's people, or names it otherwise.
fn has_people(document: &Document<'_>, word: &str) -> bool {
    let gazetteer = &document.resources.gazetteer;
    let Some(own) = gazetteer.places(word).into_iter().find(|place| place.kind == PlaceKind::Country) else {
        return false;
    };
    document.vocabulary.words.iter().any(|other| {
        other.seen_capital > 0
            && &*other.lower != word
            && other.gaz.any(Flags::ADJECTIVE.with(Flags::GROUP).with(Flags::COUNTRY))
            && gazetteer
                .places(&other.lower)
                .first()
                .is_some_and(|place| place.kind == PlaceKind::Country && place.country == own.country)
    })
}

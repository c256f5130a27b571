//! What a name names, where a rule knows better than tagger and network: "Hurricane Rosa" is nobody, "Jordan, a company
//! from Hull," is no country.
//!
//! First each name is looked at where it stands ([`settle`]), then all names of the article together ([`retype`]).

use std::collections::{HashMap, HashSet};

use article::{BlockKind, Reason, Why};

use super::{Item, UNSURE, acting, government, nobody, seat, short_form, signs, title, within};
use crate::attribution::forms::VerbForm;
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::label::Class;
use crate::names::{Name, boundary, features};
use crate::token::Kind;

/// The most words before what a body is: "a state-owned Peruvian power company".
const BEFORE_BODY: usize = 6;

/// The class of a name where it stands; [`Class::Other`] where it names nobody that is marked.
pub(super) fn settle(document: &Document<'_>, name: &Name, known: Flags, printed: &str) -> Class {
    let first = name.first as usize;
    let alone = name.tokens().len() == 1;
    let person = Flags::GIVEN.with(Flags::SURNAME);
    match name.class {
        _ if nobody::is_party_mark(document, name, printed)
            || nobody::is_illness(document, name)
            || signs::is_ship(document, name) =>
        {
            Class::Other
        }
        Class::Location | Class::Organization if signs::is_titled(document, first) => Class::Person,
        Class::Location if signs::is_full_name(document, name, printed) => Class::Person,
        Class::Person | Class::Location if signs::is_fund(document, name) => Class::Organization,
        // "the Baltic states".
        Class::Location | Class::Organization
            if alone && !known.any(Flags::COUNTRY) && signs::is_of_states(document, name) =>
        {
            Class::Other
        }
        Class::Organization if known.any(Flags::COUNTRY) && !known.any(Flags::ORGANIZATION) => Class::Location,
        // "Chad's government", though a Chad Holloway is named.
        Class::Person
            if alone
                && known.any(Flags::COUNTRY)
                && document.tokens.get(name.end as usize).is_some_and(|next| next.kind == Kind::Possessive)
                && government::of_name(document, name.end as usize).is_some() =>
        {
            Class::Location
        }
        // Reports are written in places: "LYON (AP)".
        Class::Person if acting::is_in_dateline(document, name) && !is_agency(document, name) => Class::Location,
        // "Lind, the state capital,".
        Class::Organization
            if alone
                && within::is_settlement(document, name)
                && !document.resources.gazetteer.places(printed).is_empty() =>
        {
            Class::Location
        }
        // "Lind councillors": who sits there sits for the town.
        Class::Organization
            if alone
                && within::is_towns(document, name)
                && !document.resources.gazetteer.places(printed).is_empty() =>
        {
            Class::Location
        }
        // The adjective alone: "in a Serbian town".
        Class::Location | Class::Organization
            if alone && known.any(Flags::ADJECTIVE) && !is_place_name(known) && !known.any(person) =>
        {
            Class::Other
        }
        Class::Person | Class::Location
            if is_agency(document, name) && !known.any(Flags::COUNTRY.with(Flags::REGION)) =>
        {
            Class::Organization
        }
        Class::Person | Class::Location if nobody::is_storm(document, first) => Class::Other,
        // "Typhoon Rosa" taken for a full name.
        Class::Person
            if !alone && nobody::is_storm(document, first + 1) && !document.word(first).gaz.any(Flags::GIVEN) =>
        {
            Class::Other
        }
        // "Lancet", "West Ham": a body that no town and nobody is called like.
        Class::Person | Class::Location
            if known.any(Flags::ORGANIZATION)
                && !known
                    .any(person.with(Flags::COUNTRY).with(Flags::REGION).with(Flags::CITY).with(Flags::ACRONYM)) =>
        {
            Class::Organization
        }
        Class::Person if is_body(document, name) && !is_titled(document, name) => Class::Organization,
        // "the U.S., the interim government and" is a list.
        Class::Location if alone && is_body(document, name) && is_one_of_many(document, name) => Class::Organization,
        Class::Person if is_place(document, name, known, printed) => Class::Location,
        Class::Person if alone && within::is_settlement(document, name) && !is_titled(document, name) => {
            Class::Location
        }
        Class::Person if !alone && document.word(first).lex.any(Lex::CLUB) && !is_titled(document, name) => {
            Class::Organization
        }
        Class::Person if is_people(document, known, printed) && !known.any(person) && !is_titled(document, name) => {
            if boundary::is_people(document, name.tokens()) {
                Class::Norp
            } else {
                Class::Other
            }
        }
        class => class,
    }
}

/// Whose report it is, in brackets in the dateline: "LIMA, March 4 (Meridian) —".
fn is_agency(document: &Document<'_>, name: &Name) -> bool {
    let before = (name.first as usize).checked_sub(1);
    let after = name.end as usize;
    acting::is_in_dateline(document, name)
        && before.is_some_and(|before| document.slice(before) == "(")
        && after < document.tokens.len()
        && document.slice(after) == ")"
}

/// "Peruvians", "Serbians", "Tajik": a group's name, or a people's adjective or its plural.
fn is_people(document: &Document<'_>, known: Flags, printed: &str) -> bool {
    let of_adjective = |one: &str| document.resources.gazetteer.flags(&one.to_lowercase()).any(Flags::ADJECTIVE);
    let adjective = known.any(Flags::ADJECTIVE) && !is_place_name(known);
    known.any(Flags::GROUP) || adjective || printed.strip_suffix('s').is_some_and(of_adjective)
}

fn is_place_name(known: Flags) -> bool {
    known.any(Flags::COUNTRY.with(Flags::CITY).with(Flags::REGION))
}

fn is_titled(document: &Document<'_>, name: &Name) -> bool {
    title::beside(document, name).is_some() || title::honorific(document, name).is_some()
}

/// Whether it is said right after it that it is a body: "Jordan, a company from Hull,".
fn is_body(document: &Document<'_>, name: &Name) -> bool {
    let mut at = name.end as usize;
    let end = document.sentence_at(at - 1).map_or(at, |sentence| document.sentences[sentence].end as usize);
    let opens = at + 2 < end && document.slice(at) == "," && document.word(at + 1).lex.any(Lex::DETERMINER);
    if !opens {
        return false;
    }
    at += 2;
    let last = end.min(at + BEFORE_BODY);
    let is_noun = |at: usize| {
        let token = &document.tokens[at];
        token.kind == Kind::Word && !token.is_capital() && document.word(at).lex.any(Lex::ORG_HEAD)
    };
    while at < last && document.is_word(at) && !document.word(at).lex.any(Lex::FUNCTION) && !is_noun(at) {
        at += 1;
    }
    let ends = |at: usize| {
        at >= end || matches!(document.slice(at), "," | "." | ";") || document.word(at).lex.any(Lex::FUNCTION)
    };
    at < last && is_noun(at) && ends(at + 1)
}

/// Whether the phrase after the comma begins with "a" or "an".
fn is_one_of_many(document: &Document<'_>, name: &Name) -> bool {
    matches!(document.lower(name.end as usize + 1), "a" | "an")
}

/// Whether what was taken for a person is a place: a country of several words, or what stands after "in".
fn is_place(document: &Document<'_>, name: &Name, known: Flags, printed: &str) -> bool {
    if known.any(Flags::COUNTRY) && name.tokens().len() > 1 {
        return true;
    }
    let before = (name.first as usize).checked_sub(1).map(|before| document.lower(before));
    let somewhere = matches!(before, Some("in" | "near" | "outside" | "across" | "throughout"));
    let owned = document.tokens.get(name.end as usize).is_some_and(|next| next.kind == Kind::Possessive);
    somewhere && !owned && !document.resources.gazetteer.places(printed).is_empty()
}

/// A name is of one class in an article where by far most of its mentions are.
const BY_FAR: u32 = 3;
const CLASSES: [Class; 3] = [Class::Person, Class::Organization, Class::Location];

/// What the names of an article are, all looked at together; those that name nobody are dropped.
pub(super) fn retype(document: &Document<'_>, items: &mut Vec<Item>) {
    let context = Context::of(document, items);
    for item in &mut *items {
        if let Some(class) = context.class(document, item) {
            if class == Class::Location {
                item.acts = acting::acts(document, &item.name, key(document, item));
                item.why = Why { code: Reason::Gazetteer, spans: Vec::new() };
            } else {
                item.acts = true;
            }
            item.class = class;
            continue;
        }
        let Some(own) = CLASSES.iter().position(|&class| class == item.class) else { continue };
        let Some(counts) = context.counts.get(key(document, item)) else { continue };
        // "Jordan said he would resign", where Omar Jordan is named, and the country often.
        let alone = item.name.tokens().len() == 1;
        if item.class == Class::Person && alone && context.surnames.contains(document.lower(item.name.first as usize)) {
            continue;
        }
        let most = (0..CLASSES.len()).find(|&class| counts[class] >= BY_FAR * counts[own] && class != own);
        if let Some(most) = most {
            item.class = CLASSES[most];
            item.acts = item.class != Class::Location || acting::acts(document, &item.name, key(document, item));
        }
    }
    items.retain(|item| item.class != Class::Other);
}

fn key<'a>(document: &Document<'a>, item: &Item) -> &'a str {
    document.range(item.name.first as usize, item.name.end as usize).of(document.text())
}

/// What the article's names say of each other.
struct Context<'a> {
    /// How often a name is of each of [`CLASSES`].
    counts: HashMap<&'a str, [u32; 3]>,
    /// Last words of full names of persons, in lower case.
    surnames: HashSet<Box<str>>,
    /// First words of full names of persons, in lower case.
    given: HashSet<Box<str>>,
    /// Names that have a title somewhere.
    titled: HashSet<&'a str>,
    /// Names of storms, in lower case.
    storms: HashSet<Box<str>>,
    /// First words of companies that say what they are: "Velka LLC".
    companies: HashSet<Box<str>>,
    /// First words of all bodies that no people or place is called by alone.
    bodies: HashSet<Box<str>>,
    /// Last words of clubs: "Dynamo Velka".
    clubs: HashSet<Box<str>>,
    /// Names in running text.
    running: HashSet<String>,
    /// Names after a word for a body: "the newspaper Velka".
    called: HashSet<&'a str>,
    /// Where governments sit.
    seats: HashSet<&'a str>,
}

impl<'a> Context<'a> {
    fn of(document: &Document<'a>, items: &[Item]) -> Self {
        let mut context = Self {
            counts: HashMap::new(),
            surnames: HashSet::new(),
            given: HashSet::new(),
            titled: HashSet::new(),
            storms: nobody::storms(document),
            companies: HashSet::new(),
            bodies: HashSet::new(),
            clubs: HashSet::new(),
            running: HashSet::new(),
            called: HashSet::new(),
            seats: document.resources.gazetteer.rows(seat::SEATS).filter_map(|row| row.first().copied()).collect(),
        };
        for item in items {
            let (name, printed) = (&item.name, key(document, item));
            let last = name.end as usize - 1;
            if let Some(class) = CLASSES.iter().position(|&class| class == item.class) {
                context.counts.entry(printed).or_default()[class] += 1;
            }
            if item.class == Class::Person && (item.title.is_some() || title::honorific(document, name).is_some()) {
                context.titled.insert(printed);
            }
            if item.class == Class::Person && name.tokens().len() > 1 {
                context.surnames.insert(document.lower(last).into());
                context.given.insert(document.lower(name.first as usize).into());
            }
            let corporate = name.tokens().len() > 1 && short_form::CORPORATE.contains(&document.lower(last));
            if item.class == Class::Organization && (document.word(last).lex.any(Lex::ORG_SUFFIX) || corporate) {
                context.companies.insert(document.lower(name.first as usize).into());
            }
            let first = document.word(name.first as usize);
            let plain = Flags::COMMON.with(Flags::ADJECTIVE).with(Flags::COUNTRY).with(Flags::CITY);
            if item.class == Class::Organization && name.tokens().len() > 1 && !first.gaz.any(plain) {
                context.bodies.insert(first.lower.clone());
            }
            if item.class == Class::Organization && document.word(name.first as usize).lex.any(Lex::CLUB) {
                context.clubs.insert(document.lower(last).into());
            }
            let before = (name.first as usize).checked_sub(1).filter(|&at| !document.tokens[at].is_capital());
            if before.is_some_and(|before| !document.resources.lexicon.body(document.lower(before)).is_empty()) {
                context.called.insert(printed);
            }
            if item.block != BlockKind::Title {
                context.running.insert(printed.to_lowercase());
            }
        }
        context
    }

    /// The class that the rest of the article gives a name, where it is another.
    fn class(&self, document: &Document<'_>, item: &Item) -> Option<Class> {
        let (name, printed) = (&item.name, key(document, item));
        let token = name.first as usize;
        let word = document.word(token);
        let alone = name.tokens().len() == 1;
        if self.is_headline_word(document, item) || alone && is_common(document, token) {
            return Some(Class::Other);
        }
        // "Houston, a former minister," after Victoria Houston.
        let is_surname = alone && item.class == Class::Location && self.surnames.contains(&word.lower);
        let country = word.gaz.any(Flags::COUNTRY);
        let acts = item.governs.is_none() && !country && (item.acts || opens_and_does(document, name));
        if is_surname && (acts || title::beside(document, name).is_some()) {
            return Some(Class::Person);
        }
        if item.class != Class::Person || self.titled.contains(printed) {
            return None;
        }
        // A person here, a body there, and "the newspaper" before it.
        let bodies = self.counts.get(printed).map_or(0, |counts| counts[1]);
        if self.called.contains(printed) && bodies > 0 && !word.gaz.any(Flags::GIVEN) {
            return Some(Class::Organization);
        }
        if !alone {
            return self.seats.contains(&*printed.to_lowercase()).then_some(Class::Location);
        }
        if self.surnames.contains(&word.lower) {
            return None;
        }
        let person = Flags::GIVEN.with(Flags::SURNAME);
        // "as the new Sultan"; "Rosa reached the coast", where "Hurricane Rosa" did.
        if self.storms.contains(&word.lower) || word.lex.any(Lex::OFFICE.with(Lex::HONORIFIC)) {
            return Some(Class::Other);
        }
        // "Andes", of Andes Copper, unless somebody may be called so.
        if self.bodies.contains(&word.lower) && !word.gaz.any(person) {
            return Some(Class::Organization);
        }
        if self.companies.contains(&word.lower) || self.clubs.contains(&word.lower) {
            return Some(Class::Organization);
        }
        // "Velka's mayor", where it is a place elsewhere.
        let [persons, _, places] = self.counts.get(printed).copied().unwrap_or_default();
        let is_place = places > persons || places == persons && item.confidence < UNSURE;
        if is_place && !word.gaz.any(Flags::GIVEN) {
            return Some(Class::Location);
        }
        // A town that nobody is called after.
        if word.gaz.any(Flags::CITY) && !word.gaz.any(person) && persons <= places + 1 {
            return Some(Class::Location);
        }
        // "Lima said": a capital, unless somebody of that name is named in full.
        let governed = word.gaz.any(Flags::CAPITAL.with(Flags::COUNTRY)) || self.seats.contains(&*word.lower);
        let person =
            word.gaz.any(Flags::GIVEN) && (self.given.contains(&word.lower) || signs::is_of_person(document, token));
        (governed && (!person || item.confidence < UNSURE)).then_some(Class::Location)
    }

    /// Whether a name of a Title Case headline is made of words that the article has in lower case, and is named nowhere
    /// else.
    fn is_headline_word(&self, document: &Document<'_>, item: &Item) -> bool {
        item.block == BlockKind::Title
            && !self.running.contains(&key(document, item).to_lowercase())
            && item.name.tokens().all(|token| {
                let word = document.word(token);
                word.seen_lower > 0 || word.lex.any(Lex::FUNCTION)
            })
            && document.sentence_at(item.name.first as usize).is_some_and(|sentence| {
                let tokens = document.sentences[sentence].tokens();
                features::style(document, tokens.start, tokens.end) == features::Style::TitleCase
            })
    }
}

/// Whether a name opens its sentence, and a verb of doing follows: "London flew in on Monday".
fn opens_and_does(document: &Document<'_>, name: &Name) -> bool {
    let (first, next) = (name.first as usize, name.end as usize);
    let Some(sentence) = document.sentence_at(first).map(|at| document.sentences[at].tokens()) else { return false };
    let form = sentence.contains(&next).then(|| document.resources.forms.verb(document.lower(next))).flatten();
    sentence.start == first
        && matches!(form, Some(VerbForm::Finite | VerbForm::Either))
        && !document.word(next).lex.any(Lex::AUXILIARY)
}

/// Whether a word has its capital only because it opens a sentence: elsewhere the article has it in lower case alone.
fn is_common(document: &Document<'_>, token: usize) -> bool {
    let word = document.word(token);
    let opens =
        document.sentence_at(token).is_some_and(|sentence| document.sentences[sentence].first as usize == token);
    opens && word.seen_lower > 0 && word.seen_capital == 0 && document.tokens[token].case == crate::token::Case::Title
}

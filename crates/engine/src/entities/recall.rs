//! Names that the tagger missed where the article leaves no doubt: the initials of a body that it names in full ("WHO spokesman
//! Karl Lind"), a word that it has as a name elsewhere, a capital that speaks first in its sentence ("Lima said"), and who has
//! a title ("Mr Justice Lind").

use std::collections::{HashMap, HashSet};

use article::{BlockKind, Confidence};

use super::seat;
use super::short_form::initials;
use super::{Item, link, look, signs};
use crate::attribution::forms::VerbForm;
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::label::Class;
use crate::names::{Name, features};
use crate::sentence::Sentence;
use crate::token::Case;

/// How sure one can be of such a name.
const CONFIDENCE: Confidence = 650;
/// Words of a person's name, at most.
const FULL_NAME: usize = 3;
/// Initials of a name have at least so many letters: "IT" is often a word.
const INITIALS: usize = 3;

/// Adds what was missed, in its place among the others.
pub(super) fn add(document: &Document<'_>, items: &mut Vec<Item>) {
    let mut letters: HashMap<String, Class> = HashMap::new();
    for item in &*items {
        let tokens = item.name.tokens();
        let body = matches!(item.class, Class::Organization | Class::Location);
        let capitals = |token: usize| document.tokens[token].case == Case::Upper && document.slice(token).len() > 1;
        if body && tokens.len() == 1 && capitals(tokens.start) {
            letters.entry(document.slice(tokens.start).to_owned()).or_insert(item.class);
        } else if item.class == Class::Organization && tokens.len() >= INITIALS {
            for initials in initials(document, &link::words(document, item)) {
                if initials.len() >= INITIALS {
                    letters.entry(initials.to_uppercase()).or_insert(Class::Organization);
                }
            }
        }
    }
    for token in (0..document.tokens.len()).filter(|&token| is_numbered(document, token)) {
        letters.entry(document.slice(token).to_owned()).or_insert(Class::Organization);
    }
    let person = |item: &&Item| item.class == Class::Person;
    let people: HashSet<&str> =
        items.iter().filter(person).flat_map(|item| item.name.tokens()).map(|token| document.lower(token)).collect();
    let known = Known::of(document, items);
    let seats = seat::Table::new(&document.resources.gazetteer);
    let mut missed: Vec<Item> = Vec::new();
    let mut next = 0;
    for sentence in &document.sentences {
        let kind = document.block_kind(sentence);
        for token in sentence.tokens() {
            while items.get(next).is_some_and(|item| item.name.end as usize <= token) {
                next += 1;
            }
            let taken = items.get(next).is_some_and(|item| item.name.first as usize <= token);
            if taken || !document.tokens[token].is_capital() || kind == BlockKind::Byline {
                continue;
            }
            if missed.last().is_some_and(|last| last.name.end as usize > token) {
                continue;
            }
            // "Mr Justice Kent": all of the name that stands there.
            if signs::is_titled(document, token) && is_named(document, token) {
                let free = items.get(next).map_or(usize::MAX, |item| item.name.first as usize);
                let last = free.min(sentence.end as usize).min(token + FULL_NAME);
                let end = (token + 1..last).find(|&at| !is_named(document, at)).unwrap_or(last);
                let name = Name { first: token as u32, end: end as u32, class: Class::Person, confidence: CONFIDENCE };
                missed.extend(look(document, name, None));
                continue;
            }
            let class = match document.tokens[token].case {
                case if case == Case::Upper || document.slice(token).ends_with(|c: char| c.is_ascii_digit()) => {
                    letters.get(document.slice(token)).copied().filter(|_| {
                        let style = features::style(document, sentence.first as usize, sentence.end as usize);
                        style != features::Style::AllCapitals
                    })
                }
                _ if token == sentence.first as usize
                    && seats.has(document.lower(token))
                    && !people.contains(document.lower(token))
                    && speaks(document, token, sentence.end as usize) =>
                {
                    Some(Class::Location)
                }
                Case::Title if is_body(document, token, sentence.first as usize) => Some(Class::Organization),
                Case::Title | Case::Mixed if is_known_body(document, token, sentence) => Some(Class::Organization),
                _ => known.class(document, token, sentence),
            };
            let name = |class| Name { first: token as u32, end: token as u32 + 1, class, confidence: CONFIDENCE };
            missed.extend(class.and_then(|class| look(document, name(class), None)));
        }
    }
    if !missed.is_empty() {
        items.append(&mut missed);
        items.sort_by_key(|item| item.name.first);
    }
}

/// Parts a name that is two others of the article: "Center for Safety and Center for Health".
pub(super) fn part(document: &Document<'_>, items: &mut Vec<Item>) {
    let of = |item: &Item| document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let bodies = |item: &&Item| item.class == Class::Organization;
    let printed: HashSet<&str> = items.iter().filter(bodies).map(of).collect();
    let halves = |item: &Item| {
        let tokens = item.name.tokens();
        let and = tokens.clone().find(|&token| document.lower(token) == "and").filter(|_| bodies(&item))?;
        let known =
            |from: usize, to: usize| from < to && printed.contains(document.range(from, to).of(document.text()));
        (known(tokens.start, and) && known(and + 1, tokens.end)).then_some(and as u32)
    };
    if !items.iter().any(|item| halves(item).is_some()) {
        return;
    }
    for item in std::mem::take(items) {
        match halves(&item) {
            None => items.push(item),
            Some(and) => {
                items.extend(look(document, Name { end: and, ..item.name }, None));
                items.extend(look(document, Name { first: and + 1, ..item.name }, None));
            }
        }
    }
}

/// Whether a verb of speech follows at once: "Paris said", "Paris has urged". Who is called so speaks as "he" or "she".
fn speaks(document: &Document<'_>, token: usize, end: usize) -> bool {
    let word = document.word(token);
    let has = token + 2 < end && matches!(document.lower(token + 1), "has" | "had");
    let verb = token + 1 + usize::from(has);
    let report = |at: usize| {
        let form = document.resources.forms.verb(document.lower(at));
        let participle = matches!(form, Some(VerbForm::Either | VerbForm::Participle));
        document.word(at).lex.any(Lex::REPORT_FINITE) || has && participle && document.word(at).lex.any(Lex::REPORT)
    };
    verb < end
        && report(verb)
        && word.seen_lower == 0
        && (!word.gaz.any(Flags::GIVEN) || !signs::is_of_person(document, token))
}

/// A word that can be one of a person's names.
fn is_named(document: &Document<'_>, token: usize) -> bool {
    let lex = document.word(token).lex;
    document.is_word(token)
        && matches!(document.tokens[token].case, Case::Title | Case::Mixed | Case::Initial)
        && !lex.any(
            Lex::FUNCTION.with(Lex::OFFICE).with(Lex::HONORIFIC).with(Lex::DAY).with(Lex::MONTH).with(Lex::ORG_HEAD),
        )
}

/// Whether an armed group is named by letters and a number: "M23 rebels".
fn is_numbered(document: &Document<'_>, token: usize) -> bool {
    let printed = document.slice(token);
    let letters = printed.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = printed.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    matches!(letters, 1..=3)
        && matches!(digits, 1 | 2)
        && letters + digits == printed.len()
        && document.tokens.get(token + 1).is_some_and(|_| {
            matches!(
                document.lower(token + 1),
                "rebels" | "rebel" | "fighters" | "militants" | "militia" | "insurgents"
            )
        })
}

/// Whether a verb's plain form begins its sentence as what has a relative clause: "Unite, which".
fn is_body(document: &Document<'_>, token: usize, first: usize) -> bool {
    let follows = |at: usize, word: &str| document.tokens.get(at).is_some_and(|_| document.lower(at) == word);
    // "Unite accused the firm".
    let speaks = document.tokens.get(token + 1).is_some_and(|_| document.word(token + 1).lex.any(Lex::REPORT_FINITE))
        && !document.word(token).gaz.any(Flags::GIVEN.with(Flags::SURNAME));
    token == first
        && (speaks || follows(token + 1, ",") && follows(token + 2, "which"))
        && document.word(token).seen_lower == 0
        && document.resources.forms.verb(document.lower(token)) == Some(VerbForm::Base)
}

/// Whether a word is the whole name of a known body, and the verb after it shows that it is none of the language: "Greggs said",
/// "Shell, which".
fn is_known_body(document: &Document<'_>, token: usize, sentence: &Sentence) -> bool {
    let word = document.word(token);
    let others = Flags::GIVEN.with(Flags::COUNTRY).with(Flags::CITY).with(Flags::REGION).with(Flags::ADJECTIVE);
    let next = token + 1;
    let follows = |at: usize, word: &str| at < sentence.end as usize && document.lower(at) == word;
    let capital = |at: usize| at < sentence.end as usize && document.tokens[at].is_capital();
    let before = token > sentence.first as usize && document.tokens[token - 1].is_capital();
    let article = token > sentence.first as usize && document.lower(token - 1) == "the";
    word.gaz.any(Flags::ORGANIZATION)
        && !word.gaz.any(others.with(Flags::ACRONYM))
        && word.seen_lower == 0
        && !before
        && !capital(next)
        && next < sentence.end as usize
        && (article
            || document.word(next).lex.any(Lex::REPORT_FINITE)
            || follows(next, ",") && follows(next + 1, "which")
            || follows(next, "has") && !document.word(next).lex.any(Lex::DETERMINER))
}

/// What single words are named as in the article.
struct Known<'a>(HashMap<&'a str, [u32; 3]>);

impl<'a> Known<'a> {
    fn of(document: &Document<'a>, items: &[Item]) -> Self {
        let mut known: HashMap<&str, [u32; 3]> = HashMap::new();
        for item in items {
            let last = item.name.end as usize - 1;
            let (class, full) = match item.class {
                Class::Person => (0, true),
                Class::Organization => (1, false),
                Class::Location => (2, false),
                Class::Norp | Class::Other => continue,
            };
            if full || item.name.tokens().len() == 1 {
                known.entry(document.slice(last)).or_default()[class] += 1;
            }
        }
        Self(known)
    }

    /// What an unmarked word is, where the article names it so elsewhere, and has it in lower case nowhere.
    fn class(&self, document: &Document<'_>, token: usize, sentence: &Sentence) -> Option<Class> {
        let counts = self.0.get(document.slice(token))?;
        let word = document.word(token);
        let capital = |at: usize| document.tokens[at].is_capital();
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        // Part of a longer name that is not marked.
        let part = token > first && (capital(token - 1) && token - 1 != first || document.slice(token - 1) == "-")
            || token + 1 < end && (capital(token + 1) || document.slice(token + 1) == "-");
        let common = Lex::FUNCTION.with(Lex::OFFICE).with(Lex::DAY).with(Lex::MONTH).with(Lex::ORG_HEAD);
        let plain = word.seen_lower > 0 || word.gaz.any(Flags::ADJECTIVE.with(Flags::GROUP)) || word.lex.any(common);
        // The town of that name may be meant.
        let town = word.gaz.any(Flags::CITY.with(Flags::COUNTRY).with(Flags::REGION)) && counts[2] == 0;
        // "from Hull", though a Chad Hull is named.
        let somewhere =
            token > first && matches!(document.lower(token - 1), "in" | "from" | "near" | "at") && counts[2] == 0;
        let marked: u32 = counts.iter().sum();
        let most = (0..3).max_by_key(|&class| (counts[class], 3 - class))?;
        if part
            || plain
            || town
            || somewhere && most == 0
            || marked * 2 < word.seen_capital
            || counts[most] * 2 <= marked
        {
            return None;
        }
        let style = features::style(document, first, end);
        (style != features::Style::AllCapitals && style != features::Style::TitleCase)
            .then_some([Class::Person, Class::Organization, Class::Location][most])
    }
}

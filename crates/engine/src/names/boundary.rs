//! Sets a name's boundaries as the annotation contract wants them: without article, title and possessive; and drops
//! what is no mention, such as the adjective in "a Peruvian ship".

use super::Name;
use super::label::Class;
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::token::{Case, Kind};

/// The names that a name holds: "Lima, Peru" is two places, "Lind praised Ortega" two people.
pub(crate) fn pieces(document: &Document<'_>, name: Name) -> impl Iterator<Item = Name> {
    let parts = |token: &usize| match name.class {
        // "Washington, D.C." is one.
        Class::Location => {
            document.slice(*token) == ","
                && (*token + 1..name.end as usize).all(|after| document.slice(after) != "D.C.")
        }
        // "Tom Welling of Jefferies".
        Class::Person if document.lower(*token) == "of" => {
            *token > name.first as usize + 1
                && document.word(name.first as usize).gaz.any(Flags::GIVEN)
                && (name.first as usize..*token).all(|at| document.tokens[at].is_capital())
        }
        Class::Person => {
            document.tokens[*token].case == Case::Lower
                && document.tokens[*token].kind == Kind::Word
                && (document.resources.forms.verb(document.lower(*token)).is_some()
                    || document.word(*token).lex.any(Lex::PREPOSITION.with(Lex::AUXILIARY).with(Lex::REPORT_FINITE))
                        && !matches!(document.lower(*token), "of" | "in" | "to"))
        }
        _ => false,
    };
    let ends: Vec<usize> = name.tokens().filter(parts).chain([name.end as usize]).collect();
    let mut first = name.first as usize;
    ends.into_iter().filter_map(move |end| {
        let mut from = first;
        first = end + 1;
        // "Oskarshamn, southeast Sweden": the direction is no part of the name.
        while from > name.first as usize && from + 1 < end && !document.tokens[from].is_capital() {
            from += 1;
        }
        (from < end).then_some(Name { first: from as u32, end: end as u32, ..name })
    })
}

/// Whether a name is the end of the one before it: "University of Colorado |at Boulder", "Washington, |D.C."
pub(crate) fn goes_on(document: &Document<'_>, before: &Name, name: &Name) -> bool {
    let (first, between) = (before.first as usize, before.end as usize);
    if name.first != before.end + 1 || name.class != Class::Location {
        return false;
    }
    match document.lower(between) {
        "at" => {
            before.class == Class::Organization && before.tokens().len() > 2 && {
                let mut words = (first..first + 2).map(|at| document.lower(at));
                words.next() == Some("university") && words.next() == Some("of")
            }
        }
        "," => {
            before.class == Class::Location
                && document.slice(first) == "Washington"
                && document.slice(between + 1) == "D.C."
        }
        _ => false,
    }
}

/// Letters after a person's name: "Rosa Lind KC".
pub(crate) fn is_post_nominal(printed: &str) -> bool {
    matches!(printed, "KC" | "QC" | "SC" | "MP" | "MSP" | "OBE" | "MBE" | "CBE")
}

/// The name as it is marked, or none; it begins at `from` at the earliest.
pub(crate) fn adjust(document: &Document<'_>, name: Name, from: usize) -> Option<Name> {
    let mut tokens = name.tokens();
    if is_currency(document, &tokens) {
        return None;
    }
    // "The Hague" keeps its article, "the Treasury" does not.
    if tokens.len() > 1 && document.word(tokens.start).lex.any(Lex::DETERMINER) && !is_known(document, tokens.clone()) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && name.class == Class::Person && is_title(document, tokens.start, tokens.len() > 2) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && is_mark(document, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && (is_mark(document, tokens.end - 1) || is_cut(document, tokens.end - 1)) {
        tokens.end -= 1;
    }
    while tokens.len() > 2 && name.class == Class::Person && is_post_nominal(document.slice(tokens.end - 1)) {
        tokens.end -= 1;
    }
    // "Republican Utah": the adjective is no part of the name.
    while tokens.len() > 1 && name.class == Class::Location && is_qualified(document, &tokens) {
        tokens.start += 1;
    }
    if name.class == Class::Person {
        tokens.start = with_initials(document, tokens.start, from);
    }
    let capital = tokens.clone().any(|token| document.tokens[token].is_capital());
    let named = match name.class {
        Class::Other => false,
        Class::Norp => is_people(document, tokens.clone()),
        Class::Person | Class::Organization | Class::Location => true,
    };
    let whole = tokens.clone().any(|token| matches!(document.tokens[token].kind, Kind::Word | Kind::Number));
    (capital && named && whole).then_some(Name { first: tokens.start as u32, end: tokens.end as u32, ..name })
}

/// Whether a name breaks off at a word that joins: "Supreme Court of the".
fn is_cut(document: &Document<'_>, token: usize) -> bool {
    let joins = Lex::DETERMINER.with(Lex::PREPOSITION).with(Lex::CONJUNCTION);
    document.tokens[token].case == Case::Lower && document.word(token).lex.any(joins)
}

/// "US$6.16", "US $29": a currency.
fn is_currency(document: &Document<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let sign = document
        .tokens
        .get(tokens.end)
        .filter(|_| document.slice(tokens.end).starts_with(['$', '\u{20ac}', '\u{a3}', '\u{a5}']));
    let short = tokens.len() == 1
        && document.tokens[tokens.start].case == Case::Upper
        && document.slice(tokens.start).len() < 5;
    sign.is_some_and(|sign| !sign.spaced || short)
}

/// Whether a party's adjective stands before the name of a place: "Republican Utah".
fn is_qualified(document: &Document<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let flags = |tokens: std::ops::Range<usize>| {
        let printed = document.range(tokens.start, tokens.end).of(document.text()).to_lowercase();
        document.resources.gazetteer.flags(&printed)
    };
    let place = Flags::COUNTRY.with(Flags::REGION).with(Flags::CITY);
    let first = document.word(tokens.start);
    let adjective = matches!(&*first.lower, "republican" | "democratic");
    adjective && flags(tokens.clone()) == Flags::default() && flags(tokens.start + 1..tokens.end).any(place)
}

/// The start of a person's name with the initials before it: "A. Rosa Lind".
fn with_initials(document: &Document<'_>, start: usize, from: usize) -> usize {
    let sentence = document.sentence_at(start).map_or(start, |sentence| document.sentences[sentence].first as usize);
    let from = from.max(sentence);
    let is_initial = |at: usize| {
        let printed = document.slice(at);
        document.tokens[at].case == Case::Initial && printed.ends_with('.') && printed.chars().count() == 2
    };
    let first = (from..start).rev().take(2).take_while(|&at| is_initial(at)).last().unwrap_or(start);
    // "vitamin A. Lind said" has another letter.
    let free = first == sentence || {
        let before = document.word(first.saturating_sub(1));
        !document.is_word(first - 1)
            || before.lex.any(Lex::FUNCTION.with(Lex::REPORT).with(Lex::OFFICE).with(Lex::HONORIFIC))
    };
    if free { first } else { start }
}

fn is_known(document: &Document<'_>, tokens: std::ops::Range<usize>) -> bool {
    let printed = document.range(tokens.start, tokens.end).of(document.text()).to_lowercase();
    document.resources.gazetteer.flags(&printed) != Flags::default()
}

/// Whether a word at the start of a name is a title; `long` says that at least two words follow it.
fn is_title(document: &Document<'_>, token: usize, long: bool) -> bool {
    let word = document.word(token);
    let next = document.tokens.get(token + 1).is_some_and(|_| document.word(token + 1).gaz.any(Flags::GIVEN));
    word.lex.any(Lex::HONORIFIC)
        || word.lex.any(Lex::CALLING) && long && next && !word.gaz.any(Flags::GIVEN)
        || word.lex.any(Lex::OFFICE) && !word.gaz.any(Flags::GIVEN) && document.tokens[token].is_capital()
}

fn is_mark(document: &Document<'_>, token: usize) -> bool {
    match document.tokens[token].kind {
        Kind::Open | Kind::Possessive => true,
        Kind::Close => true,
        Kind::Mark => !matches!(document.slice(token), "!" | ")" | "+"),
        Kind::Word | Kind::Number | Kind::Address => false,
    }
}

/// Whether a group's name is a noun here: a plural ("Peruvians", "Democrats"), or "the French" before no further noun.
pub(crate) fn is_people(document: &Document<'_>, tokens: std::ops::Range<usize>) -> bool {
    let last = document.word(tokens.end - 1);
    let plural = last.lower.ends_with('s') && last.lower.len() > 3 && !last.gaz.any(Flags::ADJECTIVE);
    let irregular = last.lower.ends_with("men") && last.lower.len() > 5;
    let article = tokens.start.checked_sub(1).is_some_and(|before| document.lower(before) == "the");
    let open = document.tokens.get(tokens.end).is_none_or(|next| {
        let lex = document.vocabulary.words[next.word as usize].lex;
        next.kind != Kind::Word
            || lex.any(Lex::FUNCTION)
            || lex.any(Lex::REPORT) && !document.lower(tokens.end).ends_with('s')
    });
    let joined = document
        .tokens
        .get(tokens.end)
        .is_some_and(|next| document.vocabulary.words[next.word as usize].lower.as_ref() == "-");
    (plural || irregular || article && open) && !joined
}

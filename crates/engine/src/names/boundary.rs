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

/// The name as it is marked, or none.
pub(crate) fn adjust(document: &Document<'_>, name: Name) -> Option<Name> {
    let mut tokens = name.tokens();
    // "The Hague" keeps its article, "the Treasury" does not.
    if tokens.len() > 1 && document.word(tokens.start).lex.any(Lex::DETERMINER) && !is_known(document, tokens.clone()) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && name.class == Class::Person && is_title(document, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && is_mark(document, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && is_mark(document, tokens.end - 1) {
        tokens.end -= 1;
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

fn is_known(document: &Document<'_>, tokens: std::ops::Range<usize>) -> bool {
    let printed = document.range(tokens.start, tokens.end).of(document.text()).to_lowercase();
    document.resources.gazetteer.flags(&printed) != Flags::default()
}

fn is_title(document: &Document<'_>, token: usize) -> bool {
    let word = document.word(token);
    word.lex.any(Lex::HONORIFIC)
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
fn is_people(document: &Document<'_>, tokens: std::ops::Range<usize>) -> bool {
    let last = document.word(tokens.end - 1);
    let plural = last.lower.ends_with('s') && last.lower.len() > 3 && !last.gaz.any(Flags::ADJECTIVE);
    let irregular = last.lower.ends_with("men") && last.lower.len() > 5;
    let article = tokens.start.checked_sub(1).is_some_and(|before| document.lower(before) == "the");
    let open = document.tokens.get(tokens.end).is_none_or(|next| {
        let lex = document.vocabulary.words[next.word as usize].lex;
        next.kind != Kind::Word || lex.any(Lex::FUNCTION) || lex.any(Lex::REPORT)
    });
    let joined = document
        .tokens
        .get(tokens.end)
        .is_some_and(|next| document.vocabulary.words[next.word as usize].lower.as_ref() == "-");
    (plural || irregular || article && open) && !joined
}

//! Sets a name's boundaries as the annotation contract wants them: without article, title and possessive; and drops
//! what is no mention, such as the adjective in "a Peruvian ship".

use super::Name;
use super::label::Class;
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::token::Kind;

/// The name as it is marked, or none; `plain`: even where none of its words has a capital.
pub(crate) fn adjust(document: &Document<'_>, name: Name, plain: bool) -> Option<Name> {
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
    let capital = plain || tokens.clone().any(|token| document.tokens[token].is_capital());
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

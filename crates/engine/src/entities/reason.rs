//! Why a name is marked: the plainest thing that speaks for it, with the words that show it.

use article::{Reason, TextRange, Why};

use super::title;
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::Name;
use crate::names::label::Class;
use crate::token::Case;

/// The reason for one name by itself.
pub(super) fn of_name(document: &Document<'_>, name: &Name) -> Why {
    let tokens = name.tokens();
    let span = |token: usize| vec![document.tokens[token].range()];
    let with = |code: Reason, spans: Vec<TextRange>| Why { code, spans };
    let printed = document.range(tokens.start, tokens.end).of(document.text());
    let known = document.resources.gazetteer.flags(&printed.to_lowercase().replace('\u{2019}', "'"));
    let typed = |flags: Lex| tokens.clone().rev().find(|&token| document.word(token).lex.any(flags));
    match name.class {
        Class::Person => {
            if let Some(range) = title::beside(document, name).or_else(|| title::honorific(document, name)) {
                return with(Reason::TitleBeside, vec![range]);
            }
            if known.any(Flags::LEADER) {
                return with(Reason::Gazetteer, Vec::new());
            }
            if tokens.len() > 1 && document.word(tokens.start).gaz.any(Flags::GIVEN) {
                return with(Reason::GivenName, span(tokens.start));
            }
        }
        Class::Organization => {
            if known.any(Flags::ORGANIZATION.with(Flags::PARTY)) {
                return with(Reason::Gazetteer, Vec::new());
            }
            if let Some(token) = typed(Lex::ORG_HEAD.with(Lex::ORG_SUFFIX)).filter(|_| tokens.len() > 1) {
                return with(Reason::TypeWord, span(token));
            }
            if tokens.len() == 1 && document.tokens[tokens.start].case == Case::Upper {
                return with(Reason::CapitalLetters, Vec::new());
            }
        }
        Class::Location => {
            if known.any(Flags::COUNTRY.with(Flags::CITY).with(Flags::REGION)) {
                return with(Reason::Gazetteer, Vec::new());
            }
            if let Some(token) = typed(Lex::PLACE_LAST.with(Lex::PLACE_FIRST)).filter(|_| tokens.len() > 1) {
                return with(Reason::TypeWord, span(token));
            }
        }
        Class::Norp | Class::Other => {
            if known.any(Flags::GROUP) {
                return with(Reason::Gazetteer, Vec::new());
            }
        }
    }
    let verb = document
        .tokens
        .get(tokens.end)
        .filter(|next| document.vocabulary.words[next.word as usize].lex.any(Lex::REPORT_FINITE));
    let before = tokens.start.checked_sub(1).filter(|&token| document.word(token).lex.any(Lex::PREPOSITION));
    let spans = match (verb, before) {
        (Some(verb), _) => vec![verb.range()],
        (None, Some(before)) if name.class == Class::Location => span(before),
        _ => Vec::new(),
    };
    with(Reason::Context, spans)
}

//! A person's role as printed: "trade minister Rosa Lind", "Rosa Lind, the trade minister of Peru,".

use std::ops::Range;

use article::TextRange;

use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::Name;
use crate::token::Kind;

/// The most tokens that a role has.
const LONGEST: usize = 10;

/// The role beside a person's name, without article.
pub(super) fn beside(document: &Document<'_>, name: &Name) -> Option<TextRange> {
    let sentence = document.sentences[document.sentence_at(name.first as usize)?].tokens();
    before(document, name, &sentence).or_else(|| after(document, name, &sentence))
}

/// Whether a courtesy title stands before the name: "Mr", "Dr".
pub(super) fn honorific(document: &Document<'_>, name: &Name) -> Option<TextRange> {
    let before = (name.first as usize).checked_sub(1)?;
    document.word(before).lex.any(Lex::HONORIFIC).then(|| document.tokens[before].range())
}

fn before(document: &Document<'_>, name: &Name, sentence: &Range<usize>) -> Option<TextRange> {
    let end = name.first as usize;
    let lex = |token: usize| document.word(token).lex;
    let from = sentence.start.max(end.saturating_sub(LONGEST));
    // The word beside the name is an office; words that qualify it may stand before.
    let office =
        end.checked_sub(1).filter(|&at| at >= from && lex(at).any(Lex::OFFICE) && !is_abbreviated(document, at))?;
    let mut first = office;
    while first > from {
        let at = first - 1;
        let joins = document.slice(at) == "-" && first - 1 > from;
        let word = document.word(at);
        let qualifies = document.is_word(at)
            && !word.lex.any(Lex::FUNCTION)
            && (word.lex.any(Lex::OFFICE_MODIFIER.with(Lex::OFFICE).with(Lex::ORG_HEAD))
                || word.gaz.any(Flags::ADJECTIVE)
                || document.tokens[at].is_capital() && first > from && !opens(document, at, sentence));
        if !(joins || qualifies) {
            break;
        }
        first = at;
    }
    Some(document.range(first, end))
}

/// "Mr." and "Gen." alone say nothing that the reader wants repeated.
fn is_abbreviated(document: &Document<'_>, token: usize) -> bool {
    document.slice(token).ends_with('.')
}

fn opens(document: &Document<'_>, token: usize, sentence: &Range<usize>) -> bool {
    token == sentence.start && !document.word(token).lex.any(Lex::OFFICE.with(Lex::OFFICE_MODIFIER))
}

fn after(document: &Document<'_>, name: &Name, sentence: &Range<usize>) -> Option<TextRange> {
    let mut first = name.end as usize;
    if first >= sentence.end || document.slice(first) != "," {
        return None;
    }
    first += 1;
    if first < sentence.end && document.word(first).lex.any(Lex::DETERMINER) {
        first += 1;
    }
    let mut end = first;
    let mut office = false;
    while end < sentence.end && end - first < LONGEST {
        let word = document.word(end);
        let of = matches!(&*word.lower, "of" | "for" | "and" | "the" | "in" | "at" | "to");
        let closes =
            word.lex.any(Lex::PRONOUN.with(Lex::AUXILIARY).with(Lex::REPORT)) || word.lex.any(Lex::FUNCTION) && !of;
        let mark = !matches!(document.tokens[end].kind, Kind::Word | Kind::Possessive | Kind::Number);
        let hyphen = document.slice(end) == "-";
        if closes && !word.lex.any(Lex::OFFICE) || mark && !hyphen {
            break;
        }
        // The office comes before what it is of.
        if !office && of {
            return None;
        }
        office |= word.lex.any(Lex::OFFICE);
        end += 1;
    }
    let closed = document.tokens.get(end).is_none_or(|_| {
        end >= sentence.end
            || matches!(document.slice(end), "," | "." | ";" | ")" | "\u{2014}" | "\u{2013}")
            || document.word(end).lex.any(Lex::REPORT.with(Lex::PRONOUN))
    });
    (office && closed && end - first < LONGEST).then(|| document.range(first, end))
}

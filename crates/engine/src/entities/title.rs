//! A person's role as printed: "trade minister Rosa Lind", "Rosa Lind, the trade minister of Peru,", "a spokesman for the
//! World Bank, Karl Lind, said".

use std::ops::Range;

use article::TextRange;

use crate::attribution::forms::VerbForm;
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::Name;
use crate::names::label::Class;
use crate::token::{Case, Kind};

/// The most tokens that a role has.
const LONGEST: usize = 10;
/// The most words in lower case that say what kind of office it is: "deputy police", "voice".
const QUALIFIERS: usize = 2;

/// The role beside a person's name, without article.
pub(super) fn beside(document: &Document<'_>, name: &Name) -> Option<TextRange> {
    let sentence = document.sentences[document.sentence_at(name.first as usize)?].tokens();
    let tokens = before(document, name, &sentence)
        .or_else(|| after(document, name, &sentence))
        .or_else(|| apposed(document, name, &sentence))?;
    Some(document.range(tokens.start, tokens.end))
}

/// The role beside a person's name with the whole of the name that stands in it: "Bank of Ghana economist", "prime minister
/// of Peru".
pub(super) fn whole(document: &Document<'_>, name: &Name, other: Option<&Name>) -> Option<TextRange> {
    let role = beside(document, name);
    let Some(other) = other.filter(|other| matches!(other.class, Class::Location | Class::Organization)) else {
        return role;
    };
    let owner = document.range(other.first as usize, other.end as usize);
    if let Some(role) = role {
        let cuts = owner.start() < role.start() && role.start() < owner.end() && owner.end() < role.end();
        return Some(if cuts { owner.cover(role) } else { role });
    }
    // "the prime minister of Peru Rosa Lind".
    let sentence = document.sentences[document.sentence_at(name.first as usize)?].tokens();
    let mut at = (other.first as usize).checked_sub(1).filter(|_| other.end == name.first)?;
    if at > sentence.start && document.lower(at) == "the" {
        at -= 1;
    }
    let office = at.checked_sub(1).filter(|&office| office >= sentence.start && document.lower(at) == "of")?;
    let from = sentence.start.max(office.saturating_sub(LONGEST));
    (is_office(document, office, from) && !is_plural(document, office))
        .then(|| document.range(qualified(document, office, from, &sentence), other.end as usize))
}

/// Whether a courtesy title stands before the name: "Mr", "Dr".
pub(super) fn honorific(document: &Document<'_>, name: &Name) -> Option<TextRange> {
    let before = (name.first as usize).checked_sub(1)?;
    document.word(before).lex.any(Lex::HONORIFIC).then(|| document.tokens[before].range())
}

/// Whether the token is an office: "minister"; of "chief executive" the second word, of "security chief" the second too.
fn is_office(document: &Document<'_>, at: usize, from: usize) -> bool {
    let lex = document.word(at).lex;
    let joined = || at > from && document.is_word(at - 1) && !document.word(at - 1).lex.any(Lex::FUNCTION);
    document.is_word(at) && (lex.any(Lex::OFFICE.with(Lex::CALLING)) || lex.any(Lex::LATER_OFFICE) && joined())
}

/// "Senators Rosa Lind and Karl Lind": nobody is senators.
fn is_plural(document: &Document<'_>, at: usize) -> bool {
    let lower = document.lower(at);
    lower.strip_suffix('s').is_some_and(|one| document.resources.lexicon.flags(one).any(Lex::OFFICE.with(Lex::CALLING)))
}

/// Where what qualifies an office begins: "Peruvian trade", "former deputy", "World Bank", "Acme's chief".
fn qualified(document: &Document<'_>, office: usize, from: usize, sentence: &Range<usize>) -> usize {
    let mut first = office;
    while first > from {
        let at = first - 1;
        let word = document.word(at);
        let capital = document.tokens[at].is_capital();
        let joins = document.slice(at) == "-" && at > from && document.is_word(at - 1);
        let owner = document.tokens[at].kind == Kind::Possessive
            && at > from
            && (document.tokens[at - 1].is_capital() || is_noun(document, at - 1));
        // "us" is a pronoun, "US" is not.
        let qualifies = document.is_word(at)
            && (!word.lex.any(Lex::FUNCTION) || document.tokens[at].case == Case::Upper)
            && (word.lex.any(Lex::OFFICE_MODIFIER.with(Lex::OFFICE).with(Lex::ORG_HEAD))
                || word.gaz.any(Flags::ADJECTIVE)
                || capital
                    && (!opens(document, at, sentence)
                        || is_noun(document, at) && (at + 1 == office || document.tokens[at + 1].is_capital())));
        if joins || owner || qualifies {
            first = at;
            continue;
        }
        // "voice actor": plain nouns, where what stands before them shows that they begin the phrase.
        let is_plain = |at: usize| !document.tokens[at].is_capital() && is_noun(document, at);
        // "the US voice actor": no verb begins after that.
        let after_owner = |at: usize| {
            at > from && {
                let before = document.word(at - 1);
                before.lex.any(Lex::DETERMINER) || before.gaz.any(Flags::ADJECTIVE.with(Flags::COUNTRY))
            }
        };
        let is_base = |at: usize| {
            document.word(at).lex.any(Lex::REPORT_BASE)
                || document.resources.forms.verb(document.lower(at)) == Some(VerbForm::Base)
        };
        let plain = |at: usize| is_plain(at) || document.is_word(at) && is_base(at) && after_owner(at);
        let run = (from..first).rev().take(QUALIFIERS).take_while(|&at| plain(at)).count();
        let start = first - run;
        let shows = start > from && {
            let before = document.word(start - 1);
            before.lex.any(Lex::DETERMINER)
                || document.tokens[start - 1].kind == Kind::Possessive
                || document.tokens[start - 1].is_capital()
                    && (before.gaz.any(Flags::ADJECTIVE.with(Flags::COUNTRY)) || before.lex.any(Lex::ORG_HEAD))
        };
        if run == 0 || !shows {
            break;
        }
        first = start;
    }
    while first < office && (document.slice(first) == "-" || document.tokens[first].kind == Kind::Possessive) {
        first += 1;
    }
    first
}

/// Whether a word can only be a noun or an adjective, as far as the lists know.
fn is_noun(document: &Document<'_>, at: usize) -> bool {
    let (lex, lower) = (document.word(at).lex, document.lower(at));
    document.is_word(at)
        && !lex.any(Lex::FUNCTION.with(Lex::REPORT).with(Lex::DAY).with(Lex::MONTH))
        && document.resources.forms.verb(lower).is_none()
        && !lower.ends_with("ly")
        && !lower.ends_with("day")
}

fn before(document: &Document<'_>, name: &Name, sentence: &Range<usize>) -> Option<Range<usize>> {
    let end = name.first as usize;
    let from = sentence.start.max(end.saturating_sub(LONGEST));
    // The word beside the name is an office; words that qualify it may stand before.
    let office = end.checked_sub(1).filter(|&at| at >= from && !is_abbreviated(document, at))?;
    if !is_office(document, office, from) || is_plural(document, office) {
        return None;
    }
    Some(qualified(document, office, from, sentence)..end)
}

/// "Mr." and "Gen." alone say nothing that the reader wants repeated.
fn is_abbreviated(document: &Document<'_>, token: usize) -> bool {
    document.slice(token).ends_with('.')
}

/// Whether a word has its capital because it stands first.
fn opens(document: &Document<'_>, token: usize, sentence: &Range<usize>) -> bool {
    let word = document.word(token);
    // "WHO" has its capitals anywhere.
    let capitals = document.tokens[token].case == Case::Upper && document.slice(token).len() > 1;
    token == sentence.start
        && !capitals
        && !word.lex.any(Lex::OFFICE.with(Lex::OFFICE_MODIFIER))
        && (word.seen_lower > 0 || word.gaz.any(Flags::COMMON))
}

fn is_of(word: &str) -> bool {
    matches!(word, "of" | "for" | "and" | "the" | "in" | "at" | "to" | "from")
}

fn after(document: &Document<'_>, name: &Name, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut first = name.end as usize;
    if first >= sentence.end || document.slice(first) != "," {
        return None;
    }
    first += 1;
    // "Rosa Lind, |54,| a teacher".
    if first + 1 < sentence.end && document.tokens[first].kind == Kind::Number && document.slice(first + 1) == "," {
        first += 2;
    }
    if first < sentence.end && document.word(first).lex.any(Lex::DETERMINER) {
        first += 1;
    }
    let mut end = first;
    let mut office = false;
    while end < sentence.end && end - first < LONGEST {
        let word = document.word(end);
        let of = is_of(&word.lower);
        let closes =
            word.lex.any(Lex::PRONOUN.with(Lex::AUXILIARY).with(Lex::REPORT)) || word.lex.any(Lex::FUNCTION) && !of;
        let mark = !matches!(document.tokens[end].kind, Kind::Word | Kind::Possessive | Kind::Number);
        let hyphen = document.slice(end) == "-";
        if closes && !word.lex.any(Lex::OFFICE) && document.is_word(end) || mark && !hyphen {
            break;
        }
        // The office comes before what it is of.
        if !office && of {
            return None;
        }
        office |= is_office(document, end, first);
        end += 1;
    }
    let last = end;
    while end > first && is_of(document.lower(end - 1)) {
        end -= 1;
    }
    let closed = document.tokens.get(last).is_none_or(|_| {
        last >= sentence.end
            || matches!(document.slice(last), "," | "." | ";" | ")" | "\u{2014}" | "\u{2013}")
            || document.word(last).lex.any(Lex::REPORT.with(Lex::PRONOUN))
    });
    (office && closed && end - first < LONGEST).then_some(first..end)
}

/// The role that the name stands in apposition to: "the president of Peru, Rosa Lind, said".
fn apposed(document: &Document<'_>, name: &Name, sentence: &Range<usize>) -> Option<Range<usize>> {
    let courtesy = usize::from(honorific(document, name).is_some());
    let comma = (name.first as usize).checked_sub(1 + courtesy).filter(|&at| at > sentence.start)?;
    let next = name.end as usize;
    let closed = next >= sentence.end
        || matches!(document.slice(next), "," | "." | ";" | ")" | "\u{2014}" | "\u{2013}")
        || document.word(next).lex.any(Lex::REPORT_FINITE);
    // "the minister, Rosa Lind, and Karl Moss" is a list.
    let list = document.slice(next.min(sentence.end - 1)) == ","
        && document.tokens.get(next + 1).is_some_and(|_| next + 1 < sentence.end)
        && matches!(document.lower(next + 1), "and" | "or");
    if document.slice(comma) != "," || !closed || list {
        return None;
    }
    let from = sentence.start.max(comma.saturating_sub(LONGEST));
    let within = |at: usize| {
        let lex = document.word(at).lex;
        let kind = document.tokens[at].kind;
        (matches!(kind, Kind::Word | Kind::Possessive) || document.slice(at) == "-")
            && !lex.any(Lex::PRONOUN.with(Lex::AUXILIARY))
            && (!lex.any(Lex::FUNCTION) || is_of(document.lower(at)) || lex.any(Lex::DETERMINER))
    };
    // The first office of the phrase: "a spokesman for the president of Peru".
    let mut found = None;
    let mut at = comma;
    while at > from && within(at - 1) {
        at -= 1;
        let of = at + 1 == comma || matches!(document.lower(at + 1), "of" | "for" | "at" | "in" | "to");
        if is_office(document, at, from) && of && !is_plural(document, at) {
            let first = qualified(document, at, from, sentence);
            let begins = first == sentence.start
                || first > from
                    && (document.word(first - 1).lex.any(Lex::DETERMINER)
                        || document.tokens[first - 1].kind == Kind::Possessive)
                || (first..at).any(|owner| document.tokens[owner].kind == Kind::Possessive);
            if begins {
                found = Some(first..comma);
            }
        }
    }
    found
}

//! What part a name or pronoun plays in its sentence, as far as the words beside it tell.

use std::ops::Range;

use crate::attribution::forms::VerbForm;
use crate::document::Document;
use crate::lexicon::Lex;
use crate::names::boundary;
use crate::token::Kind;

/// How a pronoun is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Use {
    Subject,
    Object,
    Owner,
    Reflexive,
}

/// What part a mention plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    Subject,
    Object,
    Owner,
    /// After a preposition: "by", "with", "of", another.
    By,
    With,
    Of,
    Other,
    /// Beside "and".
    Joined,
    /// Between commas, or after one.
    Apposed,
    /// First in its sentence.
    First,
    Unknown,
}

impl Use {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Subject => "S",
            Self::Object => "O",
            Self::Owner => "P",
            Self::Reflexive => "R",
        }
    }
}

impl Slot {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Subject => "s",
            Self::Object => "o",
            Self::Owner => "p",
            Self::By => "b",
            Self::With => "w",
            Self::Of => "f",
            Self::Other => "x",
            Self::Joined => "j",
            Self::Apposed => "a",
            Self::First => "i",
            Self::Unknown => "u",
        }
    }
}

/// The slot that a pronoun's use is.
pub(super) const fn of_use(used: Use) -> Slot {
    match used {
        Use::Subject => Slot::Subject,
        Use::Object | Use::Reflexive => Slot::Object,
        Use::Owner => Slot::Owner,
    }
}

/// "her" before a noun is an owner, elsewhere an object; "his" alone and "it" after a verb are no subjects.
pub(super) fn refine(document: &Document<'_>, at: usize, used: Use, end: usize) -> Use {
    let next = Some(at + 1).filter(|&next| next < end);
    match (document.lower(at), used) {
        ("her", _) => {
            let noun = next.is_some_and(|next| {
                let lex = document.word(next).lex;
                document.tokens[next].kind == Kind::Word && !lex.any(Lex::FUNCTION)
                    || document.tokens[next].kind == Kind::Open
                    || lex.any(Lex::DETERMINER) && matches!(document.lower(next), "own" | "many" | "other" | "few")
            });
            if noun { Use::Owner } else { Use::Object }
        }
        ("it", _) if at > 0 && (is_verb(document, at - 1) || document.word(at - 1).lex.any(Lex::PREPOSITION)) => {
            Use::Object
        }
        _ => used,
    }
}

/// Where in its sentence a pronoun stands: first, in a clause or phrase before the main clause, or further on.
pub(super) fn place(document: &Document<'_>, token: usize, first: usize) -> &'static str {
    let mut start = first;
    while start < token && document.tokens[start].kind == Kind::Open {
        start += 1;
    }
    if token <= start {
        return "first";
    }
    let lex = document.word(start).lex;
    let fronted = lex.any(Lex::PREPOSITION)
        || lex.any(Lex::CONJUNCTION) && document.lower(start) != "and" && document.lower(start) != "but"
        || document.lower(start).ends_with("ing")
        || matches!(document.lower(start), "when" | "while" | "although" | "though" | "if" | "because" | "once");
    let comma = (start..token).any(|at| document.slice(at) == ",");
    match (fronted, comma) {
        (true, false) => "front",
        _ if token <= start + 2 => "early",
        (true, true) => "main",
        (false, _) => "on",
    }
}

/// Whether a word is most often a verb.
pub(super) fn is_verb(document: &Document<'_>, token: usize) -> bool {
    let word = document.lower(token);
    document.word(token).lex.any(Lex::AUXILIARY.with(Lex::REPORT_FINITE))
        || document.resources.forms.verb(word).is_some()
        || document.tokens[token].kind == Kind::Word && word.len() > 4 && word.ends_with("ed")
}

fn is_finite(document: &Document<'_>, token: usize) -> bool {
    let form = document.resources.forms.verb(document.lower(token));
    is_verb(document, token) && !matches!(form, Some(VerbForm::Ing | VerbForm::Participle))
}

/// The first token after a name that is not an adverb, nor part of an apposition between commas or brackets.
fn after(document: &Document<'_>, end: usize, within: &Range<usize>) -> Option<usize> {
    let mut at = end;
    // "Rosa Lind KC said".
    if at < within.end && boundary::is_post_nominal(document.slice(at)) {
        at += 1;
    }
    // "Her neighbour, Rosa Lind, believes": what is in apposition to the subject.
    if at + 1 < within.end
        && document.slice(at) == ","
        && is_enclosed(document, end, within)
        && is_finite(document, at + 1)
    {
        return Some(at + 1);
    }
    if at < within.end && matches!(document.slice(at), "," | "(" | "\u{2014}" | "\u{2013}") {
        let close = (at + 1..within.end.min(at + 16))
            .find(|&at| matches!(document.slice(at), "," | ")" | "\u{2014}" | "\u{2013}"))?;
        at = close + 1;
    }
    while at < within.end && document.word(at).lex.any(Lex::ADVERB) {
        at += 1;
    }
    (at < within.end).then_some(at)
}

/// Words between the comma and the name that stands in apposition.
const APPOSED: usize = 6;

/// Whether a comma stands before a name and the plain words that say what somebody is: ", retired engineer Rosa Lind".
fn is_enclosed(document: &Document<'_>, end: usize, within: &Range<usize>) -> bool {
    let from = within.start.max(end.saturating_sub(APPOSED));
    let stop = (from..end)
        .rev()
        .find(|&at| !document.is_word(at) && document.slice(at) != "-" || document.word(at).lex.any(Lex::FUNCTION));
    // "whose owner, Rosa Lind, fled": not the subject of the sentence.
    let relative = |at: usize| {
        let from = within.start.max(at.saturating_sub(APPOSED));
        (from..at).any(|at| matches!(document.lower(at), "whose" | "who" | "which" | "that"))
    };
    stop.is_some_and(|at| document.slice(at) == "," && at > within.start + 1 && !relative(at))
}

/// Whether what is named speaks: "Lind said", "said Lind".
pub(super) fn speaks(document: &Document<'_>, first: usize, end: usize, within: &Range<usize>) -> bool {
    let said = |token: usize| document.word(token).lex.any(Lex::REPORT_FINITE);
    after(document, end, within).is_some_and(said)
        || first.checked_sub(1).is_some_and(|at| at >= within.start && said(at))
}

/// The part that a name plays.
pub(super) fn of_name(document: &Document<'_>, first: usize, end: usize, within: &Range<usize>) -> Slot {
    let title = Lex::HONORIFIC.with(Lex::OFFICE).with(Lex::OFFICE_MODIFIER).with(Lex::DETERMINER);
    let mut start = first;
    while start > within.start && first - start < 5 && document.word(start - 1).lex.any(title) {
        start -= 1;
    }
    let before = Some(start).filter(|&start| start > within.start).map(|start| start - 1);
    if document.tokens.get(end).is_some_and(|next| next.kind == Kind::Possessive) {
        return Slot::Owner;
    }
    if let Some(before) = before.filter(|&before| document.word(before).lex.any(Lex::PREPOSITION)) {
        return match document.lower(before) {
            "by" => Slot::By,
            "with" => Slot::With,
            "of" => Slot::Of,
            _ => Slot::Other,
        };
    }
    if after(document, end, within).is_some_and(|at| is_finite(document, at)) {
        return Slot::Subject;
    }
    if before.is_some_and(|before| is_verb(document, before)) {
        return Slot::Object;
    }
    let and = |token: usize| matches!(document.lower(token), "and" | "or" | "&");
    if before.is_some_and(and) || end < within.end && and(end) {
        return Slot::Joined;
    }
    match before {
        None => Slot::First,
        Some(before) if document.slice(before) == "," => Slot::Apposed,
        Some(_) => Slot::Unknown,
    }
}

/// The last token of the subject of the verb whose object stands at a token: "|Lind praised him", "|he has agreed with him".
pub(super) fn subject_of(document: &Document<'_>, object: usize, first: usize) -> Option<usize> {
    let back = |at: usize| at.checked_sub(1).filter(|&at| at >= first);
    let mut at = back(object)?;
    if matches!(document.lower(at), "with" | "to" | "for" | "at" | "about" | "against" | "on") {
        at = back(at)?;
        // "Lind brought with him".
        if matches!(document.lower(at), "brought" | "took" | "carried" | "had" | "bring" | "take" | "carry" | "left") {
            return None;
        }
    }
    if !is_verb(document, at) {
        return None;
    }
    at = back(at)?;
    while document.word(at).lex.any(Lex::AUXILIARY.with(Lex::ADVERB)) && document.is_word(at) {
        at = back(at)?;
    }
    Some(at)
}

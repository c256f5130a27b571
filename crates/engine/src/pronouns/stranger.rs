//! People who are not named: "one woman", "a lawyer for the families", "the teacher". A pronoun that one of them is nearest to
//! means nobody who is named, unless the article names who it is ("the minister").
//!
//! "Rosa Lind spoke. A teacher left the hall. She said no": the teacher. "Rosa Lind met a teacher. She said no": Rosa Lind,
//! perhaps.

use std::ops::Range;

use article::NameType;

use super::candidate::Candidate;
use super::{Resolver, STRANGERS, Spot, slot, spot};
use crate::document::Document;
use crate::gender::{self, Evidence, Gender};
use crate::lexicon::Lex;
use crate::token::Kind;

/// Words between an article and the noun: "a senior Peruvian fisheries".
const BEFORE_NOUN: usize = 5;
/// Sentences over which one is remembered.
const BACK: usize = 2;

/// A phrase for one person without a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Phrase {
    /// Its article or the like.
    pub(super) first: usize,
    /// One past its noun.
    pub(super) end: usize,
    /// Whether it is told whose they are: "his lawyer".
    owned: bool,
    /// Whether it may be somebody who is named: "the lawyer".
    pub(super) definite: bool,
}

/// Somebody without a name, on the way through the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stranger {
    /// Where the phrase, or a pronoun for it, stands.
    pub(super) spot: Spot,
    gender: Evidence,
    owned: bool,
    /// Whether it is the subject of a clause, or speaks.
    acts: bool,
}

impl Stranger {
    /// Whether a pronoun of that gender in that sentence can mean it.
    pub(super) fn fits(&self, gender: Gender, sentence: usize) -> bool {
        self.gender.speaks_not_against(gender) && self.spot.sentence + BACK >= sentence
    }

    /// Whether nobody who is named comes before it.
    pub(super) const fn wins(&self) -> bool {
        self.acts && !self.owned
    }

    /// Whether it may be meant rather than somebody who was mentioned there last.
    pub(super) const fn may_be_meant(&self, other: &Spot) -> bool {
        other.first <= self.spot.first && (self.acts || other.sentence < self.spot.sentence)
    }

    /// Takes in that a pronoun means it.
    pub(super) fn meant(&mut self, gender: Gender, spot: Spot) {
        self.gender.hear(gender);
        self.acts |= spot.slot == slot::Slot::Subject;
        self.spot = spot;
    }
}

/// Whether a word is for one person.
fn is_person(document: &Document<'_>, at: usize) -> bool {
    let plain = Lex::PERSON.with(Lex::OFFICE).with(Lex::CALLING).with(Lex::LATER_OFFICE);
    document.is_word(at) && document.word(at).lex.any(plain)
}

/// Whether a word that no list has is for a person: before "who", or like "technician" before a verb of speech.
fn is_doer(document: &Document<'_>, at: usize, within: &Range<usize>) -> bool {
    let word = document.lower(at);
    let lexicon = &document.resources.lexicon;
    if at + 1 >= within.end
        || !is_plain(document, at)
        || document.tokens[at].is_capital()
        || lexicon.flags(word).any(Lex::ORG_HEAD)
        || !lexicon.body(word).is_empty()
        || word.ends_with('s')
    {
        return false;
    }
    let ends = ["er", "or", "ist", "ian", "man", "woman"].iter().any(|end| word.ends_with(end));
    let speaks = document.word(at + 1).lex.any(Lex::REPORT_FINITE);
    document.lower(at + 1) == "who" || ends && speaks && !THINGS.contains(&word)
}

/// Things whose names end like a person's, and that people write on.
const THINGS: &[&str] = &["letter", "order", "poster", "banner", "flyer", "sticker", "flier", "folder"];

/// The phrase that begins with the article at a token; none where it goes on with the name of whom it means.
pub(super) fn phrase(document: &Document<'_>, first: usize, within: &Range<usize>) -> Option<Phrase> {
    let mut owned = false;
    let mut definite = false;
    match document.lower(first) {
        "a" | "an" | "one" | "another" => {}
        "the" | "this" | "that" => definite = true,
        "his" | "her" | "their" | "its" => owned = true,
        _ => return None,
    }
    let mut at = first + 1;
    // "One of the workers".
    let of_many = document.lower(first) == "one" && at + 2 < within.end && document.lower(at) == "of";
    if of_many {
        owned = matches!(document.lower(at + 1), "his" | "her" | "their" | "its");
        at += 2;
    }
    let mut head = None;
    while at < within.end.min(first + 2 + BEFORE_NOUN) {
        let singular = of_many.then(|| document.lower(at).strip_suffix('s')).flatten();
        let many = singular.is_some_and(|one| {
            let lex = document.resources.lexicon.flags(one);
            lex.any(Lex::PERSON.with(Lex::OFFICE).with(Lex::CALLING).with(Lex::LATER_OFFICE))
        });
        let name = document.mention_at(at).map(|mention| &document.mentions[mention]);
        if name.is_some_and(|name| name.name_type == NameType::Person)
            && !document.tokens.get(document_end(document, at)).is_some_and(|next| next.kind == Kind::Possessive)
        {
            return None;
        }
        if document.tokens[at].kind == Kind::Possessive {
            owned |=
                document.mention_at(at - 1).is_some_and(|owner| document.mentions[owner].name_type == NameType::Person);
            head = None;
        } else if many
            || !of_many && name.is_none() && (is_person(document, at) || !definite && is_doer(document, at, within))
        {
            head = Some(at);
        } else if head.is_some() {
            // "the teacher training college".
            if !is_plain(document, at) || slot::is_verb(document, at) {
                break;
            }
            head = None;
        } else if !is_plain(document, at) && name.is_none() && document.slice(at) != "-" {
            break;
        }
        at += 1;
    }
    let end = head? + 1;
    (!is_named(document, first, end, within)).then_some(Phrase { first, end, owned, definite })
}

/// One past the name that a token stands in.
fn document_end(document: &Document<'_>, at: usize) -> usize {
    document.mention_at(at).map_or(at, |mention| document.mention_tokens[mention].1 as usize)
}

/// Whether a word can stand before a noun.
fn is_plain(document: &Document<'_>, at: usize) -> bool {
    // "A second worker": some adverbs are adjectives too.
    let closes = Lex::DETERMINER.with(Lex::PRONOUN).with(Lex::PREPOSITION).with(Lex::CONJUNCTION).with(Lex::AUXILIARY);
    matches!(document.tokens[at].kind, Kind::Word | Kind::Number)
        && !document.word(at).lex.any(closes.with(Lex::REPORT_FINITE))
}

/// Whether a name is in apposition, or the phrase says what somebody is: "Rosa Lind, a lawyer,", "the lawyer, Rosa Lind,", "Rosa
/// Lind is a lawyer", "as a lawyer".
fn is_named(document: &Document<'_>, first: usize, end: usize, within: &Range<usize>) -> bool {
    let person = |at: usize| {
        let mention = document.mention_at(at).map(|mention| &document.mentions[mention]);
        mention.is_some_and(|mention| mention.name_type == NameType::Person)
    };
    let mut before = first;
    if before > within.start {
        before -= 1;
        let word = document.lower(before);
        // "Rosa Lind, 19, a lawyer".
        let comma = |at: usize| at > within.start && document.slice(at) == ",";
        let age = comma(before) && before > within.start + 2 && document.tokens[before - 1].kind == Kind::Number;
        let of = if age && comma(before - 2) { before - 2 } else { before };
        if comma(of) && person(of - 1) {
            return true;
        }
        let says_what = matches!(
            word,
            "is" | "was" | "be" | "been" | "being" | "become" | "became" | "becoming" | "as" | "remains" | "remained"
        );
        if says_what {
            return true;
        }
    }
    let mut after = end;
    if after < within.end && document.slice(after) == "," {
        after += 1;
    }
    while after < within.end && document.word(after).lex.any(Lex::HONORIFIC) {
        after += 1;
    }
    after < within.end && person(after)
}

/// What is known of whom a phrase means, where it stands.
pub(super) fn meet(document: &Document<'_>, phrase: Phrase, spot: Spot, within: &Range<usize>) -> Stranger {
    let mut gender = Evidence::default();
    for at in phrase.first + 1..phrase.end {
        if let Some(told) = gender::told(document.lower(at)) {
            gender.tell(told);
        }
    }
    Stranger { spot, gender, owned: phrase.owned, acts: acts(document, phrase, &spot, within) }
}

/// Whether a phrase is the subject of a clause, or speaks: "a lawyer from Lima said", "said one lawyer", "according to a
/// lawyer".
fn acts(document: &Document<'_>, phrase: Phrase, spot: &Spot, within: &Range<usize>) -> bool {
    if spot.speaks || matches!(spot.slot, slot::Slot::Subject | slot::Slot::First) {
        return true;
    }
    let back = |by: usize| phrase.first.checked_sub(by).filter(|&at| at >= within.start);
    let Some(before) = back(1) else { return true };
    match document.lower(before) {
        "but" => true,
        "to" => back(2).is_some_and(|at| document.lower(at) == "according"),
        _ => document.tokens[before].kind == Kind::Open,
    }
}

/// Whether a name is that of whom a phrase before it in its sentence means: "a woman named Rosa Lind", "a man who lives there, Karl
/// Lind, said", "who gave her name as Rosa Lind".
pub(super) fn names(document: &Document<'_>, first: usize, spot: &Spot, within: &Range<usize>) -> bool {
    if spot.slot == slot::Slot::Apposed || first <= within.start {
        return spot.slot == slot::Slot::Apposed;
    }
    match document.lower(first - 1) {
        "named" | "called" => true,
        "as" => (within.start.max(first.saturating_sub(6))..first)
            .any(|at| matches!(document.lower(at), "name" | "identified" | "named" | "known")),
        _ => false,
    }
}

impl Resolver {
    /// Takes in a phrase for somebody: whose role it is, or who has no name.
    pub(super) fn meet(&mut self, document: &Document<'_>, phrase: Phrase, sentence: usize, within: &Range<usize>) {
        let (first, end) = (phrase.first, phrase.end);
        let spot = spot(document, (first, end), sentence, &mut true, &NameType::Person);
        if let Some((holder, _)) = self.roles.holder(document, first, end).filter(|_| phrase.definite) {
            self.see(holder.0 as usize, spot, false);
            return;
        }
        if self.strangers.len() >= STRANGERS {
            self.strangers.remove(0);
        }
        self.strangers.push(meet(document, phrase, spot, within));
    }

    /// Whether a pronoun means somebody without a name; whether it may.
    pub(super) fn stranger(
        &self,
        document: &Document<'_>,
        gender: Gender,
        sentence: usize,
        candidates: &[Candidate],
    ) -> (bool, Option<Stranger>) {
        let Some(met) = self.strangers.iter().rfind(|met| met.fits(gender, sentence)) else { return (false, None) };
        // "An aide to the minister said": not the minister.
        let governed = |spot: Spot| {
            let title = Lex::DETERMINER.with(Lex::OFFICE).with(Lex::OFFICE_MODIFIER).with(Lex::HONORIFIC);
            let before = (0..spot.first).rev().find(|&at| !document.word(at).lex.any(title));
            before.is_some_and(|before| document.lower(before) == "to")
        };
        let subject = |spot: Spot| {
            (matches!(spot.slot, slot::Slot::Subject | slot::Slot::First) || spot.speaks) && !governed(spot)
        };
        let named = |candidate: &Candidate| {
            self.tracks[candidate.entity].last.filter(|_| {
                candidate.after.is_none() && self.tracks[candidate.entity].gender.speaks_not_against(gender)
            })
        };
        let spots = candidates.iter().filter_map(named);
        // Who is named after it as a subject, or is the subject of the sentence in which it stands.
        let nearer = |spot: Spot| {
            spot.first > met.spot.first && (subject(spot) || spot.sentence > met.spot.sentence)
                || spot.sentence == met.spot.sentence && subject(spot)
        };
        (met.wins() && !spots.clone().any(nearer), Some(*met))
    }
}

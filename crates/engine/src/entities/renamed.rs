//! Names that the article says are of one: "Velka Mining, formerly Dorn Metals", "born Rosa Moss", "known as Dorn until 2019",
//! "Burma, now Myanmar", "was renamed the People's Front".

use super::Item;
use super::link::{Group, Joined, join};
use crate::document::Document;
use crate::lexicon::Lex;
use crate::names::label::Class;
use crate::token::Kind;

/// Words between two names of one, without marks, articles, years, relative pronouns and forms of "be" and "have".
const CHANGES: &[&str] = &[
    "formerly",
    "formerly known as",
    "formerly called",
    "previously",
    "previously known as",
    "previously called",
    "originally",
    "originally known as",
    "originally called",
    "once known as",
    "once called",
    "then known as",
    "then called",
    "later renamed",
    "since renamed",
    "born",
    "born as",
    "n\u{e9}e",
    "nee",
    "now",
    "now called",
    "now known as",
    "also known as",
    "better known as",
    "known as",
    "aka",
    "alias",
    "renamed",
    "renamed itself",
    "renamed as",
    "changed name to",
    "goes by",
    "now goes by",
    "goes by name",
    "now goes by name",
    "now goes by name of",
    "rebranded",
    "rebranded as",
    "rebranded to",
    "rebranded itself",
    "rebranded itself as",
    "took name",
    "adopted name",
    "now trading as",
    "now trades as",
];
/// Words that say more of one than of two even without a mark around them.
const BARE: &[&str] = &[
    "formerly",
    "n\u{e9}e",
    "nee",
    "aka",
    "alias",
    "renamed",
    "rebranded",
    "goes",
    "called",
    "known",
    "name",
    "trades",
];
/// Tokens between the two.
const BETWEEN: usize = 9;

/// Joins names that are said to be of one; gives the items of bare surnames with those of the other names: "Ms Lind, born
/// Rosa Falk".
pub(super) fn join_renamed(
    document: &Document<'_>,
    items: &[Item],
    group_of: &[usize],
    groups: &mut [Group],
) -> Vec<(usize, usize)> {
    let mut bare = Vec::new();
    for at in 1..items.len() {
        let (old, new) = (&items[at - 1], &items[at]);
        if old.class != new.class || !is_change(document, old, new) {
            continue;
        }
        if old.class == Class::Person && old.name.tokens().len() == 1 {
            bare.push((at - 1, at));
        } else {
            join(groups, group_of[at], group_of[at - 1], Joined::Renamed);
        }
    }
    bare
}

/// Makes a body of what a body was or is called: "Volta Lines, which changed its name to Lima,".
pub(super) fn retype(document: &Document<'_>, items: &mut [Item]) {
    let printed = |item: &Item| document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let mut bodies: Vec<&str> = Vec::new();
    for at in 1..items.len() {
        let (old, new) = (&items[at - 1], &items[at]);
        let body = |item: &Item| item.class == Class::Organization;
        // Who is named in full is a person.
        let may_be =
            |item: &Item| item.class == Class::Location || item.class == Class::Person && item.name.tokens().len() == 1;
        let one = body(old) && may_be(new) || may_be(old) && body(new);
        let other = if body(old) { new } else { old };
        if one && is_change(document, old, new) && is_whole(document, old, new) {
            bodies.push(printed(other));
        }
    }
    for item in items.iter_mut().filter(|item| bodies.contains(&printed(item))) {
        let before = (item.name.first as usize).checked_sub(1).map_or("", |before| document.lower(before));
        if item.class != Class::Organization && !matches!(before, "in" | "near" | "from") {
            (item.class, item.acts) = (Class::Organization, true);
        }
    }
}

/// Whether the second of two names stands by itself: "Lind, formerly Acme chief" and "Acme, now in Lima" do not say that they are
/// one.
fn is_whole(document: &Document<'_>, old: &Item, new: &Item) -> bool {
    let after = new.name.end as usize;
    let closes = document.tokens.get(after).is_none_or(|next| {
        let lex = document.word(after).lex;
        next.kind != Kind::Word
            || lex.any(Lex::FUNCTION.with(Lex::REPORT))
            || document.resources.forms.verb(document.lower(after)).is_some()
            || matches!(document.lower(after), "last" | "this" | "earlier")
    });
    let first = old.name.end as usize;
    let within = (first..new.name.first as usize).any(|at| matches!(document.lower(at), "in" | "of"));
    let name = (first..new.name.first as usize)
        .any(|at| matches!(document.lower(at), "name" | "renamed" | "known" | "called"));
    closes && (!within || name)
}

/// Whether what stands between two names says that they are of one.
fn is_change(document: &Document<'_>, one: &Item, other: &Item) -> bool {
    let (first, end) = (one.name.end as usize, other.name.first as usize);
    if first >= end || end - first > BETWEEN || document.sentence_at(first) != document.sentence_at(end) {
        return false;
    }
    let mut words: Vec<&str> = Vec::new();
    let mut marked = false;
    for token in first..end {
        let word = document.lower(token);
        let mark = matches!(document.slice(token), "," | "(" | "\"" | "\u{201c}" | "\u{2018}");
        marked |= mark;
        let adds_nothing = mark
            || document.word(token).lex.any(Lex::DETERMINER)
            || matches!(
                word,
                "in" | "until" | "till" | "who" | "which" | "was" | "were" | "is" | "has" | "had" | "been"
            )
            || word.chars().all(|c| c.is_ascii_digit());
        if !adds_nothing {
            words.push(word);
        }
    }
    // "Lima, now Peru's capital".
    let owner = document.tokens.get(other.name.end as usize).is_some_and(|next| next.kind == Kind::Possessive);
    let is_said =
        CHANGES.contains(&words.join(" ").as_str()) && (marked || words.iter().any(|word| BARE.contains(word)));
    // A person is born a person, not in a place.
    let born = matches!(words.first(), Some(&("born" | "n\u{e9}e" | "nee")));
    let closes = document.tokens.get(other.name.end as usize).is_none_or(|next| next.kind != Kind::Word);
    // "First Rosa Lind, now Karl Moss".
    let is_alone = words[..] == ["now"] && (one.class == Class::Person || !closes);
    is_said && !owner && !is_alone && (!born || one.class == Class::Person)
}

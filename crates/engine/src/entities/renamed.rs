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
    "changed its name to",
    "changed his name to",
    "changed her name to",
];
/// Words that say more of one than of two even without a mark around them.
const BARE: &[&str] = &["formerly", "n\u{e9}e", "nee", "aka", "alias", "renamed", "called", "known", "name"];
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

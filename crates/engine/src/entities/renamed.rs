//! Names that the article says are of one: "Velka Mining, formerly Dorn Metals", "born Rosa Moss", "known as Dorn until 2019",
//! "Burma, now Myanmar", "was renamed the People's Front".

use article::BlockKind;

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
/// Who is named at least so often is what the article is about.
const OFTEN: usize = 3;
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
    for (old, new) in taken(document, items) {
        if items[old].class == items[new].class {
            join(groups, group_of[new], group_of[old], Joined::Renamed);
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
    for (_, new) in taken(document, items) {
        if items[new].name.tokens().len() == 1 {
            bodies.push(printed(&items[new]));
        }
    }
    for item in items.iter_mut().filter(|item| bodies.contains(&printed(item))) {
        let before = (item.name.first as usize).checked_sub(1).map_or("", |before| document.lower(before));
        if item.class != Class::Organization && !matches!(before, "in" | "near" | "from") {
            (item.class, item.acts) = (Class::Organization, true);
        }
    }
}

/// Bodies with the names that they take, "Velka said it would change its name to Dorn", "Velka renames itself Dorn", or had, where
/// the article has one that it is about: "The company was known as Dorn until 2019".
fn taken(document: &Document<'_>, items: &[Item]) -> Vec<(usize, usize)> {
    let is_body = |item: &Item| item.class == Class::Organization;
    let mut main: Option<Option<usize>> = None;
    let mut pairs = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(sentence) = document.sentence_at(item.name.first as usize) else { continue };
        let start = document.sentences[sentence].first as usize;
        let mut before = (start..item.name.first as usize)
            .rev()
            .filter(|&token| document.is_word(token) && !document.word(token).lex.any(Lex::DETERMINER))
            .map(|token| document.lower(token));
        let mut last = || before.next().unwrap_or_default();
        let whole = document.tokens.get(item.name.end as usize).is_none_or(|next| !next.is_capital());
        if !whole || !is_body(item) && item.name.tokens().len() > 1 {
            continue;
        }
        let mut words = [last(), last(), last(), last()];
        if matches!(words, ["as" | "to", "itself", ..]) {
            words.rotate_left(1);
        }
        let own = match words {
            ["to", "name", verb, own] => {
                verb.starts_with("chang") || own.starts_with("chang") && matches!(verb, "its" | "their")
            }
            ["itself", verb, ..] => verb.starts_with("renam") || verb.starts_with("rebrand"),
            ["as" | "to", verb, ..] => verb.starts_with("rebrand"),
            _ => false,
        };
        if own {
            let mut subject = (0..at).rev().take_while(|&other| items[other].name.first as usize >= start);
            pairs.extend(subject.find(|&other| is_body(&items[other])).map(|old| (old, at)));
        } else if is_body(item)
            && matches!(words, ["as", "known", "was", subject] if matches!(subject, "company" | "firm" | "group" | "it"))
        {
            let main = *main.get_or_insert_with(|| main_body(document, items));
            pairs.extend(main.filter(|&main| main < at).map(|main| (main, at)));
        }
    }
    pairs
}

/// The body that the article begins with, where it goes on to speak of it.
fn main_body(document: &Document<'_>, items: &[Item]) -> Option<usize> {
    let named = |item: &&Item| {
        item.class == Class::Organization && !matches!(item.block, BlockKind::Byline | BlockKind::Dateline)
    };
    let (at, first) = items.iter().enumerate().find(|(_, item)| named(item))?;
    let word = document.lower(first.name.first as usize);
    let often = items.iter().filter(named).filter(|item| document.lower(item.name.first as usize) == word).count();
    (often >= OFTEN).then_some(at)
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
    // "was known as Dorn until 2010 and as Velka until 2019".
    let again = words[..] == ["and", "as"]
        && (one.name.first as usize).checked_sub(2).is_some_and(|at| {
            document.lower(at + 1) == "as" && matches!(document.lower(at), "known" | "traded" | "trading")
        });
    (is_said || again) && !owner && !is_alone && (!born || one.class == Class::Person)
}

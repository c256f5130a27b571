//! Whom "the minister" means: the last named of those with that role as printed; and whom "the defender" or "the 61-year-old"
//! does, which only says what else somebody is.

use std::collections::BTreeMap;

use article::{EntityId, EntityKind, MentionRole};

use crate::document::Document;
use crate::gazetteer::Flags;
use crate::gender::{Evidence, Gender};

/// Names looked back for whom "the minister" means.
const NAMES_BACK: usize = 60;

/// Persons by the head of their role.
#[derive(Debug, Default)]
pub(crate) struct Roles(BTreeMap<String, Vec<EntityId>>);

impl Roles {
    pub(crate) fn new(document: &Document<'_>) -> Self {
        let mut holders: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
        for entity in document.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
            let role = entity.role.as_deref().unwrap_or_default().to_lowercase();
            if let Some(head) = head(&role) {
                holders.entry(head.to_owned()).or_default().push(entity.id);
            }
        }
        Self(holders)
    }

    /// The holder of the role in `first..end`, and whether there was a choice. What qualifies the role must be in the role as
    /// printed: "the foreign minister" is no trade minister; a people's adjective may be new, and is then a doubt.
    pub(crate) fn holder(&self, document: &Document<'_>, first: usize, end: usize) -> Option<(EntityId, bool)> {
        let Some(holders) = self.0.get(document.lower(end - 1)) else { return described(document, first, end) };
        let mut doubt = false;
        let fits = |id: EntityId, doubt: &mut bool| {
            let role = document.entity(id).and_then(|entity| entity.role.as_deref()).unwrap_or_default().to_lowercase();
            (first + 1..end - 1).all(|at| {
                let word = document.lower(at);
                let said = role.split(|c: char| !c.is_alphanumeric()).any(|part| part == word);
                let people = document.word(at).gaz.any(Flags::ADJECTIVE);
                *doubt |= !said && people;
                said || people || document.slice(at) == "-"
            })
        };
        let fitting: Vec<EntityId> = holders.iter().copied().filter(|&id| fits(id, &mut doubt)).collect();
        let before = document.mention_tokens.partition_point(|&(from, _)| (from as usize) < first);
        let from = before.saturating_sub(NAMES_BACK);
        let last = document.mentions[from..before].iter().rev().find(|mention| fitting.contains(&mention.entity));
        last.map(|mention| (mention.entity, doubt || fitting.len() > 1))
    }
}

/// Words that say of somebody who was just named what else he is, and of nobody new.
const EPITHETS: &[&str] = &[
    "defender",
    "goalkeeper",
    "keeper",
    "striker",
    "midfielder",
    "winger",
    "forward",
    "full-back",
    "bowler",
    "batsman",
    "batter",
    "politician",
    "billionaire",
    "veteran",
    "pensioner",
    "grandmother",
    "grandfather",
    "teenager",
    "octogenarian",
    "irishman",
    "irishwoman",
    "scot",
    "scotsman",
    "briton",
    "englishman",
    "englishwoman",
    "welshman",
    "frenchman",
    "frenchwoman",
    "dutchman",
    "dutchwoman",
    "spaniard",
    "dane",
    "swede",
    "finn",
    "portuguese",
];
/// Sentences looked back for whom such a word means.
const SENTENCES_BACK: usize = 3;

/// Whom "the defender", "the Irishman" or "the 61-year-old" means: the only one named in the nearest sentence that names people, or
/// with doubt the first of them.
fn described(document: &Document<'_>, first: usize, end: usize) -> Option<(EntityId, bool)> {
    let head = document.lower(end - 1);
    let aged = head.ends_with("year-old")
        || head == "old" && end > first + 3 && document.slice(end - 2) == "-" && document.lower(end - 3) == "year";
    if !aged && !EPITHETS.contains(&head) || !matches!(document.lower(first), "the") {
        return None;
    }
    let gender = match head {
        "grandmother" => Some(Gender::Female),
        "grandfather" => Some(Gender::Male),
        _ if head.ends_with("woman") => Some(Gender::Female),
        _ if head.ends_with("man") && head != "batsman" => Some(Gender::Male),
        _ => None,
    };
    let here = document.sentence_at(first)?;
    for sentence in (here.saturating_sub(SENTENCES_BACK)..=here).rev() {
        let tokens = document.sentences[sentence].tokens();
        let from = document.mention_tokens.partition_point(|&(at, _)| (at as usize) < tokens.start);
        let to = document.mention_tokens.partition_point(|&(at, _)| (at as usize) < tokens.end.min(first));
        let mut people: Vec<EntityId> = Vec::new();
        for mention in document.mentions[from..to].iter().filter(|mention| mention.role != MentionRole::Author) {
            let fits = document.entity(mention.entity).is_some_and(|entity| {
                let evidence = || Evidence::of(document, &entity.name, entity.role.as_deref().unwrap_or_default());
                entity.kind == EntityKind::Person && gender.is_none_or(|gender| evidence().speaks_not_against(gender))
            });
            if fits && !people.contains(&mention.entity) {
                people.push(mention.entity);
            }
        }
        if let Some(&id) = people.first() {
            return Some((id, people.len() > 1));
        }
    }
    None
}

/// The head of a role in lower case: its last word, or the one before "of" and its like.
fn head(role: &str) -> Option<&str> {
    let own = role.split([',', ';']).next()?;
    let of = [" of ", " for ", " at ", " in ", " to "].iter().filter_map(|word| own.find(word)).min();
    own[..of.unwrap_or(own.len())].split_whitespace().next_back()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_head_is_what_somebody_is() {
        for (role, head) in [
            ("trade minister", Some("minister")),
            ("president of the world bank", Some("president")),
            ("spokesman for the bank of ghana", Some("spokesman")),
            ("world bank's chief economist, and a poet", Some("economist")),
            ("", None),
        ] {
            assert_eq!(super::head(role), head, "{role}");
        }
    }
}

//! Whom "the minister" means: the last named of those with that role as printed.

use std::collections::BTreeMap;

use article::{EntityId, EntityKind};

use crate::document::Document;
use crate::gazetteer::Flags;

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
        let holders = self.0.get(document.lower(end - 1))?;
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

//! Whom a role as printed names: the bank in "spokesman for the World Bank".
//!
//! ```
//! use article::{Annotations, RoleNames};
//!
//! let annotations = Annotations::default();
//! assert!(RoleNames::new(&annotations).of("spokesman for the World Bank").is_empty());
//! ```

use std::ops::Range;

use crate::order::sort_by_number;
use crate::{Annotations, EntityId, EntityKind};

/// The names that a role may hold: those of organizations, states and places of an article.
#[derive(Clone, Debug)]
pub struct RoleNames<'a>(Vec<(u64, &'a str, EntityId)>);

impl<'a> RoleNames<'a> {
    /// The names of an article's entities, persons left out.
    pub fn new(annotations: &'a Annotations) -> Self {
        let mut names = Vec::new();
        for entity in annotations.entities.iter().filter(|entity| entity.kind != EntityKind::Person) {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                names.push((hash(name), name.as_str(), entity.id));
            }
        }
        sort_by_number(&mut names, |(hash, _, _)| *hash);
        Self(names)
    }

    fn entity(&self, name: &str) -> Option<EntityId> {
        let at = self.0.partition_point(|(other, _, _)| *other < hash(name));
        self.0.get(at).filter(|(_, other, _)| *other == name).map(|(_, _, entity)| *entity)
    }

    /// Where a role names an entity, in bytes of the role: in order, disjoint, of two that overlap the longer one.
    pub fn of(&self, role: &str) -> Vec<(Range<usize>, EntityId)> {
        let is_edge = |at: usize| {
            let joined = crate::structure::is_word;
            !(role[..at].ends_with(joined) && role[at..].starts_with(joined))
        };
        let edges: Vec<usize> =
            (0..=role.len()).filter(|&at| role.is_char_boundary(at) && is_edge(at)).take(EDGES).collect();
        let mut found = Vec::new();
        let mut from = 0;
        while from < edges.len() {
            let ends = (from + 1..edges.len()).rev();
            let name = ends.map(|end| (end, edges[from]..edges[end])).find_map(|(end, range)| {
                let entity = self.entity(&role[range.clone()])?;
                Some((end, range, entity))
            });
            match name {
                Some((end, range, entity)) => {
                    found.push((range, entity));
                    from = end;
                }
                None => from += 1,
            }
        }
        found
    }
}

/// FNV-1a, 64 bits.
fn hash(name: &str) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    name.bytes().fold(0xcbf2_9ce4_8422_2325, add)
}

/// Edges of words that are looked at in one role: no printed role has as many.
const EDGES: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Entity;

    #[test]
    fn names_in_roles_are_found_whole() {
        let entity = |id, kind, name: &str, aliases: &[&str]| Entity {
            id: EntityId(id),
            kind,
            name: name.to_owned(),
            role: None,
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            place: None,
        };
        let annotations = Annotations {
            entities: vec![
                entity(4, EntityKind::Organization, "World Bank", &[]),
                entity(5, EntityKind::State, "United States", &["U.S."]),
                entity(6, EntityKind::Person, "Spokes", &[]),
                entity(7, EntityKind::Organization, "World", &[]),
            ],
            ..Annotations::default()
        };
        let names = RoleNames::new(&annotations);
        for (role, expected) in [
            ("spokesman for the World Bank", vec![("World Bank", 4)]),
            ("World Bank's chief economist", vec![("World Bank", 4)]),
            ("U.S. envoy to the World", vec![("U.S.", 5), ("World", 7)]),
            ("editor of Worldly", vec![]),
            ("Spokes", vec![]),
            ("trade minister", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<(&str, u32)> = names.of(role).into_iter().map(|(range, id)| (&role[range], id.0)).collect();
            assert_eq!(found, expected, "{role}");
        }
    }
}

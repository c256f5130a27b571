//! How much of the story is whose: the order in which entities are listed.
//!
//! The weights are fixed by argument, not by measuring: a paragraph at the head of a story tells it in short, so a name
//! there counts double; a headline names the few that it is about, so a name there counts double again. A place where
//! something happens counts half of who makes it happen, and so does a pronoun, which is resolved with less certainty. To
//! answer for a claim counts as to be named. Every step is a doubling, since nothing speaks for a finer scale.

use article::{Annotations, BlockKind, EntityId, Form};

use super::Item;
use crate::document::Document;
use crate::names::label::Class;

/// A name in running text, and an answer for a claim.
const NAMED: u32 = 4;
/// A name in the first paragraph.
const LEAD: u32 = 2 * NAMED;
/// A name in the headline.
const HEADLINE: u32 = 2 * LEAD;
/// A pronoun.
const PRONOUN: u32 = NAMED / 2;

/// What one name weighs; `lead` says whether it stands in the first paragraph.
pub(super) fn of_name(item: &Item, lead: bool) -> u32 {
    let weight = match item.block {
        BlockKind::Title => HEADLINE,
        BlockKind::Byline | BlockKind::Date | BlockKind::Dateline | BlockKind::Furniture => 0,
        _ if lead => LEAD,
        _ => NAMED,
    };
    if item.class == Class::Location && !item.acts { weight / 2 } else { weight }
}

/// Sorts the entities by weight, heaviest first, with what claims and pronouns add, and numbers them anew in that order.
pub(crate) fn rank(document: &Document<'_>, annotations: &mut Annotations) {
    let mut weights = document.weights.clone();
    let mut add = |entity: EntityId, weight: u32| {
        if let Some(sum) = weights.get_mut(entity.0 as usize) {
            *sum += weight;
        }
    };
    for claim in &annotations.claims {
        if let Some(entity) = claim.source.and_then(|source| source.entity) {
            add(entity, NAMED);
        }
    }
    for mention in annotations.mentions.iter().filter(|mention| mention.form == Form::Pronoun) {
        add(mention.entity, PRONOUN);
    }
    let weight = |entity: EntityId| weights.get(entity.0 as usize).copied().unwrap_or_default();
    annotations.entities.sort_by_key(|entity| (std::cmp::Reverse(weight(entity.id)), entity.id));
    let mut ids = vec![EntityId(0); weights.len()];
    for (id, entity) in (0..).zip(&mut annotations.entities) {
        if let Some(slot) = ids.get_mut(entity.id.0 as usize) {
            *slot = EntityId(id);
        }
        entity.id = EntityId(id);
    }
    let renamed = |entity: EntityId| ids.get(entity.0 as usize).copied().unwrap_or(entity);
    for mention in &mut annotations.mentions {
        mention.entity = renamed(mention.entity);
    }
    for source in annotations.claims.iter_mut().filter_map(|claim| claim.source.as_mut()) {
        source.entity = source.entity.map(renamed);
    }
}

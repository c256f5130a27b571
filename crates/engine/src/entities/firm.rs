//! Firms called after people: "Keller & Brandt" is one body, not two persons.

use article::{BlockKind, Reason, Why};

use super::Item;
use crate::document::Document;
use crate::names::label::Class;

/// Joins what "&" joins: a surname and the one behind it, or whatever was taken for one name already.
pub(super) fn join(document: &Document<'_>, items: &mut Vec<Item>) {
    let is_and = |at: usize| document.tokens.get(at).is_some() && document.slice(at) == "&";
    let mut at = 0;
    while at < items.len() {
        let (item, next) = (&items[at], items.get(at + 1));
        let end = item.name.end as usize;
        let is_body = matches!(item.class, Class::Person | Class::Organization) && item.block != BlockKind::Byline;
        let beside = next.map(|next| next.name).filter(|next| next.first as usize == end + 1);
        // "Rosa Lind & Karl Berg" are two.
        let is_pair = is_and(end)
            && item.name.tokens().len() == 1
            && document.tokens.get(end + 1).is_some_and(|token| token.is_capital())
            && beside.is_none_or(|_| {
                next.is_some_and(|next| next.class == Class::Organization || next.name.tokens().len() == 1)
            });
        if is_body && (is_pair || item.name.tokens().any(is_and)) {
            let item = &mut items[at];
            (item.class, item.name.class) = (Class::Organization, Class::Organization);
            (item.title, item.acts) = (None, true);
            item.why = Why { code: Reason::Context, spans: Vec::new() };
            if is_pair {
                item.name.end = beside.map_or(end as u32 + 2, |beside| beside.end);
                if beside.is_some() {
                    items.remove(at + 1);
                }
            }
        }
        at += 1;
    }
}

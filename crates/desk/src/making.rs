//! Makes a link of what was chosen, and tells what it holds; writes exports.

use article::link::{self, LinkError, Table, View};
use article::{BlockKind, Date, Edit, Reading, export};
use protocol::desk::{Extent, Form, Kind, Made};

use crate::offer::{self, Holds};

/// The link of a reading, which may be of a part of an article alone.
pub(crate) fn made(
    (mut reading, mut is_excerpt): (Reading, bool),
    extent: Extent,
    address: &str,
    (shared_on, view): (Option<Date>, View),
    table: &Table,
) -> Result<Made, LinkError> {
    reading.edits.retain(|edit| extent.notes || !is_note(edit));
    // The part is chosen first: what is left out beside it moves the claims' numbers.
    if let Kind::Claim(claim) = extent.kind
        && let Some(excerpt) = reading.excerpt(claim)
    {
        (reading, is_excerpt) = (excerpt, true);
    }
    if extent.lean {
        reading = lean(reading);
    }
    let fragment = match extent.kind {
        Kind::Full => link::encode_with(&reading, shared_on, (view, is_excerpt), table)?,
        Kind::Marks => link::encode_loose(&reading, shared_on, view, table)?,
        // A claim that is gone by now has no context: then the whole is sent.
        Kind::Claim(_) => link::encode_with(&reading, shared_on, (View::default(), is_excerpt), table)?,
    };
    let now = reading.resolved().annotations;
    let notes = reading.edits.iter().filter(|edit| is_note(edit)).count();
    let holds = Holds {
        words: if extent.kind == Kind::Marks { 0 } else { reading.article.text().split_whitespace().count() },
        marks: [now.entities.len(), now.mentions.len(), now.claims.len()],
        edits: [reading.edits.len() - notes, notes],
    };
    let address = format!("{address}#{fragment}");
    Ok(Made { told: offer::told(address.len(), holds, table.is_empty()), code: offer::pictured(&address), fragment })
}

/// The text of an export.
pub(crate) fn exported(reading: &Reading, is_excerpt: bool, form: Form, table: &Table) -> Result<String, LinkError> {
    Ok(match form {
        Form::WebAnnotation => {
            let link = link::encode_with(reading, reading.shared_on, (View::default(), is_excerpt), table)?;
            format!("{:#}\n", export::web_annotations(reading, &link))
        }
        Form::Csv => export::csv(reading),
        Form::GeoJson => format!("{:#}\n", export::geojson(reading)),
        Form::Markdown => export::markdown(reading),
        Form::Html => export::html(reading),
    })
}

const fn is_note(edit: &Edit) -> bool {
    matches!(edit, Edit::Note { .. })
}

/// A reading without what is not shown beside the text.
fn lean(mut reading: Reading) -> Reading {
    let whys = reading.annotations.mentions.iter_mut().map(|mention| &mut mention.why);
    whys.chain(reading.annotations.claims.iter_mut().map(|claim| &mut claim.why)).for_each(|why| why.spans.clear());
    for place in reading.annotations.entities.iter_mut().filter_map(|entity| entity.place.as_mut()) {
        place.alternatives.clear();
    }
    if reading.article.first(BlockKind::Furniture).is_some() {
        reading = reading.without_furniture().unwrap_or(reading);
    }
    reading
}

#[cfg(test)]
mod tests {
    use article::{Annotations, Article};

    use super::*;

    #[test]
    fn a_part_of_an_article_is_never_sent_on_as_the_whole() {
        let table = Table::default();
        for is_excerpt in [false, true] {
            for lean in [false, true] {
                let reading = Reading::new(Article::from_plain_text("Talks open\n\nIn Lima."), Annotations::default());
                let extent = Extent { kind: Kind::Full, notes: true, lean };
                let made = made((reading.clone(), is_excerpt), extent, "", (None, View::default()), &table).unwrap();
                assert_eq!(link::decode(&made.fragment, &table).unwrap().is_excerpt, is_excerpt);
                let file = exported(&reading, is_excerpt, Form::WebAnnotation, &table).unwrap();
                let fragment = file.split("\"glossator:link\": \"").nth(1).and_then(|rest| rest.split('"').next());
                assert_eq!(link::decode(fragment.unwrap(), &table).unwrap().is_excerpt, is_excerpt);
            }
        }
    }
}

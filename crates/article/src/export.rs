//! A reading in forms that other programs read: W3C Web Annotations, a table, places for maps, Markdown, a page of its own.
//!
//! Each takes the marks as they hold now, the reader's corrections laid over them.
//!
//! ```
//! use article::{Annotations, Article, Reading, export};
//! let reading = Reading::new(Article::from_plain_text("Talks open"), Annotations::default());
//! assert!(export::csv(&reading).starts_with("\u{feff}what,start,end,"));
//! ```

mod html;
#[cfg(test)]
mod tests;
mod web_annotation;

use std::fmt::Write;

use serde_json::{Value, json};

pub use html::{as_markup, html};
pub use web_annotation::{LINK_KEY, web_annotations};

use crate::{Annotations, Article, BlockKind, Claim, Entity, EntityId, GivenOffsets, Reading, TextRange};

/// The name by which JSON calls a kind, a mode, a certainty.
pub(crate) fn code<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn entity(annotations: &Annotations, id: EntityId) -> Option<&Entity> {
    annotations.entities.iter().find(|entity| entity.id == id)
}

/// What is claimed, its parts joined.
fn content(article: &Article, claim: &Claim) -> String {
    let parts: Vec<&str> = claim.content.iter().map(|range| article.slice(*range)).collect();
    parts.join(" … ")
}

/// Who answers for a claim: the entity's name, else the words for it; empty for the article's own voice.
pub(crate) fn source(article: &Article, annotations: &Annotations, claim: &Claim) -> String {
    let named = claim.source.and_then(|source| entity(annotations, source.entity?));
    let words = || claim.source.map_or("", |source| article.slice(source.range));
    named.map_or_else(words, |entity| &entity.name).to_owned()
}

/// A row for each mark: mentions, claims, times, numbers. Offsets are code points of the text as it was given; lines end as
/// RFC 4180 has them.
pub fn csv(reading: &Reading) -> String {
    let annotations = reading.resolved().annotations;
    let article = &reading.article;
    let offsets = GivenOffsets::new(article);
    // Without the mark, spreadsheets take UTF-8 for an older encoding.
    let mut out = String::from("\u{feff}what,start,end,words,kind,name,source,certainty\r\n");
    let mut row = |what: &str, range: TextRange, cells: [&str; 5]| {
        let (start, end) = offsets.range(range);
        let _ = write!(out, "{what},{start},{end}");
        for cell in cells {
            let _ = write!(out, ",{}", quoted(cell));
        }
        out.push_str("\r\n");
    };
    for mention in &annotations.mentions {
        let named = entity(&annotations, mention.entity);
        let kind = named.map(|entity| code(entity.kind)).unwrap_or_default();
        let name = named.map_or("", |entity| entity.name.as_str());
        row("mention", mention.range, [article.slice(mention.range), &kind, name, "", ""]);
    }
    for claim in &annotations.claims {
        let (words, source) = (content(article, claim), source(article, &annotations, claim));
        row("claim", claim.extent(), [&words, &code(claim.mode), "", &source, &code(claim.certainty)]);
    }
    for time in &annotations.times {
        row("time", time.range, [article.slice(time.range), &time.value.to_string(), "", "", ""]);
    }
    for number in &annotations.numbers {
        row("number", number.range, [article.slice(number.range), &number.unit, "", "", ""]);
    }
    out
}

/// A cell: in quotation marks where it needs them. One that a spreadsheet would take for a formula is told as words.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// The places as a GeoJSON collection (RFC 7946): a point for each that has one, with how often it is mentioned.
pub fn geojson(reading: &Reading) -> Value {
    let annotations = reading.resolved().annotations;
    let feature = |entity: &Entity| {
        let place = entity.place.as_ref()?;
        let mentions = annotations.mentions.iter().filter(|mention| mention.entity == entity.id).count();
        Some(json!({
            "type": "Feature",
            "geometry": {
                "type": "Point",
                "coordinates": [place.longitude.to_f64(), place.latitude.to_f64()],
            },
            "properties": {
                "name": entity.name,
                "kind": code(entity.kind),
                "country": place.country,
                "mentions": mentions,
            },
        }))
    };
    json!({ "type": "FeatureCollection", "features": annotations.entities.iter().filter_map(feature).collect::<Vec<_>>() })
}

/// The summary and the text as Markdown: who is in it, the claims by source, then the article.
pub fn markdown(reading: &Reading) -> String {
    let annotations = reading.resolved().annotations;
    let article = &reading.article;
    let mut out = String::new();
    let title = article.first(BlockKind::Title).map_or("", |block| article.slice(block.range));
    let _ = writeln!(out, "# {}\n\n## Who\n", escaped(title));
    for entity in &annotations.entities {
        let role = entity.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
        let _ = writeln!(out, "- **{}**{} ({})", escaped(&entity.name), escaped(&role), code(entity.kind));
    }
    let _ = writeln!(out, "\n## Claims\n");
    for claim in &annotations.claims {
        let source = source(article, &annotations, claim);
        let source = if source.is_empty() { "The article".to_owned() } else { source };
        let (mode, certainty) = (code(claim.mode), code(claim.certainty));
        let _ =
            writeln!(out, "- **{}** ({mode}, {certainty}): {}", escaped(&source), escaped(&content(article, claim)));
    }
    let _ = writeln!(out, "\n## Text\n");
    for block in article.blocks().iter().filter(|block| block.kind != BlockKind::Furniture) {
        let mark = match block.kind {
            BlockKind::Title | BlockKind::Heading => "### ",
            BlockKind::ListItem => "- ",
            BlockKind::Quotation => "> ",
            _ => "",
        };
        let _ = writeln!(out, "{mark}{}\n", escaped(&article.slice(block.range).replace('\n', " ")));
    }
    out
}

/// Words that Markdown takes for nothing but words.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

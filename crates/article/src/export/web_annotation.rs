//! The marks as a collection of annotations by the W3C's Web Annotation Data Model (Recommendation of 23 February 2017).
//!
//! Each has one target, the article, with two selectors: positions in code points, and the words with 32 characters on
//! either side. Its bodies say what kind of mark it is, whom it is about, who answers for it and how firmly. An annotation is
//! named by the text and by all that it says, so what two readings of a text have in common has the same name in both, and nothing
//! else has. The collection carries the whole reading as a link besides, under a name of our own, from which our page opens it again.

use serde_json::{Value, json};

use super::{code, content, entity, source};
use crate::library::fingerprint;
use crate::{Edit, GivenOffsets, Reading, TextRange};

/// The context that every such document names.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// What our own names stand for.
const OURS: &str = "https://github.com/glossator/glossator#";
/// Under which the collection carries the reading as a link.
pub const LINK_KEY: &str = "glossator:link";
/// Characters on either side of the words.
const AROUND: usize = 32;

/// The marks as an annotation collection. `link`: the reading as a link's fragment.
pub fn web_annotations(reading: &Reading, link: &str) -> Value {
    let article = &reading.article;
    let annotations = reading.resolved().annotations;
    let offsets = GivenOffsets::new(article);
    let name = format!("tag:glossator.github.io,2026:{:08x}", crate::link::text_check(article.text()));
    let is_web = |url: &&String| crate::is_web_address(url);
    let from = article.source_url.as_ref().filter(is_web).cloned().unwrap_or_else(|| format!("{name}:text"));
    let mut items: Vec<Value> = Vec::new();
    let mut put = |range: TextRange, motivation: &str, bodies: Vec<Value>| {
        let (start, end) = offsets.range(range);
        let text = article.text();
        let before = text[..range.start() as usize].chars().rev().take(AROUND).collect::<Vec<_>>();
        let prefix: String = before.into_iter().rev().collect();
        let suffix: String = text[range.end() as usize..].chars().take(AROUND).collect();
        let mut annotation = json!({
            "@context": CONTEXT,
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": {
                "type": "SpecificResource",
                "source": from,
                "selector": [
                    { "type": "TextPositionSelector", "start": start, "end": end },
                    { "type": "TextQuoteSelector", "exact": range.of(text), "prefix": prefix, "suffix": suffix },
                ],
            },
        });
        let mut id = format!("{name}:{:013x}", fingerprint(annotation.to_string()));
        // The same once more is another.
        if let again @ 1.. = items
            .iter()
            .filter(|other| other["target"] == annotation["target"] && other["body"] == annotation["body"])
            .count()
        {
            id = format!("{id}:{again}");
        }
        annotation["id"] = json!(id);
        items.push(annotation);
    };
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value });
    for mention in &annotations.mentions {
        let mut bodies = Vec::new();
        if let Some(entity) = entity(&annotations, mention.entity) {
            bodies.push(body("classifying", &code(entity.kind)));
            bodies.push(body("identifying", &entity.name));
        }
        put(mention.range, "identifying", bodies);
    }
    for claim in &annotations.claims {
        let mut bodies = vec![
            body("classifying", &format!("claim, {}", code(claim.mode))),
            body("tagging", &format!("certainty: {}", code(claim.certainty))),
            body("describing", &content(article, claim)),
        ];
        let source = source(article, &annotations, claim);
        if !source.is_empty() {
            bodies.push(body("identifying", &format!("source: {source}")));
        }
        put(claim.extent(), "describing", bodies);
    }
    for edit in &reading.edits {
        if let Edit::Note { at, text } = edit
            && at.range.fits(article.text())
            && !at.range.is_empty()
            && !text.is_empty()
        {
            put(at.range, "commenting", vec![body("commenting", text)]);
        }
    }
    let total = items.len();
    let ids: String = items.iter().filter_map(|item| item["id"].as_str()).collect();
    let marks = format!("{name}:marks-{:013x}", fingerprint(ids));
    json!({
        "@context": [CONTEXT, { "glossator": OURS }],
        "id": marks,
        "type": "AnnotationCollection",
        "label": "Marks of an article, by Glossator",
        "total": total,
        LINK_KEY: link,
        "first": {
            "id": format!("{marks}:page"),
            "type": "AnnotationPage",
            "partOf": marks,
            "startIndex": 0,
            "items": items,
        },
    })
}

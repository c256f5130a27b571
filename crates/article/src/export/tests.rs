use super::*;
use crate::link::{self, Table};
use crate::{Anchor, Certainty, Degrees, Edit, EntityKind, Location, Mode, Source, testing};

const TEXT: &str =
    "Ferry talks begin 🚢\n\nRosa Lind, mayor of Lima, said: “It may, they <say>, sail.”\n\nAdvertisement";

fn find(words: &str) -> TextRange {
    let start = TEXT.find(words).unwrap();
    TextRange::from_usize(start, start + words.len())
}

fn reading() -> Reading {
    let entity = |id, kind, name: &str| Entity {
        id: EntityId(id),
        kind,
        name: name.to_owned(),
        role: None,
        aliases: Vec::new(),
        place: None,
    };
    let mention = |words: &str, id| testing::mention(find(words), id);
    let lima = Location {
        latitude: Degrees(-120_500),
        longitude: Degrees(-770_400),
        country: "PE".to_owned(),
        alternatives: Vec::new(),
    };
    let annotations = Annotations {
        language: "en".to_owned(),
        entities: vec![
            Entity { role: Some("mayor of Lima".to_owned()), ..entity(0, EntityKind::Person, "Rosa Lind") },
            Entity { place: Some(lima), ..entity(1, EntityKind::Place, "Lima") },
        ],
        mentions: vec![mention("Rosa Lind", 0), mention("Lima", 1)],
        claims: vec![Claim {
            source: Some(Source { range: find("Rosa Lind"), entity: Some(EntityId(0)) }),
            cue: vec![find("said")],
            mode: Mode::Quoted,
            certainty: Certainty::Hedged,
            ..testing::claim(find("“It may, they <say>, sail.”"))
        }],
        ..Annotations::default()
    };
    let note = Edit::Note { at: Anchor { range: find("Lima"), quote: "Lima".to_owned() }, text: "Where?".to_owned() };
    Reading { edits: vec![note], ..Reading::new(Article::from_plain_text(TEXT), annotations) }
}

fn collection() -> Value {
    let reading = reading();
    web_annotations(&reading, &link::encode(&reading, None, &Table::default()).unwrap())
}

fn items(collection: &Value) -> &Vec<Value> {
    collection["first"]["items"].as_array().unwrap()
}

/// The selector of a type.
fn selector<'a>(annotation: &'a Value, kind: &str) -> &'a Value {
    let all = annotation["target"]["selector"].as_array().unwrap();
    let found: Vec<&Value> = all.iter().filter(|selector| selector["type"] == kind).collect();
    assert_eq!(found.len(), 1, "{annotation}");
    found[0]
}

fn is_iri(value: &Value) -> bool {
    value.as_str().is_some_and(|iri| {
        iri.split_once(':').is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty()) && !iri.contains(' ')
    })
}

// What the Web Annotation Data Model says an annotation MUST have, section by section.

#[test]
fn an_annotation_has_the_context_an_id_its_type_and_a_target() {
    let collection = collection();
    assert_eq!(items(&collection).len(), 4, "two mentions, a claim, a note");
    let mut ids = Vec::new();
    for annotation in items(&collection) {
        // 3.1: one or more contexts, of which this one; where it is the only one, as a string.
        assert_eq!(annotation["@context"], "http://www.w3.org/ns/anno.jsonld");
        // 3.1: exactly one IRI that identifies it.
        assert!(is_iri(&annotation["id"]), "{annotation}");
        assert!(!ids.contains(&annotation["id"]));
        ids.push(annotation["id"].clone());
        // 3.1: the class Annotation; one target or more.
        assert_eq!(annotation["type"], "Annotation");
        assert!(annotation["target"].is_object());
    }
}

#[test]
fn what_differs_between_two_readings_of_a_text_has_another_id() {
    let ids = |edits: &[(&str, &str)]| {
        let note = |(words, text): &(&str, &str)| Edit::Note {
            at: Anchor { range: find(words), quote: (*words).to_owned() },
            text: (*text).to_owned(),
        };
        let reading = Reading { edits: edits.iter().map(note).collect(), ..reading() };
        let collection = web_annotations(&reading, "g1.");
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        assert_eq!(collection["first"]["partOf"], collection["id"]);
        let mut ids = vec![text(&collection["id"]), text(&collection["first"]["id"])];
        ids.extend(items(&collection).iter().map(|annotation| text(&annotation["id"])));
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len(), "{ids:?}");
        ids
    };
    let shared = |one: &[(&str, &str)], other: &[(&str, &str)]| {
        let (one, other) = (ids(one), ids(other));
        one.iter().filter(|id| other.contains(id)).count()
    };
    // Two mentions and a claim are in all of them.
    for (one, other, expected) in [
        (&[("Lima", "Where?")][..], &[("Lima", "Where?")][..], 6),
        (&[("Lima", "Where?")], &[("Lima", "When?")], 3),
        (&[("Lima", "Where?")], &[("Rosa Lind", "Where?")], 3),
        (&[("Lima", "Where?")], &[("Rosa Lind", "Who?"), ("Lima", "Where?")], 4),
        (&[("Lima", "Where?")], &[("Lima", "Where?"), ("Lima", "Where?")], 4),
        (&[], &[("Lima", "Where?")], 3),
    ] {
        assert_eq!(shared(one, other), expected, "{one:?}, {other:?}");
    }
}

#[test]
fn motivations_and_purposes_are_of_the_models_list() {
    // 3.3.5: each motivation is an instance that the model names.
    const LIST: [&str; 13] = [
        "assessing",
        "bookmarking",
        "classifying",
        "commenting",
        "describing",
        "editing",
        "highlighting",
        "identifying",
        "linking",
        "moderating",
        "questioning",
        "replying",
        "tagging",
    ];
    for annotation in items(&collection()) {
        assert!(LIST.contains(&annotation["motivation"].as_str().unwrap()));
        for body in annotation["body"].as_array().unwrap() {
            assert!(LIST.contains(&body["purpose"].as_str().unwrap()), "{body}");
        }
    }
}

#[test]
fn a_textual_body_has_one_value() {
    for annotation in items(&collection()) {
        for body in annotation["body"].as_array().unwrap() {
            // 3.2.4: the class TextualBody, exactly one value that is a string.
            assert_eq!(body["type"], "TextualBody");
            assert!(body["value"].as_str().is_some_and(|value| !value.is_empty()), "{body}");
        }
    }
}

#[test]
fn bodies_name_kind_entity_source_and_certainty() {
    let collection = collection();
    let values = |at: usize| {
        items(&collection)[at]["body"].as_array().unwrap().iter().map(|body| body["value"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(values(0), ["person", "Rosa Lind"]);
    assert_eq!(values(2), ["claim, quoted", "certainty: hedged", "“It may, they <say>, sail.”", "source: Rosa Lind"]);
    assert_eq!(values(3), ["Where?"]);
}

#[test]
fn a_specific_resource_has_exactly_one_source() {
    for annotation in items(&collection()) {
        // 4: exactly one source, an IRI here.
        assert!(is_iri(&annotation["target"]["source"]), "{annotation}");
        assert_eq!(annotation["target"]["type"], "SpecificResource");
    }
}

#[test]
fn a_position_selector_counts_code_points_from_zero_and_leaves_out_the_end() {
    let points: Vec<char> = TEXT.chars().collect();
    for annotation in items(&collection()) {
        // 4.2.5: exactly one start and one end, not below zero; the character at the end is left out.
        let position = selector(annotation, "TextPositionSelector");
        let (start, end) = (position["start"].as_u64().unwrap() as usize, position["end"].as_u64().unwrap() as usize);
        let exact = &selector(annotation, "TextQuoteSelector")["exact"];
        assert_eq!(&points[start..end].iter().collect::<String>(), exact.as_str().unwrap());
    }
}

#[test]
fn a_quote_selector_has_the_words_and_thirty_two_characters_around() {
    for annotation in items(&collection()) {
        // 4.2.4: exactly one exact; prefix and suffix stand immediately beside it, none of it overlapping.
        let quote = selector(annotation, "TextQuoteSelector");
        let part = |name: &str| quote[name].as_str().unwrap();
        assert!(TEXT.contains(&format!("{}{}{}", part("prefix"), part("exact"), part("suffix"))), "{quote}");
        assert!(
            part("prefix").chars().count() <= 32 && part("suffix").chars().count() == 32
                || TEXT.ends_with(part("suffix"))
        );
    }
}

#[test]
fn a_collection_and_its_page_have_what_they_must() {
    let collection = collection();
    // 5.1: context, one id, the class; total counts the annotations; the first page is named.
    assert_eq!(collection["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    assert!(is_iri(&collection["id"]));
    assert_eq!(collection["type"], "AnnotationCollection");
    assert_eq!(collection["total"], items(&collection).len());
    // 5.2: one id, the class, a list of annotations; it says what it is part of.
    let page = &collection["first"];
    assert!(is_iri(&page["id"]) && page["id"] != collection["id"]);
    assert_eq!(page["type"], "AnnotationPage");
    assert_eq!(page["partOf"], collection["id"]);
    assert_eq!(page["startIndex"], 0);
}

#[test]
fn a_collection_opens_again_as_the_same_reading() {
    let collection = collection();
    let opened = link::decode(collection[LINK_KEY].as_str().unwrap(), &Table::default()).unwrap();
    assert_eq!(opened.reading.edits, reading().edits);
    assert_eq!(opened.reading.annotations, reading().annotations);
}

#[test]
fn a_table_has_a_row_for_each_mark_and_its_cells_are_words() {
    let table = csv(&reading());
    let expected = [
        "\u{feff}what,start,end,words,kind,name,source,certainty",
        "mention,21,30,Rosa Lind,person,Rosa Lind,,",
        "mention,41,45,Lima,place,Lima,,",
        "claim,53,80,\"“It may, they <say>, sail.”\",quoted,,Rosa Lind,hedged",
    ];
    assert_eq!(table, expected.map(|row| format!("{row}\r\n")).concat());
    for (cell, expected) in [("a", "a"), ("a,b", "\"a,b\""), ("\"a\"", "\"\"\"a\"\"\""), ("=1+1", "'=1+1"), ("", "")] {
        assert_eq!(quoted(cell), expected);
    }
}

#[test]
fn places_are_points_with_longitude_first() {
    let places = geojson(&reading());
    assert_eq!(places["type"], "FeatureCollection");
    assert_eq!(places["features"].as_array().unwrap().len(), 1);
    assert_eq!(places["features"][0]["geometry"]["coordinates"], json!([-77.04, -12.05]));
    assert_eq!(
        places["features"][0]["properties"],
        json!({"name": "Lima", "kind": "place", "country": "PE", "mentions": 1})
    );
}

#[test]
fn markdown_and_html_hold_the_text_and_nothing_of_it_becomes_markup() {
    let text = markdown(&reading());
    assert!(text.starts_with("# Ferry talks begin 🚢\n"));
    assert!(text.contains("- **Rosa Lind**, mayor of Lima (person)"));
    assert!(text.contains("\\<say\\>") && !text.contains("<say>"), "{text}");
    assert!(!text.contains("Advertisement"));
    let page = html(&reading());
    assert!(page.contains("<mark class=\"person\" title=\"Rosa Lind\">Rosa Lind</mark>"), "{page}");
    assert!(page.contains("<span class=\"claim quoted\" title=\"Rosa Lind: hedged\">"));
    assert!(!page.contains("<say>") && !page.contains("<script"));
}

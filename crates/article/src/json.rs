//! The JSON that other programs read: one object per article, its names a contract (docs/ANNOTATION.md).
//!
//! Offsets are Unicode code points into the text as it was given, ends exclusive.

use serde_json::{Value, json};

use crate::{Annotations, Article, Claim, Decimal, Entity, GivenOffsets, Location, Mention, RoleNames, TextRange};

/// Annotations as JSON. `id` is given back where the caller has one.
pub fn to_json(id: Option<&str>, article: &Article, annotations: &Annotations) -> Value {
    let offsets = GivenOffsets::new(article);
    let stretch = |range: TextRange| {
        let (start, end) = offsets.range(range);
        json!({ "start": start, "end": end })
    };
    let stretches = |ranges: &[TextRange]| Value::Array(ranges.iter().map(|range| stretch(*range)).collect());
    let blocks: Vec<Value> =
        article.blocks().iter().map(|block| with(stretch(block.range), json!({ "kind": block.kind }))).collect();
    let why = |why: &crate::Why| json!({ "code": why.code, "spans": stretches(&why.spans) });
    let mention = |mention: &Mention| {
        let rest = json!({
            "entity": mention.entity,
            "type": mention.name_type,
            "role": mention.role,
            "form": mention.form,
            "metonym": mention.metonym,
            "unsure": mention.unsure,
            "confidence": mention.confidence,
            "why": why(&mention.why),
        });
        with(stretch(mention.range), rest)
    };
    let claim = |claim: &Claim| {
        let source = claim.source.map(|source| with(stretch(source.range), json!({ "entity": source.entity })));
        json!({
            "content": stretches(&claim.content),
            "source": source,
            "cue": stretches(&claim.cue),
            "mode": claim.mode,
            "certainty": claim.certainty,
            "certainty_cue": stretches(&claim.certainty_cue),
            "unsure": claim.unsure,
            "confidence": claim.confidence,
            "why": why(&claim.why),
        })
    };
    let times: Vec<Value> = annotations
        .times
        .iter()
        .map(|time| with(stretch(time.range), json!({ "value": time.value.to_string(), "guess": time.guess })))
        .collect();
    let numbers: Vec<Value> = annotations
        .numbers
        .iter()
        .map(|number| {
            let rest = json!({ "value": value(number.value), "unit": number.unit, "claim": number.claim });
            with(stretch(number.range), rest)
        })
        .collect();
    let check_first: Vec<Value> = annotations
        .summary
        .check_first
        .iter()
        .map(|first| with(stretch(first.range), json!({ "also": first.also.map(stretch), "why": first.why })))
        .collect();
    let roles = RoleNames::new(annotations);
    let mut object = json!({
        "language": annotations.language,
        "blocks": blocks,
        "entities": annotations.entities.iter().map(|it| entity(it, &roles)).collect::<Vec<_>>(),
        "mentions": annotations.mentions.iter().map(mention).collect::<Vec<_>>(),
        "claims": annotations.claims.iter().map(claim).collect::<Vec<_>>(),
        "times": times,
        "numbers": numbers,
        "summary": { "sentences": stretches(&annotations.summary.sentences), "check_first": check_first },
    });
    if let Some(id) = id {
        object["id"] = Value::from(id);
    }
    object
}

/// One object with the fields of both.
fn with(mut object: Value, rest: Value) -> Value {
    if let (Some(object), Value::Object(rest)) = (object.as_object_mut(), rest) {
        object.extend(rest);
    }
    object
}

fn entity(entity: &Entity, roles: &RoleNames<'_>) -> Value {
    let named = entity.role.iter().flat_map(|role| roles.of(role)).map(|(_, named)| named);
    json!({
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "role": entity.role,
        "role_entities": named.collect::<Vec<_>>(),
        "aliases": entity.aliases,
        "place": entity.place.as_ref().map(place),
    })
}

fn place(location: &Location) -> Value {
    let alternatives: Vec<Value> = location
        .alternatives
        .iter()
        .map(|other| json!({ "lat": other.latitude.to_f64(), "lon": other.longitude.to_f64(), "country": other.country }))
        .collect();
    json!({
        "lat": location.latitude.to_f64(),
        "lon": location.longitude.to_f64(),
        "country": location.country,
        "alternatives": alternatives,
    })
}

/// A number as JSON has it: whole where it is whole.
fn value(decimal: Decimal) -> Value {
    let whole = u32::try_from(decimal.exponent).ok().and_then(|exponent| 10_i64.checked_pow(exponent));
    match whole.and_then(|scale| decimal.mantissa.checked_mul(scale)) {
        Some(whole) => Value::from(whole),
        None => Value::from(decimal.to_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntityId, EntityKind, Form, MentionRole, NameType, Reason, Why};

    #[test]
    fn offsets_are_code_points_of_the_text_as_given() {
        let article = Article::from_plain_text("\u{feff}👩\u{200d}🚀 in\r\nLima\u{0}.");
        let start = article.text().find("Lima").unwrap();
        let annotations = Annotations {
            language: "en".to_owned(),
            entities: vec![Entity {
                id: EntityId(4),
                kind: EntityKind::Place,
                name: "Lima".to_owned(),
                role: None,
                aliases: Vec::new(),
                place: None,
            }],
            mentions: vec![Mention {
                range: TextRange::from_usize(start, start + 4),
                entity: EntityId(4),
                name_type: NameType::Location,
                role: MentionRole::Place,
                form: Form::Name,
                metonym: false,
                unsure: false,
                confidence: 900,
                why: Why { code: Reason::Gazetteer, spans: Vec::new() },
            }],
            ..Annotations::default()
        };
        let json = to_json(Some("a1"), &article, &annotations);
        assert_eq!(json["id"], "a1");
        assert_eq!(json["mentions"][0]["start"], 9);
        assert_eq!(json["mentions"][0]["end"], 13);
        assert_eq!(json["mentions"][0]["type"], "LOC");
        assert_eq!(json["entities"][0]["place"], Value::Null);
        assert_eq!(json["blocks"][0], json!({ "start": 1, "end": 7, "kind": "title" }));
    }

    #[test]
    fn numbers_are_whole_where_they_are_whole() {
        for (mantissa, exponent, expected) in [(45, -1, "4.5"), (12, 3, "12000"), (7, 0, "7"), (-25, -2, "-0.25")] {
            assert_eq!(value(Decimal { mantissa, exponent }).to_string(), expected);
        }
    }
}

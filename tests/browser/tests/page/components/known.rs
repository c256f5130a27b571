//! The article that each component is shown with: made by hand, so that no change of the engine is one here.

use article::{
    Annotations, Article, Certainty, CheckFirst, CheckReason, Claim, Date, Decimal, Degrees, Entity, EntityId,
    EntityKind, Form, Location, Mention, MentionRole, Mode, NameType, Number, Reading, Reason, Source, Summary,
    TextRange, Time, Why,
};

const TEXT: &str = "Ferry talks begin\n\nBy Tom Hale\n\nRosa Lind, the mayor of Lima, said on Tuesday that the ferry would sail. \
    Lind named 12 ships.\n\nOfficials said it may be late.\n\nAdvertisement\n";

fn find(words: &str, nth: usize) -> TextRange {
    let (start, _) = TEXT.match_indices(words).nth(nth).unwrap();
    TextRange::from_usize(start, start + words.len())
}

fn why(code: Reason, spans: &[TextRange]) -> Why {
    Why { code, spans: spans.to_vec() }
}

fn mention(words: &str, nth: usize, entity: u32, role: MentionRole) -> Mention {
    let is_place = role == MentionRole::Place;
    Mention {
        range: find(words, nth),
        entity: EntityId(entity),
        name_type: if is_place { NameType::Location } else { NameType::Person },
        role,
        form: Form::Name,
        metonym: false,
        unsure: is_place,
        confidence: 900,
        why: why(if is_place { Reason::Gazetteer } else { Reason::GivenName }, &[]),
    }
}

fn claim(content: &str, source: &str, entity: Option<u32>, certainty: Certainty, sure_of: &str) -> Claim {
    let cue = find("said", usize::from(entity.is_none()));
    Claim {
        content: vec![find(content, 0)],
        source: Some(Source { range: find(source, 0), entity: entity.map(EntityId) }),
        cue: vec![cue],
        mode: Mode::Reported,
        certainty,
        certainty_cue: vec![find(sure_of, 0)],
        unsure: false,
        confidence: 900,
        why: why(Reason::ReportedSpeech, &[cue]),
    }
}

fn entity(id: u32, kind: EntityKind, name: &str) -> Entity {
    Entity { id: EntityId(id), kind, name: name.to_owned(), role: None, aliases: Vec::new(), place: None }
}

/// The fragment of a link that holds it.
pub(super) fn link() -> String {
    let point = Location {
        latitude: Degrees(-120_464),
        longitude: Degrees(-770_428),
        country: "PE".to_owned(),
        alternatives: Vec::new(),
    };
    let annotations = Annotations {
        language: "en".to_owned(),
        entities: vec![
            Entity {
                role: Some("the mayor of Lima".to_owned()),
                aliases: vec!["Lind".to_owned()],
                ..entity(0, EntityKind::Person, "Rosa Lind")
            },
            Entity { place: Some(point), ..entity(1, EntityKind::Place, "Lima") },
        ],
        mentions: vec![
            mention("Rosa Lind", 0, 0, MentionRole::Actor),
            mention("Lima", 0, 1, MentionRole::Place),
            mention("Lind", 1, 0, MentionRole::Actor),
        ],
        claims: vec![
            claim("the ferry would sail", "Rosa Lind", Some(0), Certainty::Predicted, "would"),
            claim("it may be late", "Officials", None, Certainty::Hedged, "may"),
        ],
        times: vec![Time { range: find("Tuesday", 0), value: Date::new(2031, 3, 4).unwrap(), guess: true }],
        numbers: vec![Number {
            range: find("12 ships", 0),
            value: Decimal { mantissa: 12, exponent: 0 },
            unit: "ships".to_owned(),
            claim: None,
        }],
        summary: Summary {
            sentences: vec![find("Officials said it may be late.", 0)],
            check_first: vec![CheckFirst {
                range: find("12 ships", 0),
                also: None,
                why: CheckReason::NumberWithoutSource,
            }],
        },
    };
    article::link::encode(
        &Reading::new(Article::from_plain_text(TEXT), annotations),
        None,
        &article::link::Table::default(),
    )
    .unwrap()
}

//! Links of every version ever released must open, and as what they held: `tests/links/NAME.link` as `NAME.json`.

#![allow(clippy::unwrap_used, reason = "a test's helpers may fail the test")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use article::link::{self, LinkError, Opened, Table, View};
use article::{
    Alternative, Anchor, Annotations, Article, Block, BlockKind, Certainty, CheckFirst, CheckReason, Claim, Date,
    Decimal, Degrees, Edit, Entity, EntityId, EntityKind, Form, Location, Mention, MentionRole, Mode, NameType, Number,
    Reading, Reason, Source, Summary, TextRange, Time, Why,
};
use serde_json::{Value, json};

/// Set to write the links and expectations that are not there yet. Those that are never change: version 1 is frozen.
const WRITE: &str = "GLOSSATOR_WRITE_LINKS";

/// What links start from.
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_bytes!("../../../assets/links-1.bin")).unwrap());

const COUNCIL: &str = "Council votes to reopen the Alder Lane baths\n\nBy Tom Arkwright\n\nHALIFAX, March 4 — The baths \
    on Alder Lane will reopen in the autumn after councillors voted to spend £2.4 million on the roof.\n\n“Children \
    here have waited six years to learn to swim,” said council leader Maud Ferrant.\n\nAdvertisement\n\nThe opposition \
    said the money should have gone to the roads. Ferrant denied that the roads had been forgotten.";

const UNICODE: &str =
    "Zürich: Fähre fährt wieder 🚢\n\nÉloïse N’Dour (東京) said: «Tout va bien» — e\u{301}t\u{e9}, 40 °C.";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/links")
}

/// The first place of some words.
fn find(text: &str, words: &str) -> TextRange {
    let start = text.find(words).unwrap();
    TextRange::from_usize(start, start + words.len())
}

fn why(code: Reason, spans: Vec<TextRange>) -> Why {
    Why { code, spans }
}

fn mention(text: &str, words: &str, entity: u32, name_type: NameType, role: MentionRole, code: Reason) -> Mention {
    Mention {
        range: find(text, words),
        entity: EntityId(entity),
        name_type,
        role,
        form: Form::Name,
        metonym: false,
        unsure: false,
        confidence: 910,
        why: why(code, vec![find(text, words)]),
    }
}

fn entity(id: u32, kind: EntityKind, name: &str) -> Entity {
    Entity { id: EntityId(id), kind, name: name.to_owned(), role: None, aliases: Vec::new(), place: None }
}

fn parts(text: &str, url: Option<&str>) -> Article {
    let read = Article::from_plain_text(text);
    let day = Date::new(2031, 3, 5);
    Article::from_parts(read.text().to_owned(), read.blocks().to_vec(), day, url.map(str::to_owned)).unwrap()
}

fn council() -> Reading {
    let at = |words| find(COUNCIL, words);
    let alternatives =
        vec![Alternative { latitude: Degrees(446_488), longitude: Degrees(-635_752), country: "CA".to_owned() }];
    let halifax =
        Location { latitude: Degrees(537_270), longitude: Degrees(-18_575), country: "GB".to_owned(), alternatives };
    let annotations = Annotations {
        language: "en".to_owned(),
        entities: vec![
            Entity {
                role: Some("council leader".to_owned()),
                aliases: vec!["Ferrant".to_owned()],
                ..entity(0, EntityKind::Person, "Maud Ferrant")
            },
            Entity { place: Some(halifax), ..entity(1, EntityKind::Place, "HALIFAX") },
            entity(2, EntityKind::Person, "Tom Arkwright"),
        ],
        mentions: vec![
            mention(COUNCIL, "Tom Arkwright", 2, NameType::Person, MentionRole::Author, Reason::GivenName),
            mention(COUNCIL, "HALIFAX", 1, NameType::Location, MentionRole::Place, Reason::Gazetteer),
            mention(COUNCIL, "Maud Ferrant", 0, NameType::Person, MentionRole::Actor, Reason::TitleBeside),
        ],
        claims: vec![Claim {
            content: vec![at("“Children here have waited six years to learn to swim,”")],
            source: Some(Source { range: at("council leader Maud Ferrant"), entity: Some(EntityId(0)) }),
            cue: vec![at("said")],
            mode: Mode::Quoted,
            certainty: Certainty::Stated,
            certainty_cue: Vec::new(),
            unsure: false,
            confidence: 870,
            why: why(Reason::QuotedSpeech, vec![at("said")]),
        }],
        times: vec![Time { range: at("March 4"), value: Date::new(2031, 3, 4).unwrap(), guess: true }],
        numbers: vec![Number {
            range: at("£2.4 million"),
            value: Decimal { mantissa: 24, exponent: 5 },
            unit: "GBP".to_owned(),
            claim: None,
        }],
        summary: Summary {
            sentences: vec![at("The opposition said the money should have gone to the roads.")],
            check_first: Vec::new(),
        },
    };
    Reading::new(parts(COUNCIL, Some("https://news.example/alder-lane")), annotations)
}

fn mended() -> Reading {
    let anchor = |words: &str| Anchor { range: find(COUNCIL, words), quote: words.to_owned() };
    let edits = vec![
        Edit::Retype { at: anchor("HALIFAX"), kind: EntityKind::State },
        Edit::AddClaim {
            at: anchor("the money should have gone to the roads"),
            source: Some(anchor("The opposition")),
        },
        Edit::Note { at: anchor("six years"), text: "Since when? The last lesson was in 2024.".to_owned() },
    ];
    Reading { edits, ..council() }
}

fn unicode() -> Reading {
    let annotations = Annotations {
        language: "und".to_owned(),
        entities: vec![entity(7, EntityKind::Person, "Éloïse N’Dour")],
        mentions: vec![mention(UNICODE, "Éloïse N’Dour", 7, NameType::Person, MentionRole::Actor, Reason::Network)],
        ..Annotations::default()
    };
    Reading::new(parts(UNICODE, None), annotations)
}

/// All values of a list, each as JSON calls it.
fn all<T: serde::de::DeserializeOwned>(names: &str) -> Vec<T> {
    names.split(' ').map(|name| serde_json::from_value(json!(name)).unwrap()).collect()
}

const REASONS: &str = "unknown reader gazetteer given_name title_beside type_word context same_name acronym capital_letters \
    network quoted_speech reported_speech according_to headline_colon speech_noun own_prediction own_evaluation \
    own_inference own_cause own_number seat antecedent hearsay people";

/// A reading with every kind of block, mark and edit, and every code: ninety words, each word a mark or a part of one.
fn everything() -> Reading {
    let words: Vec<String> = (0..90).map(|number| format!("w{number}")).collect();
    let blocks: Vec<BlockKind> = all("paragraph title byline date dateline heading list_item caption furniture");
    let (mut text, mut placed) = (String::new(), Vec::new());
    for (kind, words) in blocks.iter().zip(words.chunks(10)) {
        text.push_str(if text.is_empty() { "" } else { "\n\n" });
        let start = text.len();
        text.push_str(&words.join(" "));
        placed.push(Block { range: TextRange::from_usize(start, text.len()), kind: *kind });
    }
    let from_to = |from: usize, to: usize| {
        let end = find(&text, &words[to]).end();
        TextRange::new(find(&text, &words[from]).start(), end)
    };
    let at = |word: usize| from_to(word, word);
    let anchor = |word: usize| Anchor { range: at(word), quote: words[word].clone() };
    let kinds: Vec<EntityKind> = all("organization person state group place");
    let (name_types, roles, forms) = (
        all::<NameType>("ORG PER LOC NORP"),
        all::<MentionRole>("actor place author"),
        all::<Form>("name nominal pronoun"),
    );
    let mentions = all(REASONS).into_iter().enumerate().map(|(number, code)| Mention {
        form: forms[number % 3],
        metonym: number % 2 == 1,
        unsure: number % 3 == 1,
        ..mention(&text, &words[number], number as u32 % 5, name_types[number % 4], roles[number % 3], code)
    });
    let (modes, certainties) =
        (all::<Mode>("reported quoted mixed own"), all::<Certainty>("stated hedged predicted denied asked"));
    let mut claims: Vec<Claim> = (0..5)
        .map(|number| Claim {
            content: vec![from_to(30 + number * 5, 32 + number * 5)],
            source: Some(Source {
                range: at(33 + number * 5),
                entity: (number > 0).then_some(EntityId(number as u32)),
            }),
            cue: vec![at(34 + number * 5)],
            mode: modes[number % 4],
            certainty: certainties[number],
            certainty_cue: vec![at(31 + number * 5)],
            unsure: number % 2 == 1,
            confidence: 100 * number as u16,
            why: why(Reason::SpeechNoun, vec![at(34 + number * 5)]),
        })
        .collect();
    // One in two pieces, around its source, and one within the first piece.
    claims.push(Claim { content: vec![from_to(60, 63), from_to(66, 69)], source: None, ..claims[1].clone() });
    claims.push(Claim { content: vec![from_to(61, 62)], source: None, cue: Vec::new(), ..claims[2].clone() });
    let check = |(number, why): (usize, CheckReason)| CheckFirst {
        range: at(70 + number),
        also: (number % 2 == 1).then(|| at(75 + number)),
        why,
    };
    let annotations = Annotations {
        language: "en".to_owned(),
        entities: (0..).zip(&kinds).map(|(id, kind)| entity(id, *kind, &words[id as usize])).collect(),
        mentions: mentions.collect(),
        claims,
        times: vec![Time { range: at(80), value: Date::new(1999, 12, 31).unwrap(), guess: false }],
        numbers: vec![Number {
            range: at(81),
            value: Decimal { mantissa: -7, exponent: -3 },
            unit: "percent".to_owned(),
            claim: Some(3),
        }],
        summary: Summary {
            sentences: vec![from_to(0, 9), from_to(20, 29)],
            check_first: all("unknown number_without_source lone_unnamed_source firmer_headline")
                .into_iter()
                .enumerate()
                .map(check)
                .collect(),
        },
    };
    let edits = vec![
        Edit::AddMention { at: anchor(70), kind: kinds[2], entity: None },
        Edit::AddMention { at: anchor(71), kind: kinds[0], entity: Some(anchor(0)) },
        Edit::RemoveMention { at: anchor(1) },
        Edit::RemoveEntity { at: anchor(4) },
        Edit::Retype { at: anchor(2), kind: kinds[3] },
        Edit::MoveBoundaries { at: anchor(5), to: from_to(5, 6) },
        Edit::Rename { at: anchor(3), name: "A name".to_owned() },
        Edit::Merge { from: anchor(7), into: anchor(8) },
        Edit::Split { at: anchor(10) },
        Edit::AddClaim { at: anchor(72), source: None },
        Edit::AddClaim { at: anchor(73), source: Some(anchor(74)) },
        Edit::RemoveClaim { at: Anchor { range: from_to(30, 32), quote: words[30..=32].join(" ") } },
        Edit::SetSpeaker { at: Anchor { range: from_to(35, 37), quote: words[35..=37].join(" ") }, source: None },
        Edit::SetSpeaker {
            at: Anchor { range: from_to(40, 42), quote: words[40..=42].join(" ") },
            source: Some(anchor(11)),
        },
        Edit::SetCertainty {
            at: Anchor { range: from_to(45, 47), quote: words[45..=47].join(" ") },
            certainty: certainties[4],
        },
        Edit::Note { at: anchor(89), text: "A remark.".to_owned() },
        // One that finds no place.
        Edit::Note { at: Anchor { range: at(88), quote: "gone".to_owned() }, text: "Another.".to_owned() },
    ];
    let article = Article::from_parts(text.clone(), placed, Date::new(2031, 3, 5), None).unwrap();
    Reading { edits, ..Reading::new(article, annotations) }
}

/// What a link opened as, for people to read and tests to compare.
fn as_json(opened: &Opened) -> Value {
    let mut json = json!({
        "arrived_percent": opened.arrived_percent,
        "blocks_arrived": opened.blocks_arrived,
        "blocks_sent": opened.blocks_sent,
        "reading": serde_json::to_value(&opened.reading).unwrap(),
    });
    if opened.is_excerpt {
        json["is_excerpt"] = json!(true);
    }
    json
}

/// Opens a link; one without a text is given the article about the baths.
fn open(fragment: &str) -> Opened {
    match link::decode(fragment, &TABLE) {
        Err(LinkError::WithoutText { .. }) => link::place(fragment, &parts(COUNCIL, None), &TABLE).unwrap().opened,
        opened => opened.unwrap(),
    }
}

fn write_all() {
    let day = Date::new(2031, 3, 6);
    let whole =
        [("1-council", council()), ("1-mended", mended()), ("1-unicode", unicode()), ("1-everything", everything())];
    let mut links: Vec<(String, String)> =
        whole.iter().map(|(name, reading)| ((*name).to_owned(), link::encode(reading, day, &TABLE).unwrap())).collect();
    let cut = &links[0].1[..links[0].1.len() * 4 / 5];
    links.push(("1-council-cut".to_owned(), cut.to_owned()));
    let claim = council().excerpt(0).unwrap();
    let with = |reading: &Reading, table: &Table| link::encode(reading, day, table).unwrap();
    links.push(("1-council-bare".to_owned(), with(&council(), &Table::default())));
    links
        .push(("1-council-claim".to_owned(), link::encode_with(&claim, day, (View::default(), true), &TABLE).unwrap()));
    let view = View { letter: Some(0), ..View::default() };
    links.push(("1-council-marks".to_owned(), link::encode_loose(&mended(), day, view, &TABLE).unwrap()));
    links.retain(|(name, _)| !folder().join(format!("{name}.link")).exists());
    for (name, fragment) in links {
        let expected = serde_json::to_string_pretty(&as_json(&open(&fragment))).unwrap();
        std::fs::write(folder().join(format!("{name}.json")), expected + "\n").unwrap();
        std::fs::write(folder().join(format!("{name}.link")), format!("#{fragment}\n")).unwrap();
    }
}

#[test]
fn every_link_that_was_kept_opens_as_what_it_held() {
    if std::env::var_os(WRITE).is_some() {
        write_all();
    }
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "link") {
            let fragment = std::fs::read_to_string(&path).unwrap();
            let opened = open(&fragment);
            let expected = std::fs::read_to_string(path.with_extension("json")).unwrap();
            let expected: Value = serde_json::from_str(&expected).unwrap();
            assert_eq!(as_json(&opened), expected, "{}", path.display());
            let article = &opened.reading.article;
            assert_eq!(opened.reading.annotations.check(article), [], "{}", path.display());
            names.insert(path.file_stem().unwrap().to_owned());
        }
    }
    assert!(names.len() >= 8, "expected the kept links, got {names:?}");
}

#[test]
fn what_is_kept_is_what_was_meant() {
    let read = |name: &str| std::fs::read_to_string(folder().join(name)).unwrap();
    for (name, meant) in [
        ("1-council.link", council()),
        ("1-mended.link", mended()),
        ("1-unicode.link", unicode()),
        ("1-everything.link", everything()),
    ] {
        let opened = link::decode(&read(name), &TABLE).unwrap();
        assert_eq!(opened.reading, Reading { shared_on: Date::new(2031, 3, 6), ..meant }, "{name}");
    }
    assert_eq!(everything().resolved().unplaced, [16], "all edits but the last find their places");
    let marks = open(&read("1-council-marks.link")).reading;
    assert_eq!((marks.annotations.mentions.len(), marks.annotations.claims.len(), marks.edits.len()), (3, 1, 3));
    let claim = open(&read("1-council-claim.link"));
    assert!(claim.is_excerpt && claim.reading.article.text().contains("learn to swim"));
    let cut = link::decode(&read("1-council-cut.link"), &TABLE).unwrap();
    assert!(cut.blocks_arrived > 0 && cut.blocks_arrived < cut.blocks_sent && cut.arrived_percent < 100);
    assert_eq!(cut.reading.annotations.entities, council().annotations.entities);
}

/// A claim that runs over two paragraphs, with an advertisement between them, is in the link that holds it alone.
#[test]
fn a_claim_over_paragraphs_is_in_its_excerpt() {
    let mut reading = council();
    let (first, last) = (find(COUNCIL, "learn to swim"), find(COUNCIL, "gone to the roads."));
    let range = first.cover(last);
    let quote = range.of(COUNCIL).to_owned();
    reading.edits = vec![
        Edit::AddClaim { at: Anchor { range, quote: quote.clone() }, source: None },
        Edit::Note { at: Anchor { range, quote }, text: "six years?".to_owned() },
    ];
    let claims = reading.resolved().annotations.claims;
    let position = claims.iter().position(|claim| claim.extent() == range).unwrap();
    let excerpt = reading.excerpt(u32::try_from(position).unwrap()).unwrap();
    let resolved = excerpt.resolved();
    let text = excerpt.article.text();
    let held: Vec<&str> = resolved.annotations.claims.iter().map(|claim| claim.extent().of(text)).collect();
    assert!(
        held.iter().any(|words| words.starts_with("learn to swim") && words.ends_with("to the roads.")),
        "{held:?}"
    );
    assert!(!text.contains("Advertisement"));
    assert_eq!((excerpt.edits.len(), resolved.unplaced), (1, Vec::new()), "the remark stands on the claim");
}

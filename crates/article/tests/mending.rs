//! Readings that somebody mends at random: undo leads back to the first, and links carry them about without drift.

#![allow(clippy::unwrap_used, reason = "a test's helpers may fail the test")]

use std::sync::LazyLock;

use article::link::{self, Table};
use article::{
    Anchor, Annotations, Article, Certainty, Claim, Edit, Entity, EntityId, EntityKind, Form, Mention, MentionRole,
    Mode, NameType, Reading, Reason, Source, TextRange, Why,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What links start from.
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_bytes!("../../../assets/links-1.bin")).unwrap());

const TEXT: &str = "Ferry talks begin 🚢\n\nRosa Lind of Örebro met the U.S. envoy. “The US will pay,” Lind said.\n\n\
                    Officials in Lima denied that Örebro had been asked.";

fn find(words: &str) -> TextRange {
    let start = TEXT.find(words).unwrap();
    TextRange::from_usize(start, start + words.len())
}

fn why() -> Why {
    Why { code: Reason::Context, spans: Vec::new() }
}

fn claim(content: &str, source: Option<(&str, u32)>) -> Claim {
    Claim {
        content: vec![find(content)],
        source: source.map(|(words, id)| Source { range: find(words), entity: Some(EntityId(id)) }),
        cue: Vec::new(),
        mode: Mode::Reported,
        certainty: Certainty::Stated,
        certainty_cue: Vec::new(),
        unsure: true,
        confidence: 500,
        why: why(),
    }
}

/// What an engine may have said.
fn first() -> Reading {
    let named = [
        ("Rosa Lind", 0, EntityKind::Person, NameType::Person),
        ("Örebro", 1, EntityKind::Place, NameType::Location),
        ("U.S.", 2, EntityKind::State, NameType::Location),
        ("US", 3, EntityKind::State, NameType::Location),
        ("Lima", 4, EntityKind::Place, NameType::Location),
    ];
    let mention = |(words, id, _, name_type): (&str, u32, EntityKind, NameType)| Mention {
        range: find(words),
        entity: EntityId(id),
        name_type,
        role: MentionRole::Actor,
        form: Form::Name,
        metonym: false,
        unsure: false,
        confidence: 700,
        why: why(),
    };
    let entity = |(words, id, kind, _): (&str, u32, EntityKind, NameType)| Entity {
        id: EntityId(id),
        kind,
        name: words.to_owned(),
        role: None,
        aliases: Vec::new(),
        place: None,
    };
    let mut mentions: Vec<Mention> = named.map(mention).into();
    mentions.sort_by_key(|mention| mention.range);
    let annotations = Annotations {
        language: "en".to_owned(),
        entities: named.map(entity).into(),
        mentions,
        claims: vec![claim("“The US will pay,”", Some(("Rosa Lind", 0))), claim("Örebro had been asked", None)],
        ..Annotations::default()
    };
    let read = Article::from_plain_text(TEXT);
    let article = Article::from_parts(read.text().to_owned(), read.blocks().to_vec(), None, None).unwrap();
    let reading = Reading::new(article, annotations);
    assert_eq!(reading.annotations.check(&reading.article), []);
    reading
}

fn at(range: TextRange) -> Anchor {
    Anchor { range, quote: range.of(TEXT).to_owned() }
}

/// What a reader does: which mark, or which words, and how, are chosen among those that are there at the time.
fn edit(reading: &Reading, [what, which, other, length]: [usize; 4]) -> Option<Edit> {
    let now = reading.resolved().annotations;
    let mentions: Vec<Anchor> = now.mentions.iter().map(|mention| at(mention.range)).collect();
    let claims: Vec<Anchor> = now.claims.iter().map(|claim| at(claim.extent())).collect();
    let pick = |list: &[Anchor], number: usize| Some(list.get(number.checked_rem(list.len())?)?.clone());
    let ends: Vec<usize> = TEXT.char_indices().map(|(index, _)| index).collect();
    let start = which % ends.len();
    let words = TextRange::from_usize(ends[start], ends.get(start + 1 + length).copied().unwrap_or(TEXT.len()));
    let kind = EntityKind::ALL[other % 5];
    Some(match what {
        0 => Edit::AddMention { at: at(words), kind, entity: None },
        1 => Edit::AddMention { at: at(words), kind, entity: pick(&mentions, other) },
        2 => Edit::RemoveMention { at: pick(&mentions, which)? },
        3 => Edit::RemoveEntity { at: pick(&mentions, which)? },
        4 => Edit::Retype { at: pick(&mentions, which)?, kind },
        5 => Edit::MoveBoundaries { at: pick(if other % 2 == 0 { &mentions } else { &claims }, which)?, to: words },
        6 => Edit::Rename { at: pick(&mentions, which)?, name: format!("Name {other}") },
        7 => Edit::Merge { from: pick(&mentions, which)?, into: pick(&mentions, other)? },
        8 => Edit::Split { at: pick(&mentions, which)? },
        9 => Edit::AddClaim { at: at(words), source: pick(&mentions, other) },
        10 => Edit::RemoveClaim { at: pick(&claims, which)? },
        11 => Edit::SetSpeaker { at: pick(&claims, which)?, source: pick(&mentions, other) },
        12 => Edit::SetCertainty { at: pick(&claims, which)?, certainty: Certainty::ALL[other % 5] },
        _ => Edit::Note { at: at(words), text: "é".repeat(other % 3) },
    })
}

fn choices() -> impl Strategy<Value = Vec<[usize; 4]>> {
    let choice = (0..14_usize, 0..200_usize, 0..200_usize, select(vec![0_usize, 3, 8, 30]));
    vec(choice.prop_map(|(what, which, other, length)| [what, which, other, length]), 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn undoing_all_leads_back_through_every_reading_to_the_first(choices in choices()) {
        let mut reading = first();
        let mut seen = vec![reading.resolved()];
        for choice in choices {
            let Some(edit) = edit(&reading, choice) else { continue };
            reading.edits.push(edit);
            let now = reading.resolved();
            prop_assert_eq!(now.annotations.check(&reading.article), vec![]);
            seen.push(now);
        }
        while let Some(before) = seen.pop() {
            prop_assert_eq!(reading.resolved(), before);
            reading.edits.pop();
        }
        prop_assert_eq!(reading, first());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_link_opened_mended_and_shared_five_times_over_does_not_drift(rounds in vec(choices(), 5)) {
        let mut here = first();
        let mut carried = here.clone();
        for choices in rounds {
            for choice in choices {
                here.edits.extend(edit(&here, choice));
                carried.edits.extend(edit(&carried, choice));
            }
            carried = link::decode(&link::encode(&carried, None, &TABLE).unwrap(), &TABLE).unwrap().reading;
            prop_assert_eq!(&carried, &here);
            prop_assert_eq!(carried.resolved(), here.resolved());
        }
    }
}

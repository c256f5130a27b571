//! What must hold of every link.
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

mod tables;

use tables::{decode, encode, link_of};

use super::codes::Code;
use super::*;
use crate::{
    Alternative, Anchor, CheckFirst, Claim, Decimal, Degrees, Entity, EntityId, Location, Mention, Number, Source,
    Summary, Time, Why,
};

const WORDS: &str = "Talks open in Lima\n\nBy Rosa Lind\n\nThe port of Lima will open on 4 March 2031, the minister \
                    said. “It may take 40 days,” she added.\n\nAdvertisement\n\nKarl Lind denied it.";

fn text() -> impl Strategy<Value = String> {
    let word = select(vec![
        "Rosa Lind",
        "said",
        "the port",
        "Überfahrt",
        "東京",
        "🚢",
        "e\u{301}",
        "40 %",
        "\n",
        "\n\n",
        ". ",
    ]);
    vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn code<T: Code + std::fmt::Debug>() -> impl Strategy<Value = T> {
    select(T::ALL)
}

fn day() -> impl Strategy<Value = Date> {
    (1_u16..=9999, 1_u8..=12, 1_u8..=28).prop_map(|(year, month, day)| Date { year, month, day })
}

fn degrees() -> impl Strategy<Value = Degrees> {
    (-900_000..=900_000_i32).prop_map(Degrees)
}

fn location() -> impl Strategy<Value = Location> {
    let other = (degrees(), degrees(), "[A-Z]{2}");
    let other = other.prop_map(|(latitude, longitude, country)| Alternative { latitude, longitude, country });
    (degrees(), degrees(), "[A-Z]{2}", vec(other, 0..3)).prop_map(|(latitude, longitude, country, alternatives)| {
        Location { latitude, longitude, country, alternatives }
    })
}

fn entity(id: u32) -> impl Strategy<Value = Entity> {
    ("[a-zé東]{1,9}", code(), option::of("\\PC{0,9}"), vec("\\PC{1,5}", 0..3), option::of(location())).prop_map(
        move |(name, kind, role, aliases, place)| Entity { id: EntityId(id), kind, name, role, aliases, place },
    )
}

/// Ranges that fit a text, not empty.
fn range(article: &Article) -> BoxedStrategy<TextRange> {
    let mut ends: Vec<usize> = article.text().char_indices().map(|(index, _)| index).collect();
    ends.push(article.text().len());
    let last = ends.len() - 1;
    (0..last, 1..=last)
        .prop_map(move |(start, length)| TextRange::from_usize(ends[start], ends[(start + length).min(last)]))
        .boxed()
}

/// Ranges in order that do not overlap: each is cut off where the next begins.
fn apart(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.sort_unstable();
    ranges.dedup_by(|next, before| before.end() > next.start());
    ranges
}

fn why(range: &BoxedStrategy<TextRange>) -> impl Strategy<Value = Why> + use<> {
    (code(), vec(range.clone(), 0..3)).prop_map(|(code, spans)| Why { code, spans })
}

fn annotations(article: &Article) -> BoxedStrategy<Annotations> {
    if article.text().is_empty() {
        return Just(Annotations::default()).boxed();
    }
    let range = range(article);
    let id = (0..3_u32).prop_map(EntityId);
    let entities = (entity(0), entity(2), entity(1)).prop_map(|(a, b, c)| vec![a, b, c]);
    let mention = (range.clone(), id.clone(), code(), code(), code(), any::<(bool, bool)>(), 0..=1000_u16, why(&range))
        .prop_map(|(range, entity, name_type, role, form, (metonym, unsure), confidence, why)| Mention {
            range,
            entity,
            name_type,
            role,
            form,
            metonym,
            unsure,
            confidence,
            why,
        });
    let source = (range.clone(), option::of(id)).prop_map(|(range, entity)| Source { range, entity });
    let ranges = || vec(range.clone(), 0..3);
    let claim =
        (
            vec(range.clone(), 1..3).prop_map(apart),
            option::of(source),
            ranges().prop_map(apart),
            (code(), code()),
            ranges(),
            (any::<bool>(), 0..=1000_u16),
            why(&range),
        )
            .prop_map(|(content, source, cue, (mode, certainty), certainty_cue, (unsure, confidence), why)| {
                Claim { content, source, cue, mode, certainty, certainty_cue, unsure, confidence, why }
            });
    let time = (range.clone(), day(), any::<bool>()).prop_map(|(range, value, guess)| Time { range, value, guess });
    let decimal = any::<(i64, i8)>().prop_map(|(mantissa, exponent)| Decimal { mantissa, exponent });
    let number = (range.clone(), decimal, "[a-z%]{0,4}", option::of(any::<u32>()))
        .prop_map(|(range, value, unit, claim)| Number { range, value, unit, claim });
    let check = (range.clone(), option::of(range.clone()), code()).prop_map(|(range, also, why)| CheckFirst {
        range,
        also,
        why,
    });
    let summary = (ranges().prop_map(apart), vec(check, 0..3))
        .prop_map(|(sentences, check_first)| Summary { sentences, check_first });
    let lists = (vec(mention, 0..9), vec(claim, 0..5), vec(time, 0..4), vec(number, 0..4));
    ("[a-z]{0,3}", entities, lists, summary)
        .prop_map(|(language, entities, (mut mentions, mut claims, mut times, mut numbers), summary)| {
            mentions.sort_by_key(|mention| mention.range);
            claims.sort_by_key(|claim| claim.extent().start());
            times.sort_by_key(|time| time.range);
            numbers.sort_by_key(|number| number.range);
            let count = u32::try_from(claims.len()).unwrap();
            for number in &mut numbers {
                number.claim = number.claim.and_then(|claim| claim.checked_rem(count));
            }
            Annotations { language, entities, mentions, claims, times, numbers, summary }
        })
        .boxed()
}

fn edit() -> impl Strategy<Value = Edit> {
    let anchor = || {
        ((0..99_u32, 0..99_u32), "\\PC{0,9}")
            .prop_map(|((start, length), quote)| Anchor { range: TextRange::new(start, start + length), quote })
    };
    prop_oneof![
        (anchor(), code(), option::of(anchor())).prop_map(|(at, kind, entity)| Edit::AddMention { at, kind, entity }),
        anchor().prop_map(|at| Edit::RemoveMention { at }),
        anchor().prop_map(|at| Edit::RemoveEntity { at }),
        (anchor(), code()).prop_map(|(at, kind)| Edit::Retype { at, kind }),
        (anchor(), 0..99_u32).prop_map(|(at, end)| Edit::MoveBoundaries { at, to: TextRange::new(3, end.max(3)) }),
        (anchor(), "\\PC{0,9}").prop_map(|(at, name)| Edit::Rename { at, name }),
        (anchor(), anchor()).prop_map(|(from, into)| Edit::Merge { from, into }),
        anchor().prop_map(|at| Edit::Split { at }),
        (anchor(), option::of(anchor())).prop_map(|(at, source)| Edit::AddClaim { at, source }),
        anchor().prop_map(|at| Edit::RemoveClaim { at }),
        (anchor(), option::of(anchor())).prop_map(|(at, source)| Edit::SetSpeaker { at, source }),
        (anchor(), code()).prop_map(|(at, certainty)| Edit::SetCertainty { at, certainty }),
        (anchor(), "(?s).{0,30}").prop_map(|(at, text)| Edit::Note { at, text }),
    ]
}

fn reading() -> impl Strategy<Value = Reading> {
    let article = (text(), option::of(day()), option::of("https://[a-z]{1,9}\\.example/[a-z]{0,9}"));
    let article = article.prop_map(|(text, reader_date, source_url)| {
        // Through its parts, since a link does not carry the way back to the text as it was given.
        let read = Article::from_plain_text(&text);
        Article::from_parts(read.text().to_owned(), read.blocks().to_vec(), reader_date, source_url).unwrap()
    });
    article.prop_flat_map(|article| {
        (Just(article.clone()), annotations(&article), vec(edit(), 0..4), option::of(day()))
            .prop_map(|(article, annotations, edits, shared_on)| Reading { article, annotations, edits, shared_on })
    })
}

/// One reading with marks in every block, for tests that try each place of one link.
pub(super) fn sample() -> Reading {
    let article = Article::from_plain_text(WORDS);
    let find = |words: &str| {
        let start = WORDS.find(words).unwrap();
        TextRange::from_usize(start, start + words.len())
    };
    let mention = |words: &str, entity: u32| Mention {
        range: find(words),
        entity: EntityId(entity),
        name_type: crate::NameType::Person,
        role: crate::MentionRole::Actor,
        form: crate::Form::Name,
        metonym: false,
        unsure: false,
        confidence: 900,
        why: Why { code: crate::Reason::GivenName, spans: vec![find(words)] },
    };
    let named = |id: u32, name: &str| Entity {
        id: EntityId(id),
        kind: crate::EntityKind::Person,
        name: name.to_owned(),
        role: None,
        aliases: Vec::new(),
        place: None,
    };
    let annotations = Annotations {
        language: "en".to_owned(),
        entities: vec![named(0, "Rosa Lind"), named(1, "Karl Lind")],
        mentions: vec![mention("Rosa Lind", 0), mention("Karl Lind", 1)],
        claims: vec![Claim {
            content: vec![find("The port of Lima will open on 4 March 2031")],
            source: Some(Source { range: find("the minister"), entity: None }),
            cue: vec![find("said")],
            mode: crate::Mode::Reported,
            certainty: crate::Certainty::Predicted,
            certainty_cue: vec![find("will")],
            unsure: true,
            confidence: 700,
            why: Why { code: crate::Reason::ReportedSpeech, spans: vec![find("said")] },
        }],
        numbers: vec![Number {
            range: find("40"),
            value: Decimal { mantissa: 40, exponent: 0 },
            unit: "days".to_owned(),
            claim: Some(0),
        }],
        ..Annotations::default()
    };
    assert_eq!(annotations.check(&article), []);
    let at = Anchor { range: find("Karl Lind"), quote: "Karl Lind".to_owned() };
    Reading { edits: vec![Edit::RemoveEntity { at }], ..Reading::new(article, annotations) }
}

/// What must hold of a reading that a link opened as, of an article that was sent.
fn is_part_of(opened: &Opened, sent: &Reading) {
    let got = &opened.reading;
    assert!(sent.article.text().starts_with(got.article.text()));
    assert!(sent.article.blocks().starts_with(got.article.blocks()));
    assert_eq!(got.article.blocks().len(), opened.blocks_arrived as usize);
    assert_eq!(sent.article.blocks().len(), opened.blocks_sent as usize);
    assert_eq!(got.annotations.check(&got.article), []);
    assert_eq!(got.annotations.entities, sent.annotations.entities);
    assert_eq!(got.edits, sent.edits);
    let reach = u32::try_from(got.article.text().len()).unwrap();
    let there = |mention: &&Mention| mention.range.end() <= reach;
    let expected = sent.annotations.mentions.iter().filter(there).count();
    assert_eq!(got.annotations.mentions.len(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_link_opens_as_what_was_sent(sent in reading()) {
        prop_assert_eq!(sent.annotations.check(&sent.article), vec![]);
        let fragment = encode(&sent, sent.shared_on).unwrap();
        prop_assert!(fragment.starts_with(PREFIX) && !fragment.ends_with(['-', '_']), "{}", fragment);
        let opened = decode(&format!("#{fragment}")).unwrap();
        prop_assert_eq!(opened.arrived_percent, 100);
        prop_assert_eq!(opened.blocks_arrived, opened.blocks_sent);
        prop_assert_eq!(opened.reading, sent);
    }

    #[test]
    fn a_link_cut_anywhere_opens_as_a_part_of_it(sent in reading(), share in 0.0..1.0) {
        let fragment = encode(&sent, sent.shared_on).unwrap();
        let cut = (fragment.len() as f64 * share) as usize;
        if let Ok(opened) = decode(&fragment[..cut]) {
            prop_assert!(opened.arrived_percent < 100);
            is_part_of(&opened, &sent);
        }
    }

    #[test]
    fn any_text_gets_an_answer(text in "(?s).{0,200}", letters in "[A-Za-z0-9_-]{0,400}") {
        let _ = decode(&text);
        let noise = decode(&format!("{PREFIX}{letters}"));
        prop_assert!(noise.is_err());
    }

    #[test]
    fn sections_that_pass_their_check_but_were_made_by_nobody_get_an_answer(
        marks in vec(any::<u8>(), 0..200),
        text in vec(any::<u8>(), 0..200),
        length in 0..5000_u64,
    ) {
        let mut body = Vec::new();
        section::push_section(&mut body, MARKS, &marks);
        section::push_section(&mut body, TEXT, &text);
        if let Ok(opened) = decode(&link_of(body, length)) {
            prop_assert_eq!(opened.reading.annotations.check(&opened.reading.article), vec![]);
        }
    }
}

#[test]
fn every_cut_of_a_link_opens_with_all_marks_of_what_arrived_or_says_so() {
    let sent = sample();
    let fragment = encode(&sent, None).unwrap();
    let mut arrived = std::collections::BTreeSet::new();
    for cut in 0..fragment.len() {
        match decode(&fragment[..cut]) {
            Ok(opened) => {
                is_part_of(&opened, &sent);
                arrived.insert(opened.blocks_arrived);
            }
            Err(error @ (LinkError::Newer { .. } | LinkError::TooLarge { .. })) => panic!("{error}"),
            Err(_) => assert!(cut < fragment.len() * 3 / 4, "{cut}"),
        }
    }
    assert!(arrived.len() >= 4, "blocks arrive one by one: {arrived:?}");
}

#[test]
fn no_change_of_a_letter_shows_anything_else() {
    let sent = sample();
    let fragment = encode(&sent, None).unwrap();
    for position in 0..fragment.len() {
        for other in ["A", "z", "7", "-", "_", "!", "é", ""] {
            let mut altered = fragment.clone();
            altered.replace_range(position..=position, other);
            let is_shorter = other.is_empty() || position + 1 == fragment.len();
            match decode(&altered) {
                Ok(opened) if opened.arrived_percent < 100 => assert!(is_shorter, "{position} {other}"),
                Ok(opened) => assert_eq!(opened.reading, sent, "{position} {other}"),
                Err(_) => {}
            }
        }
    }
}

#[test]
fn what_is_no_link_of_this_version_is_said_to_be_so() {
    let newer = |found| Err(LinkError::Newer { found, known: 1 });
    for (fragment, expected) in [
        ("", Err(LinkError::NotALink)),
        ("#", Err(LinkError::NotALink)),
        ("#g1.", Err(LinkError::NotALink)),
        ("g1", Err(LinkError::NotALink)),
        ("g.AAAA", Err(LinkError::NotALink)),
        ("g0.AAAA", Err(LinkError::NotALink)),
        ("g01.AAAA", Err(LinkError::NotALink)),
        ("g99999999999.AAAA", Err(LinkError::NotALink)),
        ("G1.AAAA", Err(LinkError::NotALink)),
        ("who", Err(LinkError::NotALink)),
        ("g2.", newer(2)),
        ("#g3.anything at all", newer(3)),
        ("g12.AAAA", newer(12)),
    ] {
        assert_eq!(decode(fragment), expected, "{fragment}");
    }
}

#[test]
fn later_sections_are_passed_over() {
    let sent = sample();
    let fragment = encode(&sent, None).unwrap();
    let bytes = section::bytes(&fragment[PREFIX.len()..]).unwrap();
    let mut rest = &bytes[..];
    let _ = section::take_section(&mut rest).unwrap();
    let mut body = Vec::new();
    section::push_section(&mut body, 77, b"from a later page");
    while let Some(found) = section::take_section(&mut rest) {
        section::push_section(&mut body, found.number, found.payload);
    }
    section::push_section(&mut body, 300, b"");
    assert_eq!(decode(&link_of(body, WORDS.len() as u64)).unwrap().reading, sent);
}

#[test]
fn what_inflates_past_the_caps_is_refused_before_it_is_read() {
    let over = decode(&link_of(Vec::new(), 10_000_000));
    assert_eq!(over, Err(LinkError::TooLarge { cap: 2_000_000, unit: Capped::Text }));

    let article = Article::from_plain_text(&"word ".repeat(400_001));
    let long = Reading::new(article, Annotations::default());
    assert!(matches!(encode(&long, None), Err(LinkError::TooLarge { unit: Capped::Text, .. })));

    let mut many = sample();
    many.annotations.mentions = vec![many.annotations.mentions[0].clone(); 50_001];
    assert!(matches!(encode(&many, None), Err(LinkError::TooLarge { unit: Capped::Marks, .. })));

    let mut wordy = sample();
    let at = Anchor { range: TextRange::new(0, 5), quote: "Talks".to_owned() };
    wordy.edits = vec![Edit::Rename { at, name: "x".repeat(500_001) }];
    assert!(matches!(encode(&wordy, None), Err(LinkError::TooLarge { unit: Capped::Strings, .. })));
}

#[test]
fn a_day_that_the_calendar_has_not_is_left_out() {
    let wrong = Some(Date { year: 2031, month: 2, day: 30 });
    assert_eq!(decode(&encode(&sample(), wrong).unwrap()).unwrap().reading.shared_on, None);
}

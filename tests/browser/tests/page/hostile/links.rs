//! Links that are well made, by somebody who means ill: every check in them holds.

use article::link::{self, Table, parts};
use article::{
    Alternative, Anchor, Annotations, Article, Certainty, CheckFirst, CheckReason, Claim, Date, Decimal, Degrees, Edit,
    Entity, EntityId, EntityKind, Form, Location, Mention, MentionRole, Mode, NameType, Number, Reading, Reason,
    Source, Summary, TextRange, Time, Why,
};

/// What stands wherever a link can hold words.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("a script", "<script>canary(1)</script>"),
    ("a picture that fails", "<img src=x onerror=canary(1)>"),
    ("an end of an attribute", "\"><svg onload=canary(1)>"),
    ("a single end of an attribute", "' onfocus='canary(1)' autofocus='"),
    ("an end of a text field", "</textarea></title></style><svg onload=canary(1)>"),
    ("a script as an address", "javascript:canary(1)"),
    ("a page as an address", "data:text/html,<script>canary(1)</script>"),
    ("another host", "https://evil.example/a?b=<svg/onload=canary(1)>#c"),
    ("another host, without its scheme", "//evil.example/a"),
    ("a rule of style", "]{}*{display:none}[x=\"</style><script>canary(1)</script>"),
    ("a template", "{{constructor.constructor('canary(1)')()}}${canary(1)}"),
    ("a prototype", "__proto__"),
    ("a constructor", "constructor"),
    ("an override of direction", "\u{202e}gnp.exe\u{2067}"),
    ("letters that look alike", "раураӏ.example"),
    ("what takes no room", "a\u{200d}\u{200c}\u{2062}b"),
    ("marks upon marks", "Z\u{335}\u{321}\u{322}\u{31b}\u{359}\u{316}\u{32c}algo"),
    ("a formula of a table", "=cmd|'/C calc'!A0"),
    ("a heading of Markdown", "[press](javascript:canary(1)) ![x](https://evil.example/a.png) `"),
];

fn anchor(text: &str, words: &str) -> Anchor {
    let start = text.find(words).unwrap();
    Anchor { range: TextRange::from_usize(start, start + words.len()), quote: words.to_owned() }
}

fn why(spans: Vec<TextRange>) -> Why {
    Why { code: Reason::Unknown, spans }
}

/// A reading that holds the words in each of its fields.
pub(super) fn reading(words: &str) -> Reading {
    let text = format!("{words}\n\n{words} said on Monday that 5 {words} opened in Lima.\n\nLind said so.");
    let mut article = Article::from_plain_text(&text);
    article.source_url = Some(words.to_owned());
    article.reader_date = Date::new(2031, 3, 4);
    let text = article.text().to_owned();
    let line = text.find(" said on").unwrap();
    let at = |words: &str| anchor(&text, words).range;
    let name = TextRange::from_usize(text[..line].rfind("\n\n").unwrap() + 2, line);
    let content = TextRange::from_usize(text.find("that 5").unwrap(), text.find(".\n\nLind").unwrap());
    let place = Location {
        latitude: Degrees(i32::MAX),
        longitude: Degrees(i32::MIN),
        country: words.to_owned(),
        alternatives: vec![Alternative {
            latitude: Degrees(i32::MIN),
            longitude: Degrees(0),
            country: words.to_owned(),
        }],
    };
    let entity = |id: u32, kind, place| Entity {
        id: EntityId(id),
        kind,
        name: words.to_owned(),
        role: Some(words.to_owned()),
        aliases: vec![words.to_owned(); 3],
        place,
    };
    let mention = |range, entity, role| Mention {
        range,
        entity: EntityId(entity),
        name_type: NameType::Person,
        role,
        form: Form::Name,
        metonym: true,
        unsure: true,
        confidence: u16::MAX,
        why: why(vec![range]),
    };
    let claim = Claim {
        content: vec![content],
        source: Some(Source { range: name, entity: Some(EntityId(0)) }),
        cue: vec![at("said")],
        mode: Mode::Reported,
        certainty: Certainty::Hedged,
        certainty_cue: vec![at("said")],
        unsure: true,
        confidence: 0,
        why: why(vec![content]),
    };
    let annotations = Annotations {
        language: words.to_owned(),
        entities: vec![
            entity(0, EntityKind::Person, None),
            entity(1, EntityKind::Place, Some(place)),
            entity(2, EntityKind::State, None),
        ],
        mentions: vec![
            mention(name, 0, MentionRole::Actor),
            mention(at("Lima"), 1, MentionRole::Place),
            mention(at("Lind"), 2, MentionRole::Actor),
        ],
        claims: vec![claim],
        times: vec![Time { range: at("Monday"), value: Date::new(9999, 12, 31).unwrap(), guess: true }],
        numbers: vec![Number {
            range: at("5 "),
            value: Decimal { mantissa: i64::MIN, exponent: i8::MIN },
            unit: words.to_owned(),
            claim: Some(u32::MAX),
        }],
        summary: Summary {
            sentences: vec![content],
            check_first: vec![CheckFirst { range: content, also: Some(name), why: CheckReason::Unknown }],
        },
    };
    let edits = vec![
        Edit::Rename { at: anchor(&text, "Lind"), name: words.to_owned() },
        Edit::Note { at: anchor(&text, "Lima"), text: words.to_owned() },
        // One that finds no place is listed with its words.
        Edit::Rename { at: Anchor { range: name, quote: format!("{words} no more") }, name: words.to_owned() },
    ];
    Reading { edits, ..Reading::new(article, annotations) }
}

/// A link that holds the words in each of its fields.
pub(super) fn filled(words: &str) -> String {
    link::encode(&reading(words), Date::new(2031, 3, 4), &Table::default()).unwrap()
}

/// Links whose letters, lengths and checks are right, and whose numbers are not; and what the page says of each.
pub(super) fn sealed() -> Vec<(&'static str, String, &'static str)> {
    let number = |number: u64| parts::number(number);
    let header = |all: u64, text: u64, table: u64| parts::sealed(&[(1, [all, text, table].map(number).concat())]);
    // Sections behind a header that tells their length.
    let link = |text: u64, table: u64, sections: &[(u64, Vec<u8>)]| {
        let behind = parts::sealed(sections);
        parts::carrying([header(behind.len() as u64, text, table), behind].concat())
    };
    let whole = parts::sections(&parts::carried(&filled("Lima")).unwrap());
    let whole: Vec<(u64, Vec<u8>)> = whole.into_iter().filter(|(number, _)| [2, 3].contains(number)).collect();
    let text = reading("Lima").article.text().len() as u64;
    let (twice, swapped) = ([&*whole, &whole].concat(), whole.iter().rev().cloned().collect::<Vec<_>>());
    let most = u64::MAX >> 1;
    vec![
        ("a header alone", link(0, 0, &[]), "link-*"),
        ("more text than any", link(most, 0, &whole), "link-too-large"),
        ("more to come than any", parts::carrying([header(most, text, 0), parts::sealed(&whole)].concat()), ""),
        (
            "less to come than came",
            parts::carrying([header(5, text, 0), parts::sealed(&whole)].concat()),
            "link-altered",
        ),
        ("a table that nobody has", link(text, most, &whole), "link-newer"),
        ("two megabytes of nothing", link(2_000_000, 0, &[]), "link-*"),
        ("two megabytes of ones", link(2_000_000, 0, &[whole[0].clone(), (3, vec![255; 9_000])]), "link-*"),
        ("a byte of text less than there is", link(text - 1, 0, &whole), "link-*"),
        ("marks of nothing", link(text, 0, &[(2, Vec::new()), whole[1].clone()]), "link-*"),
        ("marks of zeros", link(text, 0, &[(2, vec![0; 10_000]), whole[1].clone()]), "link-*"),
        ("marks of ones", link(text, 0, &[(2, vec![255; 10_000]), whole[1].clone()]), "link-*"),
        ("marks without a text, of zeros", link(0, 0, &[(6, vec![0; 10_000])]), "link-*"),
        ("marks without a text, of ones", link(0, 0, &[(6, vec![255; 10_000])]), "link-*"),
        (
            "10,000 sections that nobody knows",
            link(text, 0, &vec![(u64::from(u32::MAX), Vec::new()); 10_000]),
            "link-*",
        ),
        ("every section twice", link(text, 0, &twice), ""),
        ("sections in another order", link(text, 0, &swapped), ""),
        ("a view of ones", link(text, 0, &[&*whole, &[(4, vec![255; 1_000])]].concat()), ""),
        ("flags of ones", link(text, 0, &[&*whole, &[(5, vec![255; 1_000])]].concat()), ""),
        ("no marks", link(text, 0, &whole[1..]), "link-*"),
        ("no text", link(text, 0, &whole[..1]), "link-*"),
    ]
}

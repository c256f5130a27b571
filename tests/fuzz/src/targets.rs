//! What is fed, and how its inputs are made.

use article::link::{self, Table, parts};
use article::{Article, HtmlEvent, Reading};
use engine::Resources;
use engine::gazetteer::{Builder, Flags};
use network::Network;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::reading::use_all;
use crate::sealed::reseal;
use crate::{Dice, backup, desk};

type Make = dyn FnMut(&mut Dice) -> Vec<u8>;
type Read = dyn FnMut(&[u8]) -> bool;

/// A target whose good inputs are made: it makes others of them, and reads them.
pub struct Begun {
    make: Box<Make>,
    read: Box<Read>,
}

impl Begun {
    pub(crate) fn new(
        make: impl FnMut(&mut Dice) -> Vec<u8> + 'static,
        read: impl FnMut(&[u8]) -> bool + 'static,
    ) -> Self {
        Self { make: Box::new(make), read: Box::new(read) }
    }

    /// An input.
    pub fn made(&mut self, dice: &mut Dice) -> Vec<u8> {
        (self.make)(dice)
    }

    /// Reads an input; whether it was read as good.
    ///
    /// # Panics
    /// Where the program that reads it is at fault.
    pub fn read(&mut self, input: &[u8]) -> bool {
        (self.read)(input)
    }
}

impl std::fmt::Debug for Begun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Begun")
    }
}

/// Something that reads what comes from outside.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What it is called.
    pub name: &'static str,
    begin: fn() -> Begun,
}

impl Target {
    /// Makes its good inputs ready.
    pub fn begin(&self) -> Begun {
        (self.begin)()
    }
}

/// All of them.
pub const TARGETS: [Target; 9] = [
    Target { name: "link", begin: links },
    Target { name: "loose", begin: loose },
    Target { name: "backup", begin: backup::begin },
    Target { name: "network", begin: networks },
    Target { name: "gazetteer", begin: gazetteers },
    Target { name: "html", begin: html },
    Target { name: "message", begin: messages },
    Target { name: "desk", begin: desk::begin },
    Target { name: "annotate", begin: annotate },
];

/// The target of that name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|target| target.name == name)
}

static TABLE: &[u8] = include_bytes!("../../../assets/links-1.bin");
static GAZETTEER: &[u8] = include_bytes!("../../../assets/gazetteer.bin");

pub(crate) const LINKS: [&str; 7] = [
    include_str!("../../links/1-council.link"),
    include_str!("../../links/1-council-bare.link"),
    include_str!("../../links/1-council-claim.link"),
    include_str!("../../links/1-council-marks.link"),
    include_str!("../../links/1-everything.link"),
    include_str!("../../links/1-mended.link"),
    include_str!("../../links/1-unicode.link"),
];
pub(crate) const ARTICLES: [&str; 5] = [
    include_str!("../../golden/council.txt"),
    include_str!("../../golden/forms.txt"),
    include_str!("../../golden/merger.txt"),
    include_str!("../../golden/press_release.txt"),
    include_str!("../../golden/unicode.txt"),
];

/// A link like one of these, its sections changed, their checks made good again, or only its letters changed.
pub(crate) fn changed_link(dice: &mut Dice, links: &[&str]) -> String {
    let link = dice.one_of(links).trim();
    let mut bytes = parts::carried(link).unwrap_or_default();
    if dice.below(4) == 0 {
        dice.change(&mut bytes);
    } else {
        let mut sections = parts::sections(&bytes);
        for _ in 0..=dice.below(2) {
            let at = dice.below(sections.len());
            match dice.below(8) {
                0 if sections.len() > 1 => drop(sections.remove(at)),
                1 => sections.insert(at, (dice.number() % 300, vec![dice.number() as u8; dice.below(40)])),
                2 if !sections.is_empty() => sections.swap(at, 0),
                _ => sections.iter_mut().skip(at).take(1).for_each(|(_, payload)| dice.change(payload)),
            }
        }
        bytes = parts::sealed(&sections);
    }
    parts::carrying(bytes)
}

pub(crate) fn table() -> Table {
    Table::read(TABLE).expect("the project's table is read")
}

/// The readings of the project's links that have a text.
pub(crate) fn readings() -> Vec<Reading> {
    let table = table();
    LINKS.iter().filter_map(|link| Some(link::decode(link.trim(), &table).ok()?.reading)).collect()
}

/// What an input of links begins with where they are to be opened without the table.
const WITHOUT_TABLE: &str = "-";

fn links() -> Begun {
    let (with, without) = (table(), Table::default());
    let make = |dice: &mut Dice| {
        let prefix = if dice.below(4) == 0 { WITHOUT_TABLE } else { "" };
        format!("{prefix}{}", changed_link(dice, &LINKS)).into_bytes()
    };
    Begun::new(make, move |input| {
        let input = String::from_utf8_lossy(input);
        let (link, table) = match input.strip_prefix(WITHOUT_TABLE) {
            Some(link) => (link, &without),
            None => (&*input, &with),
        };
        let opened = link::decode(link, table);
        opened.iter().for_each(|opened| use_all(&opened.reading, table));
        opened.is_ok()
    })
}

/// An input is a link, a line end, and the article in which its marks are to find their places.
fn loose() -> Begun {
    let table = table();
    let sent = readings().swap_remove(0).article.text().to_owned();
    let make = move |dice: &mut Dice| {
        // Mostly the article that the links are of, with other words in some places.
        let mut text = sent.clone();
        for _ in 0..dice.below(4) {
            let at = text.floor_char_boundary(dice.below(text.len()));
            text.insert_str(at, &dice.text(&ARTICLES));
        }
        let is_as_sent = dice.below(2) == 0;
        let link = if is_as_sent { LINKS[3].trim().to_owned() } else { changed_link(dice, &LINKS[3..4]) };
        format!("{link}\n{text}").into_bytes()
    };
    Begun::new(make, move |input| {
        let input = String::from_utf8_lossy(input);
        let (link, text) = input.split_once('\n').unwrap_or((&input, ""));
        let placed = link::place(link, &Article::from_plain_text(text), &table);
        placed.iter().for_each(|placed| use_all(&placed.opened.reading, &table));
        placed.is_ok()
    })
}

const SENTENCE: &str = "Lima said the talks “open” on Monday.";

fn networks() -> Begun {
    let built = [8, 4].map(|bits| network::Builder { bits, ..network::Builder::default() }.build());
    let make = move |dice: &mut Dice| {
        let mut file = dice.one_of(&built).clone();
        dice.change(&mut file);
        if dice.below(8) > 0 {
            reseal(&mut file, Some(8..16), 16, 24);
        }
        file
    };
    Begun::new(make, |input| {
        let Ok(network) = Network::new(input) else { return false };
        network.windows(SENTENCE, std::slice::from_ref(&(0..SENTENCE.len() as u32)));
        true
    })
}

fn gazetteers() -> Begun {
    let mut builder = Builder::default();
    for name in ["Rosa", "Lind", "Lima", "Peru", "New York", "Bank of Ghana"] {
        builder.name(name, Flags::CITY);
    }
    builder.table("verb_forms", "form\tclass\nsaid\tfinite\n");
    let built = builder.build();
    let make = move |dice: &mut Dice| {
        let mut file = built.clone();
        dice.change(&mut file);
        if dice.below(8) > 0 {
            reseal(&mut file, Some(8..12), 12, 20);
        }
        file
    };
    Begun::new(make, |input| {
        let Ok(resources) = Resources::new(input) else { return false };
        engine::annotate(&resources, &Article::from_plain_text("Rosa Lind of Lima said so in New York."));
        true
    })
}

fn html() -> Begun {
    const TAGS: [&str; 16] = [
        "p",
        "div",
        "h1",
        "h2",
        "li",
        "ul",
        "blockquote",
        "nav",
        "script",
        "style",
        "table",
        "tr",
        "td",
        "figcaption",
        "br",
        "time",
    ];
    let make = |dice: &mut Dice| {
        let pieces = (0..dice.below(60)).map(|_| match dice.below(4) {
            0 => format!("<{}", dice.one_of(&TAGS)),
            1 => format!(">{}", dice.one_of(&TAGS)),
            _ => dice.text(&ARTICLES),
        });
        pieces.collect::<Vec<_>>().join(BETWEEN_EVENTS).into_bytes()
    };
    Begun::new(make, |input| {
        let input = String::from_utf8_lossy(input);
        let events: Vec<HtmlEvent> = input.split(BETWEEN_EVENTS).map(event).collect();
        let article = Article::from_html(&events);
        let parts = Article::from_parts(article.text().to_owned(), article.blocks().to_vec(), None, None);
        assert!(parts.is_ok(), "{parts:?}");
        true
    })
}

/// What stands between two events of an input of HTML: a tag that opens begins with `<`, one that closes with `>`.
const BETWEEN_EVENTS: &str = "\u{1}";

fn event(piece: &str) -> HtmlEvent {
    match (piece.strip_prefix('<'), piece.strip_prefix('>')) {
        (Some(tag), _) => HtmlEvent::Open(tag.to_owned()),
        (_, Some(tag)) => HtmlEvent::Close(tag.to_owned()),
        _ => HtmlEvent::Text(piece.to_owned()),
    }
}

fn messages() -> Begun {
    let article = Article::from_plain_text(ARTICLES[0]);
    let request = protocol::Request {
        id: 1,
        build: protocol::BUILD.to_owned(),
        body: protocol::RequestBody::Annotate { article: Box::new(article), seen: 0 },
    };
    let response = protocol::Response {
        id: 1,
        build: protocol::BUILD.to_owned(),
        body: protocol::ResponseBody::Failed("no".to_owned()),
    };
    let good = [protocol::to_bytes(&request), protocol::to_bytes(&response)].map(Result::unwrap_or_default);
    let make = move |dice: &mut Dice| {
        let mut bytes = dice.one_of(&good).clone();
        dice.change(&mut bytes);
        bytes
    };
    Begun::new(make, |input| {
        let request = protocol::from_bytes::<protocol::Request>(input).ok();
        request.iter().for_each(same_again);
        let response = protocol::from_bytes::<protocol::Response>(input).ok();
        response.iter().for_each(same_again);
        request.is_some() || response.is_some()
    })
}

/// A message that could be read is written, and read as the same.
pub(crate) fn same_again<M: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(message: &M) {
    let bytes = protocol::to_bytes(message).expect("what was read can be written");
    assert_eq!(protocol::from_bytes::<M>(&bytes).as_ref(), Ok(message));
}

fn annotate() -> Begun {
    let resources = Resources::new(GAZETTEER).expect("the project's gazetteer is read");
    let make = |dice: &mut Dice| dice.text(&ARTICLES).into_bytes();
    Begun::new(make, move |input| {
        let article = Article::from_plain_text(&String::from_utf8_lossy(input));
        let annotations = engine::annotate(&resources, &article);
        let violations = annotations.check(&article);
        assert!(violations.is_empty(), "{violations:?}");
        true
    })
}

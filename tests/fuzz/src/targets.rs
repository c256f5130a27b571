//! What is fed, and how its inputs are made.

use article::link::{self, Table, parts};
use article::{Article, HtmlEvent};
use engine::Resources;
use engine::gazetteer::{Builder, Flags};
use network::Network;

use crate::dice::Dice;
use crate::sealed::reseal;

/// Feeds one input, made by the dice; whether it was read as good.
type Feed = Box<dyn FnMut(&mut Dice) -> bool>;

/// Something that reads what comes from outside.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) begin: fn() -> Feed,
}

/// All of them.
pub(crate) const TARGETS: [Target; 7] = [
    Target { name: "link", begin: links },
    Target { name: "loose", begin: loose },
    Target { name: "network", begin: networks },
    Target { name: "gazetteer", begin: gazetteers },
    Target { name: "html", begin: html },
    Target { name: "message", begin: messages },
    Target { name: "annotate", begin: annotate },
];

static TABLE: &[u8] = include_bytes!("../../../assets/links-1.bin");
static GAZETTEER: &[u8] = include_bytes!("../../../assets/gazetteer.bin");

const LINKS: [&str; 6] = [
    include_str!("../../links/1-council.link"),
    include_str!("../../links/1-council-bare.link"),
    include_str!("../../links/1-council-claim.link"),
    include_str!("../../links/1-council-marks.link"),
    include_str!("../../links/1-mended.link"),
    include_str!("../../links/1-unicode.link"),
];
const ARTICLES: [&str; 5] = [
    include_str!("../../golden/council.txt"),
    include_str!("../../golden/forms.txt"),
    include_str!("../../golden/merger.txt"),
    include_str!("../../golden/press_release.txt"),
    include_str!("../../golden/unicode.txt"),
];

/// A link like one of the project's, its sections changed, their checks made good again, or only its letters changed.
fn changed_link(dice: &mut Dice) -> String {
    let link = dice.one_of(&LINKS).trim();
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
                2 => sections.swap(at, 0),
                _ => sections.iter_mut().skip(at).take(1).for_each(|(_, payload)| dice.change(payload)),
            }
        }
        bytes = parts::sealed(&sections);
    }
    parts::carrying(bytes)
}

fn table() -> Table {
    Table::read(TABLE).expect("the project's table is read")
}

fn links() -> Feed {
    let (with, without) = (table(), Table::default());
    Box::new(move |dice| {
        let link = changed_link(dice);
        let table = if dice.below(4) == 0 { &without } else { &with };
        let Ok(opened) = link::decode(&link, table) else { return false };
        // What was opened can be shown, and sent on.
        let _ = opened.reading.resolved();
        link::encode(&opened.reading, None, table).is_ok_and(|again| link::decode(&again, table).is_ok())
    })
}

fn loose() -> Feed {
    let table = table();
    Box::new(move |dice| {
        // Mostly the article that the links are of, with other words in some places.
        let mut text = ARTICLES[0].to_owned();
        for _ in 0..dice.below(4) {
            let at = text.floor_char_boundary(dice.below(text.len()));
            text.insert_str(at, &dice.text(&ARTICLES));
        }
        let is_as_sent = dice.below(2) == 0;
        let link = if is_as_sent { LINKS[3].trim().to_owned() } else { changed_link(dice) };
        link::place(&link, &Article::from_plain_text(&text), &table).is_ok()
    })
}

const SENTENCE: &str = "Lima said the talks “open” on Monday.";

fn networks() -> Feed {
    let built = [8, 4].map(|bits| network::Builder { bits, ..network::Builder::default() }.build());
    Box::new(move |dice| {
        let mut file = dice.one_of(&built).clone();
        dice.change(&mut file);
        if dice.below(8) > 0 {
            reseal(&mut file, Some(8..16), 16, 24);
        }
        let Ok(network) = Network::new(&file) else { return false };
        network.windows(SENTENCE, std::slice::from_ref(&(0..SENTENCE.len() as u32)));
        true
    })
}

fn gazetteers() -> Feed {
    let mut builder = Builder::default();
    for name in ["Rosa", "Lind", "Lima", "Peru", "New York", "Bank of Ghana"] {
        builder.name(name, Flags::CITY);
    }
    builder.table("verb_forms", "form\tclass\nsaid\tfinite\n");
    let built = builder.build();
    Box::new(move |dice| {
        let mut file = built.clone();
        dice.change(&mut file);
        if dice.below(8) > 0 {
            reseal(&mut file, Some(8..12), 12, 20);
        }
        let Ok(resources) = Resources::new(&file) else { return false };
        engine::annotate(&resources, &Article::from_plain_text("Rosa Lind of Lima said so in New York."));
        true
    })
}

fn html() -> Feed {
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
    Box::new(|dice| {
        let events: Vec<HtmlEvent> = (0..dice.below(60))
            .map(|_| match dice.below(4) {
                0 => HtmlEvent::Open((*dice.one_of(&TAGS)).to_owned()),
                1 => HtmlEvent::Close((*dice.one_of(&TAGS)).to_owned()),
                _ => HtmlEvent::Text(dice.text(&ARTICLES)),
            })
            .collect();
        let article = Article::from_html(&events);
        let blocks = article.blocks().to_vec();
        Article::from_parts(article.text().to_owned(), blocks, None, None).is_ok()
    })
}

fn messages() -> Feed {
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
    Box::new(move |dice| {
        let mut bytes = dice.one_of(&good).clone();
        dice.change(&mut bytes);
        let is_request = protocol::from_bytes::<protocol::Request>(&bytes).is_ok();
        protocol::from_bytes::<protocol::Response>(&bytes).is_ok() || is_request
    })
}

fn annotate() -> Feed {
    let resources = Resources::new(GAZETTEER).expect("the project's gazetteer is read");
    Box::new(move |dice| {
        let article = Article::from_plain_text(&dice.text(&ARTICLES));
        let annotations = engine::annotate(&resources, &article);
        let violations = annotations.check(&article);
        assert!(violations.is_empty(), "{violations:?}");
        true
    })
}

//! What page and desk say to each other, and what the desk does with an order that it could read.

use article::library::{About, Draft, Entry, Kept, Step, Taken, backed_up, keep};
use article::link::{self, Opened, Table, View};
use article::{Article, Date, Edit};
use protocol::desk::{Answer, Extent, Form, Kind, Made, Order, Shelf, Then, Told};
use protocol::{BUILD, Request, Response};

use crate::Dice;
use crate::reading::{is_sound, use_some};
use crate::targets::{ARTICLES, Begun, LINKS, readings, same_again, table};

pub(crate) fn begin() -> Begun {
    let good: Vec<Vec<u8>> = orders().into_iter().chain(answers()).collect();
    let table = table();
    let make = move |dice: &mut Dice| {
        let mut bytes = dice.one_of(&good).clone();
        dice.change(&mut bytes);
        bytes
    };
    Begun::new(make, move |input| {
        let answer = protocol::from_bytes::<Response<Answer>>(input).ok();
        answer.iter().for_each(same_again);
        let Ok(order) = protocol::from_bytes::<Request<Order>>(input) else { return answer.is_some() };
        same_again(&order);
        serve(order.body, &table);
        true
    })
}

fn orders() -> Vec<Vec<u8>> {
    let mut readings = readings();
    let reading = Box::new(readings.swap_remove(0));
    let article = || Box::new(Article::from_plain_text(ARTICLES[1]));
    let fragment = || LINKS[0].trim().to_owned();
    let extent = |kind| Extent { kind, notes: true, lean: false };
    let link = |kind| Order::Link {
        reading: reading.clone(),
        is_excerpt: true,
        extent: extent(kind),
        address: "https://example.org/".to_owned(),
        shared_on: Date::new(2025, 3, 4),
        view: View { letter: Some(1), ..View::default() },
    };
    let base: Vec<Edit> = reading.edits.clone();
    let draft = Draft { id: 7, since: Some(1), base, reading: (*reading).clone(), ..Draft::default() };
    let query = || "Lind".to_owned();
    let orders = [
        Order::Open(fragment()),
        Order::Place { fragment: LINKS[3].trim().to_owned(), article: article() },
        Order::Export { reading: reading.clone(), is_excerpt: false, form: Form::Csv },
        Order::Markdown(
            "---\ntitle: Talks\n---\n# Ferry\n> *Lind* said [so](a).\n\n| a | b |\n```\nx\n```\n".to_owned(),
        ),
        link(Kind::Full),
        link(Kind::Marks),
        link(Kind::Claim(0)),
        Order::Keep(Box::new(draft)),
        Order::Look { query: query(), anew: true },
        Order::Take(7),
        Order::BringBack { id: 7, fragment: fragment(), article: Some(article()) },
        Order::Remove { id: 7, query: query() },
        Order::PutBack { file: "{\"glossator:library\":1}\n{}\n".to_owned(), query: query() },
        Order::Compare(reading.clone()),
        Order::Backup,
        Order::Restore("{\"glossator:library\":1}\n".to_owned()),
        Order::Wipe,
    ];
    orders.map(|body| bytes(&Request { id: 1, build: BUILD.to_owned(), body })).into()
}

fn answers() -> Vec<Vec<u8>> {
    let mut readings = readings();
    let reading = readings.swap_remove(0);
    let edits = reading.edits.clone();
    let opened = || {
        let (reading, view) = (reading.clone(), View::default());
        Box::new(Opened { reading, arrived_percent: 100, blocks_arrived: 9, blocks_sent: 9, view, is_excerpt: false })
    };
    let told = || Told { code: "a".to_owned(), text: "Kept.".to_owned(), then: Then::Save };
    let made = Made { fragment: LINKS[0].to_owned(), told: "<p>".to_owned(), code: "<svg>".to_owned() };
    let kept = Kept { id: 7, version: 2, edits: Some(edits), apart: true };
    let about = About { provisional: true, shared: true, excerpt: false };
    let taken = Taken { id: 7, version: 2, about, reading: reading.clone() };
    let answers = [
        Answer::Hello,
        Answer::Opened(Ok(opened())),
        Answer::Opened(Err(told())),
        Answer::Placed(Ok((opened(), Some(told())))),
        Answer::Exported(Some("what,start".to_owned())),
        Answer::Link(Some(Box::new(made))),
        Answer::Kept { kept: Some(Box::new(kept)), told: Some(told()) },
        Answer::Shelf(Box::new(Shelf { html: "<p>".to_owned(), ..Shelf::default() })),
        Answer::Taken(Ok(Box::new(taken))),
        Answer::Taken(Err(told())),
        Answer::Backup("{}".to_owned()),
        Answer::Restored(told()),
    ];
    answers.map(|body| bytes(&Response { id: 1, build: BUILD.to_owned(), body })).into()
}

fn bytes<M: serde::Serialize>(message: &M) -> Vec<u8> {
    protocol::to_bytes(message).expect("a message can be written")
}

/// What the desk does that no browser is needed for. A page sends readings that hold; what came by a message and does not is no
/// page's.
fn serve(order: Order, table: &Table) {
    match order {
        Order::Export { reading, .. } | Order::Link { reading, .. } | Order::Compare(reading) if is_sound(&reading) => {
            let _ = use_some(&reading, table);
        }
        Order::Keep(draft) if is_sound(&draft.reading) => {
            if let Ok(Step::Write { entry, .. }) = keep(&draft, None, 1) {
                assert!(keep(&draft, Some(&entry), 2).is_ok(), "what is kept can be kept on");
            }
        }
        Order::Markdown(text) => drop(article::markdown::html(&text)),
        Order::Open(fragment) => drop(link::decode(&fragment, table)),
        Order::Place { fragment, article } | Order::BringBack { fragment, article: Some(article), .. } => {
            let (text, blocks) = (article.text().to_owned(), article.blocks().to_vec());
            if Article::from_parts(text, blocks, None, None).is_ok() {
                let _ = link::place(&fragment, &article, table);
            }
        }
        Order::Restore(file) | Order::PutBack { file, .. } => drop(backed_up(&file, Entry::read)),
        _ => {}
    }
}

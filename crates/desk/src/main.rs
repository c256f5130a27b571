//! The desk in a Web Worker: where links are opened and made and exports are written, so that the page need not hold the coder, and a long
//! article does not stand in the way of its one thread.
//!
//! `boot.js` may start it before the page's own program is there, under the name [`EARLY`], and sends the link of the address as the
//! bare text of the fragment: that is request 0. Then the table that links start from is fetched at once, else when it is
//! first needed. See `protocol::desk` for the rest.

mod code;
mod comparison;
mod library;
mod making;
mod offer;
mod table;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use article::Article;
use article::compare::compare;
use article::library::{LibraryError, Taken};
use article::link::{self, LinkError, Opened};
use article::markdown;
use js_sys::{Array, Uint8Array};
use library::Library;
use protocol::desk::{Answer, Order, Shelf};
use protocol::{BUILD, Request, Response};
use table::Table;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What `boot.js` calls a desk that it starts for the link in the address.
const EARLY: &str = "link";

struct Desk {
    scope: DedicatedWorkerGlobalScope,
    table: RefCell<Table>,
    library: Library,
}

fn main() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let table = if scope.name() == EARLY { Table::asked(&scope) } else { Table::Unasked };
    let desk = Rc::new(Desk { scope, table: RefCell::new(table), library: Library::default() });
    let hearer = Rc::clone(&desk);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hearer.hear(&event));
    desk.scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // Listens for as long as the worker lives.
    hear.forget();
    desk.say(0, Answer::Hello);
}

/// What is said of a link.
fn opened(opened: Result<Opened, LinkError>) -> Answer {
    Answer::Opened(opened.map(Box::new).map_err(|error| words::not_opened(&error)))
}

/// What is said where the library could not do it.
fn refused(error: LibraryError) -> Answer {
    Answer::Taken(Err(words::error(error)))
}

impl Desk {
    fn hear(self: &Rc<Self>, event: &MessageEvent) {
        let (id, order) = match event.data().as_string() {
            Some(fragment) => (0, Order::Open(fragment)),
            None => {
                let bytes = Uint8Array::new(&event.data()).to_vec();
                // The page speaks to no worker of another build, so every message can be read.
                let Ok(Request { id, build, body }) = protocol::from_bytes::<Request<Order>>(&bytes) else { return };
                if build != BUILD {
                    return;
                }
                (id, body)
            }
        };
        let desk = Rc::clone(self);
        spawn_local(async move {
            let answer = desk.serve(order).await;
            desk.say(id, answer);
        });
    }

    async fn serve(&self, order: Order) -> Answer {
        let table = match &order {
            Order::Open(_) | Order::Place { .. } => Table::take(&self.table, &self.scope, true).await,
            // Without it a link is longer, and whole all the same.
            Order::Export { .. } | Order::Link { .. } => Table::take(&self.table, &self.scope, false).await,
            _ => Rc::default(),
        };
        match order {
            Order::Keep(draft) => self.library.keep(*draft).await,
            Order::Look { query, anew } => self.shelf(&query, anew, String::new()).await,
            Order::BringBack { id, fragment, article } => self.bring_back(id, &fragment, article.as_deref()).await,
            Order::Take(id) => Answer::Taken(self.library.take(id).await.map(Box::new).map_err(|_| words::missing())),
            Order::Remove { id, query } => match self.library.remove(id).await {
                Ok(file) => self.shelf(&query, false, file).await,
                Err(error) => refused(error),
            },
            Order::PutBack { file, query } => {
                self.library.put_back(&file).await;
                self.shelf(&query, false, String::new()).await
            }
            Order::Compare(theirs) => {
                let own = self.library.own(&theirs).await;
                let rows = own.and_then(|own| compare(&own, &theirs));
                let html = rows.map_or_else(words::nothing_of_ones_own, |rows| comparison::html(&rows));
                Answer::Shelf(Box::new(Shelf { html, ..Shelf::default() }))
            }
            Order::Backup => self.library.backup().await.map_or_else(refused, Answer::Backup),
            Order::Restore(file) => self.library.restore(&file).await,
            // Where nothing can be kept, nothing is.
            Order::Wipe => {
                let _ = self.library.wipe().await;
                self.shelf("", true, String::new()).await
            }
            Order::Open(fragment) => opened(link::decode(&fragment, &table)),
            Order::Place { fragment, article } => {
                let placed = link::place(&fragment, &article, &table);
                Answer::Placed(placed.map_err(|error| words::not_placed(&error)).map(|placed| {
                    let told = words::placed(placed.sent, &placed.unplaced);
                    (Box::new(placed.opened), told)
                }))
            }
            Order::Markdown(text) => Answer::Exported(Some(markdown::html(&text))),
            Order::Export { reading, is_excerpt, form } => {
                Answer::Exported(making::exported(&reading, is_excerpt, form, &table).ok())
            }
            Order::Link { reading, is_excerpt, extent, address, shared_on, view } => {
                let made = making::made((*reading, is_excerpt), extent, &address, (shared_on, view), &table);
                Answer::Link(made.ok().map(Box::new))
            }
        }
    }

    /// An article of which a tab has the text at most.
    async fn bring_back(&self, id: u64, fragment: &str, article: Option<&Article>) -> Answer {
        let kept = self.library.take(id).await;
        let is_it = |article: &Article, taken: &Taken| taken.reading.article.text() == article.text();
        if let Some(taken) = kept.ok().filter(|taken| article.is_none_or(|article| is_it(article, taken))) {
            return Answer::Taken(Ok(Box::new(taken)));
        }
        // The table is fetched for what needs it alone, and not for what is no link at all.
        let mut table = Rc::default();
        let mut opened = link::decode(fragment, &table);
        if matches!(opened, Err(LinkError::NotALink)) {
            return Answer::Taken(Err(words::missing()));
        }
        if matches!(opened, Err(LinkError::NeedsTable)) {
            table = Table::take(&self.table, &self.scope, true).await;
            opened = link::decode(fragment, &table);
        }
        self::opened(match (opened, article) {
            (Err(LinkError::WithoutText { .. }), Some(article)) => {
                link::place(fragment, article, &table).map(|placed| placed.opened)
            }
            (opened, _) => opened,
        })
    }

    async fn shelf(&self, query: &str, anew: bool, file: String) -> Answer {
        let shelf = self.library.look(query, anew, &self.scope).await;
        Answer::Shelf(Box::new(Shelf { file, ..shelf }))
    }

    fn say(&self, id: u32, body: Answer) {
        let response = Response { id, build: BUILD.to_owned(), body };
        let Ok(bytes) = protocol::to_bytes(&response) else { return };
        let array = Uint8Array::from(&*bytes);
        // Fails only for values that cannot be cloned; bytes always can.
        let _ = self.scope.post_message_with_transfer(&array, &Array::of1(&array.buffer()));
    }
}

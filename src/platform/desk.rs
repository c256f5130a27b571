//! The desk, in a worker of its own: opens links and makes them. Started when it is first asked, or by `boot.js` where
//! a link stands in the address.
//!
//! ```text
//! desk::open(fragment, Box::new(|opened| …));
//! let asked = desk::ask(Order::Link { … }, Box::new(|answer| …));   // dropped: the answer is not waited for
//! ```
//! Each question has one answer, or hears that the desk broke; the next starts it anew. A question that nobody waits for any
//! more holds up none that comes after it: the worker is ended with it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Reflect};
use protocol::desk::{Answer, Order};
use protocol::{BUILD, Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Worker;

use super::boot;
use super::worker::{self, Running};

/// The desk's files, the loader first, which imports the others.
const FILES: [&str; 3] = ["glossator-desk_loader.js", "glossator-desk.js", "glossator-desk_bg.wasm"];

/// The desk could not be started, or stopped before it answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the desk stopped before it answered; ask again")]
pub struct DeskBroke;

/// Hears the answer. Boxed, because each closure of its own would be code of its own.
pub type Hears = Box<dyn FnOnce(Result<Answer, DeskBroke>)>;

/// A question that waits for its answer.
struct Waiting {
    id: u32,
    message: Rc<[u8]>,
    hears: Option<Hears>,
}

#[derive(Default)]
struct Desk {
    running: Option<Running>,
    /// Whether the worker listens.
    listens: bool,
    waiting: Vec<Waiting>,
    last_id: u32,
    /// Whether its files were fetched anew.
    is_renewed: bool,
    /// Which start of the worker this is: what an earlier one still says is not heard.
    start: u32,
    /// The link that was to be opened last, and the question about it.
    opening: Option<(u32, String)>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// A question under way; dropped, its answer is not waited for.
#[derive(Debug)]
pub struct Asked(u32);

impl Drop for Asked {
    fn drop(&mut self) {
        DESK.with_borrow_mut(|desk| {
            let given_up = desk.waiting.iter_mut().find(|waiting| waiting.id == self.0);
            if let Some(given_up) = given_up {
                given_up.hears = None;
            }
        });
    }
}

impl Asked {
    /// Waits for the answer whatever becomes of this.
    pub fn keep(mut self) {
        self.0 = KEPT;
    }
}

/// The id of no question.
const KEPT: u32 = u32::MAX;

/// Asks the desk.
pub fn ask(order: Order, hears: Hears) -> Asked {
    Asked(put(order, hears))
}

fn put(order: Order, hears: Hears) -> u32 {
    DESK.with_borrow_mut(|desk| {
        desk.last_id += 1;
        let id = desk.last_id;
        if desk.waiting.iter().any(|waiting| waiting.hears.is_none()) {
            desk.end();
            desk.waiting.retain(|waiting| waiting.hears.is_some());
        }
        let message = message(id, order);
        if desk.listens {
            desk.send(&message);
        }
        desk.waiting.push(Waiting { id, message, hears: Some(hears) });
        if desk.running.is_none() {
            desk.spawn();
        }
        id
    })
}

/// Opens a link. One that is being opened is not asked about again; who asked first hears nothing.
pub fn open(fragment: &str, hears: Hears) {
    let Err(hears) = take_over(fragment, hears) else { return };
    let hears = DESK.with_borrow_mut(|desk| {
        let opening = desk.opening.as_ref().filter(|(_, asked)| asked == fragment).map(|(id, _)| *id);
        match desk.waiting.iter_mut().find(|waiting| Some(waiting.id) == opening) {
            Some(waiting) => {
                waiting.hears = Some(hears);
                None
            }
            None => Some(hears),
        }
    });
    if let Some(hears) = hears {
        let id = put(Order::Open(fragment.to_owned()), hears);
        DESK.with_borrow_mut(|desk| desk.opening = Some((id, fragment.to_owned())));
    }
}

fn message(id: u32, order: Order) -> Rc<[u8]> {
    let request = Request { id, build: BUILD.to_owned(), body: order };
    // Writing to memory does not fail; an empty message is one that the desk does not answer.
    protocol::to_bytes(&request).unwrap_or_default().into()
}

/// Takes over the desk that `boot.js` started, if it did and was asked about this link; else gives back who hears.
fn take_over(fragment: &str, hears: Hears) -> Result<(), Hears> {
    let Some(script) = boot::script() else { return Err(hears) };
    let part = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default();
    let early = part(&script, "early");
    let Ok(worker) = part(&early, "desk").dyn_into::<Worker>() else { return Err(hears) };
    // It is taken over once.
    let _ = Reflect::set(&script, &JsValue::from_str("early"), &JsValue::UNDEFINED);
    if part(&early, "fragment").as_string().as_deref() != Some(fragment) || part(&early, "broke").is_truthy() {
        worker.terminate();
        return Err(hears);
    }
    // From now on it is heard here alone.
    worker.set_onmessage(None);
    worker.set_onerror(None);
    let start = DESK.with_borrow_mut(|desk| {
        desk.opening = Some((0, fragment.to_owned()));
        desk.waiting.push(Waiting { id: 0, message: message(0, Order::Open(fragment.to_owned())), hears: Some(hears) });
        desk.start += 1;
        desk.adopt(worker);
        desk.start
    });
    for heard in Array::from(&part(&early, "heard")).iter() {
        // `boot.js` has sent the question at the first word.
        hear(start, &heard, false);
    }
    Ok(())
}

impl Desk {
    fn end(&mut self) {
        self.running = None;
        self.listens = false;
    }

    fn send(&self, message: &[u8]) {
        if let Some(running) = &self.running {
            running.send(message);
        }
    }

    fn spawn(&mut self) {
        self.end();
        self.start += 1;
        match worker::module(FILES[0]) {
            Some(worker) => self.adopt(worker),
            None => {
                let start = self.start;
                spawn_local(async move { broke(start) });
            }
        }
    }

    fn adopt(&mut self, worker: Worker) {
        let start = self.start;
        let listeners = [
            EventListener::new(&worker, "message", move |event| hear(start, &worker::data(event), true)),
            EventListener::new(&worker, "error", move |_| broke(start)),
            EventListener::new(&worker, "messageerror", move |_| broke(start)),
        ];
        self.running = Some(Running::new(worker, listeners));
    }
}

/// The desk said something. `asks`: whether what waits is sent when it begins to listen.
fn hear(start: u32, data: &JsValue, asks: bool) {
    let heard: Option<Response<Answer>> = protocol::from_bytes(&worker::bytes(data)).ok();
    let Some(Response { id, body, .. }) = heard.filter(|response| response.build == BUILD) else {
        return is_stale(start);
    };
    let hears = DESK.with_borrow_mut(|desk| {
        if desk.start != start {
            return None;
        }
        if body == Answer::Hello {
            desk.listens = true;
            let first = if asks { 0 } else { desk.waiting.len() };
            desk.waiting[first..].iter().for_each(|waiting| desk.send(&waiting.message));
            return None;
        }
        let place = desk.waiting.iter().position(|waiting| waiting.id == id)?;
        desk.waiting.remove(place).hears
    });
    if let Some(hears) = hears {
        hears(Ok(body));
    }
}

/// A desk of another build is never used: its files are fetched past the cache, once.
fn is_stale(start: u32) {
    let renews = DESK.with_borrow_mut(|desk| {
        let renews = desk.start == start && !desk.is_renewed;
        if renews {
            desk.end();
            desk.start += 1;
            desk.is_renewed = true;
        }
        renews
    });
    if !renews {
        return broke(start);
    }
    spawn_local(async {
        for file in FILES {
            worker::renew(file).await;
        }
        DESK.with_borrow_mut(Desk::spawn);
    });
}

/// The desk broke: all that wait hear so, and the next question starts it anew.
fn broke(start: u32) {
    let waiting = DESK.with_borrow_mut(|desk| {
        if desk.start != start {
            return Vec::new();
        }
        desk.end();
        std::mem::take(&mut desk.waiting)
    });
    waiting.into_iter().filter_map(|waiting| waiting.hears).for_each(|hears| hears(Err(DeskBroke)));
}

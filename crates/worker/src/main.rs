//! The engine in a Web Worker: takes the gazetteer, reads articles, one at a time, and answers each request once.
//!
//! It works in slices of some milliseconds and lets the browser deliver messages in between, so that a Stop or a newer
//! article is heard at once. See the `protocol` crate for what is said.

mod turn;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use article::Article;
use engine::{Analysis, Resources};
use js_sys::{Array, Uint8Array};
use protocol::{BUILD, Request, RequestBody, Response, ResponseBody};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use turn::Turn;

/// How long it works before it listens, in milliseconds.
const SLICE: f64 = 8.0;
/// How often it tells how far it is, in milliseconds.
const TELL_EVERY: f64 = 60.0;

struct Worker {
    scope: DedicatedWorkerGlobalScope,
    turn: Turn,
    resources: RefCell<Option<Rc<Resources>>>,
    /// The newest request to annotate or to stop: work for an older one is dropped.
    newest: Cell<u32>,
}

fn main() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let Ok(turn) = Turn::new() else { return };
    let worker = Rc::new(Worker { scope, turn, resources: RefCell::default(), newest: Cell::default() });
    let hearer = Rc::clone(&worker);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hearer.hear(&event));
    worker.scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // Listens for as long as the worker lives.
    hear.forget();
    worker.say(0, ResponseBody::Hello);
}

impl Worker {
    fn hear(self: &Rc<Self>, event: &MessageEvent) {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        // The page speaks to no worker of another build, so every message can be read.
        let Ok(Request { id, build, body }) = protocol::from_bytes(&bytes) else { return };
        if build != BUILD {
            return;
        }
        match body {
            RequestBody::Load { gazetteer } => match Resources::new(&gazetteer) {
                Ok(resources) => {
                    *self.resources.borrow_mut() = Some(Rc::new(resources));
                    self.say(id, ResponseBody::Ready);
                }
                Err(error) => self.say(id, ResponseBody::Failed(error.to_string())),
            },
            RequestBody::Annotate(article) => {
                self.newest.set(id);
                let worker = Rc::clone(self);
                spawn_local(async move {
                    let answer = worker.annotate(id, &article).await;
                    worker.say(id, answer);
                });
            }
            RequestBody::Stop => {
                self.newest.set(id);
                let worker = Rc::clone(self);
                spawn_local(async move {
                    // Whatever is dropped says so in the turn before.
                    worker.turn.pass().await;
                    worker.say(id, ResponseBody::Stopped);
                });
            }
        }
    }

    async fn annotate(&self, id: u32, article: &Article) -> ResponseBody {
        let resources = self.resources.borrow().clone();
        let Some(resources) = resources else {
            return ResponseBody::Failed("the engine has no word lists yet".to_owned());
        };
        let mut analysis = Analysis::new(&resources, article);
        let mut told = self.now();
        loop {
            self.turn.pass().await;
            if self.newest.get() != id {
                return ResponseBody::Stopped;
            }
            let until = self.now() + SLICE;
            let progress = loop {
                let progress = analysis.step();
                if progress.is_finished() || self.now() >= until {
                    break progress;
                }
            };
            if progress.is_finished() {
                return ResponseBody::Annotated(Box::new(analysis.finish()));
            }
            if self.now() - told >= TELL_EVERY {
                told = self.now();
                self.say(id, ResponseBody::Progress { done: progress.done, total: progress.total });
            }
        }
    }

    /// Milliseconds since the worker started.
    fn now(&self) -> f64 {
        self.scope.performance().map_or(0.0, |performance| performance.now())
    }

    fn say(&self, id: u32, body: ResponseBody) {
        let response = Response { id, build: BUILD.to_owned(), body };
        let Ok(bytes) = protocol::to_bytes(&response) else { return };
        let array = Uint8Array::from(&*bytes);
        // Fails only for values that cannot be cloned; bytes always can.
        let _ = self.scope.post_message_with_transfer(&array, &Array::of1(&array.buffer()));
    }
}

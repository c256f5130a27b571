//! The engine, in a worker of its own: started once, asked for one article at a time, started again if it breaks.
//!
//! ```text
//! let engine = Engine::start(Rc::new(|event| …));   // EngineEvent::Ready when it has its resources
//! let id = engine.annotate(article, 0);               // EngineEvent::Annotated { id, … }
//! ```
//! What to do about each thing that happens is decided in `supervisor`, which knows no browser; this module
//! does it. The worker is named relative to the document, so that the page works in any folder of any host, and with
//! the build in the query, so that an update is not served from a cache.

mod supervisor;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use article::{Annotations, Article};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, MessageEvent, RequestCache, RequestInit, Response, Worker};

use super::boot;
use supervisor::{Command, Supervisor};

/// The worker's files, the loader first, which imports two of the others: the last two where the browser can run them.
const FILES: [&str; 5] = [
    "glossator-worker_loader.js",
    "glossator-worker.js",
    "glossator-worker_bg.wasm",
    "glossator-worker-relaxed.js",
    "glossator-worker-relaxed_bg.wasm",
];

/// Whether this build has a network.
pub const HAS_NETWORK: bool = protocol::NETWORK.is_some();

/// What the engine tells the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EngineEvent {
    /// It has its resources; also after each restart.
    Ready,
    /// So much of the article asked for last is read.
    Progress {
        /// Units of work done.
        done: u32,
        /// Units in all.
        total: u32,
    },
    /// What the first recogniser says of the article asked for last, while the network reads.
    FirstMarks {
        /// What [`Engine::annotate`] gave.
        id: u32,
        /// What it found.
        annotations: Box<Annotations>,
        /// Whether it has read a part alone, the one that the reader sees.
        part: bool,
    },
    /// The article asked for last is read.
    Annotated {
        /// What [`Engine::annotate`] gave.
        id: u32,
        /// What the engine found.
        annotations: Box<Annotations>,
        /// Whether the network may yet say better: the first recogniser has answered alone, because there is none yet.
        provisional: bool,
    },
    /// So much of the network's file has come.
    NetworkProgress {
        /// In percent.
        percent: u8,
    },
    /// The network reads from now on.
    NetworkReady,
    /// The network cannot be had; the first recogniser reads alone.
    NetworkFailed,
    /// The article was dropped, as asked.
    Stopped,
    /// The engine cannot be had; one sentence. The next [`Engine::annotate`] tries again from the start.
    Failed(String),
}

/// The engine's worker, for as long as this lives.
pub struct Engine(Rc<Inner>);

struct Inner {
    supervisor: RefCell<Supervisor>,
    listener: Rc<dyn Fn(EngineEvent)>,
    running: RefCell<Option<Running>>,
    /// Which start of the worker this is: what an earlier one still says is not heard.
    start: Cell<u32>,
    watch: RefCell<Option<Interval>>,
}

/// A worker and those who hear it; it ends when this is dropped.
pub(super) struct Running {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Running {
    pub(super) const fn new(worker: Worker, listeners: [EventListener; 3]) -> Self {
        Self { worker, _listeners: listeners }
    }

    pub(super) fn send(&self, message: &[u8]) {
        let array = Uint8Array::from(message);
        // Fails only for values that cannot be cloned; bytes always can.
        let _ = self.worker.post_message_with_transfer(&array, &Array::of1(&array.buffer()));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Engine {
    /// Starts the worker, which fetches what the engine reads by. The listener is never called from
    /// within this or another call of the engine.
    pub fn start(listener: Rc<dyn Fn(EngineEvent)>) -> Self {
        let (supervisor, commands) = Supervisor::start();
        let inner = Rc::new(Inner {
            supervisor: RefCell::new(supervisor),
            listener,
            running: RefCell::default(),
            start: Cell::default(),
            watch: RefCell::default(),
        });
        inner.perform(commands);
        Self(inner)
    }

    /// Asks for an article's annotations, in place of whatever was asked before, and returns the request's id. Before
    /// the engine is ready the request waits. `seen`: the block that the reader sees, where a long text is read first.
    pub fn annotate(&self, article: Article, seen: u32) -> u32 {
        let (id, commands) = self.0.supervisor.borrow_mut().annotate(article, seen);
        self.0.perform(commands);
        id
    }

    /// Drops the article under way.
    pub fn stop(&self) {
        let commands = self.0.supervisor.borrow_mut().stop();
        self.0.perform(commands);
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.0.watch.take();
        self.0.running.take();
    }
}

impl Inner {
    /// Runs the commands in a task of its own: they may replace the worker whose listener gave rise to them.
    fn perform(self: &Rc<Self>, commands: Vec<Command>) {
        self.keep_watch();
        if commands.is_empty() {
            return;
        }
        let inner = Rc::clone(self);
        spawn_local(async move {
            for command in commands {
                inner.perform_one(command).await;
            }
        });
    }

    async fn perform_one(self: &Rc<Self>, command: Command) {
        match command {
            Command::Start => self.spawn(),
            Command::Renew => {
                for file in FILES {
                    renew(file).await;
                }
                self.spawn();
            }
            Command::Send(bytes) => {
                if let Some(running) = &*self.running.borrow() {
                    running.send(&bytes);
                }
            }
            Command::Drop => drop(self.running.take()),
            Command::Tell(event) => (self.listener)(event),
        }
    }

    fn spawn(self: &Rc<Self>) {
        self.running.take();
        let start = self.start.get() + 1;
        self.start.set(start);
        let Some(worker) = module(FILES[0]) else {
            let commands = self.supervisor.borrow_mut().broke("the browser starts no worker");
            return self.perform(commands);
        };
        let hear = |inner: &Rc<Self>, name: &'static str, what: fn(&mut Supervisor, &Event) -> Vec<Command>| {
            let inner = Rc::downgrade(inner);
            EventListener::new(&worker, name, move |event| {
                let Some(inner) = inner.upgrade().filter(|inner| inner.start.get() == start) else { return };
                let commands = what(&mut inner.supervisor.borrow_mut(), event);
                inner.perform(commands);
            })
        };
        let listeners = [
            hear(self, "message", |supervisor, event| supervisor.heard(protocol::from_bytes(&bytes(&data(event))))),
            hear(self, "error", |supervisor, _| supervisor.broke("the engine stopped working")),
            hear(self, "messageerror", |supervisor, _| supervisor.broke("the engine's answer could not be read")),
        ];
        *self.running.borrow_mut() = Some(Running::new(worker, listeners));
    }

    /// Looks after the worker while something is expected of it.
    fn keep_watch(self: &Rc<Self>) {
        let is_waiting = self.supervisor.borrow().is_waiting();
        let mut watch = self.watch.borrow_mut();
        if !is_waiting {
            *watch = None;
        } else if watch.is_none() {
            let inner = Rc::downgrade(self);
            *watch = Some(Interval::new(supervisor::TICK_MILLISECONDS, move || {
                if let Some(inner) = inner.upgrade() {
                    let commands = inner.supervisor.borrow_mut().tick();
                    if !commands.is_empty() {
                        inner.perform(commands);
                    }
                }
            }));
        }
    }
}

/// What an event of a worker carries.
pub(super) fn data(event: &Event) -> JsValue {
    event.dyn_ref::<MessageEvent>().map_or(JsValue::NULL, MessageEvent::data)
}

/// The bytes of a message; none where it is of another kind.
pub(super) fn bytes(data: &JsValue) -> Vec<u8> {
    data.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

/// Starts a worker by its loader.
pub(super) fn module(loader: &str) -> Option<Worker> {
    boot::call("worker", &addressed(loader))?.dyn_into().ok()
}

/// A file's address, relative to the document, with the build.
fn addressed(file: &str) -> String {
    format!("{file}?{}", protocol::BUILD)
}

/// Fetches a file past the cache, under each of the addresses that it is known by, and so replaces what the cache holds.
/// A file that cannot be had now is missed by the worker itself, which says so.
pub(super) async fn renew(file: &str) {
    for address in [file.to_owned(), addressed(file)] {
        let _ = reloaded(&address).await;
    }
}

async fn reloaded(address: &str) -> Result<(), JsValue> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::Reload);
    let Some(window) = web_sys::window() else { return Ok(()) };
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(address, &options)).await?.unchecked_into();
    // The cache has it once its end has come.
    JsFuture::from(response.array_buffer()?).await.map(drop)
}

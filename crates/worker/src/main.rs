//! The engine in a Web Worker: fetches the gazetteer and, later, the network, reads articles, one at a time, and answers
//! each request once. Where there is a network, the first recogniser's marks go ahead of its answer.
//!
//! It works in slices of some milliseconds and lets the browser deliver messages in between, so that a Stop or a newer
//! article is heard at once. See the `protocol` crate for what is said.

mod files;
mod turn;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use article::{Annotations, Article, Block, BlockKind, TextRange};
use engine::{Analysis, Progress, Resources};
use js_sys::{Array, Uint8Array};
use protocol::{BUILD, LONG_TEXT, NETWORK, Request, RequestBody, Response, ResponseBody};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use turn::Turn;

/// How long it works before it listens, in milliseconds.
const SLICE: f64 = 8.0;
/// How often it tells how far it is, in milliseconds.
const TELL_EVERY: f64 = 60.0;

/// Bytes of the longest text that the network reads: more than any article, and some ten seconds of its time. What is
/// longer the first recogniser reads alone.
const LONGEST_FOR_NETWORK: usize = 150_000;
/// What is read to have the code compiled: a little of each that an article has.
const WARM_UP: &str = "LIMA, May 3 (Reuters) - The city council of Lima voted on Tuesday to build a \
    bridge for $4 million, Mayor Rosa Lind said. “It will not be cheap,” she told reporters. According to the Trade Ministry, \
    up to 300 people could work there. Peru’s government denied that it had been asked. The World Bank (WB), which may pay \
    12 percent, warned last week that costs had doubled since 2019.";
/// How many times: the second time much of it is compiled well.
const WARM_UPS: usize = 3;
/// Said where the page asks too early, or a file cannot be had whole.
const NO_WORD_LISTS: &str = "the engine has no word lists yet";
const NOT_FETCHED: &str = "the engine's word lists could not be fetched";
const NO_NETWORK: &str = "the network's file could not be fetched";

/// Bytes of a long text that are read first: some screens.
const PART: u32 = 20_000;

struct Worker {
    scope: DedicatedWorkerGlobalScope,
    turn: Turn,
    /// What the first recogniser reads by, and the file it was read from.
    first: RefCell<Option<(Rc<Resources>, Vec<u8>)>>,
    /// The same with the network.
    full: RefCell<Option<Rc<Resources>>>,
    /// The newest request to annotate or to stop: work for an older one is dropped.
    newest: Cell<u32>,
}

fn main() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let Ok(turn) = Turn::new() else { return };
    let worker =
        Rc::new(Worker { scope, turn, first: RefCell::default(), full: RefCell::default(), newest: Cell::default() });
    let hearer = Rc::clone(&worker);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hearer.hear(&event));
    worker.scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // Listens for as long as the worker lives.
    hear.forget();
    worker.say(0, ResponseBody::Hello);
}

/// Of a long text the part from a block on, at its own place in the whole: what is found there needs no moving.
fn seen_part(article: &Article, seen: u32) -> Option<Article> {
    let (text, blocks) = (article.text(), article.blocks());
    // The block before may still be seen.
    let first = (seen as usize).saturating_sub(1).min(blocks.len().checked_sub(1)?);
    let end = blocks[first].range.start() + PART;
    let seen = blocks[first..].iter().take_while(|block| block.range.start() < end).copied().collect();
    let date = article.reader_date;
    (text.len() > LONG_TEXT).then(|| Article::from_parts(text.to_owned(), seen, date, None).ok())?
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
            RequestBody::Load => {
                let worker = Rc::clone(self);
                spawn_local(async move {
                    worker.answer(id, worker.load().await);
                    let first = worker.first.borrow().as_ref().map(|(first, _)| Rc::clone(first));
                    worker.warm_up(first).await;
                });
            }
            RequestBody::LoadNetwork => {
                let worker = Rc::clone(self);
                spawn_local(async move {
                    worker.answer(id, worker.load_network(id).await);
                    let full = worker.full.borrow().clone();
                    worker.warm_up(full).await;
                });
            }
            RequestBody::Annotate { article, seen } => {
                self.newest.set(id);
                let worker = Rc::clone(self);
                spawn_local(async move {
                    let answer = worker.annotate(id, &article, seen).await;
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

    async fn load(&self) -> Result<(), String> {
        let make = |gazetteer: Vec<u8>| Some((Rc::new(Resources::new(&gazetteer).ok()?), gazetteer));
        *self.first.borrow_mut() = Some(files::gazetteer(&self.scope, make).await.ok_or(NOT_FETCHED)?);
        Ok(())
    }

    async fn load_network(&self, id: u32) -> Result<(), String> {
        let tell = |percent| self.say(id, ResponseBody::NetworkProgress { percent });
        let file = NETWORK.ok_or(NO_NETWORK)?;
        let make = |network: &[u8]| {
            let first = self.first.borrow();
            let mut resources = Resources::new(&first.as_ref()?.1).ok()?;
            resources.set_network(network).ok()?;
            Some(Rc::new(resources))
        };
        *self.full.borrow_mut() = Some(files::network(&self.scope, file, &tell, make).await.ok_or(NO_NETWORK)?);
        Ok(())
    }

    fn answer(&self, id: u32, loaded: Result<(), String>) {
        self.say(id, loaded.map_or_else(ResponseBody::Failed, |()| ResponseBody::Ready));
    }

    async fn annotate(&self, id: u32, article: &Article, seen: u32) -> ResponseBody {
        let first = self.first.borrow().as_ref().map(|(first, _)| Rc::clone(first));
        let Some(first) = first else { return ResponseBody::Failed(NO_WORD_LISTS.to_owned()) };
        let full = self.full.borrow().clone();
        let is_short = article.text().len() <= LONGEST_FOR_NETWORK;
        if let Some(part) = seen_part(article, seen) {
            let Some(annotations) = self.read(id, &first, &part).await else { return ResponseBody::Stopped };
            self.say(id, ResponseBody::FirstMarks { annotations, part: true });
        }
        let Some(annotations) = self.read(id, &first, article).await else { return ResponseBody::Stopped };
        let Some(full) = full.filter(|_| is_short) else {
            return ResponseBody::Annotated { annotations, provisional: is_short };
        };
        self.say(id, ResponseBody::FirstMarks { annotations, part: false });
        match self.read(id, &full, article).await {
            Some(annotations) => ResponseBody::Annotated { annotations, provisional: false },
            None => ResponseBody::Stopped,
        }
    }

    /// Reads an article in slices; none where a newer request or a Stop came in between.
    async fn read(&self, id: u32, resources: &Resources, article: &Article) -> Option<Box<Annotations>> {
        let mut analysis = Analysis::new(resources, article);
        let mut told = self.now();
        loop {
            self.turn.pass().await;
            if self.newest.get() != id {
                return None;
            }
            let progress = self.slice(&mut analysis);
            if progress.is_finished() {
                let mut annotations = analysis.finish();
                annotations.drop_silent_pronouns();
                return Some(Box::new(annotations));
            }
            if self.now() - told >= TELL_EVERY {
                told = self.now();
                self.say(id, ResponseBody::Progress { done: progress.done, total: progress.total });
            }
        }
    }

    /// Reads a little text for nobody, while nothing is asked. A browser compiles code when it is first run, and well only
    /// after some runs: the reader's own article would wait for that.
    async fn warm_up(&self, resources: Option<Rc<Resources>>) {
        let Some(resources) = resources else { return };
        let asked = self.newest.get();
        let block = Block { range: TextRange::new(0, WARM_UP.len() as u32), kind: BlockKind::Paragraph };
        let Ok(article) = Article::from_parts(WARM_UP.to_owned(), vec![block], None, None) else { return };
        for _ in 0..WARM_UPS {
            let mut analysis = Analysis::new(&resources, &article);
            loop {
                self.turn.pass().await;
                if self.newest.get() != asked {
                    return;
                }
                if self.slice(&mut analysis).is_finished() {
                    break;
                }
            }
        }
    }

    /// Works for a while.
    // The engine is the most of the code: once is enough.
    #[inline(never)]
    fn slice(&self, analysis: &mut Analysis<'_>) -> Progress {
        let until = self.now() + SLICE;
        loop {
            let progress = analysis.step();
            if progress.is_finished() || self.now() >= until {
                return progress;
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

//! Decides what to do about each thing that happens to the worker. Knows no browser, so that every order of events can
//! be played through in a test.
//!
//! The rules: the newest request wins; a request made before the worker is ready waits; a worker of another build
//! is never used (its files are fetched anew once); a worker that breaks, or is silent for long, is started again
//! once and asked again; if that fails as well, the engine has failed, until the next request. The worker fetches its
//! resources itself; the network, once it can be asked without it. A worker that broke is started again without it, in case it was the cause.

use std::rc::Rc;

use article::Article;
use protocol::{BUILD, MessageError, Request, RequestBody, Response, ResponseBody};

use super::{EngineEvent, HAS_NETWORK};

/// How often [`Supervisor::tick`] is called while [`Supervisor::is_waiting`].
pub(super) const TICK_MILLISECONDS: u32 = 5_000;
/// Ticks without a word from a worker at work. Ticks rather than a deadline: a computer that slept through an hour
/// has ticked once.
const SILENT_AT_WORK: u32 = 6;
/// Ticks without a word from a worker whose files are under way, on whatever network.
const SILENT_AT_START: u32 = 36;

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Command {
    /// End the worker if there is one, and start one.
    Start,
    /// Fetch the worker's files past the cache, then start it.
    Renew,
    /// Send it a message.
    Send(Rc<[u8]>),
    /// End it.
    Drop,
    /// Tell the page.
    Tell(EngineEvent),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    /// There is no worker.
    Down,
    /// Its files are under way.
    Starting,
    /// It fetches its resources.
    Loading,
    /// It can be asked.
    Ready,
}

/// How far the network is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Network {
    /// Nobody has asked for it yet.
    Unasked,
    /// The worker fetches it: the id of that request.
    Asked(u32),
    /// The worker has it.
    Ready,
    /// It cannot be had, or broke the worker.
    Lost,
}

/// What is known of the worker and asked of it.
#[derive(Debug)]
pub(super) struct Supervisor {
    phase: Phase,
    last_id: u32,
    network: Network,
    /// The request that has no answer yet.
    wanted: Option<(u32, Rc<[u8]>)>,
    /// The last Stop.
    stop: Option<u32>,
    /// Whether it was started again since it last answered.
    is_second_try: bool,
    /// Whether its files were fetched anew.
    is_renewed: bool,
    /// Ticks since it last said anything.
    silent: u32,
}

impl Supervisor {
    pub(super) fn start() -> (Self, Vec<Command>) {
        let supervisor = Self {
            phase: Phase::Starting,
            last_id: 0,
            network: Network::Unasked,
            wanted: None,
            stop: None,
            is_second_try: false,
            is_renewed: false,
            silent: 0,
        };
        (supervisor, vec![Command::Start])
    }

    /// Whether the worker owes an answer, so that its silence means something.
    pub(super) fn is_waiting(&self) -> bool {
        match self.phase {
            Phase::Down => false,
            Phase::Starting | Phase::Loading => true,
            Phase::Ready => self.wanted.is_some(),
        }
    }

    pub(super) fn annotate(&mut self, article: Article, seen: u32) -> (u32, Vec<Command>) {
        let (id, message) = self.message(RequestBody::Annotate { article: Box::new(article), seen });
        let Some(message) = message else { return (id, vec![tell_unwritten()]) };
        self.wanted = Some((id, Rc::clone(&message)));
        self.silent = 0;
        let commands = match self.phase {
            Phase::Ready => vec![Command::Send(message)],
            Phase::Starting | Phase::Loading => Vec::new(),
            Phase::Down => {
                self.is_second_try = false;
                self.is_renewed = false;
                self.begin()
            }
        };
        (id, commands)
    }

    pub(super) fn stop(&mut self) -> Vec<Command> {
        if self.wanted.take().is_none() {
            return Vec::new();
        }
        if self.phase != Phase::Ready {
            return vec![Command::Tell(EngineEvent::Stopped)];
        }
        let (id, message) = self.message(RequestBody::Stop);
        self.stop = Some(id);
        message.map(Command::Send).into_iter().collect()
    }

    /// The worker is ready to be asked.
    fn is_ready(&mut self) -> Vec<Command> {
        self.phase = Phase::Ready;
        let mut commands = vec![Command::Tell(EngineEvent::Ready)];
        commands.extend(self.wanted.as_ref().map(|(_, message)| Command::Send(Rc::clone(message))));
        if HAS_NETWORK && self.network == Network::Unasked {
            let (id, message) = self.message(RequestBody::LoadNetwork);
            self.network = Network::Asked(id);
            commands.extend(message.map(Command::Send));
        }
        commands
    }

    /// The worker said something.
    pub(super) fn heard(&mut self, response: Result<Response, MessageError>) -> Vec<Command> {
        self.silent = 0;
        let Some(Response { id, body, .. }) = response.ok().filter(|response| response.build == BUILD) else {
            return self.is_stale();
        };
        let is_wanted = self.wanted.as_ref().is_some_and(|(wanted, _)| *wanted == id);
        match body {
            ResponseBody::Hello => {
                self.phase = Phase::Loading;
                let (_, message) = self.message(RequestBody::Load);
                message.map(Command::Send).into_iter().collect()
            }
            ResponseBody::NetworkProgress { percent } if self.network == Network::Asked(id) => {
                vec![Command::Tell(EngineEvent::NetworkProgress { percent })]
            }
            ResponseBody::Ready if self.network == Network::Asked(id) => {
                self.network = Network::Ready;
                vec![Command::Tell(EngineEvent::NetworkReady)]
            }
            ResponseBody::Ready => self.is_ready(),
            ResponseBody::FirstMarks { annotations, part } if is_wanted => {
                vec![Command::Tell(EngineEvent::FirstMarks { id, annotations, part })]
            }
            ResponseBody::Progress { done, total } if is_wanted => {
                vec![Command::Tell(EngineEvent::Progress { done, total })]
            }
            ResponseBody::Annotated { annotations, provisional } if is_wanted => {
                self.wanted = None;
                self.is_second_try = false;
                vec![Command::Tell(EngineEvent::Annotated { id, annotations, provisional })]
            }
            ResponseBody::Stopped if self.stop == Some(id) && self.wanted.is_none() => {
                vec![Command::Tell(EngineEvent::Stopped)]
            }
            ResponseBody::Failed(sentence) if self.phase == Phase::Loading => self.broke(&sentence),
            ResponseBody::Failed(_) if self.network == Network::Asked(id) => {
                self.network = Network::Lost;
                vec![Command::Tell(EngineEvent::NetworkFailed)]
            }
            ResponseBody::Failed(sentence) if is_wanted => {
                self.wanted = None;
                vec![Command::Tell(EngineEvent::Failed(sentence))]
            }
            ResponseBody::NetworkProgress { .. }
            | ResponseBody::Progress { .. }
            | ResponseBody::FirstMarks { .. }
            | ResponseBody::Annotated { .. }
            | ResponseBody::Stopped
            | ResponseBody::Failed(_) => Vec::new(),
        }
    }

    /// The worker broke, or could not be started, or its resources could not be had.
    pub(super) fn broke(&mut self, sentence: &str) -> Vec<Command> {
        if self.phase == Phase::Down {
            return Vec::new();
        }
        let mut commands = Vec::new();
        if matches!(self.network, Network::Asked(_) | Network::Ready) {
            self.network = Network::Lost;
            commands.push(Command::Tell(EngineEvent::NetworkFailed));
        }
        if !self.is_second_try {
            self.is_second_try = true;
            commands.extend(self.begin());
            return commands;
        }
        self.phase = Phase::Down;
        self.wanted = None;
        commands.extend([Command::Drop, Command::Tell(EngineEvent::Failed(sentence.to_owned()))]);
        commands
    }

    /// Some time has passed.
    pub(super) fn tick(&mut self) -> Vec<Command> {
        if !self.is_waiting() {
            return Vec::new();
        }
        self.silent += 1;
        let limit = if self.phase == Phase::Ready { SILENT_AT_WORK } else { SILENT_AT_START };
        if self.silent < limit { Vec::new() } else { self.broke("the engine does not answer") }
    }

    fn is_stale(&mut self) -> Vec<Command> {
        if self.is_renewed {
            self.is_second_try = true;
            return self.broke("the engine is of another version than this page");
        }
        self.is_renewed = true;
        self.phase = Phase::Starting;
        vec![Command::Drop, Command::Renew]
    }

    fn begin(&mut self) -> Vec<Command> {
        self.phase = Phase::Starting;
        self.silent = 0;
        vec![Command::Start]
    }

    fn message(&mut self, body: RequestBody) -> (u32, Option<Rc<[u8]>>) {
        self.last_id += 1;
        let request = Request { id: self.last_id, build: BUILD.to_owned(), body };
        (self.last_id, protocol::to_bytes(&request).ok().map(Rc::from))
    }
}

fn tell_unwritten() -> Command {
    Command::Tell(EngineEvent::Failed("the article could not be handed to the engine".to_owned()))
}

#[cfg(test)]
mod tests;

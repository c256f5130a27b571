//! A server of static files for one machine: `cargo xtask serve`, and the browser tests.
//!
//! It answers GET and HEAD on 127.0.0.1, with the right types, compression and headers, and keeps a log of what was
//! asked. Not meant for the open net.

mod request;
mod response;

use std::collections::BTreeMap;
use std::io::{BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::shell::TaskError;
pub use request::Request;
use response::{Answer, Coding};

/// What is wrong with a file on its way: what a page does then can be tested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spoilt {
    /// It is not found.
    Missing,
    /// Half of it is all that there is.
    Truncated,
    /// The connection ends after half of it.
    CutOff,
    /// A byte in its middle is another.
    Altered,
}

/// Compressed files by path, with what tells their version. Of all servers together: the browser tests start one for each
/// test, and packing takes longer than most of them.
static COMPRESSED: Mutex<BTreeMap<(PathBuf, Coding), Compressed>> = Mutex::new(BTreeMap::new());

/// A compressed file, with what tells its version.
type Compressed = (String, Arc<[u8]>);

/// A server at work; it ends when this is dropped.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    at: SocketAddr,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    /// The path that the folder stands at: "" or "/some/folder".
    prefix: String,
    policy: Option<String>,
    log: Mutex<Vec<Request>>,
    spoilt: Mutex<BTreeMap<String, Spoilt>>,
    /// Whether every connection is closed unanswered.
    unplugged: AtomicBool,
    ended: AtomicBool,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The policy that a folder's `index.html` names.
pub fn content_security_policy(folder: &Path) -> Option<String> {
    let page = std::fs::read_to_string(folder.join("index.html")).ok()?;
    let (_, after) = page.split_once("http-equiv=\"Content-Security-Policy\"")?;
    let (_, after) = after.split_once("content=\"")?;
    Some(after.split_once('"')?.0.to_owned())
}

impl Server {
    /// Serves a folder at a path ("" or "/some/folder") of 127.0.0.1; port 0 is any that is free.
    ///
    /// # Errors
    /// [`TaskError::Told`] where the port is taken.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> Result<Self, TaskError> {
        let failed = |error| TaskError::Told(format!("port {port} cannot be had ({error}); name another with --port"));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        let at = listener.local_addr().map_err(failed)?;
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            prefix: prefix.to_owned(),
            policy: content_security_policy(folder),
            log: Mutex::default(),
            spoilt: Mutex::default(),
            unplugged: AtomicBool::new(false),
            ended: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if accepting.ended.load(Ordering::Relaxed) {
                    return;
                }
                let shared = Arc::clone(&accepting);
                std::thread::spawn(move || shared.serve(&stream));
            }
        });
        Ok(Self { shared, at })
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        format!("http://{}{}/", self.at, self.shared.prefix)
    }

    /// What was asked since the log was taken last.
    pub fn take_log(&self) -> Vec<Request> {
        std::mem::take(&mut *locked(&self.shared.log))
    }

    /// From now on a file (its name within the folder) comes spoilt, or as it is again.
    pub fn spoil(&self, name: &str, how: Option<Spoilt>) {
        let mut spoilt = locked(&self.shared.spoilt);
        match how {
            Some(how) => spoilt.insert(name.to_owned(), how),
            None => spoilt.remove(name),
        };
    }

    /// From now on a file is not found.
    pub fn withhold(&self, name: &str) {
        self.spoil(name, Some(Spoilt::Missing));
    }

    /// From now on nothing is answered, as where there is no net; or again it is.
    pub fn unplug(&self, unplugged: bool) {
        self.shared.unplugged.store(unplugged, Ordering::Relaxed);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for somebody to call.
        let _ = TcpStream::connect_timeout(&self.at, Duration::from_millis(200));
    }
}

impl Shared {
    /// Answers one request after another on a connection.
    fn serve(&self, stream: &TcpStream) {
        // A connection without timeout or delay setting still works.
        let _ = stream.set_read_timeout(Some(Duration::from_secs(60)));
        let _ = stream.set_nodelay(true);
        let mut reader = BufReader::new(stream);
        let mut writer = stream;
        while let Some(request) = Request::read(&mut reader) {
            if self.unplugged.load(Ordering::Relaxed) {
                return;
            }
            locked(&self.log).push(request.clone());
            let answer = self.answer(&request);
            if writer.write_all(&answer.bytes(&request)).and_then(|()| writer.flush()).is_err()
                || request.closes
                || answer.is_cut_off()
            {
                return;
            }
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        if request.method != "GET" && request.method != "HEAD" {
            return Answer::refused(405, "Method Not Allowed");
        }
        let Some(name) = request.path.strip_prefix(&*self.prefix).and_then(|path| path.strip_prefix('/')) else {
            return Answer::refused(404, "Not Found");
        };
        let name = if name.is_empty() { "index.html" } else { name };
        let is_within = name.split('/').all(|part| !part.is_empty() && part != ".." && !part.contains('\\'));
        let spoilt = locked(&self.spoilt).get(name).copied();
        if !is_within || spoilt == Some(Spoilt::Missing) {
            return Answer::refused(404, "Not Found");
        }
        let path = self.folder.join(name);
        let (Ok(known), Ok(bytes)) = (std::fs::metadata(&path), std::fs::read(&path)) else {
            return Answer::refused(404, "Not Found");
        };
        let changed = known.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let tag = format!("{:x}-{:x}", known.len(), changed.unwrap_or_default().as_nanos());
        if let Some(spoilt) = spoilt {
            return Answer::spoilt(&path, &tag, bytes, spoilt, self.policy.as_deref());
        }
        let coding = Coding::accepted(&request.accept_encoding)
            .filter(|_| response::is_compressible(&path) && known.len() < PACKED_BELOW);
        let body = match coding {
            Some(coding) => compressed(path.clone(), coding, &tag, &bytes),
            None => Arc::from(bytes),
        };
        Answer::file(&path, &tag, coding, body, self.policy.as_deref())
    }
}

/// Longer files are the network's, which packing makes hardly shorter and everything slower.
const PACKED_BELOW: u64 = 4_000_000;

fn compressed(path: PathBuf, coding: Coding, tag: &str, bytes: &[u8]) -> Arc<[u8]> {
    let key = (path, coding);
    if let Some((seen, kept)) = locked(&COMPRESSED).get(&key)
        && seen == tag
    {
        return Arc::clone(kept);
    }
    let made: Arc<[u8]> = Arc::from(coding.encode(bytes));
    locked(&COMPRESSED).insert(key, (tag.to_owned(), Arc::clone(&made)));
    made
}

#[cfg(test)]
mod tests;

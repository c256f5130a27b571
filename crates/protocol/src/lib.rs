//! What the page and its workers say to each other: messages with an id, each answered once, in postcard bytes. The
//! engine's bodies are here, those of the desk in [`desk`].
//!
//! Page and workers are built from one source at one time and carry the same [`BUILD`]; a worker of another build is
//! never used, because unhashed worker files can go stale in a cache.
//!
//! ```text
//! page                          worker
//!                            ←  0 Hello
//! 1 Load                     →
//!                            ←  1 Ready
//! 2 LoadNetwork              →
//!                            ←  2 NetworkProgress { percent }
//!                            ←  2 Ready
//! 3 Annotate { article, .. } →
//!                            ←  3 FirstMarks { annotations, part: false }
//!                            ←  3 Progress { done, total }
//!                            ←  3 Annotated { annotations, provisional: false }
//! ```

pub mod desk;

use article::{Annotations, Article};
use serde::{Deserialize, Serialize};

/// Names this build of page and worker.
pub const BUILD: &str = env!("GLOSSATOR_BUILD");

/// Bytes of a text that is read in two goes, some 20,000 words: first the part that the reader sees.
pub const LONG_TEXT: usize = 120_000;

/// The network file that this build was made with; none where it was made without one.
pub const NETWORK: Option<NetworkFile> = NetworkFile::of(env!("GLOSSATOR_NETWORK"));

/// The browser's cache that keeps the network file.
pub const NETWORK_CACHE: &str = "glossator-network";

/// What is known of the network file before it is fetched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NetworkFile {
    /// Names its content: the checksum that stands in it, 16 hexadecimal digits.
    pub name: &'static str,
    /// Its length in bytes.
    pub bytes: u32,
}

impl NetworkFile {
    /// Where the checksum stands in the file, in bytes.
    const CHECKSUM: std::ops::Range<usize> = 16..24;

    /// Reads what the build script wrote: the name, a space, the length; or nothing.
    const fn of(written: &'static str) -> Option<Self> {
        let Some((name, length)) = written.split_at_checked(16) else { return None };
        let mut bytes: u32 = 0;
        let mut at = 1;
        while at < length.len() {
            bytes = bytes * 10 + (length.as_bytes()[at] - b'0') as u32;
            at += 1;
        }
        Some(Self { name, bytes })
    }

    /// Whether bytes are this file, by the length and the checksum that they carry. That the checksum is true of
    /// them is for the engine to see.
    pub fn is(self, bytes: &[u8]) -> bool {
        let checksum = bytes.get(Self::CHECKSUM).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes);
        bytes.len() == self.bytes as usize && checksum.is_some_and(|checksum| format!("{checksum:016x}") == self.name)
    }
}

/// What the page asks: of the engine, if nothing else is said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Request<Body = RequestBody> {
    /// Rises by one with each request.
    pub id: u32,
    /// The page's [`BUILD`].
    pub build: String,
    /// What is asked.
    pub body: Body,
}

/// The kinds of request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum RequestBody {
    /// Fetch and take in the word lists. Answered by [`ResponseBody::Ready`].
    Load,
    /// Fetch and take in the network as well. Answered by [`ResponseBody::Ready`]; without it the first recogniser
    /// answers alone.
    LoadNetwork,
    /// Read this article. A newer request of this kind drops the older one, which is answered with
    /// [`ResponseBody::Stopped`].
    Annotate {
        /// The article.
        article: Box<Article>,
        /// The block that the reader sees: a text longer than [`LONG_TEXT`] is read there first.
        seen: u32,
    },
    /// Drop the article under way, which is answered with [`ResponseBody::Stopped`], as is this request after it.
    Stop,
}

/// What the worker says. [`ResponseBody::Hello`] comes once, unasked; [`ResponseBody::FirstMarks`] may come twice and
/// [`ResponseBody::Progress`] any number of times before the one answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Response<Body = ResponseBody> {
    /// The id of the request it answers; 0 in the first, which answers none.
    pub id: u32,
    /// The worker's [`BUILD`].
    pub build: String,
    /// The answer.
    pub body: Body,
}

/// The kinds of response.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ResponseBody {
    /// The worker listens from now on; what was sent before is lost.
    Hello,
    /// The resources are in place.
    Ready,
    /// So much is done; not an answer yet.
    Progress {
        /// Units done.
        done: u32,
        /// Units in all.
        total: u32,
    },
    /// So much of the network's file has come; not an answer yet.
    NetworkProgress {
        /// In percent.
        percent: u8,
    },
    /// What the first recogniser says, while the network or the rest is read; not an answer yet.
    FirstMarks {
        /// What was found.
        annotations: Box<Annotations>,
        /// Whether it is of a part of the article alone, the one that the reader sees.
        part: bool,
    },
    /// The article's annotations.
    Annotated {
        /// What was found.
        annotations: Box<Annotations>,
        /// Whether the network may yet say better: the first recogniser has answered alone, because there is none yet.
        provisional: bool,
    },
    /// The request was dropped: a newer one came, or a Stop.
    Stopped,
    /// It could not be done; one sentence.
    Failed(String),
}

/// Bytes that are no message, or not one of this build's.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the message between page and worker could not be read: {0}")]
pub struct MessageError(#[from] postcard::Error);

/// Writes a message.
///
/// # Errors
/// [`MessageError`] where serialisation fails.
pub fn to_bytes<M: Serialize>(message: &M) -> Result<Vec<u8>, MessageError> {
    Ok(postcard::to_allocvec(message)?)
}

/// Reads a message.
///
/// # Errors
/// [`MessageError`] where the bytes are not one.
pub fn from_bytes<'a, M: Deserialize<'a>>(bytes: &'a [u8]) -> Result<M, MessageError> {
    Ok(postcard::from_bytes(bytes)?)
}

#[cfg(test)]
mod tests;

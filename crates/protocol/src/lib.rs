//! What the page and its worker say to each other: messages with an id, each answered once, in postcard bytes.
//!
//! Page and worker are built from one source at one time and carry the same [`BUILD`]; a worker of another build is
//! never used, because unhashed worker files can go stale in a cache.
//!
//! ```text
//! page                          worker
//!                            ←  0 Hello
//! 1 Load { gazetteer }       →
//!                            ←  1 Ready
//! 2 Annotate(article)        →
//!                            ←  2 Progress { done, total }
//!                            ←  2 Annotated(annotations)
//! ```

use article::{Annotations, Article};
use serde::{Deserialize, Serialize};

mod bytes;

/// Names this build of page and worker.
pub const BUILD: &str = env!("GLOSSATOR_BUILD");

/// What the page asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Request {
    /// Rises by one with each request.
    pub id: u32,
    /// The page's [`BUILD`].
    pub build: String,
    /// What is asked.
    pub body: RequestBody,
}

/// The kinds of request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum RequestBody {
    /// Take these resources: the bytes of `gazetteer.bin`. Answered by [`ResponseBody::Ready`].
    Load {
        /// The gazetteer file.
        #[serde(with = "bytes")]
        gazetteer: Vec<u8>,
    },
    /// Read this article. A newer request of this kind drops the older one, which is answered with
    /// [`ResponseBody::Stopped`].
    Annotate(Box<Article>),
    /// Drop the article under way, which is answered with [`ResponseBody::Stopped`], as is this request after it.
    Stop,
}

/// What the worker says. [`ResponseBody::Hello`] comes once, unasked; [`ResponseBody::Progress`] may come any number
/// of times before the one answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Response {
    /// The id of the request it answers; 0 in the first, which answers none.
    pub id: u32,
    /// The worker's [`BUILD`].
    pub build: String,
    /// The answer.
    pub body: ResponseBody,
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
    /// The article's annotations.
    Annotated(Box<Annotations>),
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

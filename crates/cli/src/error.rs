//! What can go wrong in a command: one sentence each, with what was found and what to do.

use std::io;

use article::link::{LinkError, TableError};
use engine::{NetworkError, ResourceError};

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// A file cannot be opened or read.
    #[error("cannot read {name}: {cause}; give a file that can be read, or - for standard input")]
    Read {
        /// The file.
        name: String,
        /// What the system says.
        cause: io::Error,
    },
    /// A file is not text.
    #[error("{name} is not UTF-8 text (byte {byte} of it cannot be read); save it as UTF-8 first")]
    NotText {
        /// The file.
        name: String,
        /// Where it stops being text, counted from 0.
        byte: usize,
    },
    /// A line of a JSONL file is not what was expected.
    #[error("line {line} of {name} is not {expected}: {found}")]
    Line {
        /// The file.
        name: String,
        /// The line, counted from 1.
        line: usize,
        /// What each line should be.
        expected: &'static str,
        /// What is wrong.
        found: String,
    },
    /// Lines of a JSONL file were passed over.
    #[error("{unread} of {lines} lines could not be read, and were passed over; each is named above")]
    Lines {
        /// How many.
        unread: usize,
        /// All lines that are not blank.
        lines: usize,
    },
    /// The gazetteer cannot be used.
    #[error("{name} cannot be used: {cause}")]
    Gazetteer {
        /// The file.
        name: String,
        /// What is wrong with it.
        cause: ResourceError,
    },
    /// The network cannot be used.
    #[error("{name} cannot be used: {cause}")]
    Network {
        /// The file.
        name: String,
        /// What is wrong with it.
        cause: NetworkError,
    },
    /// The output cannot be written.
    #[error("{}", written(.0))]
    Write(io::Error),
    /// Annotations break the rules that every reading keeps.
    #[error("{failed} of {articles} articles failed the check, in {faults} places; each is named above")]
    Check {
        /// Articles with a fault.
        failed: usize,
        /// All articles.
        articles: usize,
        /// Faults in all.
        faults: usize,
    },
    /// Gold documents without a prediction.
    #[error("documents missing {missing}: the predictions have no line for {first}; annotate the whole gold file")]
    Missing {
        /// How many.
        missing: usize,
        /// The id of the first.
        first: String,
    },
    /// A link cannot be opened or written.
    #[error("{0}")]
    Link(#[from] LinkError),
    /// The table of links cannot be used.
    #[error("the built-in table of links cannot be used: {0}; build the command again")]
    Table(TableError),
    /// An annotation cannot be written as JSON.
    #[error("the annotations cannot be written: {0}; please report this with the article")]
    Json(#[from] serde_json::Error),
    /// The digest cannot be made.
    #[error("the annotations cannot be packed: {0}; please report this with the article")]
    Pack(#[from] postcard::Error),
}

/// Why output stopped.
fn written(cause: &io::Error) -> String {
    if cause.kind() == io::ErrorKind::BrokenPipe {
        "the output was closed before all was written".to_owned()
    } else {
        format!("cannot write the output: {cause}; see whether the disk is full")
    }
}

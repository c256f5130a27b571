//! The library: readings that a browser keeps, each as an [`Entry`] with a link in the frozen format, so that any later page reads it.
//! What is done about one that is to be kept is decided here; where entries lie is the desk's business. The form is written
//! down in `docs/LIBRARY.md`.
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use article::library::{Draft, Step, fingerprint, keep};
//! use article::{Annotations, Article, Reading};
//!
//! let reading = Reading::new(Article::from_plain_text("Talks open"), Annotations::default());
//! let draft = Draft { id: fingerprint("Talks open"), reading, ..Draft::default() };
//! let Ok(Step::Write { entry, .. }) = keep(&draft, None, 0) else { panic!("nothing is kept under its number yet") };
//! assert_eq!((entry.title.as_str(), entry.version), ("Talks open", 1));
//! # }
//! ```

#[cfg(feature = "json")]
mod entry;
#[cfg(feature = "json")]
mod keeping;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

#[cfg(feature = "json")]
pub use entry::{Backup, Entry, HEADER, backed_up, backup, found};
#[cfg(feature = "json")]
pub use keeping::{Step, keep, restore};

use crate::{Date, Edit, Reading};

/// What a file that holds a library begins with.
pub const BACKUP_BEGINS: &str = "{\"glossator:library\":";

/// Bits of an entry's number: as many as a number of JavaScript holds.
const ID_BITS: u32 = 52;

/// The number under which an article is kept: the same text has the same (FNV-1a, its lower bits; never 0).
pub fn fingerprint(text: impl AsRef<[u8]>) -> u64 {
    let hash = text
        .as_ref()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash & ((1 << ID_BITS) - 1)).max(1)
}

/// A reading that is to be kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// The number under which it is kept.
    pub id: u64,
    /// The version of what is kept that this reader began with; none where that is not known.
    pub since: Option<u32>,
    /// The edits that it had then.
    pub base: Vec<Edit>,
    /// The number of the text that it had then, by which a reading with other words is known to be one of the same article.
    pub text: u64,
    /// Whether anything was done to it since then.
    pub changed: bool,
    /// What is to be known about it.
    pub about: About,
    /// The reading.
    pub reading: Reading,
}

/// What is to be known about a reading that it does not say itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct About {
    /// Whether its marks are those of the first recogniser.
    pub provisional: bool,
    /// Whether it is somebody else's, who sent it in a link or a file.
    pub shared: bool,
    /// Whether it is of a part of an article alone: an excerpt, or what arrived of a link.
    pub excerpt: bool,
}

impl Default for Draft {
    fn default() -> Self {
        let (article, annotations) = (crate::Article::from_plain_text(""), crate::Annotations::default());
        let reading = Reading::new(article, annotations);
        Self { id: 0, since: None, base: Vec::new(), text: 0, changed: true, about: About::default(), reading }
    }
}

/// What became of a [`Draft`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    /// The number under which it is kept: another than asked for where that was another text's.
    pub id: u64,
    /// The version that is kept; 0 where none is.
    pub version: u32,
    /// The edits that it has now, where those of another tab or visit came in.
    pub edits: Option<Vec<Edit>>,
    /// Whether it had to become an entry of its own, because another tab put words of it otherwise.
    pub apart: bool,
}

/// An entry as the list shows it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Head {
    /// The entry's number.
    pub id: u64,
    /// Its headline, or its first words.
    pub title: String,
    /// Where it was read, if that is known.
    pub source: String,
    /// The day it was kept last, by the reader's clock.
    pub day: Option<Date>,
    /// Actors, places, claims, and decisions of the reader.
    pub counts: [u32; 4],
    /// The words around the first place of what is looked for, where that is not in the title.
    pub snippet: String,
}

/// A reading taken from the library.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Taken {
    /// The entry's number.
    pub id: u64,
    /// The entry's version.
    pub version: u32,
    /// What is to be known about it.
    pub about: About,
    /// The reading.
    pub reading: Reading,
}

/// What came of a file of a library.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Restored {
    /// Articles that were not there.
    pub added: u32,
    /// Articles that were there, and have further decisions of the reader now.
    pub merged: u32,
    /// Articles that were there as they are in the file, or newer.
    pub same: u32,
    /// Lines that could not be read.
    pub damaged: u32,
}

/// The library could not be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LibraryError {
    /// The browser keeps nothing for this page.
    #[error("expected a browser that keeps something, found one that refuses, as in some private windows; save a file")]
    Refused,
    /// There is no room left.
    #[error("expected room, found none; save a file, or remove other articles")]
    Full,
    /// An entry that does not hold what it says.
    #[error("expected an article, found a damaged entry; restore it from a backup")]
    Damaged,
    /// More than an entry may hold.
    #[error("expected at most 2 MB of text and 50,000 marks, found more; keep a part of it")]
    TooLarge,
}

/// What a reader decided in two tabs at once, brought together. Both began with `base`: what was added in either is there, what
/// was taken back in either is not, and what both did alike is there once.
///
/// ```
/// assert_eq!(article::library::merged(&[1, 2], &[1, 2, 3], &[1, 4]), [1, 4, 3]);
/// ```
pub fn merged<T: Clone + PartialEq>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    let common = |other: &[T]| base.iter().zip(other).take_while(|(before, now)| before == now).count();
    let (still_mine, still_theirs) = (common(mine), common(theirs));
    let mut added = theirs[still_theirs..].to_vec();
    let mut both = base[..still_mine.min(still_theirs)].to_vec();
    both.extend_from_slice(&added);
    for edit in &mine[still_mine..] {
        match added.iter().position(|theirs| theirs == edit) {
            Some(alike) => drop(added.remove(alike)),
            None => both.push(edit.clone()),
        }
    }
    both
}

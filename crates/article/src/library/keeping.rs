//! What is to be done about a reading that is to be kept, seen what is kept already: nothing that a reader did is lost.

use super::{Draft, Entry, LibraryError, Taken, fingerprint, merged};
use crate::{Edit, Reading};

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// Write the entry.
    Write {
        /// What is written.
        entry: Box<Entry>,
        /// Its edits, where they are others than were asked to be kept.
        edits: Option<Vec<Edit>>,
    },
    /// Nothing: that version holds it.
    Same {
        /// The version.
        version: u32,
        /// Its edits, where they are others than were asked to be kept.
        edits: Option<Vec<Edit>>,
    },
    /// Nothing: it was removed elsewhere, and nothing was done to it since.
    Gone,
    /// Another text is kept under this number: the next one is to be tried.
    Other,
}

/// What to do about a draft, when this is kept under its number. `now`: in milliseconds since 1970.
///
/// # Errors
/// [`LibraryError::TooLarge`].
pub fn keep(draft: &Draft, found: Option<&Entry>, now: u64) -> Result<Step, LibraryError> {
    let entry = |version: u32, reading: &Reading| Entry::new(draft.id, version, now, draft.about, reading);
    let Some(found) = found else {
        if draft.since.is_some() && !draft.changed {
            return Ok(Step::Gone);
        }
        // It goes on from where it was, so that another tab knows its hand; a new one begins at the second, so that none that was
        // removed had its version.
        let version = draft.since.map_or((now / 1000) as u32, |since| since.saturating_add(1)).max(1);
        return Ok(Step::Write { entry: Box::new(entry(version, &draft.reading)?), edits: None });
    };
    let text = draft.reading.article.text();
    // Words that were put otherwise here stand in the place of those that this tab knows to be kept, and of no others.
    let is_mine = draft.since == Some(found.version) && (found.text == text || fingerprint(&found.text) == draft.text);
    if !is_mine && found.text != text {
        // Another tab put words otherwise: what it wrote stands where nothing was done here.
        let stands = draft.since.is_some() && !draft.changed;
        return Ok(if stands { Step::Same { version: 0, edits: None } } else { Step::Other });
    }
    if is_mine && !draft.changed && draft.about.provisional == found.provisional {
        return Ok(Step::Same { version: found.version, edits: None });
    }
    let mut reading = draft.reading.clone();
    if !is_mine && let Ok(theirs) = found.reading() {
        reading.edits = merged(&draft.base, &draft.reading.edits, &theirs.edits);
    }
    let edits = (reading.edits != draft.reading.edits).then(|| reading.edits.clone());
    let written = entry(found.version.saturating_add(1), &reading)?;
    if written.link == found.link && (written.provisional, written.shared) == (found.provisional, found.shared) {
        return Ok(Step::Same { version: found.version, edits });
    }
    Ok(Step::Write { entry: Box::new(written), edits })
}

/// What to do about an entry of a backup, when this is kept under its number: it is added, or what the reader decided is
/// brought together. Of two decisions about the same thing the later holds, so the edits of whichever was written last stand behind
/// the other's.
///
/// # Errors
/// [`LibraryError::Damaged`] where what the backup holds cannot be read, [`LibraryError::TooLarge`].
pub fn restore(backed_up: &Entry, found: Option<&Entry>, now: u64) -> Result<Step, LibraryError> {
    let Some(found) = found else {
        backed_up.reading()?;
        return Ok(Step::Write { entry: Box::new(backed_up.clone()), edits: None });
    };
    if found.text != backed_up.text {
        return Ok(Step::Other);
    }
    if found.link == backed_up.link {
        return Ok(Step::Same { version: found.version, edits: None });
    }
    let file = backed_up.reading()?;
    let Ok(Taken { mut reading, about, .. }) = found.taken() else {
        // What is kept is damaged: the backup is better.
        let version = found.version.max(backed_up.version).saturating_add(1);
        return Ok(Step::Write { entry: Box::new(Entry { version, ..backed_up.clone() }), edits: None });
    };
    let both = match backed_up.saved > found.saved {
        true => joined(&reading.edits, &file.edits),
        false => joined(&file.edits, &reading.edits),
    };
    if both.len() == reading.edits.len() {
        return Ok(Step::Same { version: found.version, edits: None });
    }
    reading.edits = both;
    let entry = Entry::new(found.id, found.version.saturating_add(1), now, about, &reading)?;
    Ok(Step::Write { entry: Box::new(entry), edits: None })
}

/// What was decided earlier and what was decided later, each decision once: what both have in common at first, what the earlier has
/// alone, and then the later as it goes on.
fn joined(earlier: &[Edit], later: &[Edit]) -> Vec<Edit> {
    let common = earlier.iter().zip(later).take_while(|(one, other)| one == other).count();
    let mut both = later[..common].to_vec();
    let mut rest = later[common..].to_vec();
    for edit in &earlier[common..] {
        match rest.iter().position(|other| other == edit) {
            Some(alike) => drop(rest.swap_remove(alike)),
            None => both.push(edit.clone()),
        }
    }
    both.extend_from_slice(&later[common..]);
    both
}

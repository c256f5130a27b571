//! The reader's remarks, and the edits that find no place: what the section Notes lists.

use article::{Edit, TextRange};

use super::Shown;

/// The remarks that hold, in the order in which they were first made: where, and what. A later one on the same words
/// takes the place of an earlier; an empty one drops it. One whose words are gone is among the edits without a place.
pub fn notes(shown: &Shown) -> Vec<(TextRange, &str)> {
    let mut notes: Vec<(TextRange, &str)> = Vec::new();
    for (index, edit) in shown.reading.edits.iter().enumerate() {
        let Edit::Note { at, text } = edit else { continue };
        if shown.unplaced.contains(&index) {
            continue;
        }
        match notes.iter_mut().find(|(range, _)| *range == at.range) {
            Some(earlier) => earlier.1 = text,
            None => notes.push((at.range, text)),
        }
    }
    notes.retain(|(_, text)| !text.is_empty());
    notes
}

/// The remark on these words.
pub fn note_on(shown: &Shown, range: TextRange) -> Option<&str> {
    notes(shown).into_iter().find(|(at, _)| *at == range).map(|(_, text)| text)
}

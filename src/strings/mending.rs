//! What corrections are called: the bar, the repairs, each step by name.

use article::{Edit, EntityKind};

use super::{certainty, kind};
use crate::state::{Done, Step};

pub(crate) const SELECTED: &str = "The selected words";
pub(crate) const NOTE_HINT: &str = "Note, then Enter";
/// What the field for a passage's words is called.
pub(crate) const REWRITE: &str = "The passage’s words: Enter keeps them, Escape leaves them as they were";
pub(crate) const REWRITE_HINT: &str = "Enter keeps · Esc leaves";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const BACK_TO_FIELD: &str = "Back to the field";
pub(crate) const FIX: &str = "Fix";
pub(crate) const NOTE: &str = "Note";
pub(crate) const NOTES: &str = "Notes";
pub(crate) const NO_NOTES: &str = "No notes. Select words, or open a mark, and press Note.";
pub(crate) const UNPLACED: &str = "Corrections that found no place";
pub(crate) const BY_HAND: &str = "✓ by hand";
pub(crate) const WHAT: &str = "What";
pub(crate) const NAMED: &str = "Name";
pub(crate) const SAME_AS: &str = "Same as";
pub(crate) const CHOOSE: &str = "choose …";
pub(crate) const SPEAKER: &str = "Speaker";
pub(crate) const HOW_FIRMLY: &str = "How firmly";
pub(crate) const WORDS: &str = "Borders";
pub(crate) const REMOVE: &str = "Remove";
/// What stands on a button, and what it says in full.
pub(crate) const HERE: [&str; 2] = ["here", "Remove it here"];
pub(crate) const EVERYWHERE: [&str; 2] = ["everywhere", "Remove it everywhere"];
pub(crate) const SOMEBODY_ELSE: [&str; 2] = ["somebody else here", "Split off: somebody else here"];
pub(crate) const THIS_CLAIM: [&str; 2] = ["this claim", "Remove this claim"];
pub(crate) const BORDERS: [[&str; 2]; 4] = [
    ["← [", "Begin a word earlier"],
    ["[ →", "Begin a word later"],
    ["← ]", "End a word earlier"],
    ["] →", "End a word later"],
];

/// What an item of the bar is called, and its key.
pub(crate) fn bar_item(code: &str) -> [&'static str; 2] {
    match code {
        "actor" => ["Actor", "a"],
        "place" => ["Place", "l"],
        "claim" => ["Claim", "c"],
        "speaker" => ["Speaker", "s"],
        "edit" => ["Edit", "e"],
        _ => ["Note", "g"],
    }
}

/// "Undo " before the name of a step.
pub(crate) fn step(code: &str) -> &'static str {
    if code == "undo" { "Undo " } else { "Redo " }
}

/// The first words of a quote.
fn short(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let ellipsis = if words.len() > 6 { " …" } else { "" };
    words.iter().take(6).copied().collect::<Vec<_>>().join(" ") + ellipsis
}

/// A step by name: "merge US and U.S."
pub(crate) fn done(done: Done<'_>) -> String {
    match done {
        Done::Edit(made) => edit(made),
        Done::Words(began) => ["put “", &short(began), "” otherwise"].concat(),
    }
}

pub(crate) fn edit(edit: &Edit) -> String {
    let quote = short(&edit.at().quote);
    let (does, rest) = match edit {
        Edit::AddMention { kind: EntityKind::Place, .. } => ("mark ", " as a place".to_owned()),
        Edit::AddMention { .. } => ("mark ", " as an actor".to_owned()),
        Edit::RemoveMention { .. } => ("remove ", String::new()),
        Edit::RemoveEntity { .. } => ("remove ", " everywhere".to_owned()),
        Edit::Retype { kind: into, .. } => ("retype ", format!(" as {}", kind(*into))),
        Edit::MoveBoundaries { .. } => ("move the borders of ", String::new()),
        Edit::Rename { name, .. } => ("rename ", format!(" to {}", short(name))),
        Edit::Merge { into, .. } => ("merge ", format!(" and {}", short(&into.quote))),
        Edit::Split { .. } => ("split off ", String::new()),
        Edit::AddClaim { .. } => ("mark the claim “", "”".to_owned()),
        Edit::RemoveClaim { .. } => ("remove the claim “", "”".to_owned()),
        Edit::SetSpeaker { source, .. } => {
            let who = source.as_ref().map_or("the article".to_owned(), |source| short(&source.quote));
            ("say that “", format!("” is by {who}"))
        }
        Edit::SetCertainty { certainty: firmness, .. } => ("call “", format!("” {}", certainty(*firmness))),
        Edit::Note { text, .. } if text.is_empty() => ("drop the note on ", String::new()),
        Edit::Note { .. } => ("note on ", String::new()),
    };
    [does, &quote, &rest].concat()
}

pub(crate) const CHANGED: &str = "Changed since you copied it.";

/// "With my 2 notes".
pub(crate) fn with_notes(count: usize) -> String {
    format!("With my {}", super::counted(count, "note", "notes"))
}

/// "4 mended by hand."
pub(crate) fn mended(count: usize) -> String {
    format!("{count} mended by hand.")
}

/// The words that a remark is about.
pub(crate) fn quoted(article: &article::Article, range: article::TextRange) -> String {
    ["“", &short(article.slice(range)), "”"].concat()
}

/// What was done: "Done: merge US and U.S."
pub(crate) fn said(step: Step, what: Done<'_>) -> String {
    let how = match step {
        Step::Done | Step::Cited | Step::Hidden => "Done: ",
        Step::Undone => "Undone: ",
        Step::Redone => "Redone: ",
    };
    [how, &done(what)].concat()
}

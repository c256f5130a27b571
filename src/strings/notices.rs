//! What the page tells of pastes, files and links.

use super::{day, thousands};
use crate::state::{Arrival, Notice, Remedy};

/// A notice in one sentence.
pub(crate) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Empty => "There was no text in that; copy the article’s text and paste it here.".to_owned(),
        Notice::BareUrl => {
            "This page has no server and cannot fetch it: copy the article’s text, use the bookmark “Read in Glossator”, or share \
             the page to this app.".to_owned()
        }
        Notice::TooLarge => "That is more than 2 MB of text; paste one article at a time.".to_owned(),
        Notice::FileUnreadable { name } => {
            format!("“{name}” holds no text that can be read; choose a .txt, .md or .html file.")
        }
        Notice::ExampleMissing => {
            "The example could not be fetched; check the connection and press it again.".to_owned()
        }
        Notice::ClipboardRefused => {
            "The browser does not let this page read the clipboard; press Ctrl+V (⌘V) in the field.".to_owned()
        }
        Notice::CopyRefused => {
            "The browser does not let this page write the clipboard; what was to be copied is selected, press Ctrl+C (⌘C)."
                .to_owned()
        }
        Notice::EngineFailed => {
            "The reader that makes the marks could not start; the text can still be read and shared.".to_owned()
        }
        Notice::LinkNot => "What follows the # in this address is not a Glossator link.".to_owned(),
        Notice::LinkAltered => "This link was changed on its way and cannot be trusted; ask for it again.".to_owned(),
        Notice::LinkTable => {
            "What is needed to open links could not be fetched; check the connection and reload the page.".to_owned()
        }
        Notice::LinkCut { percent } => {
            format!("Only {percent} % of this link arrived, too little to show anything of it; ask for it again.")
        }
        Notice::LinkNewer { found, known } => {
            format!("Made with version {found}; this page knows up to {known}: reload to get the newest page.")
        }
        Notice::LinkSlow => "What opens this link is slow to come; wait for it, or load the page again.".to_owned(),
        Notice::DeskBroke => {
            "The part of the page that opens and makes links stopped; nothing is lost, please try again.".to_owned()
        }
        Notice::LinkTooLarge => "This link holds more than this page opens: 2 MB of text, 50,000 marks.".to_owned(),
        Notice::Arrived { text, .. } => {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            format!(
                "“{}” was sent here; what you are reading stays within reach.",
                first.chars().take(80).collect::<String>()
            )
        }
        Notice::ShareTooLarge => "This article is too long to travel in a link: 2 MB of text, 50,000 marks.".to_owned(),
        Notice::Told(told) => told.text.clone(),
        Notice::LinkWithoutText { marks, names } => format!(
            "This link holds {marks} marks and no text ({} …); paste the article, and they find their places.",
            names.join(", ")
        ),
    }
}

pub(crate) fn remedy(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Dismiss => "Close",
        Remedy::FocusField => "Go to the field",
        Remedy::OpenFile => "Choose a file",
        Remedy::Reload => "Reload the page",
        Remedy::Read => "Read it",
        Remedy::SaveFile => "Save as a file",
    }
}

/// The banner over an opened link.
pub(crate) fn opened_link(is_excerpt: bool, shared_on: Option<article::Date>, mended: usize) -> String {
    let on = shared_on.map(|date| format!(", {}", day(date))).unwrap_or_default();
    let mended = if mended == 0 { String::new() } else { format!(" · {mended} mended by hand") };
    let shared = if is_excerpt { "An excerpt, shared" } else { "Shared" };
    format!("{shared} with a reader’s marks{on}{mended} · text as pasted, it may differ from the original.")
}

/// What arrived of a link that was cut short.
pub(crate) fn cut_link(arrival: Arrival) -> String {
    format!(
        "{} % of this link arrived: all marks, {} of {} paragraphs; ask for the rest.",
        arrival.percent, arrival.blocks, arrival.of
    )
}

/// The link's length.
pub(crate) fn link_length(length: usize) -> String {
    format!("{} characters", thousands(length))
}

/// What a link holds: words; entities, mentions, claims; corrections and notes.
pub(crate) fn link_holds(words: u32, [entities, mentions, claims]: [u32; 3], [edits, notes]: [u32; 2]) -> String {
    let text = if words == 0 { "no text".to_owned() } else { format!("{} words", thousands(words as usize)) };
    let mut holds = format!("Holds {text} · {entities} names, marked {mentions} times · {claims} claims");
    for (count, what) in [(edits, "corrections"), (notes, "notes")] {
        if count > 0 {
            holds.push_str(&format!(" · {count} {what}"));
        }
    }
    holds
}

/// What chat services cut at, in characters: Discord; Slack; X and Telegram.
pub(crate) const LINK_LIMITS: [usize; 3] = [2000, 4000, 4096];

/// Where a link of that length can be pasted whole.
pub(crate) fn link_fits(length: usize) -> &'static str {
    match LINK_LIMITS.map(|limit| length <= limit) {
        [true, ..] => "fits every chat service",
        [_, true, _] => "too long for Discord, fits Slack, X and Telegram",
        [.., true] => "too long for Discord and Slack, fits X and Telegram",
        _ => "too long for chat services that cut links; fits e-mail and documents",
    }
}

//! What the page tells of pastes, files and links.

use super::{day, thousands};
use crate::state::{Arrival, Notice, Remedy};

/// A notice in one sentence; none for those that are always the same, whose sentences stand in `index.html` (template `notices`).
pub(crate) fn notice(notice: &Notice) -> Option<String> {
    Some(match notice {
        Notice::FileUnreadable { name } => {
            format!("“{name}” holds no text that can be read; choose a .txt, .md or .html file.")
        }
        Notice::LinkCut { percent } => {
            format!("Only {percent} % of this link arrived, too little to show anything of it; ask for it again.")
        }
        Notice::LinkNewer { found, known } => {
            format!("Made with version {found}; this page knows up to {known}: reload to get the newest page.")
        }
        Notice::Arrived { text, .. } => {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            format!(
                "“{}” was sent here; what you are reading stays within reach.",
                first.chars().take(80).collect::<String>()
            )
        }
        Notice::Told(told) => told.text.clone(),
        Notice::LinkWithoutText { marks, names } => format!(
            "This link holds {marks} marks and no text ({} …); paste the article, and they find their places.",
            names.join(", ")
        ),
        Notice::Empty
        | Notice::BareUrl
        | Notice::TooLarge
        | Notice::ExampleMissing
        | Notice::ClipboardRefused
        | Notice::CopyRefused
        | Notice::EngineFailed
        | Notice::LinkNot
        | Notice::LinkAltered
        | Notice::LinkTable
        | Notice::LinkSlow
        | Notice::DeskBroke
        | Notice::LinkTooLarge
        | Notice::ShareTooLarge => return None,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_always_said_alike_stands_in_the_document() {
        let document = include_str!("../../index.html");
        let always = [
            Notice::Empty,
            Notice::BareUrl,
            Notice::TooLarge,
            Notice::ExampleMissing,
            Notice::ClipboardRefused,
            Notice::CopyRefused,
            Notice::EngineFailed,
            Notice::LinkNot,
            Notice::LinkAltered,
            Notice::LinkTable,
            Notice::LinkSlow,
            Notice::DeskBroke,
            Notice::LinkTooLarge,
            Notice::ShareTooLarge,
        ];
        for notice in &always {
            assert_eq!(super::notice(notice), None);
            let start = format!("<p data-notice=\"{}\">", notice.code());
            let sentence = document.split_once(&start).and_then(|(_, rest)| rest.split_once("</p>"));
            assert!(sentence.is_some_and(|(sentence, _)| sentence.ends_with('.')), "{start}");
        }
        assert_eq!(document.matches("data-notice=").count(), always.len());
    }
}

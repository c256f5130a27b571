//! What the page tells of pastes, files and links.

use super::day;
use crate::state::{Arrival, Notice, Remedy};

/// A notice in one sentence; none for those that are always the same, whose sentences stand in `index.html` (template `notices`).
pub(crate) fn notice(notice: &Notice) -> Option<String> {
    Some(match notice {
        Notice::FileUnreadable { name } => {
            format!("“{name}” holds no text that can be read; choose a .txt, .md or .html file.")
        }
        Notice::Arrived(words) => {
            let words: String = words.chars().take(80).collect();
            format!("“{words}” has come meanwhile; what you are reading stays within reach.")
        }
        Notice::Told(told) => told.text.clone(),
        Notice::Empty
        | Notice::BareUrl
        | Notice::TooLarge
        | Notice::ExampleMissing
        | Notice::ClipboardRefused
        | Notice::CopyRefused
        | Notice::EngineFailed
        | Notice::LinkSlow
        | Notice::DeskBroke
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
            Notice::LinkSlow,
            Notice::DeskBroke,
            Notice::ShareTooLarge,
        ];
        for notice in &always {
            assert_eq!(super::notice(notice), None);
            let start = format!("<p data-notice=\"{}\">", notice.code());
            let sentence = document.split_once(&start).and_then(|(_, rest)| rest.split_once("</p>"));
            assert!(sentence.is_some_and(|(sentence, _)| sentence.ends_with('.')), "{start}");
        }
        let elsewhere = [
            "bookmark",
            "bookmark-hint",
            "privacy",
            "head-hint",
            "wipe-hint",
            "share-privacy",
            "share-waits",
            "link-kind-0",
            "link-kind-1",
            "link-kind-2",
            "tagline",
            "lead",
            "field",
            "drop",
            "too-short",
            "part",
            "network-failed",
            "speech-hint",
            "lean",
        ];
        for code in elsewhere {
            assert!(document.contains(&format!("<p data-notice=\"{code}\">")), "{code}");
        }
        let reasons =
            (0..).take_while(|reason| document.contains(&format!("<p data-notice=\"why-{reason}\">"))).count();
        assert_eq!(reasons, article::Reason::People as usize + 1);
        assert_eq!(document.matches("data-notice=").count(), always.len() + reasons + elsewhere.len());
    }
}

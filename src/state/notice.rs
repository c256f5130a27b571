//! What the page tells the reader: one sentence, one thing to do.

use protocol::desk::{Then, Told};

/// Something to tell. Its words are in the string catalogue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The paste held no text.
    Empty,
    /// The paste was an address and nothing else.
    BareUrl,
    /// The text is longer than the page takes.
    TooLarge,
    /// A file that is no text.
    FileUnreadable {
        /// Its name.
        name: String,
    },
    /// One of the page's own examples could not be fetched.
    ExampleMissing,
    /// The browser does not let the page read the clipboard.
    ClipboardRefused,
    /// The browser does not let the page write the clipboard.
    CopyRefused,
    /// The engine cannot be had.
    EngineFailed,
    /// What is needed to open the link does not come.
    LinkSlow,
    /// What opens and makes links stopped.
    DeskBroke,
    /// The article is too long to travel in a link.
    ShareTooLarge,
    /// What the desk says of links and the library.
    Told(Told),
    /// An article that was sent, or asked for a while ago, has come while another is being read: its first words.
    Arrived(String),
}

/// The one thing to do about a notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Remedy {
    /// Close it.
    Dismiss,
    /// Put the focus into the field, its content selected.
    FocusField,
    /// Choose a file.
    OpenFile,
    /// Load the page again.
    Reload,
    /// Read the article that has come.
    Read,
    /// Save the article as a file.
    SaveFile,
}

impl Notice {
    /// Its name in the page's markup and in tests.
    pub fn code(&self) -> &str {
        match self {
            Self::Empty => "empty",
            Self::BareUrl => "bare-url",
            Self::TooLarge => "too-large",
            Self::FileUnreadable { .. } => "file-unreadable",
            Self::ExampleMissing => "example-missing",
            Self::ClipboardRefused => "clipboard-refused",
            Self::CopyRefused => "copy-refused",
            Self::EngineFailed => "engine-failed",
            Self::LinkSlow => "link-slow",
            Self::DeskBroke => "desk-broke",
            Self::ShareTooLarge => "share-too-large",
            Self::Told(told) => &told.code,
            Self::Arrived(_) => "arrived",
        }
    }

    /// The one thing to do about it. While an article is read there is no field to go to: a paste works anywhere.
    pub const fn remedy(&self, is_reading: bool) -> Remedy {
        match self {
            Self::Empty | Self::BareUrl | Self::ClipboardRefused if is_reading => Remedy::Dismiss,
            Self::Empty | Self::BareUrl | Self::ClipboardRefused => Remedy::FocusField,
            Self::FileUnreadable { .. } => Remedy::OpenFile,
            Self::DeskBroke if is_reading => Remedy::Dismiss,
            Self::EngineFailed | Self::LinkSlow | Self::DeskBroke => Remedy::Reload,
            Self::ExampleMissing | Self::TooLarge | Self::CopyRefused | Self::ShareTooLarge => Remedy::Dismiss,
            Self::Arrived(_) => Remedy::Read,
            Self::Told(told) => match told.then {
                Then::Save if is_reading => Remedy::SaveFile,
                Then::Paste if !is_reading => Remedy::FocusField,
                Then::Reload => Remedy::Reload,
                _ => Remedy::Dismiss,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use article::Article;

    use super::super::tests::marked_state;
    use super::super::{Action, Mend, Shown, State, Target};
    use super::*;

    #[test]
    fn an_article_that_has_come_waits_whatever_else_is_told_or_done() {
        let pasted = |text: &str| Rc::new(Shown::pasted(Article::from_plain_text(text)));
        let (come, other) = (pasted("Talks open\n\nIn Lima."), pasted("Another one."));
        let arrived = Some(Notice::Arrived("Talks open".to_owned()));
        let state = marked_state();
        let waiting = state.after(Action::Offer(Rc::clone(&come)));
        assert_eq!((waiting.told(), &waiting.shown), (arrived.clone(), &state.shown));
        let told = waiting.after(Action::Notify(Notice::Empty));
        assert_eq!(told.told(), Some(Notice::Empty));
        let card = Action::OpenCard { target: Target::Mention(2), pinned: true };
        for actions in [
            vec![Action::Notify(Notice::Empty), Action::Dismiss],
            vec![Action::Notify(Notice::Empty), card, Action::Mend(Mend::Remove)],
            vec![Action::Notify(Notice::Empty), Action::Show(other)],
            vec![Action::NewArticle],
            vec![Action::Previous],
        ] {
            let after = actions.into_iter().fold(waiting.clone(), |state: State, action| state.after(action));
            assert_eq!(after.told(), arrived);
            let read = after.after(Action::Accept);
            assert_eq!((read.shown.as_ref(), read.told()), (Some(&come), None));
            assert_eq!(read.previous, after.shown.or(after.previous), "what was read stays within reach");
        }
        assert_eq!(waiting.after(Action::Dismiss), state);
        assert_eq!(state.after(Action::Accept), state);
    }
}

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
    /// Another page or app has sent an article while one is being read.
    Arrived {
        /// Its text.
        text: String,
        /// Its page's address, if that is known.
        from: String,
    },
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
    /// Read the article that was sent.
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
            Self::Arrived { .. } => "arrived",
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
            Self::Arrived { .. } => Remedy::Read,
            Self::Told(told) => match told.then {
                Then::Save if is_reading => Remedy::SaveFile,
                Then::Paste if !is_reading => Remedy::FocusField,
                Then::Reload => Remedy::Reload,
                _ => Remedy::Dismiss,
            },
        }
    }
}

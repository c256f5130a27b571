//! Which parts of the page are open.

/// The part of the sidebar that a small screen shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tab {
    /// At a glance, the numbers, and what to check first.
    #[default]
    Summary,
    /// Who.
    Who,
    /// Claims by source.
    Claims,
    /// Where.
    Where,
    /// When.
    When,
    /// Notes.
    Notes,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 6] = [Self::Summary, Self::Who, Self::Claims, Self::Where, Self::When, Self::Notes];

    /// Its name in the page's markup.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Who => "who",
            Self::Claims => "claims",
            Self::Where => "where",
            Self::When => "when",
            Self::Notes => "notes",
        }
    }
}

/// What lies over the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialog {
    /// The link to what is shown.
    Share,
    /// The link to the claim whose card is open.
    ShareClaim,
    /// The articles that this browser keeps.
    Library,
    /// What a link brought, beside the reader's own reading of it.
    Compare,
    /// How the page looks and behaves.
    Settings,
    /// What each key does.
    Keys,
    /// What this page is.
    About,
}

/// How far the drawer or sheet of a small screen is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sheet {
    /// Only its handle shows.
    #[default]
    Closed,
    /// Half of the screen on a phone; the drawer on a tablet.
    Half,
    /// All of the screen on a phone.
    Full,
}

impl Sheet {
    /// Its name in the page's markup.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Half => "half",
            Self::Full => "full",
        }
    }
}

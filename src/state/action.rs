//! Everything that can happen to the page.

use std::rc::Rc;

use article::{Annotations, BlockKind, EntityId, TextRange};

use article::library::Kept;

use super::{Dialog, Direction, Facet, Fix, Mend, Notice, Setting, Sheet, Shown, Tab, Target};

/// One thing that happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Action {
    /// An article was pasted, opened or followed; what was shown becomes the previous one.
    Show(Rc<Shown>),
    /// An article has come late, or was sent, and is kept within reach until the reader wants it.
    Offer(Rc<Shown>),
    /// Show the article that was offered.
    Accept,
    /// The browser's Back, Forward or reload named an article by its serial; none: the empty page.
    Return {
        /// The serial that the history entry holds.
        serial: u32,
        /// The article kept for it.
        shown: Option<Rc<Shown>>,
    },
    /// Back to the article that was pasted over.
    Previous,
    /// The empty page again.
    NewArticle,
    /// The empty page again, with the article's text in the field.
    EditText,
    /// The field holds this now.
    Draft(String),
    /// The engine has its resources.
    EngineReady,
    /// The engine is so far.
    EngineWorking {
        /// Units of work done.
        done: u32,
        /// Units in all.
        total: u32,
    },
    /// The engine cannot be had.
    EngineFailed,
    /// The reader wants the engine to stop.
    StopEngine,
    /// The reader wants the rest of a long article to be read after all.
    ReadOn,
    /// The reader knows that the article is not English.
    ByHand,
    /// The engine dropped the article.
    EngineStopped,
    /// The first recogniser has read the article of that serial; the network, or the rest of it, is still being read.
    FirstMarks {
        /// The article's serial when it was handed over.
        serial: u32,
        /// What it says.
        annotations: Box<Annotations>,
        /// Whether it has read a part alone, the one that the reader sees.
        part: bool,
    },
    /// The engine has read the article of that serial.
    Annotated {
        /// The article's serial when it was handed over.
        serial: u32,
        /// What it says.
        annotations: Box<Annotations>,
        /// Whether the network may yet say better: the first recogniser has answered alone, because there is none yet.
        provisional: bool,
    },
    /// So much of the network's file has come, in percent.
    NetworkProgress(u8),
    /// The network reads from now on.
    NetworkReady,
    /// The network cannot be had.
    NetworkFailed,
    /// Tell the reader.
    Notify(Notice),
    /// The reader has read the notice.
    Dismiss,
    /// Open the card of a mark.
    OpenCard {
        /// The mark.
        target: Target,
        /// Opened by focus or tap, and so to stay.
        pinned: bool,
    },
    /// A mark was pressed: open its card; pressed again, the card of what is around it.
    Press(Target),
    /// Close the card.
    CloseCard,
    /// The pointer left: close the card unless it was opened on purpose.
    LeaveCard,
    /// These words of the article are selected, or none any more.
    Select(Option<TextRange>),
    /// Open the repairs of the mark whose card is open, or the remark on the selected words; or close them.
    Fix(Option<Fix>),
    /// Put something right, or take that back.
    Mend(Mend),
    /// This link was copied.
    Copied(Rc<str>),
    /// Words were copied with where they are from.
    Cited,
    /// Open a dialog, or close the one that is open.
    Dialog(Option<Dialog>),
    /// Make a choice of a setting.
    Set(Setting, usize),
    /// Switch a layer of marks on or off: its place in the list of all. All on: one that there is not.
    Layer(u32),
    /// Look for claims with a value of a facet, or with any.
    Filter(Facet, Option<usize>),
    /// Look for no claims in particular.
    ClearFilter,
    /// Look for words in the article.
    Find(String),
    /// Look for the mentions of an actor or place.
    FindEntity(EntityId),
    /// Go to the next or previous place of what is looked for.
    FindStep(Direction),
    /// Put another line at the article's head in place of the one of that kind; of none: another address that it is from.
    Head(Option<BlockKind>, String),
    /// Put the words where the reader is otherwise, or no more: the selected words, the mark whose card is open or was last.
    Rewrite(bool),
    /// The passage that is being put otherwise holds these words now.
    Words(String),
    /// The outline of the world has come: land and borders, as paths.
    Outline(Rc<(String, String)>),
    /// Look for nothing more.
    CloseFind,
    /// Show this part of the sidebar.
    Tab(Tab),
    /// Open the drawer or sheet so far.
    Sheet(Sheet),
    /// Let a sheet that covers the whole screen fall to half of it.
    LowerSheet,
    /// Passages near the window, from the first to before the second.
    Near((usize, usize)),
    /// Hide or show all marks.
    HideMarks(bool),
    /// Show or hide lines taken for furniture.
    ShowFurniture(bool),
    /// Keep what a link brought in the library.
    KeepCopy,
    /// The library has the article of that serial, under another number or with edits that came in.
    Kept {
        /// The article's serial when it was handed over.
        serial: u32,
        /// What was handed over.
        sent: Rc<Shown>,
        /// What became of it.
        kept: Box<Kept>,
    },
    /// Drop the marks that came with a link and let the engine read the text.
    ReadAfresh,
}

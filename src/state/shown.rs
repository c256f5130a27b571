//! An article on the stage: its reading, and what is drawn of it.

use std::rc::Rc;

use article::library::{About, fingerprint};
use article::{Annotations, Article, Edit, Reading, Segment, SegmentIndex};

use super::Overview;

/// How much of a link arrived.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arrival {
    /// Of the link, in percent.
    pub percent: u8,
    /// Blocks that arrived with their text.
    pub blocks: u32,
    /// Blocks that were sent.
    pub of: u32,
    /// Whether what was sent is a part of the article.
    pub is_excerpt: bool,
}

/// Where an article came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Pasted, dropped, typed or opened from a file; the engine marks it.
    Pasted,
    /// Opened from a link, or a file that holds one; it shows what the sharer saw.
    Link(Arrival),
}

impl Origin {
    /// Where an article came from that the library has.
    pub const fn kept(about: About) -> Self {
        let arrival = Arrival { percent: 100, blocks: 0, of: 0, is_excerpt: about.excerpt };
        if about.shared { Self::Link(arrival) } else { Self::Pasted }
    }

    /// The same as numbers, to be kept by the tab: all 0 where it was pasted.
    pub fn written(self) -> [u32; 4] {
        match self {
            Self::Pasted => [0; 4],
            Self::Link(Arrival { percent, blocks, of, is_excerpt }) => {
                [u32::from(percent) + 1, blocks, of, is_excerpt.into()]
            }
        }
    }

    /// What those numbers say.
    pub fn read([came, blocks, of, is_excerpt]: [u32; 4]) -> Self {
        match came.checked_sub(1) {
            None => Self::Pasted,
            Some(percent) => Self::Link(Arrival { percent: percent as u8, blocks, of, is_excerpt: is_excerpt > 0 }),
        }
    }
}

/// Something that the reader did to an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done<'a> {
    /// Put a mark right.
    Edit(&'a Edit),
    /// Put words otherwise, which began so.
    Words(&'a str),
}

/// An article on the stage.
#[derive(Clone, PartialEq, Debug)]
pub struct Shown {
    /// Text, marks and edits.
    pub reading: Reading,
    /// Where it came from.
    pub origin: Origin,
    /// The number under which the library keeps it: that of its text, or of all that came with a link.
    pub entry: u64,
    /// Whether the library keeps it: not what a link brought, until the reader mends it or asks for that.
    pub keeps: bool,
    /// Whether the marks are final: the engine has answered, or they came with a link.
    pub settled: bool,
    /// Whether the marks are those of the first recogniser, which the network may replace.
    pub provisional: bool,
    /// Whether they are those of a part of a long article alone.
    pub part: bool,
    /// Edits that were taken back, the last at the end.
    pub undone: Vec<Edit>,
    /// The same article before words of it were put otherwise, and how the words began.
    pub before: Option<(Rc<Self>, String)>,
    /// The same article with words put otherwise, which was taken back.
    pub after: Option<Rc<Self>>,
    /// Edits that find no place: positions in the reading's edits.
    pub unplaced: Vec<usize>,
    /// The marks with the reader's edits laid over them.
    pub annotations: Rc<Annotations>,
    /// For each block, its text cut into stretches with the same marks.
    pub segments: Vec<Rc<[Segment]>>,
    /// What the sidebar lists.
    pub overview: Rc<Overview>,
}

impl Shown {
    /// An article whose marks are still to come.
    pub fn pasted(article: Article) -> Self {
        let entry = fingerprint(article.text());
        Self { entry, keeps: true, ..Self::new(Reading::new(article, Annotations::default()), Origin::Pasted, false) }
    }

    /// An article that came with its marks.
    pub fn from_link(opened: article::link::Opened) -> Self {
        let arrival = Arrival {
            percent: opened.arrived_percent,
            blocks: opened.blocks_arrived,
            of: opened.blocks_sent,
            is_excerpt: opened.is_excerpt,
        };
        let entry = entry_of_link(&opened.reading);
        Self { entry, ..Self::new(opened.reading, Origin::Link(arrival), true) }
    }

    /// An article kept from before: its marks are final if it has any language told, unless they were `provisional`. `entry`: the
    /// number under which the library has it, if it does.
    pub fn kept(reading: Reading, origin: Origin, provisional: bool, entry: Option<u64>) -> Self {
        let settled = !reading.annotations.language.is_empty();
        let is_link = origin != Origin::Pasted;
        let own = || if is_link { entry_of_link(&reading) } else { fingerprint(reading.article.text()) };
        let (keeps, entry) = (entry.is_some() || !is_link, entry.unwrap_or_else(own));
        Self { provisional, entry, keeps, ..Self::new(reading, origin, settled) }
    }

    /// What the library is to know about it.
    pub const fn about(&self) -> About {
        let (shared, excerpt) = match self.origin {
            Origin::Pasted => (false, false),
            Origin::Link(arrival) => (true, arrival.is_excerpt || arrival.percent < 100),
        };
        About { provisional: self.provisional, shared, excerpt }
    }

    /// The same article, which the library keeps from now on.
    pub fn to_be_kept(&self) -> Self {
        Self { keeps: true, ..self.clone() }
    }

    /// The same article under the number, and with the edits, under which the library has it now. `sent`: the edits that it was
    /// asked to keep; what was done since then stays.
    pub fn joined(&self, sent: &[Edit], kept: &article::library::Kept) -> Self {
        let edits = kept.edits.as_ref().map(|theirs| article::library::merged(sent, &self.reading.edits, theirs));
        let joined = match edits.filter(|edits| *edits != self.reading.edits) {
            Some(edits) => self.mended(edits, self.undone.clone()),
            None => self.clone(),
        };
        Self { entry: kept.id, ..joined }
    }

    /// The same article with the first recogniser's answer, of a part of it or of all, while the rest or the network is still at
    /// work.
    pub fn first_marks(&self, annotations: Annotations, part: bool) -> Self {
        Self { part, ..self.with(Reading { annotations, ..self.reading.clone() }, false, true) }
    }

    /// The same article with the engine's answer; `provisional` where the network may yet say better.
    pub fn annotated(&self, annotations: Annotations, provisional: bool) -> Self {
        self.with(Reading { annotations, ..self.reading.clone() }, true, provisional)
    }

    /// The same article with other edits.
    pub fn mended(&self, edits: Vec<Edit>, undone: Vec<Edit>) -> Self {
        let reading = Reading { edits, ..self.reading.clone() };
        Self { undone, keeps: true, part: self.part, ..self.with(reading, self.settled, self.provisional) }
    }

    /// The same article with words put otherwise, which began as told: what is marked elsewhere stays until it is read again.
    pub fn rewritten(self: &Rc<Self>, article: Article, began: String) -> Self {
        let before = Some((Rc::clone(self), began));
        let anew = Self::new(self.reading.rewritten(article), self.origin, false);
        Self { before, provisional: true, entry: self.entry, keeps: true, ..anew }
    }

    /// The article before words of it were put otherwise, and before that, with how the words began; the last first, so many
    /// at most.
    pub fn befores(&self, most: usize) -> Vec<(&Reading, &str)> {
        let steps = std::iter::successors(self.before.as_ref(), |(before, _)| before.before.as_ref());
        steps.take(most).map(|(before, began)| (&before.reading, began.as_str())).collect()
    }

    /// The same article after others, as [`Shown::befores`] gives them.
    pub fn after_all(self, befores: Vec<(Reading, String)>) -> Self {
        let mut before = None;
        for (reading, began) in befores.into_iter().rev() {
            let entry = self.keeps.then_some(self.entry);
            before = Some((Rc::new(Self { before, ..Self::kept(reading, self.origin, false, entry) }), began));
        }
        Self { before, ..self }
    }

    /// What undo would take back.
    pub fn undoable(&self) -> Option<Done<'_>> {
        match &self.before {
            Some((before, began)) if before.reading.edits.len() == self.reading.edits.len() => Some(Done::Words(began)),
            _ => self.reading.edits.last().map(Done::Edit),
        }
    }

    /// What redo would do again.
    pub fn redoable(&self) -> Option<Done<'_>> {
        let words = || self.after.as_ref()?.before.as_ref().map(|(_, began)| Done::Words(began));
        self.undone.last().map(Done::Edit).or_else(words)
    }

    /// The same article read otherwise, with all that can be undone and redone.
    fn with(&self, reading: Reading, settled: bool, provisional: bool) -> Self {
        let (undone, before, after) = (self.undone.clone(), self.before.clone(), self.after.clone());
        let (entry, keeps) = (self.entry, self.keeps);
        Self { provisional, undone, before, after, entry, keeps, ..Self::new(reading, self.origin, settled) }
    }

    fn new(reading: Reading, origin: Origin, settled: bool) -> Self {
        let article::Resolved { annotations, unplaced } = reading.resolved();
        let index = SegmentIndex::new(&annotations);
        let cut = |block: &article::Block| index.segments(block.range).into();
        let segments = reading.article.blocks().iter().map(cut).collect();
        let overview = Rc::new(Overview::of(&reading.article, &annotations));
        Self {
            origin,
            entry: 0,
            keeps: false,
            settled,
            provisional: false,
            part: false,
            undone: Vec::new(),
            before: None,
            after: None,
            unplaced,
            segments,
            overview,
            annotations: Rc::new(annotations),
            reading,
        }
    }
}

/// The number of what a link brought: the same text with other marks or edits is another entry, and never the reader's own.
fn entry_of_link(reading: &Reading) -> u64 {
    fingerprint(protocol::to_bytes(reading).unwrap_or_default())
}

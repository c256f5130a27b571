//! What the page knows: a pure reducer from [`Action`] to [`State`]. No web and no Yew types; tested natively.
//!
//! ```text
//! paste ──► Action::Read(article) ──► State.shown ──► engine ──► Action::Annotated ──► State.shown with marks
//! ```

mod action;
mod brought;
mod chart;
mod details;
mod direction;
mod filter;
mod find;
mod head;
mod input;
mod keeping;
mod layer;
mod letter;
mod mend;
mod notes;
mod notice;
mod overview;
mod phase;
mod reader;
mod rewrite;
mod settings;
mod shown;
mod target;
mod view;

use std::rc::Rc;

use article::{Article, TextRange};

pub use action::Action;
pub use brought::{Brought, brought};
pub use chart::{Chart, Pin, SIZE as CHART_SIZE};
pub use details::{ClaimDetails, MentionDetails, block_number, claims_around};
pub use direction::is_right_to_left;
pub use filter::{Facet, Filter};
pub use find::Find;
pub use head::{HEAD, head, with_block, with_head, with_source};
pub use input::{Input, MAX_TEXT_BYTES, classify, means_a_link};
pub use layer::Layer;
pub use letter::Letter;
pub use mend::{Border, Fix, Mend, Step};
pub use notes::{note_on, notes};
pub use notice::{Notice, Remedy};
pub use overview::{DayRow, Overview, PlaceRow, Speaker, SpeakerRow, VoiceShare, WhoRow};
pub use phase::{EnginePhase, NetworkPhase};
pub use settings::{Setting, Settings};
pub use shown::{Arrival, Done, Origin, Shown};
pub use target::{Direction, Target, beside_claim, step_claim, step_mark, step_mention};
pub use view::{Dialog, Sheet, Tab};

/// Everything that the page knows.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    /// The article that is being read, if there is one.
    pub shown: Option<Rc<Shown>>,
    /// The article that was read before it, kept within reach.
    pub previous: Option<Rc<Shown>>,
    /// An article that has come and is not shown: another is being read.
    pub offered: Option<Rc<Shown>>,
    /// What stands in the field of the empty page.
    pub draft: String,
    /// How far the engine is.
    pub engine: EnginePhase,
    /// How far the network is.
    pub network: NetworkPhase,
    /// Something to tell the reader, with one thing to do.
    pub notice: Option<Notice>,
    /// The mark whose card is open.
    pub card: Option<Target>,
    /// Whether the card was opened on purpose (focus, tap) and stays, or follows the pointer.
    pub card_pinned: bool,
    /// The part of the repairs that is open: on the card, or without one on the selected words.
    pub fix: Option<Fix>,
    /// The words of the article that are selected.
    pub selection: Option<TextRange>,
    /// Where the reader was last: where the mark of the last card begins.
    pub place: Option<u32>,
    /// The block of the article whose words are being put otherwise.
    pub rewriting: Option<usize>,
    /// How often words of the article that is shown were put otherwise, or back.
    pub texts: u32,
    /// What became of the last edit, or of the last that was taken back.
    pub said: Option<Step>,
    /// How often something was told that is no edit: it is told anew each time.
    pub told: u32,
    /// The link that was copied last.
    pub copied: Option<Rc<str>>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What the reader chose and keeps.
    pub settings: Settings,
    /// The layers of marks that are switched off: a bit for each of [`Layer::ALL`].
    pub layers_off: u8,
    /// Which claims the reader looks for.
    pub filter: Filter,
    /// The outline of the world, once it has come: land and borders, as paths.
    pub outline: Option<Rc<(String, String)>>,
    /// What is looked for in the article, while that is open.
    pub find: Option<Rc<Find>>,
    /// The part of the sidebar that a small screen shows.
    pub tab: Tab,
    /// How far the drawer or sheet is open.
    pub sheet: Sheet,
    /// Passages of the article whose marks are drawn: those near the window, from the first to before the second.
    pub near: (usize, usize),
    /// Whether marks are hidden (to read the bare text).
    pub marks_hidden: bool,
    /// Whether lines taken for furniture are shown.
    pub furniture_shown: bool,
    /// Whether the reader knows that the article is not English.
    pub by_hand: bool,
    /// Names the article shown in the browser's history.
    pub serial: u32,
    /// The highest serial given so far.
    pub last_serial: u32,
}

/// Passages near the window before anybody scrolled: more than the tallest window shows.
const AT_FIRST: (usize, usize) = (0, 6);

impl Default for State {
    fn default() -> Self {
        Self {
            shown: None,
            previous: None,
            offered: None,
            draft: String::new(),
            engine: EnginePhase::Loading,
            network: NetworkPhase::default(),
            notice: None,
            card: None,
            card_pinned: false,
            fix: None,
            selection: None,
            place: None,
            rewriting: None,
            texts: 0,
            said: None,
            told: 0,
            copied: None,
            dialog: None,
            settings: Settings::default(),
            layers_off: 0,
            filter: Filter::default(),
            find: None,
            outline: None,
            tab: Tab::default(),
            sheet: Sheet::default(),
            near: AT_FIRST,
            marks_hidden: false,
            furniture_shown: false,
            by_hand: false,
            serial: 0,
            last_serial: 0,
        }
    }
}

impl State {
    /// The state after an action.
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.apply(action);
        next
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Show(shown) => self.show(shown),
            Action::Offer(shown) => self.offered = Some(shown),
            Action::Accept => self.offered.take().into_iter().for_each(|shown| self.show(shown)),
            Action::Return { serial, shown } => self.come_back(serial, shown),
            Action::Previous => self.swap_previous(),
            Action::NewArticle => self.leave(),
            Action::EditText => self.edit_text(),
            Action::Draft(text) => self.draft = text,
            Action::EngineReady => self.engine = EnginePhase::Ready,
            Action::EngineWorking { done, total } => self.engine = EnginePhase::Working { done, total },
            Action::EngineFailed => self.engine_failed(),
            Action::StopEngine => self.settled(true),
            Action::ReadOn => self.settled(false),
            Action::ByHand => self.by_hand = true,
            Action::EngineStopped => self.engine_stopped(),
            // It was on its way when the reader stopped it.
            Action::FirstMarks { .. } | Action::Annotated { .. }
                if self.shown.as_ref().is_some_and(|shown| shown.settled) =>
            {
                self.engine_stopped();
            }
            // Marks that are there are as good or better.
            Action::FirstMarks { .. } if self.shown.as_ref().is_some_and(|shown| shown.provisional && !shown.part) => {}
            Action::FirstMarks { serial, annotations, part } => {
                self.read(serial, |shown| shown.first_marks(*annotations, part));
            }
            Action::Annotated { serial, annotations, provisional } => {
                if self.read(serial, |shown| shown.annotated(*annotations, provisional)) {
                    self.engine = EnginePhase::Ready;
                }
            }
            Action::NetworkProgress(percent) => self.network = NetworkPhase::Coming(percent),
            Action::NetworkReady => self.network_ready(),
            Action::NetworkFailed => self.network = NetworkPhase::Failed,
            Action::Notify(notice) => self.notice = Some(notice),
            Action::Dismiss if self.notice.is_some() => self.notice = None,
            Action::Dismiss => self.offered = None,
            Action::OpenCard { target, pinned } => self.open_card(target, pinned),
            Action::Press(target) => self.press(target),
            Action::CloseCard => self.close_card(),
            Action::LeaveCard if !self.card_pinned => self.close_card(),
            Action::LeaveCard => {}
            Action::Select(range) => self.select(range),
            Action::Fix(fix) => {
                self.fix = fix;
                self.card_pinned |= self.card.is_some();
            }
            Action::Mend(mend) => self.mend(&mend),
            Action::Copied(link) => self.copied = Some(link),
            Action::Cited => self.tell(Some(Step::Cited)),
            Action::Dialog(dialog) => self.dialog = dialog,
            Action::Set(setting, choice) => self.settings = self.settings.with(setting, choice),
            Action::Layer(index) => {
                let before = self.layers_off;
                self.layers_off = 1u8.checked_shl(index).map_or(0, |layer| before ^ layer);
                self.tell((self.layers_off > before).then_some(Step::Hidden));
            }
            Action::Filter(facet, value) => self.filter = self.filter.with(facet, value),
            Action::ClearFilter => self.filter = Filter::default(),
            Action::Find(words) => self.look_for(&words),
            Action::FindEntity(entity) => {
                self.find = self.shown.as_ref().map(|shown| Rc::new(Find::entity(entity, shown)));
            }
            Action::FindStep(direction) => {
                if let Some(find) = &mut self.find {
                    Rc::make_mut(find).step(direction);
                }
            }
            Action::CloseFind => self.find = None,
            Action::Head(kind, words) => self.put_head_right(kind, &words),
            Action::Rewrite(rewrites) => self.open_words(rewrites),
            Action::Words(words) => self.rewrite(&words),
            Action::Outline(outline) => self.outline = Some(outline),
            Action::Tab(tab) => self.open_tab(tab),
            Action::Sheet(sheet) => self.sheet = sheet,
            Action::LowerSheet => self.lower_sheet(),
            Action::Near(near) => self.near = near,
            Action::HideMarks(hidden) => self.marks_hidden = hidden,
            Action::ShowFurniture(shown) => self.furniture_shown = shown,
            Action::KeepCopy => self.keep_copy(),
            Action::Kept { serial, sent, kept } => self.join(serial, &sent, &kept),
            Action::ReadAfresh => self.read_afresh(),
        }
    }

    /// What there is to tell: what was told last, or that an article waits.
    pub fn told(&self) -> Option<Notice> {
        let waits = || {
            let article = &self.offered.as_ref()?.reading.article;
            Some(Notice::Arrived(article.slice(article.blocks().first()?.range).to_owned()))
        };
        self.notice.clone().or_else(waits)
    }

    /// A new article takes the stage; what stood there stays within reach.
    fn show(&mut self, shown: Rc<Shown>) {
        self.previous = self.shown.take().or(self.previous.take());
        self.name_anew();
        self.settle(Some(shown));
    }

    /// The browser's Back or Forward, or a reload: another article, or none, under the serial it had.
    fn come_back(&mut self, serial: u32, shown: Option<Rc<Shown>>) {
        self.previous = self.shown.take().or(self.previous.take());
        self.serial = serial;
        self.last_serial = self.last_serial.max(serial);
        self.settle(shown);
    }

    fn name_anew(&mut self) {
        self.last_serial += 1;
        self.serial = self.last_serial;
    }

    fn swap_previous(&mut self) {
        let Some(previous) = self.previous.take() else { return };
        self.previous = self.shown.take();
        self.name_anew();
        self.settle(Some(previous));
    }

    fn leave(&mut self) {
        self.previous = self.shown.take().or(self.previous.take());
        self.settle(None);
    }

    /// Undo of a paste: the field again, with the text in it.
    fn edit_text(&mut self) {
        if let Some(shown) = &self.shown {
            self.draft = shown.reading.article.text().to_owned();
            self.leave();
        }
    }

    fn settle(&mut self, shown: Option<Rc<Shown>>) {
        self.shown = shown;
        self.near = AT_FIRST;
        self.notice = None;
        self.close_card();
        self.selection = None;
        self.place = None;
        self.rewriting = None;
        self.said = None;
        self.copied = None;
        self.dialog = None;
        self.filter = Filter::default();
        self.find = None;
        self.marks_hidden = false;
        self.furniture_shown = false;
        self.by_hand = false;
        // Of what stands in the field, what is read is done with; all else waits.
        let typed = Article::from_plain_text(&self.draft);
        if self.shown.as_ref().is_some_and(|shown| shown.reading.article.text() == typed.text()) {
            self.draft.clear();
        }
        if self.network == NetworkPhase::Ready {
            self.read_provisional_again();
        }
        if matches!(self.engine, EnginePhase::Working { .. }) {
            self.engine = EnginePhase::Ready;
        }
    }

    fn tell(&mut self, step: Option<Step>) {
        self.said = step;
        self.told += 1;
    }

    fn look_for(&mut self, words: &str) {
        self.find = self.shown.as_ref().map(|shown| Rc::new(Find::words(words, &shown.reading.article)));
        self.lower_sheet();
    }

    /// A sheet that covers all makes room for the text.
    fn lower_sheet(&mut self) {
        if self.sheet == Sheet::Full {
            self.sheet = Sheet::Half;
        }
    }

    fn open_card(&mut self, target: Target, pinned: bool) {
        // What follows the pointer stays off what the reader is at.
        if pinned || !self.card_pinned && self.selection.is_none() {
            let range = self.shown.as_ref().and_then(|shown| target.range(&shown.annotations));
            self.place = range.map(TextRange::start).filter(|_| pinned).or(self.place);
            self.card = Some(target);
            self.card_pinned = pinned;
            self.fix = None;
        }
    }

    fn press(&mut self, target: Target) {
        let Some(shown) = &self.shown else { return };
        let mut marks = vec![target];
        marks.extend(claims_around(&shown.annotations, target).into_iter().map(Target::Claim));
        let open = self.card.filter(|_| self.card_pinned);
        let next = marks.iter().position(|mark| Some(*mark) == open).map_or(0, |at| at + 1);
        self.open_card(marks[next % marks.len()], true);
    }

    fn close_card(&mut self) {
        self.card = None;
        self.card_pinned = false;
        self.fix = None;
    }

    fn open_tab(&mut self, tab: Tab) {
        self.tab = tab;
        if self.sheet == Sheet::Closed {
            self.sheet = Sheet::Half;
        }
    }
}

#[cfg(test)]
mod tests;

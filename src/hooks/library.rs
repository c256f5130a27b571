//! The library: keeps each article as it changes, and does what its dialog asks. The desk does the work.
//!
//! One article at a time is on its way to the desk; what changes meanwhile goes next. No timer: a change is kept as soon
//! as the one before it is.

use std::cell::RefCell;
use std::rc::Rc;

use article::Edit;
use article::library::{Draft, Kept, Taken, fingerprint};
use protocol::desk::{Answer, Form, Order, Shelf};
use yew::prelude::*;

use super::after::{Held, on, use_after};
use super::asked::{Asked, asks};
use crate::app::FILE_INPUT;
use crate::platform::desk::{self, DeskBroke};
use crate::platform::{events, files, page, storage};
use crate::state::{Action, Dialog, Notice, Origin, Shown, State};
use crate::store::{ByPointer, Dispatch};

/// Elements of the library's dialog, named in index.html: the field, how much is listed, the list.
const SEARCH: &str = "library-search";
const COUNT: &str = "library-count";
const LIST: &str = "library-list";
/// The button that puts back what was removed: the desk draws it.
const UNDO: &str = "library-undo";

/// What the library is known to have of an article.
struct Known {
    version: Option<u32>,
    /// The edits of that version; none where they are not known.
    base: Vec<Edit>,
    /// What the article was when it was last the same here and there.
    seen: u64,
    /// The number of the text that it had then.
    text: u64,
}

#[derive(Default)]
struct Keeping {
    /// Of each serial. The same article read anew has another: it is brought together with what the library has, not put
    /// in its place.
    known: Vec<(u32, Known)>,
    /// The same of an article that the library gave and that is to come to the stage, with its number.
    coming: Option<(u64, Known)>,
    /// Whether an article is on its way.
    is_sending: bool,
    /// The article on the stage and its serial.
    latest: Option<(u32, Rc<Shown>)>,
    /// Articles that left the stage before what was done to them last could be sent.
    left: Vec<(u32, Rc<Shown>)>,
    /// Articles that could not be kept: there was no room, or the desk broke. They are tried again.
    failed: Vec<(u32, Rc<Shown>)>,
    /// Whether it changed since the last one was sent.
    is_due: bool,
    /// What the reader was told of last, of those reasons for which an article cannot be kept.
    told: String,
    /// A file that puts back what was removed last.
    removed: String,
    /// A list that waits for its dialog to be drawn.
    shelf: Option<Box<Shelf>>,
}

thread_local! {
    static KEEPING: RefCell<Keeping> = RefCell::default();
}

/// Tells articles with other words or edits apart.
fn seen_with(shown: &Shown, edits: &[Edit]) -> u64 {
    let edits = fingerprint(protocol::to_bytes(&edits).unwrap_or_default());
    fingerprint(shown.reading.article.text()) ^ edits.rotate_left(20)
}

fn seen(shown: &Shown) -> u64 {
    seen_with(shown, &shown.reading.edits)
}

fn known(shown: &Shown, version: Option<u32>, base: Vec<Edit>) -> Known {
    Known { version, base, seen: seen(shown), text: fingerprint(shown.reading.article.text()) }
}

impl Keeping {
    /// Whether corrections that are not kept yet are on their way.
    fn holds(&self) -> bool {
        let is_new = |(serial, shown): &(u32, Rc<Shown>)| {
            let known = self.known.iter().find(|(of, _)| of == serial);
            !shown.reading.edits.is_empty() && known.is_none_or(|(_, known)| known.seen != seen(shown))
        };
        self.is_sending && self.left.iter().chain(&self.latest).any(is_new)
    }

    fn know(&mut self, serial: u32, known: Known) {
        self.known.retain(|(other, _)| *other != serial);
        self.known.push((serial, known));
    }
}

fn know(serial: u32, shown: &Shown, version: Option<u32>, base: Vec<Edit>) {
    let known = known(shown, version, base);
    KEEPING.with_borrow_mut(|keeping| keeping.know(serial, known));
}

/// An article came back with the browser's history or a reload. What was done to it after it was kept last is still to be kept; what
/// other tabs did to it since comes in.
pub(super) fn returned(serial: u32, shown: &Shown) {
    let Some([_, version, seen, text]) = storage::kept_entry(serial) else { return };
    // What it was then is found among its edits and those that were taken back.
    let mut base = shown.reading.edits.clone();
    base.extend(shown.undone.iter().rev().cloned());
    while !base.is_empty() && seen_with(shown, &base) != seen {
        base.pop();
    }
    let version = Some(version as u32).filter(|version| *version > 0);
    KEEPING.with_borrow_mut(|keeping| keeping.know(serial, Known { version, base, seen, text }));
}

/// The library gave an article.
fn given(taken: Taken) -> (Shown, Known) {
    let Taken { id, version, about, reading } = taken;
    let base = reading.edits.clone();
    let shown = Shown::kept(reading, Origin::kept(about), about.provisional, Some(id));
    let known = known(&shown, Some(version), base);
    (shown, known)
}

/// The library gave the article of a serial, of which the tab had the text alone.
pub(super) fn given_back(serial: u32, taken: Taken) -> Shown {
    let (shown, known) = given(taken);
    KEEPING.with_borrow_mut(|keeping| keeping.know(serial, known));
    shown
}

/// Keeps the article on the stage, in whatever state it is by the time that the desk is free.
fn keep(dispatch: &Dispatch) {
    let due = KEEPING.with_borrow_mut(|keeping| {
        keeping.is_due = true;
        if keeping.is_sending {
            return None;
        }
        let (serial, shown) = if keeping.left.is_empty() {
            keeping.is_due = false;
            keeping.latest.clone()?
        } else {
            keeping.left.remove(0)
        };
        keeping.is_sending = true;
        let known = keeping.known.iter().find(|(of, _)| *of == serial).map(|(_, known)| known);
        let draft = Draft {
            id: shown.entry,
            since: known.and_then(|known| known.version),
            base: known.map(|known| known.base.clone()).unwrap_or_default(),
            text: known.map_or(0, |known| known.text),
            changed: known.is_none_or(|known| known.seen != seen(&shown)),
            about: shown.about(),
            reading: shown.reading.clone(),
        };
        Some((serial, shown, draft))
    });
    if let Some((serial, sent, draft)) = due {
        let dispatch = dispatch.clone();
        let hears = move |heard| {
            KEEPING.with_borrow_mut(|keeping| {
                keeping.is_sending = false;
                keeping.failed.retain(|(other, _)| *other != serial);
            });
            // Where the desk broke, the next question starts it anew.
            let (kept, told) = match heard {
                Ok(Answer::Kept { kept, told }) => (kept, told.map(Notice::Told)),
                _ => (None, Some(Notice::DeskBroke)),
            };
            let has_kept = kept.is_some();
            match kept {
                Some(kept) => is_kept(serial, &sent, *kept, &dispatch),
                None => KEEPING.with_borrow_mut(|keeping| keeping.failed.push((serial, sent))),
            }
            tell(has_kept, told, &dispatch);
            if KEEPING.with_borrow(|keeping| keeping.is_due) {
                keep(&dispatch);
            }
            hold();
        };
        desk::ask(Order::Keep(Box::new(draft)), Box::new(hears)).keep();
    }
    hold();
}

/// Lets nobody leave unasked while corrections are on their way to the library.
fn hold() {
    page::hold(KEEPING.with_borrow(Keeping::holds));
}

/// Tries to keep again what could not be kept, and what is on the stage.
fn keep_all(dispatch: &Dispatch) {
    KEEPING.with_borrow_mut(|keeping| {
        // What is on the stage, or left it since, is newer.
        for failed in std::mem::take(&mut keeping.failed) {
            if keeping.left.iter().chain(&keeping.latest).all(|(serial, _)| *serial != failed.0) {
                keeping.left.push(failed);
            }
        }
    });
    keep(dispatch);
}

fn is_kept(serial: u32, sent: &Rc<Shown>, kept: Kept, dispatch: &Dispatch) {
    let is_on_stage =
        KEEPING.with_borrow(|keeping| keeping.latest.as_ref().is_some_and(|(latest, _)| *latest == serial));
    if kept.version == 0 {
        // Removed, or put otherwise, in another tab: it stays on the stage, and is kept again when something is done to it.
        return;
    }
    // What came in is in this tab only once it is on the stage.
    let is_joined = is_on_stage || kept.edits.is_none();
    let edits = kept.edits.as_ref().unwrap_or(&sent.reading.edits);
    let version = if is_joined { kept.version } else { 0 };
    let text = fingerprint(sent.reading.article.text());
    storage::keep_entry(serial, [kept.id, version.into(), seen_with(sent, edits), text]);
    if kept.edits.is_none() && kept.id == sent.entry {
        return know(serial, sent, Some(kept.version), sent.reading.edits.clone());
    }
    if !is_on_stage {
        // What came in is not taken over here: the next time, it is brought together anew.
        return know(serial, sent, None, Vec::new());
    }
    know(serial, sent, Some(kept.version), kept.edits.clone().unwrap_or_else(|| sent.reading.edits.clone()));
    // The state that follows from this is another than the one that waits: it is the one to be kept.
    KEEPING.with_borrow_mut(|keeping| keeping.is_due = false);
    dispatch.dispatch(Action::Kept { serial, sent: Rc::clone(sent), kept: Box::new(kept) });
}

/// Tells what the desk says of it; that it cannot be kept, once until it can.
fn tell(is_kept: bool, told: Option<Notice>, dispatch: &Dispatch) {
    let code = told.as_ref().filter(|_| !is_kept).map(|told| told.code().to_owned()).unwrap_or_default();
    let is_new = KEEPING.with_borrow_mut(|keeping| std::mem::replace(&mut keeping.told, code.clone()) != code);
    if let Some(told) = told.filter(|_| is_kept || is_new) {
        dispatch.dispatch(Action::Notify(told));
    }
}

/// Keeps the article as it changes, and brings in what another tab did to it when the reader comes back to this one.
#[hook]
pub(crate) fn use_library(state: &ByPointer<State>, dispatch: &Dispatch) {
    let shown = state.shown.clone().map(ByPointer);
    let to_keep = dispatch.clone();
    let (serial, on_stage) = (state.serial, shown.clone());
    let keep_it = move || {
        let is_worth = |shown: &&ByPointer<Shown>| shown.keeps && (shown.settled || !shown.reading.edits.is_empty());
        let latest = on_stage.as_ref().filter(is_worth).map(|shown| (serial, Rc::clone(&shown.0)));
        let is_some = latest.is_some();
        KEEPING.with_borrow_mut(|keeping| {
            let entry = latest.as_ref().map(|(_, shown)| shown.entry);
            let before = std::mem::replace(&mut keeping.latest, latest);
            if let Some(left) = before.filter(|(before, _)| keeping.is_due && *before != serial) {
                keeping.left.retain(|(earlier, _)| *earlier != left.0);
                keeping.left.push(left);
            }
            if let Some((_, known)) = keeping.coming.take_if(|(coming, _)| Some(*coming) == entry) {
                keeping.know(serial, known);
            }
        });
        if is_some {
            keep(&to_keep);
        }
        None
    };
    use_after(([serial as usize, 0, 0, 0], shown), Box::new(keep_it));
    let dispatch = dispatch.clone();
    let listen = move || -> Held { Some(Box::new(events::on_window("focus", move |_| keep_all(&dispatch)))) };
    use_after(on(0), Box::new(listen));
}

/// Asks the desk, and does what follows from its answer; says so where there is none.
fn ask(order: Order, dispatch: &Dispatch) {
    let asked = asks(dispatch);
    let hears = move |heard: Result<Answer, DeskBroke>| match heard {
        Ok(answer) => hear(answer, &asked),
        Err(DeskBroke) => asked.dispatch.dispatch(Action::Notify(Notice::DeskBroke)),
    };
    desk::ask(order, Box::new(hears)).keep();
}

fn hear(answer: Answer, asked: &Asked) {
    let dispatch = &asked.dispatch;
    match answer {
        Answer::Shelf(shelf) => {
            let was_removed = !shelf.file.is_empty();
            KEEPING.with_borrow_mut(|keeping| keeping.shelf = Some(shelf));
            draw_shelf();
            if was_removed {
                // There may be room now.
                keep_all(dispatch);
            }
        }
        Answer::Taken(Ok(taken)) => {
            let (shown, known) = given(*taken);
            KEEPING.with_borrow_mut(|keeping| keeping.coming = Some((shown.entry, known)));
            asked.show(shown);
        }
        Answer::Taken(Err(told)) => dispatch.dispatch(Action::Notify(Notice::Told(told))),
        Answer::Backup(file) => {
            let day = page::today().map(|day| format!("-{day}")).unwrap_or_default();
            files::save(&format!("glossator-library{day}.jsonl"), &file);
        }
        Answer::Restored(told) => {
            dispatch.dispatch(Action::Notify(Notice::Told(told)));
            look_in_library("", dispatch);
        }
        // Answers to other questions.
        _ => {}
    }
}

/// Draws the list that came last, once there is a place for it: a page under load may draw its dialog after that.
pub(crate) fn draw_shelf() {
    let Some(shelf) = KEEPING.with_borrow_mut(|keeping| keeping.shelf.take()) else { return };
    if !page::set_html(LIST, &shelf.html) {
        return KEEPING.with_borrow_mut(|keeping| keeping.shelf = Some(shelf));
    }
    page::set_text(COUNT, &shelf.count);
    if !shelf.file.is_empty() {
        // What was pressed is gone: the way back has the focus.
        page::focus_and_select(UNDO);
        KEEPING.with_borrow_mut(|keeping| keeping.removed = shelf.file);
    }
}

/// Opens a dialog for what the desk draws.
fn open(dialog: Dialog, order: Order, dispatch: &Dispatch) {
    KEEPING.with_borrow_mut(|keeping| keeping.shelf = None);
    dispatch.dispatch(Action::Dialog(Some(dialog)));
    ask(order, dispatch);
}

/// Lists what the library holds of some words; without words, all.
pub(crate) fn look_in_library(query: &str, dispatch: &Dispatch) {
    ask(Order::Look { query: query.to_owned(), anew: false }, dispatch);
}

/// Opens the library's dialog at a press.
pub(crate) fn opens_library(dispatch: &Dispatch) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| open(Dialog::Library, Order::Look { query: String::new(), anew: true }, &dispatch))
}

/// Opens the comparison of an article that came with a link with the reader's own reading of it.
pub(crate) fn open_comparison(shown: &Shown, dispatch: &Dispatch) {
    open(Dialog::Compare, Order::Compare(Box::new(shown.reading.clone())), dispatch);
}

/// Does what a button in the library says; `entry`: the article that it is about.
pub(crate) fn press_in_library(action: &str, entry: u64, dispatch: &Dispatch) {
    let query = page::typed(SEARCH);
    let order = match action {
        "open-entry" => Order::Take(entry),
        "delete-entry" => Order::Remove { id: entry, query },
        "backup" => Order::Backup,
        "restore" => return files::open_chooser(FILE_INPUT),
        "put-back" => Order::PutBack { file: KEEPING.with_borrow(|keeping| keeping.removed.clone()), query },
        "persist" => {
            let dispatch = dispatch.clone();
            return storage::persist(move || look_in_library(&query, &dispatch));
        }
        _ => return,
    };
    if action == "put-back" {
        page::focus_and_select(SEARCH);
    }
    ask(order, dispatch);
}

/// Takes in a file of a library.
pub(crate) fn restore(file: &str, dispatch: &Dispatch) {
    ask(Order::Restore(file.to_owned()), dispatch);
}

/// Saves an article as a file that this page or another program reads.
pub(crate) fn save_as_file(shown: &Shown, form: Form, ending: &'static str, dispatch: &Dispatch) {
    let (reading, is_excerpt) = (Box::new(shown.reading.clone()), shown.about().excerpt);
    let order = Order::Export { reading, is_excerpt, form };
    let dispatch = dispatch.clone();
    let hears = move |heard| match heard {
        Ok(Answer::Exported(Some(text))) => files::save(&format!("article.{ending}"), &text),
        _ => dispatch.dispatch(Action::Notify(Notice::DeskBroke)),
    };
    desk::ask(order, Box::new(hears)).keep();
}

/// Forgets the library and all else that the browser keeps for this page.
pub(crate) fn wipe(dispatch: &Dispatch) {
    // What waits to be kept is not.
    KEEPING.take();
    let dispatch = dispatch.clone();
    let hears = move |heard: Result<Answer, DeskBroke>| match heard {
        Ok(_) => storage::wipe(),
        Err(DeskBroke) => dispatch.dispatch(Action::Notify(Notice::DeskBroke)),
    };
    desk::ask(Order::Wipe, Box::new(hears)).keep();
}

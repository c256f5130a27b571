//! The library: keeps each article as it changes, and does what its dialog asks. The desk does the work.
//!
//! One article at a time is on its way to the desk; what changes meanwhile goes next. No timer: a change is kept as soon
//! as the one before it is.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use article::Edit;
use article::library::{Draft, Kept, Taken, fingerprint};
use protocol::desk::{Answer, Form, Order, Shelf, Told};
use yew::prelude::*;

use crate::app::FILE_INPUT;
use crate::platform::desk::{self, DeskBroke};
use crate::platform::{events, files, page, storage};
use crate::state::{Action, Dialog, Notice, Shown, State};
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
    left: VecDeque<(u32, Rc<Shown>)>,
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
fn seen(shown: &Shown) -> u64 {
    let edits = fingerprint(protocol::to_bytes(&shown.reading.edits).unwrap_or_default());
    fingerprint(shown.reading.article.text()) ^ edits.rotate_left(20)
}

fn known(shown: &Shown, version: Option<u32>, base: Vec<Edit>) -> Known {
    Known { version, base, seen: seen(shown) }
}

impl Keeping {
    fn know(&mut self, serial: u32, known: Known) {
        self.known.retain(|(other, _)| *other != serial);
        self.known.push((serial, known));
    }
}

fn know(serial: u32, shown: &Shown, version: Option<u32>, base: Vec<Edit>) {
    let known = known(shown, version, base);
    KEEPING.with_borrow_mut(|keeping| keeping.know(serial, known));
}

/// An article came back with the browser's history or a reload, last kept as that version. What other tabs did to it since
/// is not known: it is brought together with what the library has.
pub(super) fn returned(serial: u32, shown: &Shown, version: Option<u32>) {
    know(serial, shown, version.filter(|version| *version > 0), Vec::new());
}

/// Keeps the article on the stage, in whatever state it is by the time that the desk is free.
fn keep(dispatch: &Dispatch) {
    let due = KEEPING.with_borrow_mut(|keeping| {
        keeping.is_due = true;
        if keeping.is_sending {
            return None;
        }
        let (serial, shown) = match keeping.left.pop_front() {
            Some(left) => left,
            None => {
                keeping.is_due = false;
                keeping.latest.clone()?
            }
        };
        keeping.is_sending = true;
        let known = keeping.known.iter().find(|(of, _)| *of == serial).map(|(_, known)| known);
        let draft = Draft {
            id: shown.entry,
            since: known.and_then(|known| known.version),
            base: known.map(|known| known.base.clone()).unwrap_or_default(),
            changed: known.is_none_or(|known| known.seen != seen(&shown)),
            provisional: shown.provisional,
            reading: shown.reading.clone(),
        };
        Some((serial, shown, draft))
    });
    if let Some((serial, sent, draft)) = due {
        let dispatch = dispatch.clone();
        let hears = move |heard| {
            KEEPING.with_borrow_mut(|keeping| keeping.is_sending = false);
            // Where the desk broke, the next change starts it anew; the tab keeps the article meanwhile.
            if let Ok(Answer::Kept { kept, told }) = heard {
                let has_kept = kept.is_some();
                if let Some(kept) = kept {
                    is_kept(serial, &sent, *kept, &dispatch);
                }
                tell(has_kept, told, &dispatch);
            }
            if KEEPING.with_borrow(|keeping| keeping.is_due) {
                keep(&dispatch);
            }
        };
        desk::ask(Order::Keep(Box::new(draft)), Box::new(hears)).keep();
    }
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
    storage::keep_entry(serial, kept.id, if is_joined { kept.version } else { 0 });
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
fn tell(is_kept: bool, told: Option<Told>, dispatch: &Dispatch) {
    let code = told.as_ref().filter(|_| !is_kept).map(|told| told.code.clone()).unwrap_or_default();
    let is_new = KEEPING.with_borrow_mut(|keeping| std::mem::replace(&mut keeping.told, code.clone()) != code);
    if let Some(told) = told.filter(|_| is_kept || is_new) {
        dispatch.dispatch(Action::Notify(Notice::Told(told)));
    }
}

/// Keeps the article as it changes, and brings in what another tab did to it when the reader comes back to this one.
#[hook]
pub(crate) fn use_library(state: &ByPointer<State>, dispatch: &Dispatch) {
    let shown = state.shown.clone().map(ByPointer);
    {
        let dispatch = dispatch.clone();
        use_effect_with((state.serial, shown), move |(serial, shown)| {
            let is_worth =
                |shown: &&ByPointer<Shown>| shown.keeps && (shown.settled || !shown.reading.edits.is_empty());
            let latest = shown.as_ref().filter(is_worth).map(|shown| (*serial, Rc::clone(&shown.0)));
            let is_some = latest.is_some();
            KEEPING.with_borrow_mut(|keeping| {
                let entry = latest.as_ref().map(|(_, shown)| shown.entry);
                let before = std::mem::replace(&mut keeping.latest, latest);
                keeping.left.extend(before.filter(|(before, _)| keeping.is_due && before != serial));
                if let Some((_, known)) = keeping.coming.take_if(|(coming, _)| Some(*coming) == entry) {
                    keeping.know(*serial, known);
                }
            });
            if is_some {
                keep(&dispatch);
            }
        });
    }
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let on_focus = events::on_window("focus", move |_| keep(&dispatch));
        move || drop(on_focus)
    });
}

/// Asks the desk, and does what follows from its answer; says so where there is none.
fn ask(order: Order, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let hears = move |heard: Result<Answer, DeskBroke>| match heard {
        Ok(answer) => hear(answer, &dispatch),
        Err(DeskBroke) => dispatch.dispatch(Action::Notify(Notice::DeskBroke)),
    };
    desk::ask(order, Box::new(hears)).keep();
}

fn hear(answer: Answer, dispatch: &Dispatch) {
    match answer {
        Answer::Shelf(shelf) => {
            KEEPING.with_borrow_mut(|keeping| keeping.shelf = Some(shelf));
            draw_shelf();
        }
        Answer::Taken(Ok(taken)) => {
            let Taken { id, version, provisional, reading } = *taken;
            let base = reading.edits.clone();
            let shown = Shown::kept(reading, provisional, Some(id));
            let known = known(&shown, Some(version), base);
            KEEPING.with_borrow_mut(|keeping| keeping.coming = Some((id, known)));
            dispatch.dispatch(Action::Show(Rc::new(shown)));
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
    let order = Order::Export { reading: Box::new(shown.reading.clone()), form };
    let dispatch = dispatch.clone();
    let hears = move |heard| match heard {
        Ok(Answer::Exported(Ok(text))) => files::save(&format!("article.{ending}"), &text),
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

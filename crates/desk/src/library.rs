//! The library in the browser's database: one store, an entry's line of JSON under its number. What is written where is
//! decided by `article::library`, between a look and a write in one transaction: no other tab comes in between.

use std::cell::RefCell;
use std::rc::Rc;

use article::library::{
    Draft, Entry, Kept, LibraryError, Restored, Step, Taken, backed_up, backup, fingerprint, found, keep, restore,
};
use article::{Date, Reading};
use idb::{Database, Error, Factory, ObjectStore, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::{Array, JSON, Reflect};
use protocol::desk::{Answer, Shelf};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DedicatedWorkerGlobalScope;

use crate::words;

const DATABASE: &str = "glossator-library";
const STORE: &str = "articles";
/// Numbers that are tried for a text whose own is another's.
const TRIES: u64 = 64;

/// The library.
#[derive(Default)]
pub(crate) struct Library {
    /// The database, once it is open.
    database: RefCell<Option<Rc<Database>>>,
    /// The title of what was removed last, while the way back is offered.
    removed: RefCell<Option<String>>,
}

/// What a browser says that keeps nothing.
fn refused(_: Error) -> LibraryError {
    LibraryError::Refused
}

/// A transaction that is under way.
struct Work {
    transaction: Transaction,
    store: ObjectStore,
}

impl Work {
    /// The entry of a number; none also where it is damaged.
    async fn get(&self, id: u64) -> Result<Option<Entry>, LibraryError> {
        let found = self.store.get(key(id)).map_err(refused)?.await.map_err(refused)?;
        Ok(found.and_then(|found| read(&found.as_string()?)))
    }

    async fn put(&self, entry: &Entry) -> Result<(), LibraryError> {
        let written = JsValue::from_str(&entry.written());
        let asked = self.store.put(&written, Some(&key(entry.id))).map_err(|_| LibraryError::Full)?;
        asked.await.map(drop).map_err(|_| LibraryError::Full)
    }

    /// Waits until all is written: before that, nothing is.
    async fn done(self) -> Result<(), LibraryError> {
        match self.transaction.await {
            Ok(result) if result.is_committed() => Ok(()),
            _ => Err(LibraryError::Full),
        }
    }
}

impl Library {
    /// Keeps a reading.
    pub(crate) async fn keep(&self, draft: Draft) -> Answer {
        let sent = draft.reading.edits.clone();
        match self.kept(draft).await {
            Ok(kept) => {
                let came = |edits: &Vec<_>| edits.iter().filter(|edit| !sent.contains(edit)).count();
                let told = words::kept(kept.apart, kept.edits.as_ref().map_or(0, came));
                Answer::Kept { kept: Some(Box::new(kept)), told }
            }
            Err(error) => Answer::Kept { kept: None, told: Some(words::error(error)) },
        }
    }

    async fn kept(&self, mut draft: Draft) -> Result<Kept, LibraryError> {
        let work = self.work(TransactionMode::ReadWrite).await?;
        let (first, began) = (draft.id, draft.since.is_some());
        for id in first..first + TRIES {
            draft.id = id;
            let found = work.get(id).await?;
            let apart = began && id > first;
            match keep(&draft, found.as_ref(), now())? {
                Step::Write { entry, edits } => {
                    work.put(&entry).await?;
                    work.done().await?;
                    return Ok(Kept { id, version: entry.version, edits, apart });
                }
                Step::Same { version, edits } => return Ok(Kept { id, version, edits, apart }),
                Step::Gone => return Ok(Kept { id: first, ..Kept::default() }),
                Step::Other => (draft.since, draft.base) = (None, Vec::new()),
            }
        }
        Err(LibraryError::Full)
    }

    /// What it holds of the words that are looked for. `anew`: what was removed before is not offered any more.
    pub(crate) async fn look(&self, query: &str, anew: bool, scope: &DedicatedWorkerGlobalScope) -> Shelf {
        if anew {
            self.removed.replace(None);
        }
        let entries = match self.entries().await {
            Ok(entries) => entries,
            Err(error) => return Shelf { html: words::line(&words::error(error).text), ..Shelf::default() },
        };
        let heads = found(entries.iter(), query, day);
        let lasting = is_lasting(scope).await;
        words::shelf(&heads, entries.len(), self.removed.borrow().as_deref(), lasting)
    }

    /// The article of a number.
    pub(crate) async fn take(&self, id: u64) -> Result<Taken, LibraryError> {
        let found = self.work(TransactionMode::ReadOnly).await?.get(id).await?;
        found.ok_or(LibraryError::Damaged)?.taken()
    }

    /// Removes the article of a number, and gives it as a backup; empty where it is not there.
    pub(crate) async fn remove(&self, id: u64) -> Result<String, LibraryError> {
        let work = self.work(TransactionMode::ReadWrite).await?;
        let found = work.get(id).await?;
        work.store.delete(key(id)).map_err(refused)?.await.map_err(refused)?;
        work.done().await?;
        let Some(entry) = found else { return Ok(String::new()) };
        self.removed.replace(Some(entry.title.clone()));
        Ok(backup([entry.written().as_str()].into_iter()))
    }

    /// Puts back what was removed.
    pub(crate) async fn put_back(&self, file: &str) {
        // Where there is no room, it is offered again.
        if self.restored(file).await.is_ok() {
            self.removed.replace(None);
        }
    }

    /// All that it holds, as a file.
    pub(crate) async fn backup(&self) -> Result<String, LibraryError> {
        let lines = self.lines().await?;
        Ok(backup(lines.iter().map(String::as_str)))
    }

    /// Takes in what a file holds: what was not there, and what the reader decided beyond what is there.
    pub(crate) async fn restore(&self, file: &str) -> Answer {
        Answer::Restored(match self.restored(file).await {
            Ok(restored) => words::restored(restored),
            Err(error) => words::error(error),
        })
    }

    async fn restored(&self, file: &str) -> Result<Restored, LibraryError> {
        let file = backed_up(file, read).unwrap_or_default();
        let mut restored = Restored { damaged: file.damaged, ..Restored::default() };
        for entry in file.entries {
            let work = self.work(TransactionMode::ReadWrite).await?;
            restored = Self::restore_one(work, entry, restored).await?;
        }
        Ok(restored)
    }

    /// The reader's own reading of the text of one that came with a link.
    pub(crate) async fn own(&self, reading: &Reading) -> Option<Reading> {
        let work = self.work(TransactionMode::ReadOnly).await.ok()?;
        let same = |entry: &Entry| entry.text.split_whitespace().eq(reading.article.text().split_whitespace());
        if let Some(entry) = work.get(fingerprint(reading.article.text())).await.ok()?.filter(same) {
            return entry.reading().ok();
        }
        // The same words with other white space are another number.
        let entries = self.entries().await.ok()?;
        let mut taken = entries.iter().filter(|entry| same(entry)).filter_map(|entry| entry.taken().ok());
        taken.find(|own| !own.about.shared).map(|own| own.reading)
    }

    async fn restore_one(work: Work, mut entry: Entry, mut so_far: Restored) -> Result<Restored, LibraryError> {
        let first = entry.id;
        for id in first..first.saturating_add(TRIES) {
            entry.id = id;
            let found = work.get(id).await?;
            match restore(&entry, found.as_ref(), now()) {
                Ok(Step::Write { entry, .. }) => {
                    work.put(&entry).await?;
                    work.done().await?;
                    *(if found.is_some() { &mut so_far.merged } else { &mut so_far.added }) += 1;
                    return Ok(so_far);
                }
                Ok(Step::Other) => {}
                Ok(Step::Same { .. } | Step::Gone) => {
                    so_far.same += 1;
                    return Ok(so_far);
                }
                Err(_) => break,
            }
        }
        so_far.damaged += 1;
        Ok(so_far)
    }

    /// Removes all.
    pub(crate) async fn wipe(&self) -> Result<(), LibraryError> {
        let work = self.work(TransactionMode::ReadWrite).await?;
        work.store.clear().map_err(refused)?.await.map_err(refused)?;
        work.done().await
    }

    async fn entries(&self) -> Result<Vec<Entry>, LibraryError> {
        Ok(self.lines().await?.iter().filter_map(|line| read(line)).collect())
    }

    async fn lines(&self) -> Result<Vec<String>, LibraryError> {
        let work = self.work(TransactionMode::ReadOnly).await?;
        let all = work.store.get_all(None, None).map_err(refused)?.await.map_err(refused)?;
        Ok(all.iter().filter_map(JsValue::as_string).collect())
    }

    async fn work(&self, mode: TransactionMode) -> Result<Work, LibraryError> {
        let open = self.database.borrow().clone();
        // The browser may have closed it: then it is opened anew.
        if let Some(work) = open.and_then(|database| begin(&database, mode).ok()) {
            return Ok(work);
        }
        let database = Rc::new(opened().await.map_err(refused)?);
        let work = begin(&database, mode).map_err(refused)?;
        self.database.replace(Some(database));
        Ok(work)
    }
}

fn begin(database: &Database, mode: TransactionMode) -> Result<Work, Error> {
    let transaction = database.transaction(&[STORE], mode)?;
    let store = transaction.object_store(STORE)?;
    Ok(Work { transaction, store })
}

async fn opened() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        use idb::event::DatabaseEvent;
        if let Ok(database) = event.database() {
            // Fails only where it is there already.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    let mut database = request.await?;
    // A later version of the page, in another tab, is let do its work.
    database.on_version_change(|event| {
        use idb::event::DatabaseEvent;
        if let Ok(database) = event.database() {
            database.close();
        }
    });
    Ok(database)
}

/// Reads an entry, as `Entry::read` does, by the browser's own reader of JSON: ours would be a tenth of the desk.
fn read(line: &str) -> Option<Entry> {
    let entry = JSON::parse(line).ok()?;
    let member = |name: &str| Reflect::get(&entry, &JsValue::from_str(name)).ok();
    let text = |name: &str| member(name)?.as_string();
    let number = |name: &str| member(name)?.as_f64().filter(|number| *number >= 0.0);
    let is = |name: &str| member(name).is_some_and(|value| value.is_truthy());
    let counts = member("counts").filter(JsValue::is_array).map(|counts| Array::from(&counts)).unwrap_or_default();
    Some(Entry {
        id: number("id")? as u64,
        version: number("version")? as u32,
        saved: number("saved")? as u64,
        title: text("title")?,
        source: text("source").unwrap_or_default(),
        counts: [0, 1, 2, 3].map(|at| counts.get(at).as_f64().unwrap_or(0.0) as u32),
        provisional: is("provisional"),
        shared: is("shared"),
        text: text("text")?,
        link: text("link")?,
    })
}

/// Numbers of the library are of as many bits as the browser's numbers hold.
fn key(id: u64) -> JsValue {
    JsValue::from_f64(id as f64)
}

/// Now, in milliseconds since 1970.
fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The day of so many milliseconds since 1970, by the reader's clock.
fn day(milliseconds: u64) -> Option<Date> {
    let at = js_sys::Date::new(&JsValue::from_f64(milliseconds as f64));
    let small = |number: u32| u8::try_from(number).ok();
    Date::new(u16::try_from(at.get_full_year()).ok()?, small(at.get_month() + 1)?, small(at.get_date())?)
}

/// Whether the browser has promised to keep what this page keeps.
async fn is_lasting(scope: &DedicatedWorkerGlobalScope) -> bool {
    // An old browser has no such thing.
    let storage: JsValue = scope.navigator().storage().into();
    let Ok(storage) = storage.dyn_into::<web_sys::StorageManager>() else { return false };
    let Ok(asked) = storage.persisted() else { return false };
    JsFuture::from(asked).await.is_ok_and(|lasting| lasting.is_truthy())
}

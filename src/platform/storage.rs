//! What the browser keeps for this page: the articles of this tab's history, and settings. Refused or full storage
//! loses nothing but the convenience.

use article::{Annotations, Edit, Reading};
use web_sys::Storage;

use crate::state::{Origin, Shown};

/// Stands before a reading whose marks the network may replace.
const PROVISIONAL: char = 'p';
/// Stands before any other.
const FINAL: char = 'f';
/// How often words were put otherwise that undo takes back after a reload, at most: each is a reading of its own.
const BEFORES: usize = 6;
/// Of longer texts, in bytes, the engine's marks are not kept: writing them down would be felt, and it makes them again.
const LONGEST: usize = 30_000;

fn session() -> Option<Storage> {
    web_sys::window().and_then(|window| window.session_storage().ok().flatten())
}

fn local() -> Option<Storage> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten())
}

fn reading_key(serial: u32) -> String {
    format!("reading-{serial}")
}

fn text_key(serial: u32) -> String {
    format!("text-{serial}")
}

fn entry_key(serial: u32) -> String {
    format!("entry-{serial}")
}

/// Under which what stands in the field of the empty page is kept.
const DRAFT: &str = "draft";

/// Keeps, for this tab, what stands in the field of the empty page.
pub fn keep_draft(draft: &str) {
    if let Some(storage) = session() {
        let _ = if draft.is_empty() { storage.remove_item(DRAFT) } else { storage.set_item(DRAFT, draft) };
    }
}

/// What was kept so.
pub fn kept_draft() -> String {
    session().and_then(|storage| storage.get_item(DRAFT).ok().flatten()).unwrap_or_default()
}

/// Under which the highest serial is kept that this tab has given, whatever page it shows between.
const LAST: &str = "last";

/// That serial; 0 where it has given none.
pub fn last_serial() -> u32 {
    let kept = session().and_then(|storage| storage.get_item(LAST).ok().flatten());
    kept.and_then(|last| last.parse().ok()).unwrap_or(0)
}

/// Keeps a reading for this tab, under its serial, as the page and its workers write it to each other, each byte as the
/// character of that number. The text is kept apart as well: it outlives an update of the page. Where there is no room, the articles
/// of longest ago give way.
///
/// What can be undone and done again goes along. Of a long article the marks do not, but for those that came with a link.
pub fn keep_reading(serial: u32, shown: &Shown) {
    let Some(storage) = session() else { return };
    let Reading { article, edits, .. } = &shown.reading;
    let provisional = shown.provisional;
    let _ = storage.set_item(LAST, &serial.max(last_serial()).to_string());
    let kept = storage.set_item(&text_key(serial), article.text()).is_ok();
    let is_long = article.text().len() > LONGEST && shown.origin == Origin::Pasted;
    let bare =
        is_long.then(|| Reading { edits: edits.clone(), ..Reading::new(article.clone(), Annotations::default()) });
    let reading = bare.as_ref().unwrap_or(&shown.reading);
    // Where there is no room for all that can be undone, at least the reading.
    let is_kept = [BEFORES, 0][usize::from(is_long)..].iter().any(|befores| {
        let Ok(bytes) = protocol::to_bytes(&(reading, shown.origin, shown.befores(*befores), &shown.undone)) else {
            return false;
        };
        let mut whole = format!("{} {}", protocol::BUILD, if provisional { PROVISIONAL } else { FINAL });
        whole.extend(bytes.into_iter().map(char::from));
        storage.set_item(&reading_key(serial), &whole).is_ok()
    });
    if kept && is_kept {
        return;
    }
    // What was kept before is not what is read now.
    forget(&storage, serial);
    let mut earlier = (1..=last_serial()).filter(|earlier| *earlier != serial);
    if earlier.any(|earlier| forget(&storage, earlier)) {
        keep_reading(serial, shown);
    } else {
        let _ = storage.set_item(&text_key(serial), article.text());
    }
}

/// Forgets the article of a serial, but not where the library has it; whether there was one.
fn forget(storage: &Storage, serial: u32) -> bool {
    let before = storage.length();
    for key in [text_key(serial), reading_key(serial)] {
        let _ = storage.remove_item(&key);
    }
    storage.length() != before
}

/// Keeps, for this tab, the number and the version under which the library has the article of a serial, what tells it from
/// others, as it is there, and the number of its text.
pub fn keep_entry(serial: u32, entry: [u64; 4]) {
    if let Some(storage) = session() {
        let _ = storage.set_item(&entry_key(serial), &entry.map(|number| number.to_string()).join(" "));
    }
}

/// Forgets that: the serial is another article's from now on.
pub fn forget_entry(serial: u32) {
    if let Some(storage) = session() {
        let _ = storage.remove_item(&entry_key(serial));
    }
}

/// What was kept so of the article of a serial.
pub fn kept_entry(serial: u32) -> Option<[u64; 4]> {
    let kept = session()?.get_item(&entry_key(serial)).ok().flatten()?;
    let mut numbers = kept.split(' ').map_while(|number| number.parse().ok());
    Some([numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?])
}

/// The article kept under a serial, if this tab has it as it stood. Else the text alone, if it has that: another build wrote the
/// rest, or there was no room for it.
///
/// # Errors
/// The text, or nothing.
pub fn kept_reading(serial: u32) -> Result<Box<Shown>, Option<String>> {
    let storage = session().ok_or(None)?;
    let whole = storage.get_item(&reading_key(serial)).ok().flatten();
    let whole = whole.as_deref().and_then(|kept| kept.split_once(' ')).filter(|(build, _)| *build == protocol::BUILD);
    let reading = whole.and_then(|(_, kept)| {
        let (provisional, kept) = match kept.strip_prefix(PROVISIONAL) {
            Some(kept) => (true, kept),
            None => (false, kept.strip_prefix(FINAL)?),
        };
        let bytes: Option<Vec<u8>> = kept.chars().map(|byte| u8::try_from(byte).ok()).collect();
        let (reading, origin, befores, undone): (Reading, Origin, Vec<(Reading, String)>, Vec<Edit>) =
            protocol::from_bytes(&bytes?).ok()?;
        let entry = kept_entry(serial).map(|[entry, ..]| entry);
        Some(Shown { undone, ..Shown::kept(reading, origin, provisional, entry).after_all(befores) })
    });
    reading.map(Box::new).ok_or_else(|| storage.get_item(&text_key(serial)).ok().flatten())
}

/// Forgets what this page keeps in the browser beside the library: this tab's articles, settings, files. Then it is loaded anew.
pub fn wipe() {
    for storage in [session(), local()].into_iter().flatten() {
        let _ = storage.clear();
    }
    if let Some(caches) = web_sys::window().and_then(|window| window.caches().ok()) {
        // Nobody waits for it: the page is left at once.
        let _ = caches.delete(protocol::NETWORK_CACHE);
    }
    super::history::start_over();
}

/// Asks the browser to keep what this page keeps, whatever happens; then goes on.
pub fn persist(then: impl FnOnce() + 'static) {
    let asked = web_sys::window().and_then(|window| window.navigator().storage().persist().ok());
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(asked) = asked {
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        }
        then();
    });
}

/// A setting, if it was ever set.
pub fn setting(name: &str) -> Option<String> {
    local()?.get_item(name).ok().flatten()
}

/// Keeps a setting.
pub fn set_setting(name: &str, value: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(name, value);
    }
}

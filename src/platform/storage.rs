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

/// What is kept under a key.
fn get(storage: Option<Storage>, key: &str) -> Option<String> {
    storage?.get_item(key).ok().flatten()
}

/// Keeps something under a key; whether it is kept.
fn set(storage: Option<Storage>, key: &str, value: &str) -> bool {
    storage.is_some_and(|storage| storage.set_item(key, value).is_ok())
}

fn remove(key: &str) {
    if let Some(storage) = session() {
        let _ = storage.remove_item(key);
    }
}

/// The article of a serial, as it stood.
const READING: &str = "reading-";
/// Its text alone.
const TEXT: &str = "text-";
/// What the library has of it.
const ENTRY: &str = "entry-";
/// The highest serial that this tab has given, whatever page it shows between.
const LAST: &str = "last";
/// What stands in the field of the empty page.
const DRAFT: &str = "draft";

fn key(of: &str, serial: u32) -> String {
    [of, &serial.to_string()].concat()
}

/// Keeps, for this tab, what stands in the field of the empty page.
pub fn keep_draft(draft: &str) {
    if draft.is_empty() {
        remove(DRAFT);
    } else {
        set(session(), DRAFT, draft);
    }
}

/// What was kept so.
pub fn kept_draft() -> String {
    get(session(), DRAFT).unwrap_or_default()
}

/// The highest serial that this tab has given; 0 where it has given none.
pub fn last_serial() -> u32 {
    get(session(), LAST).and_then(|last| last.parse().ok()).unwrap_or(0)
}

/// Keeps a reading for this tab, under its serial, as the page and its workers write it to each other, each byte as the
/// character of that number. The text is kept apart as well: it outlives an update of the page. Where there is no room, the articles
/// of longest ago give way.
///
/// What can be undone and done again goes along. Of a long article the marks do not, but for those that came with a link.
pub fn keep_reading(serial: u32, shown: &Shown) {
    let Reading { article, edits, .. } = &shown.reading;
    set(session(), LAST, &serial.max(last_serial()).to_string());
    let has_text = set(session(), &key(TEXT, serial), article.text());
    let is_long = article.text().len() > LONGEST && shown.origin == Origin::Pasted;
    let bare =
        is_long.then(|| Reading { edits: edits.clone(), ..Reading::new(article.clone(), Annotations::default()) });
    let reading = bare.as_ref().unwrap_or(&shown.reading);
    // Where there is no room for all that can be undone, at least the reading.
    let has_all = [BEFORES, 0][usize::from(is_long)..].iter().any(|befores| {
        let Ok(bytes) = protocol::to_bytes(&(reading, shown.befores(*befores), &shown.undone)) else { return false };
        let mut whole = format!("{} {}", protocol::BUILD, if shown.provisional { PROVISIONAL } else { FINAL });
        whole.extend(shown.origin.written().map(|number| char::from_u32(number).unwrap_or_default()));
        whole.extend(bytes.into_iter().map(char::from));
        set(session(), &key(READING, serial), &whole)
    });
    if has_text && has_all {
        return;
    }
    // What was kept before is not what is read now.
    forget(serial);
    if (1..=last_serial()).any(|earlier| earlier != serial && forget(earlier)) {
        keep_reading(serial, shown);
    } else {
        set(session(), &key(TEXT, serial), article.text());
    }
}

/// Forgets the article of a serial, but not where the library has it; whether there was one.
fn forget(serial: u32) -> bool {
    let length = || session().map(|storage| storage.length().unwrap_or(0));
    let before = length();
    remove(&key(TEXT, serial));
    remove(&key(READING, serial));
    length() != before
}

/// Keeps, for this tab, the number and the version under which the library has the article of a serial, what tells it from
/// others, as it is there, and the number of its text.
pub fn keep_entry(serial: u32, [entry, version, seen, text]: [u64; 4]) {
    set(session(), &key(ENTRY, serial), &format!("{entry} {version} {seen} {text}"));
}

/// Forgets that: the serial is another article's from now on.
pub fn forget_entry(serial: u32) {
    remove(&key(ENTRY, serial));
}

/// What was kept so of the article of a serial.
pub fn kept_entry(serial: u32) -> Option<[u64; 4]> {
    let kept = get(session(), &key(ENTRY, serial))?;
    let mut numbers = kept.split(' ').map_while(|number| number.parse().ok());
    Some([numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?])
}

/// The article kept under a serial, if this tab has it as it stood. Else the text alone, if it has that: another build wrote the
/// rest, or there was no room for it.
///
/// # Errors
/// The text, or nothing.
pub fn kept_reading(serial: u32) -> Result<Box<Shown>, Option<String>> {
    let read = || {
        let whole = get(session(), &key(READING, serial))?;
        let (_, kept) = whole.split_once(' ').filter(|(build, _)| *build == protocol::BUILD)?;
        let mut kept = kept.chars();
        let provisional = kept.next()? == PROVISIONAL;
        let mut number = || kept.next().map(u32::from);
        let origin = Origin::read([number()?, number()?, number()?, number()?]);
        let bytes: Option<Vec<u8>> = kept.map(|byte| u8::try_from(byte).ok()).collect();
        let (reading, befores, undone): (Reading, Vec<(Reading, String)>, Vec<Edit>) =
            protocol::from_bytes(&bytes?).ok()?;
        let entry = kept_entry(serial).map(|[entry, ..]| entry);
        let shown = Shown::kept(reading, origin, provisional, entry).after_all(befores);
        Some(Box::new(Shown { undone, ..shown }))
    };
    read().ok_or_else(|| get(session(), &key(TEXT, serial)))
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
    get(local(), name)
}

/// Keeps a setting.
pub fn set_setting(name: &str, value: &str) {
    set(local(), name, value);
}

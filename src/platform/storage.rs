//! What the browser keeps for this page: the articles of this tab's history, and settings. Refused or full storage
//! loses nothing but the convenience.

use article::Reading;
use web_sys::Storage;

/// Stands before a reading whose marks the network may replace.
const PROVISIONAL: char = 'p';
/// Stands before any other.
const FINAL: char = 'f';

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

/// Keeps a reading for this tab, under its serial. The text is kept apart as well, so that it outlives an update of
/// the page that changes how readings are written. Returns whether at least the text was kept.
///
/// `provisional`: whether its marks are the first recogniser's.
pub fn keep_reading(serial: u32, reading: &Reading, provisional: bool) -> bool {
    let Some(storage) = session() else { return false };
    let kept = storage.set_item(&text_key(serial), reading.article.text()).is_ok();
    if let Ok(bytes) = protocol::to_bytes(reading) {
        // One char a byte: storage holds UTF-16, and these stay below 256.
        let chars: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        let _ = storage.set_item(
            &reading_key(serial),
            &format!("{} {}{chars}", protocol::BUILD, if provisional { PROVISIONAL } else { FINAL }),
        );
    }
    kept
}

/// What was kept under a serial.
#[derive(Debug)]
pub enum Kept {
    /// The whole reading, and whether its marks are provisional.
    Reading(Box<Reading>, bool),
    /// The text alone.
    Text(String),
}

/// The reading kept under a serial, if this tab has it.
pub fn kept_reading(serial: u32) -> Option<Kept> {
    let storage = session()?;
    let whole = storage.get_item(&reading_key(serial)).ok().flatten();
    let whole = whole.as_deref().and_then(|kept| kept.split_once(' ')).filter(|(build, _)| *build == protocol::BUILD);
    let reading = whole.and_then(|(_, chars)| {
        let (provisional, chars) = match chars.strip_prefix(PROVISIONAL) {
            Some(chars) => (true, chars),
            None => (false, chars.strip_prefix(FINAL)?),
        };
        let bytes: Vec<u8> = chars.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
        Some((protocol::from_bytes(&bytes).ok()?, provisional))
    });
    match reading {
        Some((reading, provisional)) => Some(Kept::Reading(Box::new(reading), provisional)),
        None => storage.get_item(&text_key(serial)).ok().flatten().map(Kept::Text),
    }
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

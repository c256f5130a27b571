//! A file of a library, as it is put back: what the desk does to it, with a library in memory.

use std::collections::BTreeMap;

use article::library::{BACKUP_BEGINS, Draft, Entry, Step, backed_up, backup, fingerprint, found, keep, restore};
use article::link::Table;

use crate::Dice;
use crate::reading::use_all;
use crate::targets::{ARTICLES, Begun, changed_link, readings};

/// Numbers that are tried for a text whose own is another's: fewer than the desk tries.
const TRIES: u64 = 3;
/// When it is put back, in milliseconds since 1970.
const NOW: u64 = 1_700_000_000_000;

pub(crate) fn begin() -> Begun {
    let entries: Vec<Entry> = readings().into_iter().filter_map(written).collect();
    let before = entries.clone();
    let make = move |dice: &mut Dice| file(dice, &entries).into_bytes();
    Begun::new(make, move |input| put_back(&String::from_utf8_lossy(input), &before))
}

fn written(reading: article::Reading) -> Option<Entry> {
    let id = fingerprint(reading.article.text());
    match keep(&Draft { id, reading, ..Draft::default() }, None, NOW - 1).ok()? {
        Step::Write { entry, .. } => Some(*entry),
        _ => None,
    }
}

/// A file of some entries that were changed, as entries or as text.
fn file(dice: &mut Dice, entries: &[Entry]) -> String {
    let lines: Vec<String> = (0..dice.below(4)).map(|_| line(dice, entries)).collect();
    let mut file = backup(lines.iter().map(String::as_str));
    match dice.below(12) {
        0 => file = file.replace('\n', "\r\n"),
        1 => file.insert(0, '\u{feff}'),
        2 => file = file.replacen('1', "2", 1),
        3 => {
            let mut bytes = file.into_bytes();
            dice.change(&mut bytes);
            file = String::from_utf8_lossy(&bytes).into_owned();
        }
        _ => {}
    }
    file
}

fn line(dice: &mut Dice, entries: &[Entry]) -> String {
    let mut entry = dice.one_of(entries).clone();
    for _ in 0..dice.below(3) {
        match dice.below(9) {
            0 => entry.id = dice.sharp(),
            1 => entry.id = dice.one_of(entries).id + dice.number() % 2,
            2 => entry.version = dice.sharp() as u32,
            3 => entry.saved = dice.sharp(),
            4 => entry.text = dice.text(&ARTICLES),
            5 => entry.title = dice.text(&ARTICLES),
            6 => entry.counts = [dice.sharp() as u32; 4],
            7 => entry.text.clone_from(&dice.one_of(entries).text),
            _ => entry.link = changed_link(dice, &[&entry.link]),
        }
    }
    let mut line = entry.written();
    match dice.below(8) {
        0 => {
            let mut bytes = line.into_bytes();
            dice.change(&mut bytes);
            line = String::from_utf8_lossy(&bytes).into_owned();
        }
        1 => {
            let member = *dice.one_of(&["\"id\":", "\"text\":", "\"link\":", "\"counts\":", "\"version\":"]);
            let value = *dice.one_of(&["null,", "-1,", "1e400,", "[],", "{},", "\"\\ud800\",", "1.5,", "__proto__"]);
            line = line.replacen(member, &format!("{member}{value}"), 1);
        }
        2 => line = "[".repeat(dice.below(300)),
        _ => {}
    }
    line
}

/// Whether it held any entry that could be put back.
fn put_back(file: &str, before: &[Entry]) -> bool {
    let Some(read) = backed_up(file, Entry::read) else {
        assert!(!file.starts_with(BACKUP_BEGINS), "a file that begins as one is one");
        return false;
    };
    let mut library: BTreeMap<u64, Entry> = before.iter().take(1).map(|entry| (entry.id, entry.clone())).collect();
    let mut was_read = false;
    for mut entry in read.entries {
        assert_eq!(Entry::read(&entry.written()).as_ref(), Some(&entry), "what is written is read again");
        let first = entry.id;
        for id in first..first.saturating_add(TRIES) {
            entry.id = id;
            match restore(&entry, library.get(&id), NOW) {
                Ok(Step::Write { entry, .. }) => {
                    // Most are as they were made, which is tried often enough.
                    if before.iter().all(|known| known.link != entry.link) {
                        let taken = entry.taken().expect("what is put back can be taken out");
                        use_all(&taken.reading, &Table::default());
                    }
                    library.insert(id, *entry);
                    was_read = true;
                }
                Ok(Step::Other) => continue,
                Ok(Step::Same { .. } | Step::Gone) => was_read = true,
                Err(_) => {}
            }
            break;
        }
    }
    for query in ["", "lind", "talks Öl", "\u{130}"] {
        assert!(found(library.values(), query, |_| None).len() <= library.len());
    }
    let lines: Vec<String> = library.values().map(Entry::written).collect();
    let again = backed_up(&backup(lines.iter().map(String::as_str)), Entry::read).unwrap_or_default();
    assert!(again.entries.iter().eq(library.values()) && again.damaged == 0, "a library goes through a file unchanged");
    was_read
}

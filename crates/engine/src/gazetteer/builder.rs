//! Makes gazetteer files.

use std::collections::BTreeMap;

use super::atlas::Pages;
use super::{Flags, Learned, MAGIC, Place, VERSION, fnv1a, tables};

/// Makes a gazetteer file.
///
/// ```
/// use engine::gazetteer::{Builder, Flags, Gazetteer};
/// let mut builder = Builder::default();
/// builder.name("Rosa", Flags::GIVEN);
/// let gazetteer = Gazetteer::new(&builder.build()).expect("it was just written");
/// assert!(gazetteer.flags("rosa").any(Flags::GIVEN));
/// assert!(!gazetteer.flags("ros").any(Flags::GIVEN));
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    names: BTreeMap<String, u16>,
    places: Pages,
    learned: Learned,
    tables: Vec<(String, String)>,
}

impl Builder {
    /// Adds what a name may be. Names longer than 255 bytes in lower case are left out.
    pub fn name(&mut self, name: &str, flags: Flags) {
        let key = name.trim().to_lowercase();
        if !key.is_empty() && key.len() < 256 {
            *self.names.entry(key).or_default() |= flags.0;
        }
    }

    /// Adds a place of that name. The tagger does not hear of it: for that, add the name too.
    pub fn place(&mut self, name: &str, place: Place) {
        self.places.add(name, place);
    }

    /// What has been added for a name so far.
    pub fn flags(&self, name: &str) -> Flags {
        Flags(self.names.get(&name.to_lowercase()).copied().unwrap_or_default())
    }

    /// Sets what was learned.
    pub fn learned(&mut self, learned: Learned) {
        self.learned = learned;
    }

    /// Adds a word table: its name, and its text as it stands in `data/`.
    pub fn table(&mut self, name: &str, text: &str) {
        self.tables.push((name.to_owned(), text.to_owned()));
    }

    /// The file.
    pub fn build(&self) -> Vec<u8> {
        let mut payload = Vec::new();
        write_keys(&mut payload, self.names.keys());
        payload.extend(self.names.values().flat_map(|flags| flags.to_le_bytes()));
        self.learned.write(&mut payload);
        self.places.write(&mut payload);
        tables::write(&mut payload, &self.tables);
        let mut out = Vec::from(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out.extend((payload.len() as u32).to_le_bytes());
        out.extend(fnv1a(&payload).to_le_bytes());
        out.extend(payload);
        out
    }
}

fn write_keys<'a>(out: &mut Vec<u8>, keys: impl ExactSizeIterator<Item = &'a String> + Clone) {
    out.extend((keys.len() as u32).to_le_bytes());
    out.extend((keys.clone().map(String::len).sum::<usize>() as u32).to_le_bytes());
    out.extend(keys.clone().map(|key| key.len() as u8));
    out.extend(keys.flat_map(|key| key.bytes()));
}

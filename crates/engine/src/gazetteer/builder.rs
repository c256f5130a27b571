//! Makes gazetteer files.

use std::collections::BTreeMap;

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
    names: BTreeMap<String, (u16, Vec<Place>)>,
    learned: Learned,
    tables: Vec<(String, String)>,
}

impl Builder {
    /// Adds what a name may be. Names longer than 255 bytes in lower case are left out.
    pub fn name(&mut self, name: &str, flags: Flags) {
        if let Some(entry) = self.entry(name) {
            entry.0 |= flags.0;
        }
    }

    /// Adds a place of that name; the largest come first, countries before regions before cities.
    pub fn place(&mut self, name: &str, flags: Flags, place: Place) {
        if let Some(entry) = self.entry(name) {
            entry.0 |= flags.0;
            entry.1.push(place);
            entry.1.sort_by_key(|place| (place.kind, std::cmp::Reverse(place.size)));
            entry.1.truncate(6);
        }
    }

    /// What has been added for a name so far.
    pub fn flags(&self, name: &str) -> Flags {
        Flags(self.names.get(&name.to_lowercase()).map_or(0, |entry| entry.0))
    }

    /// Sets what was learned.
    pub fn learned(&mut self, learned: Learned) {
        self.learned = learned;
    }

    /// Adds a word table: its name, and its text as it stands in `data/`.
    pub fn table(&mut self, name: &str, text: &str) {
        self.tables.push((name.to_owned(), text.to_owned()));
    }

    fn entry(&mut self, name: &str) -> Option<&mut (u16, Vec<Place>)> {
        let key = name.trim().to_lowercase();
        (!key.is_empty() && key.len() < 256).then(|| self.names.entry(key).or_default())
    }

    /// The file.
    pub fn build(&self) -> Vec<u8> {
        let mut payload = Vec::new();
        write_keys(&mut payload, self.names.keys());
        for (flags, places) in self.names.values() {
            payload.extend(flags.to_le_bytes());
            payload.push(u8::try_from(places.len()).unwrap_or(u8::MAX));
        }
        for place in self.names.values().flat_map(|(_, places)| places) {
            place.write(&mut payload);
        }
        self.learned.write(&mut payload);
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

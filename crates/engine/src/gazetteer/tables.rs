//! Word tables that travel in the file, not in the code.
//!
//! Why: weights and word forms are data. In the file they are fetched once for many builds, and the code stays small.

use std::ops::Range;

use super::{Gazetteer, HEADER, fnv1a, u32_at};
use crate::ResourceError;

/// The tables of `data/` that the file carries, without their ending.
pub const TABLES: [&str; 12] = [
    "body_nouns",
    "callings",
    "claim_weights",
    "cue_forms",
    "languages",
    "own_voice",
    "pronoun_weights",
    "reporting_verbs",
    "seats",
    "speech_nouns",
    "state_names",
    "verb_forms",
];

/// Where the tables lie in the file.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Offset of the section.
    at: usize,
    /// Name and text of each, as ranges of the file.
    found: Vec<(Range<usize>, Range<usize>)>,
}

impl Tables {
    pub(super) fn open(bytes: &[u8], at: &mut usize) -> Result<Self, ResourceError> {
        let mut tables = Self { at: *at, found: Vec::new() };
        let short = |expected: usize| ResourceError::Length { expected: expected as u64, got: bytes.len() as u64 };
        let count = u32_at(bytes, *at).ok_or_else(|| short(*at + 4))?;
        *at += 4;
        for _ in 0..count {
            let name_at = *at + 1;
            let name = usize::from(*bytes.get(*at).ok_or_else(|| short(name_at))?);
            let text_at = name_at + name + 4;
            let text = u32_at(bytes, name_at + name).ok_or_else(|| short(text_at))? as usize;
            *at = text_at + text;
            if *at > bytes.len() {
                return Err(short(*at));
            }
            tables.found.push((name_at..name_at + name, text_at..*at));
        }
        Ok(tables)
    }

    /// The text of a table; empty where there is none, or where it is not UTF-8.
    pub(super) fn text<'a>(&self, bytes: &'a [u8], name: &str) -> &'a str {
        let found = self.found.iter().find(|(known, _)| &bytes[known.clone()] == name.as_bytes());
        found.and_then(|(_, text)| std::str::from_utf8(&bytes[text.clone()]).ok()).unwrap_or_default()
    }
}

/// Writes the section. Names are at most 255 bytes long.
pub(super) fn write(out: &mut Vec<u8>, tables: &[(String, String)]) {
    out.extend((tables.len() as u32).to_le_bytes());
    for (name, text) in tables {
        out.push(name.len() as u8);
        out.extend(name.as_bytes());
        out.extend((text.len() as u32).to_le_bytes());
        out.extend(text.as_bytes());
    }
}

/// A gazetteer file with other tables, names and texts, in the place of its own; the rest stays byte for byte.
///
/// # Errors
/// [`ResourceError`] where the file is not a gazetteer.
pub fn with_tables(file: &[u8], tables: &[(String, String)]) -> Result<Vec<u8>, ResourceError> {
    let gazetteer = Gazetteer::new(file)?;
    let mut payload = file[HEADER..gazetteer.tables.at].to_vec();
    write(&mut payload, tables);
    let mut out = file[..8].to_vec();
    out.extend((payload.len() as u32).to_le_bytes());
    out.extend(fnv1a(&payload).to_le_bytes());
    out.extend(payload);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::{Builder, Flags};
    use super::*;

    fn table(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn tables_are_found_by_name_and_can_be_changed_alone() {
        let mut builder = Builder::default();
        builder.name("Rosa", Flags::GIVEN);
        builder.table("words", "head\tclass\ngo\tbase\n");
        let first = builder.build();
        let read = |file: &[u8], name: &str| {
            let gazetteer = Gazetteer::new(file).unwrap();
            assert!(gazetteer.flags("rosa").any(Flags::GIVEN));
            gazetteer.rows(name).map(|row| row.join("=")).collect::<Vec<_>>()
        };
        assert_eq!(read(&first, "words"), ["go=base"]);
        assert!(read(&first, "word").is_empty());
        let second = with_tables(&first, &[table("a", "h\nx\n"), table("words", "h\nwent\n")]).unwrap();
        assert_eq!((read(&second, "a"), read(&second, "words")), (vec!["x".to_owned()], vec!["went".to_owned()]));
        assert_eq!(with_tables(&second, &[table("words", "head\tclass\ngo\tbase\n")]).unwrap(), first);
    }

    #[test]
    fn a_section_that_is_cut_is_an_error() {
        let mut bytes = Vec::new();
        write(&mut bytes, &[table("words", "head\ngo\n")]);
        assert!(Tables::open(&bytes, &mut 0).is_ok());
        for length in 0..bytes.len() {
            assert!(matches!(Tables::open(&bytes[..length], &mut 0), Err(ResourceError::Length { .. })), "{length}");
        }
    }
}

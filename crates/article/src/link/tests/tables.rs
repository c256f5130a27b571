//! Links with the table that is published, and without one.

use std::sync::LazyLock;

use super::super::*;
use super::sample;

/// The table that is published. What it holds never changes; the test below says so.
const FILE: &[u8] = include_bytes!("../../../../../assets/links-1.bin");

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(FILE).unwrap());

/// As [`super::super::encode`], with the table.
pub(super) fn encode(reading: &Reading, shared_on: Option<Date>) -> Result<String, LinkError> {
    super::super::encode(reading, shared_on, &TABLE)
}

/// As [`super::super::decode`], with the table.
pub(super) fn decode(fragment: &str) -> Result<Opened, LinkError> {
    super::super::decode(fragment, &TABLE)
}

/// A link of these sections, with the header that goes with them.
pub(super) fn link_of(body: Vec<u8>, text_length: u64) -> String {
    let mut header = Vec::new();
    section::push_number(&mut header, body.len() as u64);
    section::push_number(&mut header, text_length);
    section::push_number(&mut header, table::NEWEST);
    let mut bytes = Vec::new();
    section::push_section(&mut bytes, HEADER, &header);
    bytes.extend(body);
    format!("{PREFIX}{}", section::letters(bytes))
}

#[test]
fn a_link_says_which_table_it_needs() {
    let (sent, none) = (sample(), Table::default());
    let with = encode(&sent, None).unwrap();
    let without = super::super::encode(&sent, None, &none).unwrap();
    assert!(with.len() < without.len(), "{} {}", with.len(), without.len());
    for (fragment, table, opens) in
        [(&with, &*TABLE, true), (&with, &none, false), (&without, &*TABLE, true), (&without, &none, true)]
    {
        let opened = super::super::decode(fragment, table);
        assert_eq!(opened.is_ok(), opens);
        match opened {
            Ok(opened) => assert_eq!(opened.reading, sent),
            Err(error) => assert_eq!(error, LinkError::NeedsTable),
        }
    }
    let later = Table { number: 2, ..Table::default() };
    let newer = super::super::encode(&sent, None, &later).unwrap();
    assert_eq!(decode(&newer), Err(LinkError::Newer { found: 2, known: VERSION }));
}

#[test]
fn every_byte_of_a_table_counts() {
    assert!(matches!(Table::read(&[]), Err(TableError::NotATable)));
    assert!(matches!(Table::read(b"GLKT"), Err(TableError::NotATable)));
    assert!(matches!(Table::read(b"PNG\0\x01\0\0\0\0\0\0\0"), Err(TableError::NotATable)));
    for at in (8..FILE.len()).step_by(9973) {
        let mut altered = FILE.to_vec();
        altered[at] ^= 4;
        assert!(matches!(Table::read(&altered), Err(TableError::Altered { .. })), "{at}");
        assert!(Table::read(&FILE[..at]).is_err(), "{at}");
    }
}

#[test]
fn a_table_that_passes_its_check_is_not_trusted_for_it() {
    // Whatever follows a true check: an answer, and no panic.
    for at in (12..FILE.len()).step_by(4999) {
        let mut body = FILE[12..].to_vec();
        body[at - 12] = body[at - 12].wrapping_add(97);
        let mut file = FILE[..8].to_vec();
        file.extend(section::check(0, &body).to_le_bytes());
        file.extend(body);
        if let Ok(table) = Table::read(&file) {
            let _ = super::super::decode(&encode(&sample(), None).unwrap(), &table);
        }
    }
}

#[test]
fn the_published_table_is_the_published_one() {
    assert_eq!((FILE.len(), section::check(0, FILE)), (299_910, 0xa639_187e));
}

//! A link taken apart, and put together again with checks that hold: for tests of what stands behind the checks.

use super::section::{bytes, letters, push_number, push_section, take_section};
use super::{LinkError, PREFIX};

/// The bytes that a link's letters carry, whatever stands before its first point.
///
/// # Errors
/// [`LinkError`] where a letter is none that a link is made of.
pub fn carried(link: &str) -> Result<Vec<u8>, LinkError> {
    bytes(link.split_once('.').map_or(link, |(_, letters)| letters))
}

/// A link that carries bytes.
pub fn carrying(bytes: Vec<u8>) -> String {
    format!("{PREFIX}{}", letters(bytes))
}

/// The numbers and payloads of the sections that stand one behind another.
pub fn sections(mut bytes: &[u8]) -> Vec<(u64, Vec<u8>)> {
    let taken = std::iter::from_fn(|| take_section(&mut bytes));
    taken.map(|section| (section.number, section.payload.to_vec())).collect()
}

/// Sections one behind another, each with its length and its check.
pub fn sealed(sections: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, payload) in sections {
        push_section(&mut out, *number, payload);
    }
    out
}

/// A number as a link writes it.
pub fn number(number: u64) -> Vec<u8> {
    let mut out = Vec::new();
    push_number(&mut out, number);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_apart_is_put_together_again() {
        let sections_of = |count: u64| (0..count).map(|at| (at * 100, vec![at as u8; 9 * at as usize])).collect();
        for all in (0..5).map(sections_of).collect::<Vec<Vec<_>>>() {
            let link = carrying(sealed(&all));
            // A byte may have been added, so that no letter is left out by a chat program.
            assert_eq!(sections(&carried(&link).unwrap())[..all.len()], all);
        }
        assert_eq!(number(300), [0xac, 2]);
        assert!(carried("g1.A*").is_err());
    }
}

//! Lets the models of links learn from readings, which makes a table.

use coding::{Coder, Learned, Model};

use super::stream::{Models, TEXTS, VALUES};
use super::table::{MAGIC, Table};
use super::{Carried, open, section};
use crate::Reading;

/// The count of a slot that is kept, at most.
const COUNT_LIMIT: u32 = 30;

/// Appends a number as tables have it: seven bits a byte, lowest first, the high bit set where more follow.
pub fn push_number(out: &mut Vec<u8>, number: u64) {
    section::push_number(out, number);
}

/// How often something was seen that a code of four bits stands for, in quarters; 0 for never.
pub fn often(code: u8) -> u32 {
    super::table::often(code)
}

/// Whether a document is kept apart: no table is made from it, so that links can be measured on it. One in ten.
pub fn is_kept_apart(id: &str) -> bool {
    section::check(0, id.as_bytes()).is_multiple_of(10)
}

/// The bytes of a table: its number, its words as `docs/LINK.md` has them in parts 1 to 4, and what is learned from the
/// links of readings, with the slots of each context of the values' model that were used at least so often.
///
/// # Errors
/// A [`TableError`](super::TableError) where the words are not as they should be.
pub fn table(number: u32, words: &[u8], readings: &[Reading], uses: &[u32]) -> Result<Vec<u8>, super::TableError> {
    let blank = |shape| Model::new(shape, None).learned(&[]);
    let start = Table::read(&file(number, words, &blank(TEXTS), &blank(VALUES)))?;
    let mut models = Models::new(&Table { texts: None, values: None, ..start });
    for reading in readings {
        let carried = Carried::of(reading, None);
        let text = reading.article.text();
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        // A reading that no link may hold teaches nothing, and does no harm.
        let _ = open(Coder::writer(), &mut models).carried(&carried);
        let _ = open(Coder::writer(), &mut models).pieces(text, &carried, length);
        models.forget();
    }
    Ok(file(number, words, &models.text.learned(&[]), &models.values.learned(uses)))
}

fn file(number: u32, words: &[u8], texts: &Learned, values: &Learned) -> Vec<u8> {
    let mut body = words.to_vec();
    for learned in [texts, values] {
        learned.weights.iter().flatten().for_each(|weight| body.extend(weight.to_le_bytes()));
        learned.worth.iter().for_each(|worth| body.extend(worth.to_le_bytes()));
        section::push_number(&mut body, learned.match_worth.len() as u64);
        learned.match_worth.iter().for_each(|worth| body.extend(worth.to_le_bytes()));
        section::push_number(&mut body, learned.slots.len() as u64);
        let mut before = 0;
        for (at, slot) in &learned.slots {
            section::push_number(&mut body, u64::from(at - before));
            before = *at;
            // A count of no more than this, so that a link can still teach another chance.
            let count = (slot >> 8 & 0xff).min(COUNT_LIMIT);
            body.extend([slot >> 24, count, slot & 0xff].map(|part| part.to_le_bytes()[0]));
        }
    }
    let mut out = MAGIC.to_vec();
    out.extend(number.to_le_bytes());
    out.extend(section::check(0, &body).to_le_bytes());
    out.extend(body);
    out
}

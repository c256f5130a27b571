//! The words of a text, as links without one know them.

use crate::TextRange;

/// Words from which on a stretch is known by its two ends.
pub(super) const LONG: u32 = 7;
/// Words of each end.
pub(super) const END: u32 = 3;

/// The words of a text: where each stands, and a number made of its letters and digits in small letters.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) ranges: Vec<TextRange>,
    pub(super) numbers: Vec<u32>,
}

/// Where some words stand in a text, and how far a mark goes beyond or falls short of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Stand {
    /// The first word.
    pub(super) at: u32,
    /// How many.
    pub(super) count: u32,
    /// Characters between the mark's start and the first word's; below zero where the mark starts inside of it.
    pub(super) lead: i64,
    /// The same between the last word's end and the mark's.
    pub(super) trail: i64,
}

impl Words {
    /// Letters and digits, in runs. A mark of accent that stands alone belongs to its letter and does not count.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self { ranges: Vec::new(), numbers: Vec::new() };
        let mut open: Option<(usize, u32)> = None;
        for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
            if character.is_alphanumeric() {
                let (start, number) = open.unwrap_or((at, 0x811c_9dc5));
                open =
                    Some((start, character.to_lowercase().fold(number, |number, small| mix(number, u32::from(small)))));
            } else if !is_accent(character)
                && let Some((start, number)) = open.take()
            {
                words.ranges.push(TextRange::from_usize(start, at));
                words.numbers.push(number);
            }
        }
        words
    }

    /// How many.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ranges.len()).unwrap_or(u32::MAX)
    }

    /// Where a range stands among the words. What an edit is about need not lie in the text, nor on its characters.
    pub(super) fn stand(&self, text: &str, range: TextRange) -> Stand {
        let on_characters = |offset: u32| text.floor_char_boundary(offset as usize);
        let range = TextRange::from_usize(on_characters(range.start()), on_characters(range.end()));
        let first = self.ranges.partition_point(|word| word.end() <= range.start());
        let after = self.ranges.partition_point(|word| word.start() < range.end());
        let at = u32::try_from(first).unwrap_or(u32::MAX);
        let (Some(start), true) = (self.ranges.get(first), first < after) else {
            return Stand { at, ..Stand::default() };
        };
        let end = self.ranges[after - 1].end();
        let lead = signed_chars(text, range.start(), start.start());
        let trail = signed_chars(text, end, range.end());
        Stand { at, count: u32::try_from(after - first).unwrap_or(u32::MAX), lead, trail }
    }

    /// The range of so many words from one on, with what the mark has beside them. Beyond the words it takes in neither
    /// blanks nor letters.
    pub(super) fn range(&self, text: &str, stand: Stand) -> Option<TextRange> {
        let first = self.ranges.get(stand.at as usize)?;
        let last = self.ranges.get((stand.at + stand.count.checked_sub(1)?) as usize)?;
        let is_beside = |character: &char| !character.is_whitespace() && !character.is_alphanumeric();
        let size = |characters: usize, lengths: &mut dyn Iterator<Item = char>| -> u32 {
            lengths.take(characters).map(|character| character.len_utf8() as u32).sum()
        };
        let count = |number: i64| usize::try_from(number.unsigned_abs()).unwrap_or(0);
        let start = first.start() as usize;
        let start = if stand.lead >= 0 {
            let before = &mut text[..start].chars().rev().take_while(is_beside);
            start as u32 - size(count(stand.lead), before)
        } else {
            start as u32 + size(count(stand.lead), &mut text[first.as_usize()].chars())
        };
        let end = last.end() as usize;
        let end = if stand.trail >= 0 {
            end as u32 + size(count(stand.trail), &mut text[end..].chars().take_while(is_beside))
        } else {
            end as u32 - size(count(stand.trail), &mut text[last.as_usize()].chars().rev())
        };
        (start < end).then(|| TextRange::new(start, end))
    }

    /// Sixteen bits of so many words from one on; none where they leave the text.
    pub(super) fn check(&self, at: u32, count: u32) -> Option<u16> {
        let all = self.all(at, count)?;
        Some((all ^ all >> 16) as u16)
    }

    /// The number of so many words from one on, of which the sixteen bits are made.
    pub(super) fn all(&self, at: u32, count: u32) -> Option<u32> {
        let end = at.checked_add(count)?;
        let words = self.numbers.get(at as usize..end as usize)?;
        Some(words.iter().fold(0x9747_b28c, |all, word| mix(mix(all, *word), *word >> 16)))
    }
}

/// Takes a number into another (FNV-1a, of words of 32 bits, with a turn).
fn mix(so_far: u32, number: u32) -> u32 {
    (so_far ^ number).wrapping_mul(0x0100_0193).rotate_left(13).wrapping_mul(0x85eb_ca6b)
}

const fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Characters from one byte to another, below zero where the second stands before the first.
fn signed_chars(text: &str, from: u32, to: u32) -> i64 {
    let count = |from: u32, to: u32| text[from as usize..to as usize].chars().count() as i64;
    if from <= to { count(from, to) } else { -count(to, from) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_cuts_characters_or_leaves_the_text_stands_somewhere() {
        let text = "Zürich: Fähre fährt 🚢 wieder";
        let words = Words::of(text);
        let cases = [((2, 6), (1, 6)), ((0, 400), (0, 34)), ((24, 26), (23, 23)), ((400, 500), (34, 34))];
        for ((start, end), (from, to)) in cases {
            let stand = words.stand(text, TextRange::new(start, end));
            assert_eq!(stand, words.stand(text, TextRange::new(from, to)), "{start} to {end}");
        }
    }
}

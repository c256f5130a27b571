//! From byte offsets in the normalised text to Unicode code points in the text as it was given.

use crate::{Article, TextRange};

/// Bytes between two counts that are kept: a look-up counts at most so many.
const STRIDE: usize = 256;

/// Converts offsets of one article; built once, each look-up takes constant time but for a logarithm.
#[derive(Clone, Debug)]
pub struct GivenOffsets<'a> {
    article: &'a Article,
    /// Code points of the normalised text before each multiple of [`STRIDE`] bytes, rounded down to a char boundary.
    counts: Vec<u32>,
}

impl<'a> GivenOffsets<'a> {
    /// Counts the article's code points once.
    pub fn new(article: &'a Article) -> Self {
        let text = article.text();
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut from, mut count) = (0, 0_u32);
        for mark in (0..=text.len()).step_by(STRIDE) {
            let boundary = text.floor_char_boundary(mark);
            count = count.saturating_add(code_points(&text[from..boundary]));
            counts.push(count);
            from = boundary;
        }
        Self { article, counts }
    }

    /// Code points of the normalised text before a byte offset, which is rounded down to a char boundary.
    fn normalised(&self, byte: usize) -> u32 {
        let text = self.article.text();
        let byte = text.floor_char_boundary(byte.min(text.len()));
        let mark = byte / STRIDE;
        let from = text.floor_char_boundary(mark * STRIDE);
        self.counts.get(mark).copied().unwrap_or(0) + code_points(&text[from..byte])
    }

    /// The code point of the given text at which the character at a byte offset of the normalised text stands.
    pub fn at(&self, byte: u32) -> u32 {
        let given = &self.article.given;
        let after = given.partition_point(|(from, _)| *from <= byte);
        let (from, point) = after.checked_sub(1).map_or((0, 0), |index| given[index]);
        point + self.normalised(byte as usize).saturating_sub(self.normalised(from as usize))
    }

    /// Start and end of a range, in code points of the given text. The end is one past the range's last character, so
    /// that what normalisation took away behind it stays outside.
    pub fn range(&self, range: TextRange) -> (u32, u32) {
        let start = self.at(range.start());
        let last = self.article.text()[..range.end() as usize].char_indices().next_back().map_or(0, |(index, _)| index);
        let end = if range.is_empty() { start } else { self.at(TextRange::from_usize(last, last).start()) + 1 };
        (start, end.max(start))
    }
}

fn code_points(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

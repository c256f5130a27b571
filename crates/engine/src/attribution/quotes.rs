//! Finds quotations: pairs of quotation marks, over sentences and paragraphs.
//!
//! A quotation that is still open at the end of its paragraph goes on in the next one if that begins with an opening
//! mark, as newspapers print long speeches; otherwise it ends with the sentence that it began in.

use article::Block;

use crate::document::{Document, read_as};
use crate::token::Kind;

/// A quotation: its tokens, marks included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Quote {
    /// The opening mark.
    pub(crate) first: usize,
    /// One past the closing mark, or past the last token where none is printed.
    pub(crate) end: usize,
    /// Whether the next quotation goes on with it.
    pub(crate) goes_on: bool,
}

/// Kinds of marks that close each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Straight,
    Double,
    Single,
    Angled,
}

fn marks(mark: &str) -> Option<Marks> {
    Some(match mark {
        "\"" | "\u{FF02}" | "``" | "''" => Marks::Straight,
        "\u{201C}" | "\u{201D}" | "\u{201E}" | "\u{300C}" | "\u{300D}" => Marks::Double,
        "\u{2018}" | "\u{2019}" | "'" | "`" | "\u{201A}" => Marks::Single,
        "\u{AB}" | "\u{BB}" | "\u{2039}" | "\u{203A}" => Marks::Angled,
        _ => return None,
    })
}

/// The quotations of a block's tokens `first..end`, in order, disjoint.
///
/// `next_opens`: whether the next block of body text begins with an opening mark.
pub(crate) fn find(document: &Document<'_>, (first, end): (usize, usize), next_opens: bool, quotes: &mut Vec<Quote>) {
    let mut open: Option<(usize, Marks)> = None;
    // The last full stop since the open mark: where a quotation that is never closed ends.
    let mut stop: Option<usize> = None;
    for at in first..end {
        let token = &document.tokens[at];
        if !matches!(token.kind, Kind::Open | Kind::Close) {
            if open.is_some() && stop.is_none() && matches!(document.slice(at), "." | "!" | "?") {
                stop = Some(at + 1);
            }
            continue;
        }
        let Some(kind) = marks(document.slice(at)) else { continue };
        let followed = document.tokens.get(at + 1).is_some_and(|next| at + 1 < end && !next.spaced);
        let begins = if kind == Marks::Straight || document.slice(at) == "'" {
            token.spaced && followed || token.kind == Kind::Open
        } else {
            token.kind == Kind::Open
        };
        match open {
            None if begins => (open, stop) = (Some((at, kind)), None),
            None => {}
            Some((from, of)) if kind == of && begins && token.spaced && of != Marks::Single => {
                // A second opening mark: the first was never closed.
                push(quotes, from, stop.unwrap_or(at), false);
                (open, stop) = (Some((at, kind)), None);
            }
            Some((from, Marks::Single)) if kind != Marks::Single && begins => {
                // A lone single mark before a double one was an apostrophe.
                let _ = from;
                (open, stop) = (Some((at, kind)), None);
            }
            Some((from, of)) if (kind == of || pairs(of, kind)) && !begins => {
                let ends = of != Marks::Single || closes_single(document, at, end);
                if ends {
                    push(quotes, from, at + 1, false);
                    open = None;
                }
            }
            Some(_) => {}
        }
    }
    if let Some((from, kind)) = open
        && kind != Marks::Single
    {
        let ends = if next_opens { end } else { stop.unwrap_or(end) };
        push(quotes, from, ends, next_opens);
    }
}

/// Mixed pairs that are met in print: a curly mark closed by a straight one, and German lower marks.
fn pairs(open: Marks, close: Marks) -> bool {
    matches!((open, close), (Marks::Straight, Marks::Double) | (Marks::Double, Marks::Straight))
}

/// Whether a single mark closes a quotation and is no apostrophe: punctuation before it, or the block's end or
/// punctuation after it.
fn closes_single(document: &Document<'_>, at: usize, end: usize) -> bool {
    let mark = |token: usize| document.tokens[token].kind == Kind::Mark;
    let after_s = document.lower(at.saturating_sub(1)).ends_with('s');
    mark(at.saturating_sub(1)) || at + 1 >= end || mark(at + 1) || !after_s
}

fn push(quotes: &mut Vec<Quote>, first: usize, end: usize, goes_on: bool) {
    if end > first + 1 {
        quotes.push(Quote { first, end, goes_on });
    }
}

/// The quotations of a whole document, in order.
pub(crate) fn all(document: &Document<'_>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let blocks = document.article.blocks();
    let mut first = 0;
    let ends: Vec<(usize, usize)> = blocks
        .iter()
        .map(|block| {
            let from = first;
            while document.tokens.get(first).is_some_and(|token| token.start < block.range.end()) {
                first += 1;
            }
            (from, first)
        })
        .collect();
    let carries = |block: &Block| block.kind.carries_claims();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| carries(block)) {
        let next = ends.get(at + 1).filter(|_| read_as(block) == read_as(&blocks[at + 1]));
        let next_opens = next.is_some_and(|&(from, to)| {
            from < to && document.tokens[from].kind == Kind::Open && marks(document.slice(from)) != Some(Marks::Single)
        });
        find(document, ends[at], next_opens, &mut quotes);
    }
    quotes
}

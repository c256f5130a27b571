//! Tells what each chunk is: by its own words, by where it stands, and by what its source said of it.

use super::chunk::{Chunk, Hint};
use super::furniture::is_furniture;
use super::letter::{is_small, is_word};
use super::pattern::{self, Marker};
use crate::{Block, BlockKind, TextRange};

/// Longer lines are body text, not a title.
const TITLE_WORDS: usize = 30;
/// Longer lines are body text, not a heading.
const HEADING_WORDS: usize = 12;
/// A paragraph of so many words ends the article's head even without a full stop.
const BODY_WORDS: usize = 30;
/// Datelines stand before one of the first paragraphs.
const DATELINE_PARAGRAPHS: usize = 3;

/// The blocks of a text's chunks.
pub(super) fn blocks(text: &str, chunks: &[Chunk]) -> Vec<Block> {
    let words: Vec<&str> = chunks.iter().map(|chunk| chunk.range.of(text)).collect();
    let mut kinds: Vec<Option<BlockKind>> =
        chunks.iter().zip(&words).map(|(chunk, words)| by_itself(*chunk, words)).collect();
    list_items(&words, &mut kinds);
    let body = head(&words, &mut kinds);
    last_line(&words, &mut kinds, body);
    headings(&words, &mut kinds, body);
    let mut blocks = Vec::with_capacity(chunks.len() + 1);
    let mut paragraphs = 0;
    for ((chunk, words), kind) in chunks.iter().zip(&words).zip(kinds) {
        let kind = kind.unwrap_or(BlockKind::Paragraph);
        let mut range = chunk.range;
        if kind == BlockKind::ListItem {
            range = without_marker(range, words);
        }
        if kind == BlockKind::Paragraph {
            paragraphs += 1;
            if let Some(length) = pattern::dateline(words).filter(|_| paragraphs <= DATELINE_PARAGRAPHS) {
                range = push_dateline(range, words, length, &mut blocks);
            }
        }
        let kind =
            if chunk.hint == Hint::Paragraph && kind == BlockKind::Paragraph { BlockKind::Quotation } else { kind };
        blocks.push(Block { range, kind });
    }
    blocks
}

/// The kind that a chunk's own words and its source give it.
fn by_itself(chunk: Chunk, words: &str) -> Option<BlockKind> {
    match chunk.hint {
        Hint::Furniture => Some(BlockKind::Furniture),
        Hint::Caption => Some(BlockKind::Caption),
        _ if is_furniture(words) => Some(BlockKind::Furniture),
        Hint::ListItem => Some(BlockKind::ListItem),
        Hint::Title => Some(BlockKind::Title),
        Hint::Heading => Some(BlockKind::Heading),
        Hint::Paragraph => Some(BlockKind::Paragraph),
        Hint::None if pattern::is_caption(words) => Some(BlockKind::Caption),
        Hint::None => None,
    }
}

/// Marked lines: a bullet alone, a dash or a number beside another.
fn list_items(words: &[&str], kinds: &mut [Option<BlockKind>]) {
    let markers: Vec<Option<Marker>> = words.iter().map(|words| pattern::marker(words)).collect();
    let same = |index: usize, other: Option<usize>| {
        let (one, other) = (markers[index], other.and_then(|other| markers.get(other).copied().flatten()));
        matches!(
            (one, other),
            (Some(Marker::Dash(_)), Some(Marker::Dash(_))) | (Some(Marker::Number), Some(Marker::Number))
        )
    };
    for index in (0..words.len()).filter(|index| kinds[*index].is_none()).collect::<Vec<_>>() {
        let is_bullet = matches!(markers[index], Some(Marker::Bullet(_)));
        if is_bullet || same(index, index.checked_sub(1)) || same(index, Some(index + 1)) {
            kinds[index] = Some(BlockKind::ListItem);
        }
    }
}

fn without_marker(range: TextRange, words: &str) -> TextRange {
    match pattern::marker(words) {
        Some(Marker::Bullet(length) | Marker::Dash(length)) => {
            TextRange::from_usize(range.start() as usize + length, range.end() as usize)
        }
        Some(Marker::Number) | None => range,
    }
}

/// Title, byline, date and the like before the first paragraph. Returns the index of that paragraph.
fn head(words: &[&str], kinds: &mut [Option<BlockKind>]) -> usize {
    let body = (0..words.len()).find(|&index| is_body(words, kinds, index)).unwrap_or(words.len());
    let has_title = kinds.contains(&Some(BlockKind::Title));
    if has_title {
        keep_first_title(kinds);
    }
    let mut title = has_title;
    for index in 0..body {
        if kinds[index] == Some(BlockKind::Heading) && !title {
            // The first heading of a document that has no top heading.
            kinds[index] = Some(BlockKind::Title);
            title = true;
        }
        if kinds[index].is_some() {
            continue;
        }
        let told = if pattern::is_byline(words[index]) {
            BlockKind::Byline
        } else if pattern::is_date(words[index]) {
            BlockKind::Date
        } else if !title && words.len() > 1 && is_title(words[index]) && !is_kicker(words, kinds, index, body) {
            title = true;
            BlockKind::Title
        } else if title && follows_as_byline(words, kinds, index) {
            BlockKind::Byline
        } else {
            BlockKind::Heading
        };
        kinds[index] = Some(told);
    }
    // A lone line is no title: there is nothing that it could be the title of.
    if body == words.len() && words.len() == 1 && kinds[0] == Some(BlockKind::Heading) {
        kinds[0] = None;
    }
    body
}

/// Body text begins where a chunk ends like a sentence or is as long as a paragraph.
fn is_body(words: &[&str], kinds: &[Option<BlockKind>], index: usize) -> bool {
    match kinds[index] {
        Some(BlockKind::Paragraph | BlockKind::ListItem) => true,
        Some(_) => false,
        None => {
            let chunk = words[index];
            let count = chunk.split_whitespace().count();
            let is_head_line = pattern::is_byline(chunk) || pattern::is_date(chunk);
            let is_sentence = ends_sentence(chunk) && count >= 4 && !(index == 0 && is_title(chunk) && words.len() > 1);
            !is_head_line && (count > BODY_WORDS || is_sentence || pattern::dateline(chunk).is_some())
        }
    }
}

fn keep_first_title(kinds: &mut [Option<BlockKind>]) {
    let mut seen = false;
    for kind in kinds.iter_mut().filter(|kind| **kind == Some(BlockKind::Title)) {
        if seen {
            *kind = Some(BlockKind::Heading);
        }
        seen = true;
    }
}

fn ends_sentence(chunk: &str) -> bool {
    let bare = chunk.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟'])
}

/// A line that can be a headline: not long, and without a full stop. Headlines may ask or shout.
fn is_title(chunk: &str) -> bool {
    let bare = chunk.trim_end_matches(['"', '”', '’', '\'', '»', ')']);
    let stops = bare.ends_with(['.', ':', ';', ',', '…', '。', '।']);
    let count = chunk.split_whitespace().count();
    let marked = bare.ends_with(['?', '!']);
    count <= TITLE_WORDS && !stops && chunk.len() <= 400 && (count <= 15 || !marked)
}

/// A word or two over the headline: the section it stands in.
fn is_kicker(words: &[&str], kinds: &[Option<BlockKind>], index: usize, body: usize) -> bool {
    let next = index + 1;
    let next_is_title = next < body && kinds[next].is_none() && is_title(words[next]);
    let next_words = words.get(next).map_or(0, |next| next.split_whitespace().count());
    let next_is_head_line = words.get(next).is_some_and(|next| pattern::is_byline(next) || pattern::is_date(next));
    words[index].split_whitespace().count() <= 2 && next_is_title && next_words >= 4 && !next_is_head_line
}

/// A bare name under the headline, before a date: who wrote it.
fn follows_as_byline(words: &[&str], kinds: &[Option<BlockKind>], index: usize) -> bool {
    let after_title = index.checked_sub(1).is_some_and(|before| kinds[before] == Some(BlockKind::Title));
    let before_date = words.get(index + 1).is_some_and(|next| pattern::is_date(next));
    after_title && before_date && pattern::is_bare_name(words[index])
}

/// A byline may stand alone on the last line.
fn last_line(words: &[&str], kinds: &mut [Option<BlockKind>], body: usize) {
    let last = (body + 1..words.len()).rev().find(|&index| kinds[index] != Some(BlockKind::Furniture));
    if let Some(index) = last.filter(|&index| kinds[index].is_none())
        && (pattern::is_byline(words[index]) || pattern::is_bare_name(words[index]))
    {
        kinds[index] = Some(BlockKind::Byline);
    }
}

/// Headings within the body: short, without punctuation at the end, before a paragraph, not among other short lines.
fn headings(words: &[&str], kinds: &mut [Option<BlockKind>], body: usize) {
    let short = |index: usize| words[index].split_whitespace().count() <= HEADING_WORDS && !ends_sentence(words[index]);
    for index in body..words.len() {
        if kinds[index].is_some() || !short(index) || pattern::is_date(words[index]) {
            continue;
        }
        let begins = words[index].chars().find(|c| is_word(*c));
        let capital = begins.is_some_and(|c| !is_small(c));
        let stops = words[index].ends_with([',', ';', '-', '—']);
        let before_text = words.get(index + 1).is_some_and(|_| !short(index + 1));
        let after_short = index > body && kinds[index - 1].is_none() && short(index - 1);
        if capital && !stops && before_text && !after_short {
            kinds[index] = Some(BlockKind::Heading);
        }
    }
}

/// Splits the dateline off a paragraph; returns what is left of it.
fn push_dateline(range: TextRange, words: &str, length: usize, blocks: &mut Vec<Block>) -> TextRange {
    let start = range.start() as usize;
    let rest = length + words[length..].len() - words[length..].trim_start().len();
    blocks.push(Block { range: TextRange::from_usize(start, start + length), kind: BlockKind::Dateline });
    TextRange::from_usize(start + rest, range.end() as usize)
}

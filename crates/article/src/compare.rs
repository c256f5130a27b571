//! Two readings of one text side by side: what both mark alike, what both mark otherwise, what one of them marks alone.
//!
//! Marks are the same where they stand on the same words; the texts may differ in white space.
//!
//! ```
//! use article::{Annotations, Article, Reading, compare::compare};
//! let reading = |text: &str| Reading::new(Article::from_plain_text(text), Annotations::default());
//! assert_eq!(compare(&reading("Talks open"), &reading("Talks  open")), Some(Vec::new()));
//! assert_eq!(compare(&reading("Talks open"), &reading("Talks close")), None);
//! ```

use crate::export::{code, source};
use crate::{Annotations, Reading, TextRange};

/// Words before and after a mark that are told with it.
const AROUND: usize = 4;
/// Words of a mark that are told whole; of a longer one its first and last.
const LONGEST: usize = 24;

/// A mark in one reading or in both.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The block that it stands in, counted from 0.
    pub block: usize,
    /// The words before it in the same block, with the space between.
    pub before: String,
    /// Its words.
    pub words: String,
    /// The words after it in the same block, with the space between.
    pub after: String,
    /// Whether it is a claim; else it is a name.
    pub is_claim: bool,
    /// What the first reading says that it is; none where that has no such mark.
    pub mine: Option<String>,
    /// What the second reading says.
    pub theirs: Option<String>,
}

impl Row {
    /// Whether both say the same.
    pub fn is_alike(&self) -> bool {
        self.mine == self.theirs
    }
}

/// A mark, by the words on which it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Mark {
    /// Its first word, and the one after its last.
    words: (usize, usize),
    is_claim: bool,
    says: String,
    /// Where it stands in its own text.
    range: TextRange,
}

/// All marks of both, in the order of the text; none where the texts have other words. What is compared is names and
/// claims as they hold now, the readers' decisions laid over them.
pub fn compare(mine: &Reading, theirs: &Reading) -> Option<Vec<Row>> {
    let (words, other) = (words(mine), words(theirs));
    if !words.iter().map(|word| word.0).eq(other.iter().map(|word| word.0)) {
        return None;
    }
    let (mine_marks, their_marks) = (marks(mine, &words), marks(theirs, &other));
    let mut rows = Vec::with_capacity(mine_marks.len());
    let (mut left, mut right) = (mine_marks.iter().peekable(), their_marks.iter().peekable());
    let place = |mark: &&Mark| (mark.words, mark.is_claim);
    loop {
        let (here, there) = (left.peek().map(place), right.peek().map(place));
        let first = match (here, there) {
            (Some(here), Some(there)) => here.min(there),
            (here, there) => match here.or(there) {
                Some(first) => first,
                None => return Some(rows),
            },
        };
        let here = left.next_if(|_| here == Some(first));
        let there = right.next_if(|_| there == Some(first));
        let told = here.map(|mark| row(mine, mark)).or(there.map(|mark| row(theirs, mark)));
        let says = |mark: Option<&Mark>| mark.map(|mark| mark.says.clone());
        rows.extend(told.map(|row| Row { mine: says(here), theirs: says(there), ..row }));
    }
}

/// A mark with the words around it, before it is known who has it.
fn row(reading: &Reading, mark: &Mark) -> Row {
    let article = &reading.article;
    let block = article.block_at(mark.range.start()).unwrap_or(0);
    let around = article.blocks().get(block).map_or(mark.range, |block| block.range);
    let before = article.slice(TextRange::new(around.start().min(mark.range.start()), mark.range.start()));
    let after = article.slice(TextRange::new(mark.range.end(), around.end().max(mark.range.end())));
    let own: Vec<&str> = article.slice(mark.range).split_whitespace().collect();
    let words = if own.len() > LONGEST {
        format!("{} … {}", own[..LONGEST - AROUND].join(" "), own[own.len() - AROUND..].join(" "))
    } else {
        own.join(" ")
    };
    let mut last: Vec<&str> = before.split_whitespace().rev().take(AROUND).collect();
    last.reverse();
    let next: Vec<&str> = after.split_whitespace().take(AROUND).collect();
    // Punctuation stays where it stands.
    let before = if before.ends_with(char::is_whitespace) { last.join(" ") + " " } else { last.join(" ") };
    let after = if after.starts_with(char::is_whitespace) { format!(" {}", next.join(" ")) } else { next.join(" ") };
    Row { block, before, words, after, is_claim: mark.is_claim, mine: None, theirs: None }
}

/// The words of the blocks, each with its place.
fn words(reading: &Reading) -> Vec<(&str, TextRange)> {
    let mut words = Vec::new();
    for block in reading.article.blocks() {
        let text = reading.article.slice(block.range);
        let mut from = None;
        for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
            match (from, letter.is_whitespace()) {
                (None, false) => from = Some(at),
                (Some(start), true) => {
                    let base = block.range.start() as usize;
                    words.push((&text[start..at], TextRange::from_usize(base + start, base + at)));
                    from = None;
                }
                _ => {}
            }
        }
    }
    words
}

/// The names and claims of a reading by their words, in the order of the text.
fn marks(reading: &Reading, words: &[(&str, TextRange)]) -> Vec<Mark> {
    let annotations: Annotations = reading.resolved().annotations;
    let place = |range: TextRange| {
        let from = words.partition_point(|word| word.1.end() <= range.start());
        let to = words.partition_point(|word| word.1.start() < range.end());
        (from, to.max(from))
    };
    let mut marks = Vec::new();
    for mention in &annotations.mentions {
        let Some(entity) = annotations.entities.iter().find(|entity| entity.id == mention.entity) else { continue };
        let says = format!("{}: {}", code(entity.kind), entity.name);
        marks.push(Mark { words: place(mention.range), is_claim: false, says, range: mention.range });
    }
    for claim in &annotations.claims {
        let source = source(&reading.article, &annotations, claim);
        let says = format!("{}, {}", code(claim.mode), code(claim.certainty)).replace('_', " ");
        let says = if source.is_empty() { says } else { format!("{says}: {source}") };
        marks.push(Mark { words: place(claim.extent()), is_claim: true, says, range: claim.extent() });
    }
    marks.retain(|mark| mark.words.0 < mark.words.1);
    marks.sort_by(|a, b| (a.words, a.is_claim, &a.says).cmp(&(b.words, b.is_claim, &b.says)));
    marks
}

#[cfg(test)]
mod tests;

//! Cuts plain text into chunks: lines, and lines that were one paragraph before somebody wrapped them.

use crate::TextRange;

/// Lines longer than this are not wrapped by hand.
const WIDEST: usize = 100;
/// Lines shorter than this say nothing about wrapping.
const NARROWEST: usize = 40;
/// So many line ends must look wrapped before any is taken for it.
const ENOUGH: usize = 3;

/// What a source said of a chunk, where it said anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hint {
    /// Nothing: it is told by its words and neighbours.
    None,
    /// A top heading.
    Title,
    /// A heading.
    Heading,
    /// A paragraph within a quotation: body text whatever it looks like.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A caption.
    Caption,
    /// Navigation, a sidebar, a form.
    Furniture,
}

/// A stretch of text that becomes a block, without white space around.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Chunk {
    pub(super) range: TextRange,
    pub(super) hint: Hint,
}

/// A line without its line feed, trimmed; where it stands and whether a blank line stands before it.
struct Line<'a> {
    text: &'a str,
    start: usize,
    after_blank: bool,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut lines, mut start, mut after_blank) = (Vec::new(), 0, true);
    for line in text.split('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let lead = line.len() - line.trim_start().len();
            lines.push(Line { text: trimmed, start: start + lead, after_blank });
            after_blank = false;
        }
        start += line.len() + 1;
    }
    lines
}

/// Characters of a line, as far as they matter here.
fn width(line: &str) -> usize {
    line.chars().take(WIDEST + 1).count()
}

/// The width to which the text was wrapped, if it was: nearly every line end within a paragraph stands where the next
/// word would not have fitted.
fn wrapped_width(lines: &[Line<'_>]) -> Option<usize> {
    let inner: Vec<usize> = (1..lines.len()).filter(|&next| !lines[next].after_blank).collect();
    let widest = inner.iter().map(|&next| width(lines[next - 1].text)).max()?;
    if !(NARROWEST..=WIDEST).contains(&widest) {
        return None;
    }
    let wrapped = inner.iter().filter(|&&next| is_wrapped(&lines[next - 1], &lines[next], widest)).count();
    (wrapped >= ENOUGH && wrapped * 10 >= inner.len() * 8).then_some(widest)
}

fn is_wrapped(line: &Line<'_>, next: &Line<'_>, widest: usize) -> bool {
    let first_word = next.text.split_whitespace().next().map_or(0, width);
    !next.after_blank && width(line.text) + 1 + first_word > widest
}

/// The chunks of a normalised text, in order.
pub(super) fn chunks(text: &str) -> Vec<Chunk> {
    let lines = lines(text);
    let widest = wrapped_width(&lines);
    let mut chunks: Vec<Chunk> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let range = TextRange::from_usize(line.start, line.start + line.text.len());
        let before = index.checked_sub(1).map(|before| &lines[before]);
        let goes_on = before.zip(widest).is_some_and(|(before, widest)| is_wrapped(before, line, widest));
        match chunks.last_mut().filter(|_| goes_on) {
            Some(chunk) => chunk.range = chunk.range.cover(range),
            None => chunks.push(Chunk { range, hint: Hint::None }),
        }
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let chunks: Vec<_> = chunks(text).into_iter().map(|chunk| chunk.range.of(text)).collect();
        assert_eq!(chunks, expected);
    }

    #[test]
    fn each_line_is_a_paragraph_where_nobody_wrapped_it() {
        check("", &[]);
        check("One.", &["One."]);
        check("One.\nTwo.\n\n  Three. ", &["One.", "Two.", "Three."]);
        let long =
            "A line that is far longer than anybody would wrap it by hand, because it is a whole paragraph in itself.";
        check(&format!("{long}\n{long}\n{long}\n{long}"), &[long; 4]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The harbour board met on Monday to hear\nwhat the port's engineers had found in\nthe wall, and it did not like what it\n\
                    heard at all.\n\nA second survey will follow in the first\nweek of June, the board said.";
        check(
            text,
            &[
                "The harbour board met on Monday to hear\nwhat the port's engineers had found in\nthe wall, and it did not like what it\n\
             heard at all.",
                "A second survey will follow in the first\nweek of June, the board said.",
            ],
        );
    }

    #[test]
    fn a_few_short_lines_are_not_wrapped() {
        check(
            "Harbour wall to be surveyed a second time\nBy Rosa Lind\nMarch 4, 2031",
            &["Harbour wall to be surveyed a second time", "By Rosa Lind", "March 4, 2031"],
        );
    }
}

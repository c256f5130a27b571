//! Titles before names, which the contract leaves outside a name and some corpora do not.

use super::span::Span;

/// Words that are titles, a line each, with their class.
const TITLES: &str = include_str!("../../../../data/titles.tsv");

/// What is left of a person's name without the titles that it begins with; nothing where it is made of them.
pub(super) fn without_titles(name: Span, text: &[char]) -> Option<Span> {
    let Span(mut start, end) = name;
    while start < end {
        let word = (start..end).find(|&at| is_space(text, at)).unwrap_or(end);
        if !is_title(&Span(start, word).of(text)) {
            return Some(Span(start, end));
        }
        start = (word..end).find(|&at| !is_space(text, at)).unwrap_or(end);
    }
    None
}

fn is_title(word: &str) -> bool {
    let word = word.to_lowercase();
    TITLES.lines().skip(1).any(|line| line.split('\t').next() == Some(word.as_str()))
}

fn is_space(text: &[char], at: u32) -> bool {
    text.get(at as usize).is_some_and(|c| c.is_whitespace())
}

//! What a chunk's own words say of it: byline, date, dateline, caption, list item.

use super::letter::{is_capital, is_letter, is_small, is_word};

/// What a byline begins with, in lower case.
const BYLINE_BEGINNINGS: &[&str] =
    &["by ", "words by ", "text by ", "written by ", "posted by ", "story by ", "analysis by "];
/// What a credit at the end begins with, in lower case.
const CREDIT_BEGINNINGS: &[&str] = &[
    "reporting by ",
    "additional reporting by ",
    "writing by ",
    "edited by ",
    "editing by ",
    "compiled by ",
    "with reporting by ",
];
/// Who writes articles, in lower case.
const AUTHOR_WORDS: &[&str] = &[
    "analyst",
    "author",
    "bureau",
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "journalist",
    "reporter",
    "reporters",
    "staff",
    "staffer",
    "writer",
    "writers",
];
/// Words in lower case that a byline may hold between names.
const BYLINE_CONNECTORS: &[&str] = &[
    "and", "at", "de", "del", "der", "di", "du", "for", "in", "of", "our", "the", "van", "von", "with", "al", "bin",
    "el", "la", "le",
];
/// Longer lines are no byline.
const BYLINE_WORDS: usize = 16;

fn bare_words(chunk: &str) -> Vec<&str> {
    chunk
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !is_word(c)))
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(is_capital)
}

/// Whether a chunk names who wrote the article: "By Rosa Lind", "Rosa Lind, trade correspondent", "Reporting by …".
pub(super) fn is_byline(chunk: &str) -> bool {
    let inner = chunk.trim_start_matches(['(', '—', '–', '-', ' ']).trim_end_matches([')', ' ']);
    let lower = inner.to_ascii_lowercase();
    let words = bare_words(inner);
    if words.len() > BYLINE_WORDS || words.len() < 2 {
        return false;
    }
    if CREDIT_BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning)) {
        return words.iter().any(|word| is_capitalised(word));
    }
    let is_author = |word: &&str| AUTHOR_WORDS.contains(&word.to_ascii_lowercase().as_str());
    let named = |words: &[&str]| {
        let are_names = |word: &&str| is_capitalised(word) || BYLINE_CONNECTORS.contains(word) || is_author(word);
        words.first().is_some_and(|first| is_capitalised(first)) && words.iter().all(are_names)
    };
    let ends_sentence = inner.ends_with(['.', '!', '?', ':']) && !ends_in_initial(inner);
    if let Some(beginning) = BYLINE_BEGINNINGS.iter().find(|beginning| lower.starts_with(*beginning)) {
        let skipped = beginning.split_whitespace().count();
        return !ends_sentence && (named(&words[skipped..]) || words[skipped..].iter().any(is_author));
    }
    // "Rosa Lind, trade correspondent": a name, and what authors are.
    let two_names = is_capitalised(words[0]) && is_capitalised(words[1]) && !is_author(&words[0]);
    !ends_sentence && two_names && words.len() <= 9 && words.last().is_some_and(is_author)
}

fn ends_in_initial(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|word| word.len() <= 3 || matches!(word, "Jr." | "Sr."))
}

/// Whether a chunk is nothing but a name of two to four words, as an author's may stand alone on the last line.
pub(super) fn is_bare_name(chunk: &str) -> bool {
    let words: Vec<&str> = chunk.split_whitespace().collect();
    let fits = (2..=4).contains(&words.len()) && !chunk.ends_with(['.', '!', '?', ':', ';', ',']);
    let is_name = |word: &&str| is_capitalised(word) && word.chars().all(|c| is_letter(c) || "-'’.".contains(c));
    fits && words.iter().all(is_name) && !words.iter().all(|word| word.chars().all(is_capital))
}

const MONTHS: &[&str] = &[
    "jan",
    "january",
    "feb",
    "february",
    "mar",
    "march",
    "apr",
    "april",
    "may",
    "jun",
    "june",
    "jul",
    "july",
    "aug",
    "august",
    "sep",
    "sept",
    "september",
    "oct",
    "october",
    "nov",
    "november",
    "dec",
    "december",
];
const DATE_WORDS: &[&str] = &[
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "first",
    "on",
    "at",
    "of",
    "the",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "est",
    "edt",
    "et",
    "cst",
    "cdt",
    "ct",
    "pst",
    "pdt",
    "pt",
    "ist",
    "jst",
    "h",
    "st",
    "nd",
    "rd",
    "th",
    "date",
];
/// Longer lines are no date.
const DATE_TOKENS: usize = 18;

/// Whether a chunk is a date that stands alone: "March 4, 2031", "Published 4 March 2031 10:30 GMT", "3 hours ago".
pub(super) fn is_date(chunk: &str) -> bool {
    let lower = chunk.to_ascii_lowercase();
    let tokens: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '/' | '|' | '•' | '·' | '(' | ')' | '—' | '–'))
        .map(|token| token.trim_matches('.'))
        .filter(|token| !token.is_empty())
        .collect();
    if tokens.is_empty() || tokens.len() > DATE_TOKENS {
        return false;
    }
    let units =
        ["second", "seconds", "minute", "minutes", "min", "mins", "hour", "hours", "day", "days", "week", "weeks"];
    if let [count, unit, "ago"] = tokens.as_slice()
        && units.contains(unit)
    {
        return count.chars().all(|c| c.is_ascii_digit());
    }
    let digits = |token: &&str| token.chars().any(|c| c.is_ascii_digit());
    let is_number = |token: &str| {
        let bare = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &token[bare.len()..];
        !bare.is_empty()
            && bare.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.')
            && (ending.is_empty() || DATE_WORDS.contains(&ending))
    };
    let known = |token: &&str| MONTHS.contains(token) || DATE_WORDS.contains(token) || is_number(token);
    let has_month = tokens.iter().any(|token| MONTHS.contains(token));
    let has_day = tokens.iter().any(digits);
    let is_numeric = is_numeric_date(chunk);
    tokens.iter().all(known) && has_day && (has_month || is_numeric)
}

/// "2031-03-04", "4/3/2031", "04.03.2031", perhaps with more behind.
fn is_numeric_date(chunk: &str) -> bool {
    chunk.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.trim_matches([',', ':', '(', ')']).split(['-', '/', '.']).collect();
        let all_digits = parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
        parts.len() == 3 && all_digits && (parts[0].len() == 4 || parts[2].len() == 4 || parts[2].len() == 2)
    })
}

/// How far a dateline may reach into a paragraph, in bytes.
const DATELINE_BYTES: usize = 90;

/// The length in bytes of the dateline that a paragraph begins with, its dash included: "LIMA, March 4 (Reuters) —".
pub(super) fn dateline(paragraph: &str) -> Option<usize> {
    let head = &paragraph[..paragraph.floor_char_boundary(DATELINE_BYTES)];
    let (at, dash) = [" — ", " – ", " - ", " -- ", "— ", "—"]
        .iter()
        .filter_map(|dash| head.find(dash).map(|at| (at, *dash)))
        .min_by_key(|(at, dash)| (*at, usize::MAX - dash.len()))?;
    let place = head[..at].trim_end();
    let rest = paragraph[at + dash.len()..].trim_start();
    let after_dash = at + dash.trim_end().len();
    let first = place.split([' ', ',']).next().unwrap_or_default();
    let letters = first.chars().filter(|c| is_letter(*c)).count();
    let in_capitals = letters >= 3 && first.chars().all(|c| !is_small(c));
    let has_agency = place.ends_with(')') && place.contains('(') && is_capitalised(first);
    let words = bare_words(place);
    let looks_so = words.iter().all(|word| {
        let is_number = word.chars().all(|c| c.is_ascii_digit());
        is_capitalised(word) || is_number || BYLINE_CONNECTORS.contains(word)
    });
    // "On Thursday, the European Court of Justice (ECJ) — …" is a sentence with an aside.
    let is_sentence = matches!(first, "On" | "In" | "At" | "After" | "For") || words.contains(&"the");
    let fits = (in_capitals || has_agency) && !is_sentence && looks_so && words.len() <= 10 && !rest.is_empty();
    fits.then_some(after_dash)
}

/// What a caption begins with, in lower case.
const CAPTION_BEGINNINGS: &[&str] = &[
    "caption:",
    "credit:",
    "file photo",
    "illustration:",
    "image caption",
    "image credit",
    "image source",
    "image:",
    "photo by ",
    "photo credit",
    "photo:",
    "photograph by ",
    "photograph:",
    "photos:",
    "picture:",
    "pictured:",
    "video:",
    "[image",
    "[photo",
    "(photo",
    "(image",
    "(file photo",
];
/// What a caption ends with, in lower case.
const CAPTION_ENDINGS: &[&str] = &[
    "/afp",
    "/ap",
    "/reuters",
    "/epa",
    "/getty images",
    "getty images",
    "ap photo",
    "file photo",
    "shutterstock",
    "/alamy",
    "/pa",
];
/// Longer chunks are body text.
const CAPTION_WORDS: usize = 45;

/// Whether a chunk is a picture's caption or credit.
pub(super) fn is_caption(chunk: &str) -> bool {
    if chunk.split_whitespace().count() > CAPTION_WORDS {
        return false;
    }
    let lower = chunk.to_ascii_lowercase();
    let ending = lower.trim_end_matches(|c: char| !is_word(c));
    CAPTION_BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
        || CAPTION_ENDINGS.iter().any(|credit| ending.ends_with(credit))
        || lower.contains("photograph: ")
        || lower.contains("(photo: ")
}

/// A mark that a list item begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Marker {
    /// "•": a list item even alone. Its length with the blanks behind, in bytes.
    Bullet(usize),
    /// "-", "*": a list item if a neighbour has the same. Its length with the blanks behind, in bytes.
    Dash(usize),
    /// "2.", "2)": likewise; it stays in the text.
    Number,
}

/// The list marker at a chunk's beginning.
pub(super) fn marker(chunk: &str) -> Option<Marker> {
    let first = chunk.chars().next()?;
    let rest = &chunk[first.len_utf8()..];
    let blanks = rest.len() - rest.trim_start().len();
    let length = first.len_utf8() + blanks;
    match first {
        '•' | '‣' | '◦' | '▪' | '●' | '·' if !rest.trim().is_empty() => Some(Marker::Bullet(length)),
        '-' | '*' | '–' if blanks > 0 && !rest.trim().is_empty() => Some(Marker::Dash(length)),
        '0'..='9' => {
            let digits = chunk.len() - chunk.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, after) = chunk.split_at(digits);
            (number.len() <= 2 && (after.starts_with(". ") || after.starts_with(") "))).then_some(Marker::Number)
        }
        _ => None,
    }
}

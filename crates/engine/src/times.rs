//! Finds dates, and the days that relative dates mean.
//!
//! "March 3, 2031" and "2031-03-03" are that day anywhere. "March 3", "Tuesday" and "yesterday" count from the date the
//! article carries (its date line or dateline); where it carries none, from the reader's date, and are then guesses.
//! Where there is neither they are left alone. A week, a weekend, a month, a year or a decade stands for its first day: as
//! printed, "2019" or "May 2030", no guess; counted from a day, "last week", one, and so is a day where no word settles whether it is the last or the next ([`mod@view`]).

mod calendar;
mod relative;
mod view;

use std::ops::Range;

use article::{BlockKind, Date, Time};
use view::{View, view};

use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// Blocks at the top, and at the end, in which the article's own date is looked for.
const TOP: usize = 12;
const BOTTOM: usize = 3;

/// The day from which relative dates count.
#[derive(Clone, Copy)]
struct Reference {
    days: i32,
    guess: bool,
}

/// Adds the times of a run of sentences.
pub(crate) fn find(document: &Document<'_>, run: Range<usize>, times: &mut Vec<Time>) {
    let reference = reference(document);
    for sentence in &document.sentences[run] {
        let tokens = sentence.tokens();
        let mut at = tokens.start;
        while at < tokens.end {
            match one(document, reference, at, &tokens) {
                Some((value, guess, length)) => {
                    times.push(Time { range: document.range(at, at + length), value, guess });
                    at += length;
                }
                None => match since(document, at, &tokens, times) {
                    Some((value, length)) => {
                        times.push(Time { range: document.range(at, at + length), value, guess: true });
                        at += length;
                    }
                    None => at += 1,
                },
            }
        }
    }
}

/// Bytes from a day back to the one that it is counted from: about two sentences.
const SINCE: u32 = 400;

/// "two months |earlier|": counted from the day named last, if that stands near.
fn since(document: &Document<'_>, at: usize, within: &Range<usize>, times: &[Time]) -> Option<(Date, usize)> {
    let (steps, unit, end) = relative::count(document, at, within)?;
    let next = document.lower((end + 1).min(within.end - 1));
    let back = match document.tokens.get(end).filter(|_| end < within.end).map(|_| document.lower(end)) {
        Some("earlier") if next != "than" => true,
        Some("before") if !document.is_word((end + 1).min(within.end - 1)) => true,
        Some("later") if next != "than" => false,
        _ => return None,
    };
    let last = times.last().filter(|time| time.range.end() + SINCE > document.tokens[at].start)?;
    let day = relative::moved(calendar::number(last.value), &unit, if back { -steps } else { steps })?;
    Some((calendar::date(day)?, end + 1 - at))
}

/// The article's own date, or the reader's.
fn reference(document: &Document<'_>) -> Option<Reference> {
    let blocks = document.article.blocks();
    let reader = document.article.reader_date.map(|date| Reference { days: calendar::number(date), guess: true });
    let last = blocks.len().saturating_sub(BOTTOM).max(TOP.min(blocks.len()));
    let mut yearless = None;
    for block in blocks.iter().take(TOP).chain(&blocks[last..]) {
        if !matches!(block.kind, BlockKind::Date | BlockKind::Dateline | BlockKind::Byline) {
            continue;
        }
        let first = document.tokens.partition_point(|token| token.start < block.range.start());
        let end = document.tokens.partition_point(|token| token.start < block.range.end());
        for at in first..end.min(first + 40) {
            match absolute(document, at, &(first..end)) {
                Some((date, _)) => return Some(Reference { days: calendar::number(date), guess: false }),
                None if yearless.is_none() => {
                    yearless = month_and_day(document, at, &(first..end));
                }
                None => {}
            }
        }
    }
    let with_year =
        yearless.and_then(|(month, day, _)| Some(Reference { days: latest(month, day, reader?.days)?, guess: true }));
    with_year.or(reader)
}

/// The date that begins at a token: its day, whether it is a guess, and its length in tokens.
fn one(
    document: &Document<'_>,
    reference: Option<Reference>,
    at: usize,
    within: &Range<usize>,
) -> Option<(Date, bool, usize)> {
    // "Tuesday, March 4, 2031": a day of the week is said with its date.
    if at + 2 < within.end && document.word(at).lex.any(Lex::DAY) && document.tokens[at].is_capital() {
        let date = at + 1 + usize::from(document.slice(at + 1) == ",");
        if date < within.end && month_and_day(document, date, within).is_some() {
            let (day, guess, length) = one(document, reference, date, within)?;
            return Some((day, guess, date - at + length));
        }
    }
    if let Some((date, length)) = absolute(document, at, within) {
        return Some((date, false, length));
    }
    let year = relative::quarter(document, at, within)
        .or_else(|| relative::month_of_year(document, at, within))
        .or_else(|| relative::year(document, at, within));
    if let Some((date, length)) = year {
        return Some((date, false, length));
    }
    let Reference { days, guess } = reference?;
    if let Some((month, day, length)) = month_and_day(document, at, within) {
        let view = view(document, at..at + length, within);
        // "3 February |last year|".
        let steps = ["last", "this", "next"]
            .iter()
            .position(|word| follows(document, at + length - 1, within, &[word, "year"]));
        if let Some(steps) = steps {
            let year = u16::try_from(usize::from(calendar::date(days)?.year) + steps).ok()?.checked_sub(1)?;
            return Some((Date::new(year, month, day)?, guess, length + 2));
        }
        let (day, is_vague) = day_of_year(month, day, days, view)?;
        return Some((calendar::date(day)?, guess || is_vague, length));
    }
    if let Some((day, is_vague, length)) = relative::period(document, days, at, within) {
        return Some((calendar::date(day)?, guess || is_vague, length));
    }
    let found = match document.lower(at) {
        "today" | "tonight" if document.is_word(at) => days,
        "yesterday" => days - 1,
        "tomorrow" => days + 1,
        _ => {
            return weekday(document, days, at, within)
                .and_then(|(day, is_vague, length)| Some((calendar::date(day)?, guess || is_vague, length)));
        }
    };
    Some((calendar::date(found)?, guess, 1))
}

/// "Tuesday", "last Tuesday", "next Tuesday": in news the last one, unless the sentence looks ahead.
///
/// Gives the day, whether nothing settles which one, and the length in tokens.
fn weekday(document: &Document<'_>, days: i32, at: usize, within: &Range<usize>) -> Option<(i32, bool, usize)> {
    let relative = matches!(document.lower(at), "last" | "next" | "this");
    let day_at = at + usize::from(relative);
    let token = document.tokens.get(day_at).filter(|_| day_at < within.end)?;
    // "Sat" and "Sun" without a stop are other words.
    if !token.is_capital() || !document.word(day_at).lex.any(Lex::DAY) || document.mention_at(day_at).is_some() {
        return None;
    }
    if at > within.start && matches!(document.lower(at - 1), "every" | "each") {
        return None;
    }
    let name = document.lower(day_at);
    if name.ends_with('s') && name.len() > 5 {
        return None; // "on Mondays" is no day.
    }
    let week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|day| name.starts_with(day))?;
    let since = (calendar::weekday(days) - week as i32).rem_euclid(7);
    let length = 1 + usize::from(relative);
    let monday = days - calendar::weekday(days);
    let sure = |day: i32| Some((day, false, length));
    match document.lower(at) {
        "last" => return sure(if since == 0 { days - 7 } else { days - since }),
        "next" => return sure(days - since + 7),
        _ if follows(document, day_at, within, &["of", "last", "week"]) => return sure(monday - 7 + week as i32),
        _ if follows(document, day_at, within, &["of", "next", "week"]) => return sure(monday + 7 + week as i32),
        _ => {}
    }
    let view = view(document, at..at + length, within);
    let day = if view.ahead && since > 0 { days - since + 7 } else { days - since };
    Some((day, view.open, length))
}

/// Whether these words follow a token.
fn follows(document: &Document<'_>, at: usize, within: &Range<usize>, words: &[&str]) -> bool {
    at + words.len() < within.end && words.iter().enumerate().all(|(far, word)| document.lower(at + 1 + far) == *word)
}

/// From so many days on the nearest occurrence of a day of the year is a guess, where nothing settles which one is meant.
const FAR: i32 = 60;

/// The day that a day of the year means, seen from another day, and whether that is a guess.
fn day_of_year(month: u8, day: u8, days: i32, view: View) -> Option<(i32, bool)> {
    let near = nearest(month, day, days)?;
    let year = calendar::date(near)?.year;
    let in_year = |year: u16| Date::new(year, month, day).map(calendar::number);
    Some(match view {
        View { open: true, .. } => (near, (near - days).abs() > FAR),
        View { ahead: true, .. } if near + 1 < days => in_year(year + 1).map_or((near, true), |next| (next, false)),
        View { ahead: false, .. } if near > days + 1 => {
            in_year(year.saturating_sub(1)).map_or((near, true), |last| (last, false))
        }
        _ => (near, false),
    })
}

/// The occurrence of a day of the year that is nearest to a day.
fn nearest(month: u8, day: u8, days: i32) -> Option<i32> {
    let year = calendar::date(days)?.year;
    (year.saturating_sub(1)..=year.saturating_add(1))
        .filter_map(|year| Date::new(year, month, day).map(calendar::number))
        .min_by_key(|number| (number - days).abs())
}

/// The latest occurrence of a day of the year that is no later than a day: no article was written after it is read. It may
/// be tomorrow where it was written.
fn latest(month: u8, day: u8, days: i32) -> Option<i32> {
    let year = calendar::date(days)?.year;
    // February 29 is there once in four years, or eight.
    (year.saturating_sub(8)..=year.saturating_add(1))
        .filter_map(|year| Date::new(year, month, day).map(calendar::number))
        .filter(|number| *number <= days + 1)
        .max()
}

/// A date with its year: "March 3, 2031", "3 March 2031", "2031-03-03".
fn absolute(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(Date, usize)> {
    if let Some((date, length)) = iso(document, at, within) {
        return Some((date, length));
    }
    let (month, day, mut length) = month_and_day(document, at, within)?;
    if at + length < within.end && document.slice(at + length) == "," {
        length += 1;
    }
    if at + length >= within.end {
        return None;
    }
    let year = document.slice(at + length);
    let year =
        (year.len() == 4 && document.tokens[at + length].kind == Kind::Number).then(|| year.parse().ok()).flatten()?;
    Some((Date::new(year, month, day)?, length + 1))
}

/// "2031-03-03", which is three numbers and two hyphens.
fn iso(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(Date, usize)> {
    if at + 5 > within.end || document.slice(at + 1) != "-" || document.slice(at + 3) != "-" {
        return None;
    }
    let digits = |at: usize, length: usize| {
        let slice = document.slice(at);
        (slice.len() == length && slice.bytes().all(|byte| byte.is_ascii_digit())).then_some(slice)
    };
    let date =
        Date::new(digits(at, 4)?.parse().ok()?, digits(at + 2, 2)?.parse().ok()?, digits(at + 4, 2)?.parse().ok()?)?;
    Some((date, 5))
}

/// "March 3", "3rd of March": month, day, length in tokens.
fn month_and_day(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(u8, u8, usize)> {
    if let Some(month) = month(document, at) {
        let next = at + 1;
        let day = (next < within.end).then(|| day(document, next)).flatten()?;
        return Some((month, day, 2));
    }
    let day = day(document, at)?;
    let of = usize::from(at + 1 < within.end && document.lower(at + 1) == "of");
    let month = (at + 1 + of < within.end).then(|| month(document, at + 1 + of)).flatten()?;
    Some((month, day, 2 + of))
}

fn month(document: &Document<'_>, at: usize) -> Option<u8> {
    if !document.tokens[at].is_capital() || !document.word(at).lex.any(Lex::MONTH) {
        return None;
    }
    let name = document.lower(at);
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    months.iter().position(|month| name.starts_with(month)).map(|month| month as u8 + 1)
}

fn day(document: &Document<'_>, at: usize) -> Option<u8> {
    if document.tokens[at].kind != Kind::Number {
        return None;
    }
    let slice = document.lower(at);
    let digits = slice.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &slice[digits.len()..];
    let day: u8 = if matches!(ending, "" | "st" | "nd" | "rd" | "th") { digits.parse().ok()? } else { return None };
    (1..=31).contains(&day).then_some(day)
}

#[cfg(test)]
mod tests;

//! Periods that a day is counted from or in: "last week", "two days ago", "in May", "earlier this month".
//!
//! A period stands for its first day: the Monday of a week, the Saturday of a weekend, the first of a month, New Year's Day.

use std::ops::Range;

use article::Date;

use super::{calendar, month, view};
use crate::document::Document;
use crate::lexicon::Lex;
use crate::numbers;
use crate::token::Kind;

/// Most days that one counts back in news: "400 days ago".
const MOST_DAYS: i32 = 1000;

/// The day that the period beginning at a token stands for, whether no single day is named, and its length in tokens.
pub(super) fn period(
    document: &Document<'_>,
    days: i32,
    at: usize,
    within: &Range<usize>,
) -> Option<(i32, bool, usize)> {
    ago(document, days, at, within)
        .or_else(|| before_and_after(document, days, at, within))
        .or_else(|| week_or_month(document, days, at, within))
        .or_else(|| named_month(document, days, at, within))
}

fn word<'d>(document: &'d Document<'_>, at: usize, within: &Range<usize>) -> &'d str {
    if at < within.end { document.lower(at) } else { "" }
}

/// Units in which one counts back.
const UNITS: [&str; 5] = ["day", "week", "month", "year", "decade"];

/// "two days ago", "a week ago": the first is a day, the others about one.
fn ago(document: &Document<'_>, days: i32, at: usize, within: &Range<usize>) -> Option<(i32, bool, usize)> {
    let (count, unit, end) = count(document, at, within)?;
    if word(document, end, within) != "ago" {
        return None;
    }
    Some((moved(days, &unit, -count)?, unit != "day", end + 1 - at))
}

/// "two days", "a week": how many, of what, and one past it.
pub(super) fn count(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(i32, String, usize)> {
    let unit = |at: usize| UNITS.contains(&word(document, at, within).trim_end_matches('s'));
    if !unit(at + 1) {
        return None;
    }
    if matches!(document.lower(at), "a" | "one") {
        return Some((1, word(document, at + 1, within).to_owned(), at + 2));
    }
    let is_number = document.tokens[at].kind == Kind::Number || document.is_word(at);
    let (number, end) = is_number.then(|| numbers::quantity(document, at, within.end)).flatten()?;
    let count = i32::try_from(number.value.mantissa).ok().filter(|_| number.value.exponent == 0)?;
    (count <= MOST_DAYS).then_some((count, number.unit, end))
}

/// A day some units earlier or later.
pub(super) fn moved(days: i32, unit: &str, steps: i32) -> Option<i32> {
    match unit {
        "day" => Some(days + steps),
        "week" => Some(days + 7 * steps),
        "month" => months(days, steps),
        "year" => months(days, 12 * steps),
        "decade" => months(days, 120 * steps),
        _ => None,
    }
}

/// "the |first quarter of 2025|", "the |second half of 2025|": its first day.
pub(super) fn quarter(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(Date, usize)> {
    let nth = ["first", "second", "third", "fourth"].iter().position(|&nth| nth == document.lower(at))?;
    let length = match word(document, at + 1, within) {
        "quarter" => 3,
        "half" if nth < 2 => 6,
        _ => return None,
    };
    let of = usize::from(word(document, at + 2, within) == "of");
    let (year, _) = year(document, at + 2 + of, within).filter(|_| of > 0)?;
    Some((Date::new(year.year, u8::try_from(1 + length * nth).ok()?, 1)?, 3 + of))
}

/// "the day before yesterday", "the day after tomorrow".
fn before_and_after(
    document: &Document<'_>,
    days: i32,
    at: usize,
    within: &Range<usize>,
) -> Option<(i32, bool, usize)> {
    let words = [0, 1, 2, 3].map(|far| word(document, at + far, within));
    match words {
        ["the", "day", "before", "yesterday"] => Some((days - 2, false, 4)),
        ["the", "day", "after", "tomorrow"] => Some((days + 2, false, 4)),
        ["last", "night", ..] => Some((days - 1, false, 2)),
        ["this", "morning" | "afternoon" | "evening", ..] => Some((days, false, 2)),
        _ => None,
    }
}

/// "last week", "this weekend", "earlier this month".
fn week_or_month(document: &Document<'_>, days: i32, at: usize, within: &Range<usize>) -> Option<(i32, bool, usize)> {
    let far = usize::from(matches!(word(document, at, within), "earlier" | "later" | "late" | "early"));
    let steps = match word(document, at + far, within) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    // "on Monday of last week" is told by the day.
    if at > within.start && document.lower(at - 1) == "of" {
        return None;
    }
    let monday = days - calendar::weekday(days);
    let day = match word(document, at + far + 1, within) {
        "week" => monday + 7 * steps,
        "weekend" => monday + 5 + 7 * steps,
        "month" => first_of_month(months(first_of_month(days)?, steps)?)?,
        "year" => {
            let year = u16::try_from(i32::from(calendar::date(days)?.year) + steps).ok()?;
            calendar::number(Date::new(year, 1, 1)?)
        }
        _ => return None,
    };
    Some((day, true, far + 2))
}

/// "in |May", "last |May": the latest of that name, or the next where the sentence looks ahead.
fn named_month(document: &Document<'_>, days: i32, at: usize, within: &Range<usize>) -> Option<(i32, bool, usize)> {
    let far = usize::from(matches!(word(document, at, within), "last" | "next" | "this"));
    let name = at + far;
    let month =
        (name < within.end && is_month_named(document, name, far, within)).then(|| month(document, name)).flatten()?;
    let today = calendar::date(days)?;
    let year = |years: i32| u16::try_from(i32::from(today.year) + years).ok();
    let ahead = far == 0 && view(document, at..name + 1, within).ahead;
    let years = match word(document, at, within) {
        "next" => i32::from(month <= today.month),
        "this" => 0,
        "last" => -i32::from(month >= today.month),
        _ if ahead => i32::from(month < today.month),
        _ => -i32::from(month > today.month),
    };
    Some((calendar::number(Date::new(year(years)?, month, 1)?), true, far + 1))
}

/// Whether a month is named for itself and not with a day, or somebody is called so.
fn is_month_named(document: &Document<'_>, at: usize, far: usize, within: &Range<usize>) -> bool {
    let before = at.checked_sub(1).filter(|&before| before >= within.start).map_or("", |before| document.lower(before));
    let opens = far > 0
        || matches!(
            before,
            "in" | "since" | "until" | "till" | "by" | "early" | "late" | "mid" | "of" | "during" | "from"
        );
    let number = document.tokens.get(at + 1).is_some_and(|next| at + 1 < within.end && next.kind == Kind::Number);
    opens && !number && document.mention_at(at).is_none() && document.tokens[at].is_capital()
}

/// "May 2030": its first day.
pub(super) fn month_of_year(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(Date, usize)> {
    let month = month(document, at).filter(|_| document.mention_at(at).is_none())?;
    let of = usize::from(word(document, at + 1, within) == ",");
    let year = at + 1 + of;
    let digits = document.tokens.get(year).filter(|token| year < within.end && token.kind == Kind::Number)?;
    let digits = digits.range().of(document.text());
    let year =
        (digits.len() == 4).then(|| digits.parse::<u16>().ok()).flatten().filter(|year| (1000..2200).contains(year))?;
    Some((Date::new(year, month, 1)?, 2 + of))
}

/// Words that a bare year stands behind.
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "to", "of", "during", "before", "after", "early", "late", "and",
    "between", "mid", "or", "for",
];
/// Of these a year needs another year before it: "from 2015 |to 2019", "in 2015 |and 2019".
const JOINS: &[&str] = &["to", "and", "or"];

/// "in |2019", "the |1990s": its first day.
pub(super) fn year(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(Date, usize)> {
    let is_number = |at: usize| document.tokens[at].kind == Kind::Number;
    if !is_number(at) || document.mention_at(at).is_some() {
        return None;
    }
    let plain = |slice: &str| (slice.len() == 4).then(|| slice.parse::<u16>().ok()).flatten();
    let is_year = |year: &u16| (1500..2100).contains(year);
    let before = at.checked_sub(1).filter(|&before| before >= within.start);
    let first = |year: u16| Date::new(year, 1, 1).map(|date| (date, 1));
    if let Some(decade) = document.lower(at).strip_suffix('s') {
        return plain(decade).filter(|year| is_year(year) && year % 10 == 0).and_then(first);
    }
    let year = plain(document.slice(at)).filter(is_year)?;
    let before = before?;
    let word = document.lower(before);
    let joins = JOINS.contains(&word) && {
        let other = before.checked_sub(1).filter(|&other| other >= within.start && is_number(other));
        other.is_some_and(|other| plain(document.slice(other)).is_some_and(|year| is_year(&year)))
    };
    let opens = BEFORE_YEAR.contains(&word) && (joins || !JOINS.contains(&word));
    // "in 2019 cases", "of 2000 people", "by 1500 metres": what is counted follows.
    let next = at + 1;
    let counts = next < within.end
        && document.is_word(next)
        && (document.resources.forms.unit(document.lower(next)).is_some()
            || document.lower(next).ends_with('s') && !document.word(next).lex.any(Lex::FUNCTION));
    let goes_on = next < within.end
        && (matches!(document.slice(next), "-" | "/" | "%") && !document.tokens[next].spaced
            || matches!(document.lower(next), "million" | "billion" | "percent" | "hundred"));
    (opens && !counts && !goes_on).then(|| first(year)).flatten()
}

/// The same day some months later, or the last of that month.
fn months(days: i32, steps: i32) -> Option<i32> {
    let date = calendar::date(days)?;
    let all = i32::from(date.year) * 12 + i32::from(date.month) - 1 + steps;
    let (year, month) = (u16::try_from(all.div_euclid(12)).ok()?, u8::try_from(all.rem_euclid(12)).ok()? + 1);
    (28..=date.day).rev().chain([date.day]).find_map(|day| Date::new(year, month, day)).map(calendar::number)
}

fn first_of_month(days: i32) -> Option<i32> {
    let date = calendar::date(days)?;
    Date::new(date.year, date.month, 1).map(calendar::number)
}

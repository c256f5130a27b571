//! Days, quantities and the words around them.

use article::{Article, Date, Decimal, Number, TextRange};

use super::{REST_OF_TEXT, grouped, speaker};
use crate::state::SpeakerRow;

pub(crate) const WHEN: &str = "When";
pub(crate) const NUMBERS: &str = "Numbers";
pub(crate) const NO_DAYS: &str = "No day is named.";
pub(crate) const NO_NUMBERS: &str = "No quantity is named.";
pub(crate) const GUESSED: &str = "guessed";

/// "4.5 billion USD", "19 %".
pub(crate) fn quantity(number: &Number) -> String {
    let value = decimal(number.value);
    match number.unit.as_str() {
        "" => value,
        "percent" => format!("{value}\u{a0}%"),
        // Units that are words have a plural; signs ("km", "MW") have none.
        "foot" if value != "1" => format!("{value}\u{a0}feet"),
        unit if value != "1"
            && unit.len() > 2
            && unit.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ') =>
        {
            match unit.strip_suffix("inch") {
                Some(_) => format!("{value}\u{a0}{unit}es"),
                None => format!("{value}\u{a0}{unit}s"),
            }
        }
        unit => format!("{value}\u{a0}{unit}"),
    }
}

/// A number as people write it: "1,400", "14.5", "4.5 billion".
fn decimal(value: Decimal) -> String {
    let written = value.mantissa.unsigned_abs().to_string();
    let digits = written.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let length = |text: &str| i32::try_from(text.len()).unwrap_or(i32::MAX);
    let mut exponent = i32::from(value.exponent) + length(&written) - length(digits);
    let mut scale = "";
    for (zeros, name) in [(12, "\u{a0}trillion"), (9, "\u{a0}billion"), (6, "\u{a0}million")] {
        if length(digits) + exponent > zeros && exponent - zeros >= -2 {
            exponent -= zeros;
            scale = name;
            break;
        }
    }
    let sign = if value.mantissa < 0 { "−" } else { "" };
    let zeros = "0".repeat(exponent.unsigned_abs() as usize);
    if exponent >= 0 {
        return format!("{sign}{}{scale}", grouped(&format!("{digits}{zeros}")));
    }
    // Enough zeros in front for a digit to stand before the point.
    let padded = format!("{zeros}{digits}");
    let (whole, fraction) = padded.split_at(padded.len() - zeros.len());
    let whole = whole.trim_start_matches('0');
    format!("{sign}{}.{fraction}{scale}", if whole.is_empty() { "0".to_owned() } else { grouped(whole) })
}

/// Who answers for a number: the source of its claim, or the article.
pub(crate) fn who_says(row: Option<&SpeakerRow>) -> String {
    match row {
        None => REST_OF_TEXT.to_owned(),
        Some(row) => speaker(row).to_owned(),
    }
}

/// A day, told no more exactly than the words that name it: "12 Mar 2031", "Jul 2006", "1932".
pub(crate) fn named_day(date: Date, words: &str) -> String {
    let day = super::day(date);
    let is_told =
        date.day != 1 || words.split(|c: char| !c.is_ascii_digit()).any(|number| matches!(number.len(), 1 | 2));
    let mut parts = day.split('\u{a0}').skip(1);
    match (parts.next(), parts.next()) {
        (_, Some(year)) if !is_told && date.month == 1 && words == year => year.to_owned(),
        (Some(month), Some(year)) if !is_told && words.contains(month) => [month, "\u{a0}", year].concat(),
        _ => day,
    }
}

/// “Tuesday” and 2 more.
pub(crate) fn printed(article: &Article, ranges: &[TextRange]) -> String {
    let first = ranges.first().map(|range| article.slice(*range)).unwrap_or_default();
    match ranges.len() {
        0 | 1 => format!("“{first}”"),
        count => format!("“{first}” and {} more", count - 1),
    }
}

/// Characters shown before and after, about.
const BEFORE: usize = 36;
const AFTER: usize = 44;

/// The words around a place in the text, cut at words.
pub(crate) fn around(article: &Article, range: TextRange) -> String {
    let block = article.block_at(range.start()).map_or(range, |index| article.blocks()[index].range);
    let text = article.slice(block);
    let within = |offset: u32| text.floor_char_boundary(offset.saturating_sub(block.start()) as usize);
    let (start, end) = (within(range.start()), within(range.end()));
    let mut from = text.floor_char_boundary(start.saturating_sub(BEFORE));
    if from > 0 {
        from = text[from..start].find(char::is_whitespace).map_or(start, |space| from + space + 1);
    }
    let mut to = text.floor_char_boundary((end + AFTER).min(text.len()));
    if to < text.len() {
        to = text[end..to].rfind(char::is_whitespace).map_or(end, |space| end + space);
    }
    let [before, after] = [from > 0, to < text.len()].map(|is_cut| if is_cut { "…" } else { "" });
    format!("{before}{}{after}", text[from.min(start)..to].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_do() {
        for (mantissa, exponent, expected) in [
            (0, 0, "0"),
            (19, 0, "19"),
            (1400, 0, "1,400"),
            (145, -1, "14.5"),
            (5, -3, "0.005"),
            (-25, -2, "−0.25"),
            (45, 8, "4.5\u{a0}billion"),
            (1_400_000, 0, "1.4\u{a0}million"),
            (1_234_567, 0, "1,234,567"),
            (999_999, 0, "999,999"),
            (2, 12, "2\u{a0}trillion"),
            (12_500, -2, "125"),
        ] {
            assert_eq!(decimal(Decimal { mantissa, exponent }), expected);
        }
    }

    #[test]
    fn days_are_told_as_exactly_as_they_are_named() {
        for ([year, month, day], words, expected) in [
            ([1932, 1, 1], "1932", "1932"),
            ([2006, 7, 1], "July", "Jul\u{a0}2006"),
            ([2006, 1, 1], "January 2006", "Jan\u{a0}2006"),
            ([2006, 7, 1], "July 1", "1\u{a0}Jul\u{a0}2006"),
            ([2006, 7, 1], "1 July 2006", "1\u{a0}Jul\u{a0}2006"),
            ([2006, 7, 12], "July 12", "12\u{a0}Jul\u{a0}2006"),
            ([2006, 5, 1], "Monday", "1\u{a0}May\u{a0}2006"),
            ([2006, 7, 1], "last month", "1\u{a0}Jul\u{a0}2006"),
        ] {
            let date = Date::new(year, month as u8, day as u8).unwrap();
            assert_eq!(named_day(date, words), expected, "{words}");
        }
    }

    #[test]
    fn units_that_are_words_have_a_plural() {
        for (mantissa, unit, expected) in [
            (9, "day", "9\u{a0}days"),
            (1, "day", "1\u{a0}day"),
            (6, "foot", "6\u{a0}feet"),
            (6, "inch", "6\u{a0}inches"),
            (2, "percentage point", "2\u{a0}percentage\u{20}points"),
            (5, "km", "5\u{a0}km"),
            (3, "USD", "3\u{a0}USD"),
            (19, "percent", "19\u{a0}%"),
            (7, "", "7"),
        ] {
            let value = Decimal { mantissa, exponent: 0 };
            let number = Number { range: TextRange::new(0, 0), value, unit: unit.to_owned(), claim: None };
            assert_eq!(quantity(&number), expected);
        }
    }

    #[test]
    fn words_around_a_place_are_cut_at_words() {
        let long = "Ministers from both countries have been meeting since Monday in the old port, in talks that were \
                    to end by the weekend but did not.";
        for (text, words, expected) in [
            (long, "Monday", "…countries have been meeting since Monday in the old port, in talks that were to end…"),
            ("A vote on Monday.", "Monday", "A vote on Monday."),
            ("Über 40 Ämter", "40", "Über 40 Ämter"),
        ] {
            let article = Article::from_plain_text(text);
            let start = article.text().find(words).unwrap();
            assert_eq!(around(&article, TextRange::from_usize(start, start + words.len())), expected);
        }
    }
}

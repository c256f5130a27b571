//! Reads the value of a number, in digits or words, exactly.

use article::Decimal;

use super::is_digits;
use crate::document::Document;

/// A value read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Value {
    pub(super) value: Decimal,
    /// One past its last token.
    pub(super) end: usize,
    /// Whether "million" or its like belongs to it.
    pub(super) scaled: bool,
    /// Whether it may be a year.
    pub(super) is_year: bool,
}

/// Most digits that fit.
const DIGITS: usize = 17;

/// Reads the number that begins at a token.
pub(super) fn read(document: &Document<'_>, at: usize, end: usize) -> Option<Value> {
    let slice = document.lower(at);
    let (digits, suffix) = if is_digits(document, at) {
        slice.split_at(slice.trim_end_matches(|c: char| c.is_alphabetic()).len())
    } else if document.is_word(at) {
        let words = words(document, at, end)?;
        return scaled(document, words.0, words.1, end, false);
    } else {
        return None;
    };
    let mut value = decimal(digits)?;
    let is_year = suffix.is_empty() && digits.len() == 4 && matches!(value.mantissa, 1000..=2199);
    match suffix {
        "" => return scaled(document, value, at + 1, end, is_year),
        "m" | "mn" => value.exponent += 6,
        "bn" | "b" => value.exponent += 9,
        "tn" => value.exponent += 12,
        "k" => value.exponent += 3,
        _ => return None,
    }
    Some(Value { value, end: at + 1, scaled: true, is_year: false })
}

fn scaled(document: &Document<'_>, mut value: Decimal, mut at: usize, end: usize, is_year: bool) -> Option<Value> {
    let mut scaled = false;
    while at < end
        && let Some(power) = scale(document.lower(at))
        && value.exponent < 30
    {
        value.exponent += power;
        scaled = true;
        at += 1;
    }
    Some(Value { value, end: at, scaled, is_year: is_year && !scaled })
}

fn scale(word: &str) -> Option<i8> {
    Some(match word {
        "hundred" => 2,
        "thousand" => 3,
        "million" | "mn" => 6,
        "billion" | "bn" => 9,
        "trillion" => 12,
        _ => return None,
    })
}

/// "1,234.5" as an exact decimal.
fn decimal(digits: &str) -> Option<Decimal> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let groups_fit =
        whole.split(',').enumerate().all(|(at, group)| if at == 0 { !group.is_empty() } else { group.len() == 3 });
    let plain: String = whole.chars().filter(|&c| c != ',').chain(fraction.chars()).collect();
    let fits = groups_fit && plain.len() <= DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit());
    if !fits {
        return None;
    }
    Some(Decimal { mantissa: plain.parse().ok()?, exponent: -i8::try_from(fraction.len()).ok()? })
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn small(word: &str) -> Option<i64> {
    SMALL.iter().position(|&small| small == word).map(|value| value as i64)
}

fn tens(word: &str) -> Option<i64> {
    TENS.iter().position(|&tens| tens == word).map(|at| (at as i64 + 2) * 10)
}

/// "three", "twenty-five", "half a"; "one" only before "hundred" and its like, since it is a pronoun otherwise.
fn words(document: &Document<'_>, at: usize, end: usize) -> Option<(Decimal, usize)> {
    let word = document.lower(at);
    let next = if at + 1 < end { document.lower(at + 1) } else { "" };
    let value = if let Some((ten, one)) = word.split_once('-') {
        tens(ten)? + small(one).filter(|one| (1..10).contains(one))?
    } else if let Some(value) = tens(word).or_else(|| small(word)) {
        value
    } else if word == "a" && scale(next).is_some() {
        1
    } else {
        return None;
    };
    let counts = value > 1 || scale(next).is_some() || document.resources.forms.unit(next).is_some();
    counts.then_some((Decimal { mantissa: value, exponent: 0 }, at + 1))
}

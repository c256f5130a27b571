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
    /// The power of ten by which "million" or its like multiplies it; 0 where there is none.
    pub(super) scale: i8,
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
    let plain = decimal(digits)?;
    let is_year = suffix.is_empty() && digits.len() == 4 && matches!(plain.mantissa, 1000..=2199);
    let scale = match suffix {
        "" => return scaled(document, plain, at + 1, end, is_year),
        "m" | "mn" => 6,
        "bn" | "b" => 9,
        "tn" => 12,
        "k" => 3,
        // "5,000kg".
        _ if document.resources.forms.unit(suffix).is_some() => 0,
        _ => return None,
    };
    let value = Decimal { exponent: plain.exponent + scale, ..plain };
    Some(Value { value, end: at + 1, scale, is_year: false })
}

/// The unit that stands at the end of a number: "5,000|kg", "five-|year".
pub(super) fn unit_within(document: &Document<'_>, at: usize) -> Option<&'static str> {
    let slice = document.lower(at);
    if let Some((_, unit)) = slice.split_once('-').filter(|_| document.is_word(at)) {
        return document.resources.forms.unit(unit);
    }
    let suffix = slice.trim_start_matches(|c: char| !c.is_alphabetic());
    let scale = matches!(suffix, "" | "m" | "mn" | "bn" | "b" | "tn" | "k");
    (is_digits(document, at) && !scale).then(|| document.resources.forms.unit(suffix)).flatten()
}

fn scaled(document: &Document<'_>, mut value: Decimal, mut at: usize, end: usize, is_year: bool) -> Option<Value> {
    let mut all = 0;
    while at < end
        && let Some(power) = scale(document.lower(at))
        && value.exponent < 30
    {
        value.exponent += power;
        all += power;
        at += 1;
    }
    Some(Value { value, end: at, scale: all, is_year: is_year && all == 0 })
}

fn scale(word: &str) -> Option<i8> {
    Some(match word {
        "hundred" => 2,
        "thousand" => 3,
        "lakh" => 5,
        "crore" => 7,
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
    if word == "half" && next == "a" && at + 2 < end && scale(document.lower(at + 2)).is_some() {
        return Some((Decimal { mantissa: 5, exponent: -1 }, at + 2));
    }
    let value = if let Some((number, _)) =
        word.split_once('-').filter(|(_, unit)| document.resources.forms.unit(unit).is_some())
    {
        // "a five-year plan".
        small(number).or_else(|| tens(number))?
    } else if let Some((ten, one)) = word.split_once('-') {
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

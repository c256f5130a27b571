//! Finds quantities: value and unit.
//!
//! "$4.5 billion" is 4500000000 USD, "three percent" 3 percent, "1,200 people" the bare count 1200. Years, dates, ages
//! set between commas, ordinals and numbers within names are none.

mod value;

use std::ops::Range;

use article::{BlockKind, Claim, Number, TextRange, Time};

use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// "310 million |to| 330 million euros", "$5–$7 million", "between 4 |and| 6 million": of two numbers joined, the first has
/// the unit and the magnitude of the second, and "$4–6 million" the second the currency of the first. What spans from one to
/// the other is one number, of the lower end's value; what goes "from 4 to 6" changes, and is two.
fn share(document: &Document<'_>, numbers: &mut Vec<Number>, scale: i8) {
    let [.., first, second] = &mut numbers[..] else { return };
    let between = TextRange::new(first.range.end(), second.range.start()).of(document.text()).trim();
    let before = document.text()[..first.range.start() as usize].trim_end();
    let opens = |word: &str| {
        let at = before.len().checked_sub(word.len())?;
        before.as_bytes()[at..].eq_ignore_ascii_case(word.as_bytes()).then_some(at as u32)
    };
    let between_both = opens("between").filter(|_| between == "and");
    let spans = matches!(between, "to" | "-" | "\u{2013}") || between_both.is_some();
    if !spans && !matches!(between, "or" | "and") {
        return;
    }
    let is_measure = second.unit.len() == 3 || second.unit == "percent";
    let unmarked = first.unit.is_empty() && first.value.exponent <= 0 && first.value.to_f64() < THOUSAND;
    let is_currency = first.unit.len() == 3;
    if scale > 0 && (unmarked || is_currency && first.value.to_f64() < THOUSAND) && (spans || between == "or") {
        first.value.exponent += scale;
    }
    if first.unit.is_empty() && !second.unit.is_empty() && (spans || is_measure) {
        first.unit.clone_from(&second.unit);
    } else if second.unit.is_empty() && is_currency && spans && !counts(document, second.range) {
        second.unit.clone_from(&first.unit);
    }
    let (low, high) = (first.value.to_f64(), second.value.to_f64());
    if spans && first.unit == second.unit && low < high && high < RANGE * low && opens("from").is_none() {
        first.range = TextRange::new(between_both.unwrap_or(first.range.start()), second.range.end());
        numbers.pop();
    }
}

/// So many times its lower end the upper end of a range is too much: "sold 1,200 to 6 million".
const RANGE: f64 = 100.0;

/// Whether what a number counts follows it: "paid £9m to |112 patients|".
fn counts(document: &Document<'_>, number: TextRange) -> bool {
    let end = document.tokens.partition_point(|token| token.start < number.end());
    counts_things(document, end, document.tokens.len())
}

/// From here on a number is written out, and shares no "million".
const THOUSAND: f64 = 1000.0;

/// Adds the numbers of a run of sentences that are no part of a time.
pub(crate) fn find(document: &Document<'_>, run: Range<usize>, times: &[Time], numbers: &mut Vec<Number>) {
    for sentence in &document.sentences[run] {
        if !document.block_kind(sentence).carries_claims() {
            continue;
        }
        let tokens = sentence.tokens();
        let mut at = tokens.start;
        while at < tokens.end {
            match one(document, times, at, tokens.end) {
                Some((number, end, scale)) => {
                    numbers.push(number);
                    share(document, numbers, scale);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
}

/// The quantity that begins at a token and is no part of a date, and one past its last token.
pub(crate) fn quantity(document: &Document<'_>, at: usize, end: usize) -> Option<(Number, usize)> {
    one(document, &[], at, end).map(|(number, end, _)| (number, end))
}

/// Whether a unit measures time: how long something lasts says less than how much of it there is.
pub(crate) fn is_duration(unit: &str) -> bool {
    matches!(unit, "decade" | "year" | "month" | "week" | "day" | "hour" | "minute" | "second")
}

/// The quantity that begins at a token, one past its last, and the power of ten of its "million".
fn one(document: &Document<'_>, times: &[Time], at: usize, end: usize) -> Option<(Number, usize, i8)> {
    let currency = currency(document, at);
    let sign = usize::from(currency.is_none() && is_minus(document, at));
    let first = at + currency.map_or(sign, |(_, length)| length);
    if first >= end
        || document.mention_at(first).is_some()
        || in_time(times, document.tokens[first].range())
        || is_dated(document, first, end)
        || is_joined_to_name(document, first)
    {
        return None;
    }
    let read = value::read(document, first, end)?;
    let (mut unit, mut last) = (currency.map_or("", |(code, _)| code).to_owned(), read.end);
    if unit.is_empty() {
        let within = value::unit_within(document, first).map(|unit| (unit.to_owned(), last));
        (unit, last) = within.or_else(|| self::unit(document, read.end, end)).unwrap_or((unit, last));
    }
    let is_label =
        || read.is_year || is_bare_label(document, first, read.end, end) && !is_spanned(document, read.end, end);
    if unit.is_empty() && read.scale == 0 && is_label() || is_fraction(document, read.end, end) {
        return None;
    }
    let mut value = read.value;
    if sign > 0 {
        if unit.is_empty() {
            return None;
        }
        value.mantissa = -value.mantissa;
    }
    Some((Number { range: document.range(at, last), value, unit, claim: None }, last, read.scale))
}

/// The currency whose sign stands at a token, and the length of the sign: "$", "A$".
fn currency(document: &Document<'_>, at: usize) -> Option<(&'static str, usize)> {
    let joined = |at: usize| document.tokens.get(at).is_some_and(|next| !next.spaced) && document.slice(at) == "$";
    if joined(at + 1) {
        let code = match document.lower(at) {
            "us" | "u.s." => "USD",
            "a" | "au" => "AUD",
            "c" | "ca" => "CAD",
            "nz" => "NZD",
            "hk" => "HKD",
            _ => return None,
        };
        return Some((code, 2));
    }
    let code = match document.slice(at) {
        "$" => "USD",
        "\u{20AC}" => "EUR",
        "\u{A3}" => "GBP",
        "\u{A5}" => "JPY",
        "\u{20B9}" => "INR",
        "\u{20A6}" => "NGN",
        "\u{20BD}" => "RUB",
        _ => return None,
    };
    Some((code, 1))
}

/// Whether a token is the sign of a number below zero: "to |-5 degrees".
fn is_minus(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    matches!(document.slice(at), "-" | "\u{2212}")
        && token.spaced
        && document.tokens.get(at + 1).is_some_and(|next| !next.spaced && next.kind == Kind::Number)
}

/// Whether a number is the numerator of a fraction in words: "|two thirds".
fn is_fraction(document: &Document<'_>, at: usize, end: usize) -> bool {
    const PARTS: [&str; 8] = ["third", "thirds", "quarters", "fifth", "fifths", "tenth", "tenths", "half"];
    at < end && PARTS.contains(&document.lower(at))
}

/// Whether a dash and a number with a unit or "million" follow: "|10-12%".
fn is_spanned(document: &Document<'_>, at: usize, end: usize) -> bool {
    let dash = at + 1 < end && matches!(document.slice(at), "-" | "\u{2013}");
    let next = dash.then(|| value::read(document, at + 1, end)).flatten();
    next.is_some_and(|next| next.scale > 0 || next.end < end && unit(document, next.end, end).is_some())
}

/// Units of which areas and volumes are made.
const LENGTHS: &[&str] = &["km", "m", "cm", "mile", "foot", "inch", "yard"];

/// The unit that stands at a token, and one past it.
fn unit(document: &Document<'_>, at: usize, end: usize) -> Option<(String, usize)> {
    if at >= end {
        return None;
    }
    let word = document.lower(at);
    let next = if at + 1 < end { document.lower(at + 1) } else { "" };
    match (word, next) {
        ("per", "cent") => Some(("percent".to_owned(), at + 2)),
        ("percentage", "point" | "points") => Some(("percentage point".to_owned(), at + 2)),
        ("basis", "point" | "points") => Some(("basis point".to_owned(), at + 2)),
        ("us" | "u.s.", "dollar" | "dollars") => Some(("USD".to_owned(), at + 2)),
        ("degree" | "degrees" | "\u{B0}", "celsius" | "c") => Some(("\u{B0}C".to_owned(), at + 2)),
        ("degree" | "degrees" | "\u{B0}", "fahrenheit" | "f") => Some(("\u{B0}F".to_owned(), at + 2)),
        ("square" | "sq" | "sq." | "cubic", _) => {
            let power = if word == "cubic" { '\u{B3}' } else { '\u{B2}' };
            let length = document.resources.forms.unit(next).filter(|unit| LENGTHS.contains(unit))?;
            Some((format!("{length}{power}"), at + 2))
        }
        _ => {
            let forms = &document.resources.forms;
            // "Swiss francs", "Canadian dollars".
            let two = forms.unit(&format!("{word} {next}")).map(|unit| (unit.to_owned(), at + 2));
            two.or_else(|| forms.unit(word).map(|unit| (local(document, at, unit).to_owned(), at + 1)))
        }
    }
}

/// Names looked back, and ahead, for the country whose money it is.
const COUNTRIES: usize = 48;

/// The currency of the country that is named nearest, of those in which a unit is money of its own: "pounds" in Egypt.
fn local<'d>(document: &'d Document<'_>, at: usize, unit: &'d str) -> &'d str {
    let Some(currencies) = document.resources.forms.local(document.lower(at)) else { return unit };
    let code = |mention: &article::Mention| {
        let place = document.entity(mention.entity)?.place.as_ref()?;
        currencies.split(' ').find_map(|pair| pair.strip_prefix(place.country.as_str())?.strip_prefix('='))
    };
    let next = document.mention_tokens.partition_point(|&(first, _)| (first as usize) < at);
    let back = document.mentions[..next].iter().rev().take(COUNTRIES);
    back.chain(document.mentions[next..].iter().take(COUNTRIES)).find_map(code).unwrap_or(unit)
}

/// Whether a number hangs on a word by a hyphen: "K2-18".
fn is_joined_to_name(document: &Document<'_>, at: usize) -> bool {
    at >= 2
        && !document.tokens[at].spaced
        && !document.tokens[at - 1].spaced
        && document.slice(at - 1) == "-"
        && document.is_word(at - 2)
}

/// Whether a bare number is a label and no count: an age between commas, a score, a number after a name or "No.".
fn is_bare_label(document: &Document<'_>, first: usize, after: usize, end: usize) -> bool {
    let mark = |at: usize, marks: &[&str]| at < end && marks.contains(&document.slice(at));
    let before = first.checked_sub(1);
    let age = before.is_some_and(|before| mark(before, &[","])) && mark(after, &[",", "."]);
    let joined = before.is_some_and(|before| mark(before, &["-", "\u{2013}", "#", "/", "("]))
        || mark(after, &["-", "\u{2013}", "/", ":"]);
    let named = before.is_some_and(|before| {
        document.mention_at(before).is_some()
            || matches!(document.lower(before), "no." | "number" | "chapter" | "article" | "section" | "page")
            || document.lower(before) == "at" && !counts_things(document, after, end)
            || is_named_after(document, before)
    });
    age || joined || named
}

/// Whether a plural follows: "at 44 |schools".
fn counts_things(document: &Document<'_>, at: usize, end: usize) -> bool {
    at < end
        && document.is_word(at)
        && !document.tokens[at].is_capital()
        && document.lower(at).ends_with('s')
        && !document.word(at).lex.any(Lex::FUNCTION)
}

/// Whether a word with a capital makes a name with the number after it: "Category |5". In titles any word may have one.
fn is_named_after(document: &Document<'_>, at: usize) -> bool {
    let Some(sentence) = document.sentence_at(at).map(|sentence| &document.sentences[sentence]) else { return false };
    document.tokens[at].is_capital()
        && at > sentence.first as usize
        && document.block_kind(sentence) != BlockKind::Title
        && !document.word(at).lex.any(Lex::FUNCTION.with(Lex::DAY).with(Lex::MONTH))
}

/// Whether a month stands beside a number: a date that lacks what would resolve it.
fn is_dated(document: &Document<'_>, at: usize, end: usize) -> bool {
    let month = |at: usize| document.tokens[at].is_capital() && document.word(at).lex.any(Lex::MONTH);
    at > 0 && month(at - 1) || at + 1 < end && month(at + 1)
}

/// Whether a range lies in one of the times, which are in order.
fn in_time(times: &[Time], range: TextRange) -> bool {
    let after = times.partition_point(|time| time.range.start() <= range.start());
    after.checked_sub(1).is_some_and(|at| times[at].range.overlaps(range))
}

/// Says of each number in which claim it stands: the innermost.
pub(crate) fn attach(claims: &[Claim], numbers: &mut [Number]) {
    let mut next = 0;
    let mut open: Vec<usize> = Vec::new();
    for number in numbers {
        while claims.get(next).is_some_and(|claim| claim.extent().start() <= number.range.start()) {
            open.push(next);
            next += 1;
        }
        open.retain(|&claim| claims[claim].extent().end() > number.range.start());
        let holds = |claim: usize| {
            claims[claim].content.iter().filter(|range| range.contains(number.range)).map(|range| range.len()).min()
        };
        let innermost = open.iter().filter_map(|&claim| holds(claim).map(|length| (length, std::cmp::Reverse(claim))));
        number.claim = innermost.min().and_then(|(_, claim)| u32::try_from(claim.0).ok());
    }
}

/// Whether a token is written in digits.
pub(crate) fn is_digits(document: &Document<'_>, at: usize) -> bool {
    document.tokens[at].kind == Kind::Number
}

#[cfg(test)]
mod tests;

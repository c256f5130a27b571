//! Small values that must compare, hash and round-trip exactly, which floats do not.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A calendar day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Date {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The date, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => 31,
        };
        ((1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }
}

impl fmt::Display for Date {
    /// ISO 8601, `2031-03-04`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A decimal number kept exactly: `mantissa × 10^exponent`. Serialised as a number in JSON ([`crate::json`]).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Decimal {
    /// The digits, with sign.
    pub mantissa: i64,
    /// Power of ten.
    pub exponent: i8,
}

impl Decimal {
    /// The nearest `f64`, by the decimal string, so that every platform gives the same.
    pub fn to_f64(self) -> f64 {
        f64::from_str(&format!("{}e{}", self.mantissa, self.exponent)).unwrap_or(f64::NAN)
    }
}

/// Degrees of latitude (north positive) or longitude (east positive), in ten-thousandths of a degree (11 m).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Degrees(pub i32);

impl Degrees {
    /// As a number of degrees.
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
}

//! Days of the calendar as running numbers, so that "last Friday" is a subtraction.
//!
//! The method is that of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), in integers.

use article::Date;

/// Days since 1970-01-01.
pub(crate) fn number(date: Date) -> i32 {
    let (year, month, day) = (i32::from(date.year), i32::from(date.month), i32::from(date.day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a number of days since 1970-01-01, if its year is 1 to 9999.
pub(crate) fn date(number: i32) -> Option<Date> {
    let days = number.checked_add(719_468)?;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The day of the week: 0 is Monday.
pub(crate) const fn weekday(number: i32) -> i32 {
    // 1970-01-01 was a Thursday.
    (number + 3).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        for (year, month, day, days, week) in
            [(1970, 1, 1, 0, 3), (2000, 3, 1, 11_017, 2), (2031, 3, 4, 22_342, 1), (1, 1, 1, -719_162, 0)]
        {
            let known = Date::new(year, month, day).unwrap();
            assert_eq!((number(known), weekday(number(known))), (days, week), "{known}");
        }
        assert_eq!(date(-719_163), None, "the year 0 is none");
        assert_eq!(date(i32::MAX), None);
    }

    proptest::proptest! {
        #[test]
        fn there_and_back(days in -719_162_i32..2_932_896) {
            proptest::prop_assert_eq!(date(days).map(number), Some(days));
        }
    }
}

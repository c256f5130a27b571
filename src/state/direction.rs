//! Which way an article's lines run.

/// Whether a text is written from right to left, by its first letter, as browsers tell it.
pub fn is_right_to_left(text: &str) -> bool {
    // Hebrew, Arabic, Syriac, Thaana and their kin, and how Hebrew and Arabic were written in older encodings.
    let is_rtl = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    // What is no letter says nothing: digits, spaces, and punctuation, which ends before the accented letters and again before
    // those of Asia.
    let is_letter = |letter: char| {
        letter.is_ascii_alphabetic()
            || letter >= '\u{c0}' && !matches!(letter, '\u{2000}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
    };
    text.chars().find(|letter| is_letter(*letter)).is_some_and(is_rtl)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_tells_the_way() {
        for (text, expected) in [
            ("", false),
            ("12 – “…”", false),
            ("Rosa Lind spoke in الرباط.", false),
            ("Ärzte", false),
            ("会谈将于明天开始", false),
            ("شرحت الوزيرة", true),
            ("12 – «الرباط» Lima", true),
            ("“שלום”, said Lind", true),
            ("👩🏽‍🚀 שלום", true),
        ] {
            assert_eq!(is_right_to_left(text), expected, "{text}");
        }
    }
}

//! What is a letter, and of which case, near enough to tell a byline from a sentence.
//!
//! The standard library asks tables of all the world's letters, which the page would have to load; the structure of an
//! English article is told by Latin, Greek and Cyrillic ones.

/// Whether it is a letter: of Latin, Greek or Cyrillic, or any other sign that is no mark, symbol or digit.
pub(super) const fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        'ª' | 'µ' | 'º' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{387}' => false,
        // Signs of punctuation, currency, mathematics, drawing; those of Chinese and Japanese; forms; pictures.
        '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff20}' | '\u{fff0}'..='\u{ffff}' => false,
        '\u{1f000}'..='\u{1faff}' | '\u{e0000}'.. => false,
        _ => true,
    }
}

/// Whether it is a letter or a digit.
pub(crate) const fn is_word(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

/// Whether it is a capital.
pub(super) const fn is_capital(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_uppercase(),
        'À'..='Þ' => c != '×',
        'Ά'..='Ώ' | 'Α'..='Ϋ' | 'Ѐ'..='Я' => is_letter(c),
        _ => matches!(case_of_pair(c), Some(true)),
    }
}

/// Whether it is a small letter.
pub(super) const fn is_small(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_lowercase(),
        'ª' | 'µ' | 'º' => true,
        'ß'..='ÿ' => c != '÷',
        'ΐ' | 'ά'..='ώ' | 'а'..='џ' => true,
        _ => matches!(case_of_pair(c), Some(false)),
    }
}

/// Where capitals and small letters alternate: whether it is a capital.
const fn case_of_pair(c: char) -> Option<bool> {
    let is_even = (c as u32) & 1 == 0;
    match c {
        'ĸ' | 'ŉ' | 'ſ' => Some(false),
        'Ÿ' => Some(true),
        'Ĺ'..='ň' | 'Ź'..='ž' => Some(!is_even),
        'Ā'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ӿ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỿ' => Some(is_even),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_standard_library_on_letters_of_europe() {
        let ranges = ['\0'..='ſ', 'Α'..='Ω', 'α'..='ω', 'Ѐ'..='ҁ', 'Ӑ'..='ӿ', 'Ḁ'..='ẕ', 'Ạ'..='ỿ'];
        for c in ranges.into_iter().flatten() {
            let ours = (is_letter(c), is_capital(c), is_small(c));
            // Marks that stand on Cyrillic letters are none; a hole in Greek is no letter.
            if !matches!(c, '\u{482}'..='\u{489}' | '\u{3a2}') {
                assert_eq!(ours, (c.is_alphabetic(), c.is_uppercase(), c.is_lowercase()), "{c} {:x}", c as u32);
            }
        }
    }

    #[test]
    fn marks_and_pictures_are_no_letters() {
        for c in "…—“”‘’•·€£©®™→≤✓\u{1f600}\u{fffd}、。「」！".chars() {
            assert!(!is_letter(c) && !is_capital(c) && !is_small(c), "{c}");
        }
        for c in "漢字かなカナ한ابאबไทย".chars() {
            assert!(is_letter(c) && !is_capital(c) && !is_small(c), "{c}");
        }
    }
}

//! What a character is to the network: a space, nothing, a word of its own or part of one, and in which normal form.
//!
//! These are the rules of BERT's uncased tokenizer: without accents, in lower case; punctuation and ideographs alone.

use unicode_general_category::{GeneralCategory as Category, get_general_category};
use unicode_normalization::char::decompose_canonical;

/// What a character does to the word before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Ends it.
    Space,
    /// Nothing, as if it were not there.
    Nothing,
    /// Ends it, and is a word of its own.
    Alone,
    /// Goes on with it.
    Part,
}

/// What a character adds to the case of its word.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Signs {
    /// A letter.
    pub(super) letter: bool,
    /// In upper case.
    pub(super) upper: bool,
    /// A digit, of whatever script, raised and circled ones too.
    pub(super) digit: bool,
}

/// The kind of a character; its normal form is put at the end of `normal`.
pub(super) fn read(sign: char, normal: &mut String) -> Kind {
    if sign.is_ascii() {
        return match sign {
            ' ' | '\t' | '\n' | '\r' => Kind::Space,
            _ if sign.is_ascii_control() => Kind::Nothing,
            _ => {
                normal.push(sign.to_ascii_lowercase());
                if sign.is_ascii_alphanumeric() { Kind::Part } else { Kind::Alone }
            }
        };
    }
    match get_general_category(sign) {
        Category::SpaceSeparator | Category::LineSeparator | Category::ParagraphSeparator => return Kind::Space,
        Category::Control | Category::Format | Category::PrivateUse | Category::Unassigned => return Kind::Nothing,
        _ if sign == char::REPLACEMENT_CHARACTER => return Kind::Nothing,
        _ => {}
    }
    if is_ideograph(sign) {
        decompose_canonical(sign, |part| normal.push(part));
        return Kind::Alone;
    }
    let from = normal.len();
    decompose_canonical(sign, |part| {
        if get_general_category(part) != Category::NonspacingMark {
            normal.extend(part.to_lowercase());
        }
    });
    let mut plain = normal[from..].chars();
    match (plain.next(), plain.next()) {
        (None, _) => Kind::Nothing,
        (Some(one), None) if is_mark(one) => Kind::Alone,
        _ => Kind::Part,
    }
}

/// What a character adds to the case of its word.
pub(super) fn signs(sign: char) -> Signs {
    if sign.is_ascii() {
        return Signs {
            letter: sign.is_ascii_alphabetic(),
            upper: sign.is_ascii_uppercase(),
            digit: sign.is_ascii_digit(),
        };
    }
    let category = get_general_category(sign);
    Signs {
        letter: matches!(
            category,
            Category::UppercaseLetter
                | Category::LowercaseLetter
                | Category::TitlecaseLetter
                | Category::ModifierLetter
                | Category::OtherLetter
        ),
        upper: sign.is_uppercase(),
        digit: category == Category::DecimalNumber || is_other_digit(sign),
    }
}

fn is_mark(sign: char) -> bool {
    use Category::{
        ClosePunctuation, ConnectorPunctuation, DashPunctuation, FinalPunctuation, InitialPunctuation, OpenPunctuation,
        OtherPunctuation,
    };
    sign.is_ascii() && !sign.is_ascii_alphanumeric()
        || matches!(
            get_general_category(sign),
            ClosePunctuation
                | ConnectorPunctuation
                | DashPunctuation
                | FinalPunctuation
                | InitialPunctuation
                | OpenPunctuation
                | OtherPunctuation
        )
}

fn is_ideograph(sign: char) -> bool {
    matches!(sign as u32, 0x4e00..=0x9fff | 0x3400..=0x4dbf | 0x20000..=0x2a6df | 0x2a700..=0x2b73f
        | 0x2b740..=0x2b81f | 0x2b820..=0x2ceaf | 0xf900..=0xfaff | 0x2f800..=0x2fa1f)
}

/// Digits that are not of the category of decimal numbers (Unicode, Numeric_Type=Digit).
fn is_other_digit(sign: char) -> bool {
    matches!(sign as u32, 0xb2..=0xb3 | 0xb9 | 0x1369..=0x1371 | 0x19da | 0x2070 | 0x2074..=0x2079 | 0x2080..=0x2089
        | 0x2460..=0x2468 | 0x2474..=0x247c | 0x2488..=0x2490 | 0x24ea | 0x24f5..=0x24fd | 0x24ff | 0x2776..=0x277e
        | 0x2780..=0x2788 | 0x278a..=0x2792 | 0x10a40..=0x10a43 | 0x10e60..=0x10e68 | 0x11052..=0x1105a
        | 0x1f100..=0x1f10a)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Signs, read, signs};

    #[test]
    fn characters_are_told_apart_and_made_plain() {
        for (sign, kind, plain) in [
            ('R', Kind::Part, "r"),
            ('É', Kind::Part, "e"),
            ('İ', Kind::Part, "i"),
            ('ß', Kind::Part, "ß"),
            ('Σ', Kind::Part, "σ"),
            ('€', Kind::Part, "€"),
            ('が', Kind::Part, "か"),
            ('각', Kind::Part, "\u{1100}\u{1161}\u{11a8}"),
            ('$', Kind::Alone, "$"),
            ('“', Kind::Alone, "“"),
            ('—', Kind::Alone, "—"),
            ('\u{37e}', Kind::Alone, ";"),
            ('東', Kind::Alone, "東"),
            ('\u{f900}', Kind::Alone, "\u{8c48}"),
            (' ', Kind::Space, ""),
            ('\u{a0}', Kind::Space, ""),
            ('\u{2028}', Kind::Space, ""),
            ('\u{301}', Kind::Nothing, ""),
            ('\u{ad}', Kind::Nothing, ""),
            ('\u{200b}', Kind::Nothing, ""),
            ('\u{fffd}', Kind::Nothing, ""),
            ('\0', Kind::Nothing, ""),
            ('\u{85}', Kind::Nothing, ""),
        ] {
            let mut normal = String::new();
            assert_eq!((read(sign, &mut normal), normal.as_str()), (kind, plain), "{sign:?}");
        }
    }

    #[test]
    fn signs_of_case_are_seen() {
        let of = |letter, upper, digit| Signs { letter, upper, digit };
        for (sign, expected) in [
            ('a', of(true, false, false)),
            ('A', of(true, true, false)),
            ('É', of(true, true, false)),
            ('7', of(false, false, true)),
            ('²', of(false, false, true)),
            ('٣', of(false, false, true)),
            ('½', of(false, false, false)),
            ('Ⅷ', of(false, true, false)),
            ('東', of(true, false, false)),
            ('%', of(false, false, false)),
        ] {
            assert_eq!(signs(sign), expected, "{sign:?}");
        }
    }
}

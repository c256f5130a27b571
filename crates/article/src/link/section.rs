//! Sections of a link, each with its number, its length and its own check; and the letters that carry them.

use super::LinkError;

/// Letters of base64url (RFC 4648, section 5), in order of value.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as letters, without padding. Never ends in `-` or `_`, which chat programs leave out of a link: a zero byte
/// is added where it would.
pub(super) fn letters(mut bytes: Vec<u8>) -> String {
    if bytes.len().is_multiple_of(3) && bytes.last().is_some_and(|last| last & 63 >= 62) {
        bytes.push(0);
    }
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for triple in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, index| bits << 8 | usize::from(triple.get(index).copied().unwrap_or(0)));
        out.extend((0..=triple.len()).map(|index| char::from(LETTERS[bits >> (18 - 6 * index) & 63])));
    }
    out
}

/// Letters as bytes; bits left over are dropped, since a cut may fall anywhere.
pub(super) fn bytes(letters: &str) -> Result<Vec<u8>, LinkError> {
    let mut out = Vec::with_capacity(letters.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for (position, character) in letters.chars().enumerate() {
        let value = match character {
            'A'..='Z' => u32::from(character) - u32::from('A'),
            'a'..='z' => u32::from(character) - u32::from('a') + 26,
            '0'..='9' => u32::from(character) - u32::from('0') + 52,
            '-' => 62,
            '_' => 63,
            _ => {
                let what = format!("{character:?} at its letter {} is none that a link is made of", position + 1);
                return Err(LinkError::Altered { what });
            }
        };
        bits = bits << 6 | value;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count).to_le_bytes()[0]);
            bits &= (1 << count) - 1;
        }
    }
    Ok(out)
}

/// CRC-32 as in ISO 3309, going on from the check of what stood before (zero for nothing). It finds every change
/// within 32 neighbouring bits, and so every change of one letter.
pub(super) fn check(before: u32, bytes: &[u8]) -> u32 {
    let mut sum = !before;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = sum >> 1 ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

/// Appends a number: seven bits a byte, lowest first, the high bit set where more follow.
pub(super) fn push_number(out: &mut Vec<u8>, mut number: u64) {
    while number > 127 {
        out.push(number.to_le_bytes()[0] | 128);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Takes a number off the front; `None` where it ends early or passes 64 bits.
pub(super) fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for place in 0..9 {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 127) << (7 * place);
        if *first < 128 {
            return Some(number);
        }
    }
    None
}

/// Appends a section with its check.
pub(super) fn push_section(out: &mut Vec<u8>, number: u64, payload: &[u8]) {
    let start = out.len();
    push_number(out, number);
    push_number(out, payload.len() as u64);
    out.extend_from_slice(payload);
    let sum = check(0, &out[start..]);
    out.extend_from_slice(&sum.to_le_bytes());
}

/// A section as it arrived.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Section<'a> {
    pub(super) number: u64,
    /// All of it, or what arrived.
    pub(super) payload: &'a [u8],
    /// Whether all of it arrived, check included, and the check holds.
    pub(super) state: State,
}

/// How much of a section can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    Whole,
    /// The link ends before the section does.
    Cut,
    /// The check does not hold.
    Altered,
}

/// Takes a section off the front; `None` where not even its number and length are there.
pub(super) fn take_section<'a>(bytes: &mut &'a [u8]) -> Option<Section<'a>> {
    let start = *bytes;
    let number = take_number(bytes)?;
    let length = take_number(bytes)?;
    let body = *bytes;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let Some((payload, rest)) = body.split_at_checked(length) else {
        *bytes = &[];
        return Some(Section { number, payload: body, state: State::Cut });
    };
    let Some((sum, rest)) = rest.split_first_chunk::<4>() else {
        *bytes = &[];
        return Some(Section { number, payload, state: State::Cut });
    };
    *bytes = rest;
    let checked = &start[..start.len() - rest.len() - 4];
    let holds = check(0, checked) == u32::from_le_bytes(*sum);
    Some(Section { number, payload, state: if holds { State::Whole } else { State::Altered } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_the_published_one() {
        // The check value that the catalogues of such codes give for these nine digits.
        assert_eq!(check(0, b"123456789"), 0xcbf4_3926);
        assert_eq!(check(check(0, b"1234"), b"56789"), 0xcbf4_3926);
    }

    #[test]
    fn letters_come_back_and_never_end_in_a_stroke() {
        for last in 0..=255_u8 {
            for before in [&[][..], &[7], &[7, 200]] {
                let mut sent = before.to_vec();
                sent.push(last);
                let text = letters(sent.clone());
                assert!(!text.ends_with(['-', '_']), "{text}");
                let back = bytes(&text).unwrap();
                assert_eq!(back[..sent.len()], sent);
                assert!(back[sent.len()..].iter().all(|byte| *byte == 0));
            }
        }
        for wrong in ["a b", "a=", "é", "+", "/"] {
            assert!(matches!(bytes(wrong), Err(LinkError::Altered { .. })), "{wrong}");
        }
    }

    #[test]
    fn numbers_come_back_and_end() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), (1 << 63) - 1] {
            let mut out = Vec::new();
            push_number(&mut out, number);
            assert_eq!(take_number(&mut &out[..]), Some(number));
            assert_eq!(take_number(&mut &out[..out.len() - 1]), None);
        }
        assert_eq!(take_number(&mut &[255; 20][..]), None);
    }
}

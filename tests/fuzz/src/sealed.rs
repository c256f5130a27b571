//! Formats with checks, taken apart and put together again so that the checks hold: links by docs/LINK.md, and the files of gazetteer
//! and network, which hold the FNV-1a of what follows.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A link's bytes.
pub(crate) fn bytes_of(letters: &str) -> Vec<u8> {
    let (mut out, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for value in letters.bytes().filter_map(|letter| LETTERS.iter().position(|known| *known == letter)) {
        bits = bits << 6 | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    out
}

/// Bytes as the letters of a link.
pub(crate) fn letters_of(bytes: &[u8]) -> String {
    let mut out = String::new();
    for triple in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, at| bits << 8 | usize::from(triple.get(at).copied().unwrap_or(0)));
        out.extend((0..=triple.len()).map(|at| char::from(LETTERS[bits >> (18 - 6 * at) & 63])));
    }
    out
}

/// A link's sections: number and payload.
pub(crate) fn sections_of(mut bytes: &[u8]) -> Vec<(u64, Vec<u8>)> {
    let mut out = Vec::new();
    while let Some((number, length)) = take_number(&mut bytes).zip(take_number(&mut bytes)) {
        let Some((payload, rest)) = bytes.split_at_checked(length as usize) else { break };
        out.push((number, payload.to_vec()));
        bytes = rest.get(4..).unwrap_or_default();
    }
    out
}

/// Sections with their lengths and checks.
pub(crate) fn sealed(sections: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, payload) in sections {
        let start = out.len();
        push_number(&mut out, *number);
        push_number(&mut out, payload.len() as u64);
        out.extend_from_slice(payload);
        let sum = crc_32(&out[start..]);
        out.extend_from_slice(&sum.to_le_bytes());
    }
    out
}

fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
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

fn push_number(out: &mut Vec<u8>, mut number: u64) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

fn crc_32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}

/// Writes a file's length and the check of what stands behind its header where they belong.
pub(crate) fn reseal(file: &mut [u8], length: Option<std::ops::Range<usize>>, check_at: usize, from: usize) {
    if file.len() < from {
        return;
    }
    if let Some(length) = length {
        let value = if length.len() == 8 { file.len() as u64 } else { (file.len() - from) as u64 };
        let count = length.len();
        file[length].copy_from_slice(&value.to_le_bytes()[..count]);
    }
    let check = network::fnv1a(&file[from..]);
    file[check_at..check_at + 8].copy_from_slice(&check.to_le_bytes());
}

//! A sequence of numbers that a seed makes again, and what is done to bytes and texts by it.

/// Numbers that follow from a seed, or from bytes that another program chose.
#[derive(Clone, Debug)]
pub struct Dice(Source);

#[derive(Clone, Debug)]
enum Source {
    /// SplitMix64 (Steele and others, 2014).
    Seed(u64),
    /// The bytes that are left, the next one last.
    Bytes(Vec<u8>),
}

/// Bytes and numbers at which formats turn.
const SHARP: [u64; 12] =
    [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff, 1 << 32, u64::MAX >> 1, u64::MAX];

impl Dice {
    /// Those of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(Source::Seed(seed))
    }

    /// Those of bytes: each takes as few as it needs, and once there are none left, all are 0.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Source::Bytes(bytes.iter().rev().copied().collect()))
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.drawn(8)
    }

    /// A number of so many bytes; of a seed, always of eight.
    fn drawn(&mut self, bytes: usize) -> u64 {
        match &mut self.0 {
            Source::Seed(seed) => {
                *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mut mixed = *seed;
                mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                mixed ^ (mixed >> 31)
            }
            Source::Bytes(left) => {
                (0..bytes).fold(0, |number, _| (number << 8) | u64::from(left.pop().unwrap_or_default()))
            }
        }
    }

    /// A number below another, which is not zero.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let bytes = if end <= 0x100 { 1 } else { 3 };
        (self.drawn(bytes) % end.max(1) as u64) as usize
    }

    pub(crate) fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// A number at which formats turn.
    pub(crate) fn sharp(&mut self) -> u64 {
        *self.one_of(&SHARP)
    }

    /// Changes bytes in some places: one, several, a number at which formats turn, a stretch gone, doubled or from elsewhere.
    pub(crate) fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let far = at + self.below((bytes.len() - at).min(64) + 1);
            match self.below(7) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 if at < bytes.len() => bytes[at] = self.number() as u8,
                2 => {
                    let sharp = self.sharp().to_le_bytes();
                    let count = [1, 2, 4, 8][self.below(4)];
                    for (byte, sharp) in bytes.iter_mut().skip(at).zip(&sharp[..count]) {
                        *byte = *sharp;
                    }
                }
                3 => drop(bytes.drain(at..far)),
                4 => {
                    let again = bytes[at..far].to_vec();
                    bytes.splice(at..at, again);
                }
                5 => {
                    let from = self.below(bytes.len() + 1);
                    let other = bytes[from..(from + far - at).min(bytes.len())].to_vec();
                    bytes.splice(at..far, other);
                }
                _ if self.below(8) == 0 => bytes.truncate(at),
                _ => {}
            }
        }
    }

    /// One of several inputs, changed.
    pub fn changed_one_of(&mut self, inputs: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.one_of(inputs).clone();
        self.change(&mut input);
        input
    }

    /// A text of pieces of others, of signs that turn readers, and of their likes over and over.
    pub(crate) fn text(&mut self, sources: &[&str]) -> String {
        let mut out = String::new();
        for _ in 0..=self.below(12) {
            match self.below(6) {
                0 => out.push_str(SIGNS[self.below(SIGNS.len())]),
                1 => {
                    let sign = *self.one_of(&SIGNS);
                    let times = self.below(200);
                    out.push_str(&sign.repeat(times));
                }
                2 => out.extend((0..self.below(12)).filter_map(|_| char::from_u32(self.number() as u32 % 0x11_0000))),
                _ => {
                    let source = *self.one_of(sources);
                    let from = source.floor_char_boundary(self.below(source.len()));
                    let to = source.floor_char_boundary((from + self.below(400)).min(source.len()));
                    out.push_str(&source[from..to]);
                }
            }
        }
        out
    }
}

/// What texts hold that readers stumble over.
const SIGNS: [&str; 24] = [
    "“",
    "”",
    "\"",
    "'",
    "’",
    "(",
    ")",
    ": ",
    ". ",
    "\n",
    "\n\n",
    "\r\n",
    "—",
    ", said ",
    " according to ",
    " by ",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "👩‍👩‍👧",
    "LIMA (AP) — ",
    "$4 million",
    "\0",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_or_bytes_make_the_same_numbers() {
        let rolled = |dice: &mut Dice| [dice.below(1000), dice.below(6), dice.number() as usize];
        assert_eq!(rolled(&mut Dice::new(7)), rolled(&mut Dice::new(7)));
        assert_ne!(rolled(&mut Dice::new(7)), rolled(&mut Dice::new(8)));
        assert_eq!(rolled(&mut Dice::of_bytes(&[0, 1, 0, 5, 0, 0, 0, 0, 0, 0, 0, 9])), [256, 5, 9]);
        assert_eq!(rolled(&mut Dice::of_bytes(&[])), [0, 0, 0]);
    }
}

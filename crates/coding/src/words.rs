//! What the table knows of words: how often each word of news English stands there, and after which word. From the
//! letters of a word so far it foretells the next byte, before the link's own text has taught anything.
//!
//! Words are kept in small letters and sorted, so that the words that go on with a byte are neighbours, and how often
//! they stand is the difference of two sums.

/// Kinds of byte that may stand between words: one for each byte below 128, as if it were a word.
pub const GAP_KINDS: usize = 128;
/// The longest word of a table, in bytes.
pub const LONGEST: usize = 24;
/// Sixteenths of how often a word stands that count: in small letters, and with a capital.
type Shares = (u64, u64);

/// Whether a byte is part of a word.
pub const fn is_inside(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 128
}

/// How often each of a sorted list of words stands, as sums from the first on, one more than there are words.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// In small letters, in quarters.
    pub small: Vec<u32>,
    /// With a capital, in quarters.
    pub capital: Vec<u32>,
}

impl Sums {
    fn between(&self, from: usize, to: usize, shares: Shares) -> u64 {
        let part = |sums: &[u32]| u64::from(sums[to].wrapping_sub(sums[from]));
        part(&self.small) * shares.0 + part(&self.capital) * shares.1
    }
}

/// The words of a table.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// All words one behind the other, and where each begins; one more begin than there are words.
    pub letters: Vec<u8>,
    /// See `letters`.
    pub begins: Vec<u32>,
    /// How often each word stands.
    pub stand: Sums,
    /// Where the followers of each word, and then of each kind of gap, begin in `next`; one more than there are.
    pub followers: Vec<u32>,
    /// The followers of each, in order, by their place among the words.
    pub next: Vec<u16>,
    /// How often each follows.
    pub follow: Sums,
    /// How often a byte stands behind a word, as sums; `ends[256]` is 65536.
    pub ends: Vec<u32>,
}

impl Words {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.begins.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word at a place.
    pub fn word(&self, index: usize) -> &[u8] {
        &self.letters[self.begins[index] as usize..self.begins[index + 1] as usize]
    }

    /// The first of the words `from..to`, which share `depth` bytes, whose byte at `depth` is not below `byte`.
    fn first_from(&self, from: usize, to: usize, depth: usize, byte: u8) -> usize {
        let (mut low, mut high) = (from, to);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle).get(depth).is_none_or(|own| *own < byte) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The place of a word among the followers `from..to`.
    fn follower_from(&self, from: usize, to: usize, word: usize) -> usize {
        from + self.next[from..to].partition_point(|next| usize::from(*next) < word)
    }
}

/// Where a text stands in a word, or between two.
#[derive(Clone, Debug)]
pub struct Position {
    /// The words that begin as this one does, and those of them that follow what stands before.
    words: (usize, usize),
    followers: (usize, usize),
    depth: usize,
    /// Whether the word began with a capital, and whether a sentence may begin with it.
    is_capital: bool,
    is_opening: bool,
    /// Whether the next byte can be foretold.
    is_open: bool,
    /// The word before, if it is one of the table.
    before: Option<usize>,
    /// What stands between the words so far: how long, its first byte that is no blank, whether a sentence may end in it.
    gap: (usize, Option<u8>, bool),
}

impl Position {
    /// Before the first word of a line.
    pub fn new(words: &Words) -> Self {
        let mut new = Self {
            words: (0, 0),
            followers: (0, 0),
            depth: 0,
            is_capital: false,
            is_opening: false,
            is_open: false,
            before: None,
            gap: (0, None, false),
        };
        new.take(words, b'\n');
        new
    }

    /// Takes in the next byte.
    pub fn take(&mut self, words: &Words, byte: u8) {
        if !is_inside(byte) {
            self.leave(words, byte);
            return;
        }
        if self.depth == 0 {
            self.is_capital = byte.is_ascii_uppercase();
            self.is_open = true;
        } else if byte.is_ascii_uppercase() {
            self.is_open = false;
        }
        self.gap = (0, None, false);
        let small = byte.to_ascii_lowercase();
        let (from, to) = self.words;
        let first = words.first_from(from, to, self.depth, small);
        let last = small.checked_add(1).map_or(to, |above| words.first_from(first, to, self.depth, above));
        self.narrow(words, first, last);
        self.depth += 1;
        self.is_open &= first < last;
    }

    fn narrow(&mut self, words: &Words, first: usize, last: usize) {
        let (from, to) = self.followers;
        self.words = (first, last);
        self.followers = (words.follower_from(from, to, first), words.follower_from(from, to, last));
    }

    fn leave(&mut self, words: &Words, byte: u8) {
        if self.depth > 0 {
            let (first, last) = self.words;
            self.before = (first < last && words.word(first).len() == self.depth).then_some(first);
            self.depth = 0;
        }
        let (length, kind, ends) = self.gap;
        let ends = ends || matches!(byte, b'.' | b'?' | b'!' | b'\n' | b'"' | b':');
        self.gap = (length + 1, kind.or((byte != b' ').then_some(byte)), ends);
        self.is_opening = ends;
        self.is_open = matches!(byte, b' ' | b'\n' | b'(' | b'"' | b'-' | b'\'');
        let before = match self.gap {
            (1, None, _) => self.before,
            (_, kind, _) => Some(words.len() + usize::from(kind.unwrap_or(b'\n')).min(GAP_KINDS - 1)),
        };
        self.words = (0, words.len());
        let list = |index: usize| words.followers.get(index).map_or(0, |at| *at as usize);
        self.followers = before.map_or((0, 0), |before| (list(before), list(before + 1)));
    }

    /// For words alone and for what follows the word before: the chance in 1/65536 that the next bit is one, and how often
    /// in sixteenths what can still follow was seen; none where that is never. `node` is a 1 and the bits of the byte so far.
    pub fn foretell(&self, words: &Words, node: usize) -> [Option<(u32, u64)>; 2] {
        if !self.is_open || self.words.0 >= self.words.1 {
            return [None; 2];
        }
        let left = node.leading_zeros() - (usize::BITS - 9);
        let from = node << left & 255;
        let middle = from + (1 << left >> 1);
        let to = from + (1 << left);
        let (zero, one) = (self.weigh(words, from, middle), self.weigh(words, middle, to));
        std::array::from_fn(|kind| {
            let all = zero[kind] + one[kind];
            let chance = (((one[kind] << 6) + 1) << 16) / ((all << 6) + 2);
            (all > 0).then(|| (u32::try_from(chance).unwrap_or(65535).clamp(16, 65519), all))
        })
    }

    /// How often what can still follow has its next byte from `from` to below `to`.
    fn weigh(&self, words: &Words, from: usize, to: usize) -> [u64; 2] {
        let mut sums = [0; 2];
        let is_opening = self.is_opening;
        let (small, other) = match (self.depth, is_opening, self.is_capital) {
            (0, true, _) => ((1, 0), (16, 16)),
            (0, false, _) => ((16, 0), (16, 16)),
            (_, true, true) => ((16, 16), (16, 16)),
            (_, false, true) => ((1, 16), (1, 16)),
            (_, _, false) => ((16, 1), (16, 1)),
        };
        self.add(words, (from.max(48), to.min(58)), other, &mut sums);
        self.add(words, (from.max(97), to.min(123)), small, &mut sums);
        self.add(words, (from.max(128), to), other, &mut sums);
        if self.depth == 0 {
            let shares = if is_opening { (15, 16) } else { (0, 16) };
            self.add(words, (from.max(65) + 32, to.min(91) + 32), shares, &mut sums);
        }
        let ends = u64::from(words.ends[to] - words.ends[from]);
        if self.depth == 0 {
            let none = (ends * 64) >> 16;
            sums[0] += none;
            sums[1] += if self.followers.0 < self.followers.1 { none } else { 0 };
        } else if ends > 0 && words.word(self.words.0).len() == self.depth {
            let whole = self.stand(words, self.words.0, self.words.0 + 1, small);
            (0..2).for_each(|kind| sums[kind] += (whole[kind] * ends) >> 16);
        }
        sums
    }

    /// Adds how often the words stand whose next byte is one of the bytes `from..to`.
    fn add(&self, words: &Words, (from, to): (usize, usize), shares: Shares, sums: &mut [u64; 2]) {
        if from >= to {
            return;
        }
        let (first, last) = self.words;
        let first = words.first_from(first, last, self.depth, from as u8);
        let last = if to > 255 { last } else { words.first_from(first, last, self.depth, to as u8) };
        if first < last {
            let more = self.stand(words, first, last, shares);
            (0..2).for_each(|kind| sums[kind] += more[kind]);
        }
    }

    fn stand(&self, words: &Words, first: usize, last: usize, shares: Shares) -> [u64; 2] {
        let (from, to) = self.followers;
        let from = words.follower_from(from, to, first);
        let to = words.follower_from(from, to, last);
        [words.stand.between(first, last, shares), words.follow.between(from, to, shares)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with how often they stand in small letters and with a capital, and which of them follow the first.
    fn words(list: &[(&str, u32, u32)], follow: &[(u16, u32)]) -> Words {
        let mut words = Words { begins: vec![0], ..Words::default() };
        let sums = |counts: &mut dyn Iterator<Item = u32>| {
            std::iter::once(0)
                .chain(counts.scan(0, |sum, count| {
                    *sum += count;
                    Some(*sum)
                }))
                .collect()
        };
        for (word, ..) in list {
            words.letters.extend(word.bytes());
            words.begins.push(words.letters.len() as u32);
        }
        words.stand.small = sums(&mut list.iter().map(|(_, small, _)| *small));
        words.stand.capital = sums(&mut list.iter().map(|(_, _, capital)| *capital));
        words.followers =
            (0..=list.len() + GAP_KINDS).map(|at| if at == 0 { 0 } else { follow.len() as u32 }).collect();
        words.next = follow.iter().map(|(next, _)| *next).collect();
        words.follow.small = sums(&mut follow.iter().map(|(_, count)| *count));
        words.follow.capital = sums(&mut follow.iter().map(|_| 0));
        words.ends = (0..=256).map(|byte| if byte > 32 { 65536 } else { 0 }).collect();
        words
    }

    /// The likeliest next byte after some text, by words alone and by what follows the word before.
    fn likeliest(words: &Words, text: &str, kind: usize) -> Option<char> {
        let mut position = Position::new(words);
        text.bytes().for_each(|byte| position.take(words, byte));
        let mut node = 1;
        while node < 256 {
            let (chance, _) = position.foretell(words, node)[kind]?;
            node = node << 1 | usize::from(chance > 32768);
        }
        Some(char::from(node as u8))
    }

    #[test]
    fn the_next_letter_is_that_of_the_commonest_word() {
        let words = words(&[("said", 900, 0), ("salt", 100, 0), ("sam", 0, 500)], &[(1, 40)]);
        for (text, alone, after) in [
            ("it sa", Some('i'), None),
            ("it said", Some(' '), None),
            ("said sa", Some('i'), Some('l')),
            ("said salt", Some(' '), Some(' ')),
            ("it Sa", Some('m'), None),
            ("it ", Some('s'), None),
            ("it x", None, None),
            ("it sAi", None, None),
        ] {
            assert_eq!(likeliest(&words, text, 0), alone, "{text:?}");
            assert_eq!(likeliest(&words, text, 1), after, "{text:?}");
        }
    }
}

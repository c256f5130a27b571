//! Foretells bytes bit by bit by mixing what several contexts say: logistic mixing of adaptive probabilities, in
//! integers, so that every platform foretells the same for ever.
//!
//! After the lossless text compressors of the PAQ family (Mahoney, "Adaptive weighing of context models for lossless
//! data compression", 2005): each context keeps a probability and a count for the bits seen in it; a second,
//! indirect map learns what such a pair is worth; a mixer weighs both, and learns from each bit.

use crate::Coder;

/// Slots of each context's table, a power of two.
const SLOTS: usize = 1 << 16;
/// Counts stop here, so that a probability goes on adapting.
const COUNT_LIMIT: u32 = 60;
/// Kinds of count the indirect maps tell apart, and of probability.
const COUNT_KINDS: usize = 12;
const CHANCE_KINDS: usize = 24;
/// Longest match that is told apart.
const MATCH_LIMIT: usize = 31;
/// Hash table of the match finder, a power of two.
const MATCH_SLOTS: usize = 1 << 16;
/// Bytes that must be equal before a match is believed.
const MATCH_LEAST: usize = 5;
/// Sets of weights: by how many contexts knew the bit, by the bits so far, by the byte before, by the caller's case.
pub const SETS: usize = 4;
/// Most contexts that a model may have.
pub const CONTEXTS_CAP: usize = 8;
/// Most foretellers from outside that a model may have.
pub const OUTSIDE_CAP: usize = 3;
/// Kinds of word from outside that are told apart.
pub const OUTSIDE_KINDS: usize = 20;
/// The age of a model that has learned.
const AGE_LEARNED: i32 = 100_000;
/// How fast the mixer learns: at first, and in the long run.
const RATE_FIRST: i32 = 40;
const RATE_LAST: i32 = 10;
/// The largest weight, 64, either way.
const WEIGHT_LIMIT: i32 = 1 << 22;

/// `65536 / (1 + e^-x)` for x from -8 to 8 in steps of one half.
const LOGISTIC: [i32; 33] = [
    22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768, 40793, 47911, 53581,
    57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438, 65476, 65500, 65514,
];

/// The logistic function: from -2047 to 2047 in 1/256, to 1/65536.
fn squash(x: i32) -> i32 {
    let x = x.clamp(-2047, 2047) + 2048;
    let (index, part) = ((x >> 7) as usize, x & 127);
    (LOGISTIC[index] * (128 - part) + LOGISTIC[index + 1] * part + 64) >> 7
}

/// The inverse of [`squash`], for chances in 1/4096.
fn stretch_table() -> Vec<i16> {
    let mut table = vec![2047_i16; 4096];
    let mut next = 0;
    for x in -2047..=2047_i16 {
        let upto = (squash(i32::from(x)) >> 4) as usize;
        while next <= upto && next < table.len() {
            table[next] = x;
            next += 1;
        }
    }
    table
}

/// What a model is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    /// Contexts with tables of slots of their own, at most [`CONTEXTS_CAP`].
    pub contexts: usize,
    /// Foretellers from outside, at most [`OUTSIDE_CAP`].
    pub outside: usize,
    /// How many cases the caller tells apart, each with weights of its own.
    pub cases: usize,
}

impl Shape {
    /// Two for each context and each foreteller, one for a match, and a constant.
    const fn inputs(self) -> usize {
        (self.contexts + self.outside) * 2 + 2
    }

    /// Numbers in each set of weights.
    pub const fn weights(self) -> [usize; SETS] {
        let inputs = self.inputs();
        [(self.contexts + 1) * inputs, 256 * inputs, 256 * inputs, self.cases * inputs]
    }

    /// Numbers that tell what a chance is worth, in contexts and from outside.
    pub const fn worths(self) -> usize {
        (self.contexts * COUNT_KINDS + self.outside * OUTSIDE_KINDS) * CHANCE_KINDS
    }
}

/// What somebody else says of the next bit: the chance in 1/65536 that it is one, and which of [`OUTSIDE_KINDS`] kinds of
/// word that is.
pub type Foretold = Option<(u32, usize)>;

/// What a model has learned before it sees a link: part of the table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Learned {
    /// In 1/4096.
    pub weights: [Vec<i16>; SETS],
    /// What chances are worth, in 1/65536, in the order of [`Model`]'s own.
    pub worth: Vec<u16>,
    /// What a match of each length is worth, in 1/65536.
    pub match_worth: Vec<u16>,
    /// Slots that are in use, by where they stand.
    pub slots: Vec<(u32, u32)>,
}

/// Foretells bytes.
#[derive(Clone, Debug)]
pub struct Model {
    shape: Shape,
    /// A table of slots for each context: chance in the high 16 bits, then 8 bits of count, 8 bits of check.
    slots: Vec<u32>,
    /// What a chance with a count is worth in each context, and then what one from outside is.
    worth: Vec<u16>,
    /// What a match of each length is worth.
    match_worth: Vec<u16>,
    weights: [Vec<i32>; SETS],
    inputs: Vec<i32>,
    stretch: Vec<i16>,
    /// 65536 / (count + 1.3).
    step: Vec<u32>,
    history: Vec<u8>,
    match_table: Vec<u32>,
    match_at: usize,
    match_length: usize,
    /// Bits learnt from, up to the point where the mixer's rate no longer falls.
    age: i32,
}

/// What is known of a byte before it comes.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// A hash of each context.
    pub hashes: &'a [u32],
    /// What each foreteller says of the next bit after the bits so far, which begin with a 1; and the case that this is.
    pub outside: &'a dyn Fn(usize) -> ([Foretold; OUTSIDE_CAP], usize),
}

impl Model {
    /// A model that has seen nothing, or what it learned before.
    pub fn new(shape: Shape, learned: Option<&Learned>) -> Self {
        let first = (1 << 16) / 6;
        let mut worth = Vec::with_capacity(shape.worths());
        for _ in 0..shape.contexts * COUNT_KINDS + shape.outside * OUTSIDE_KINDS {
            worth.extend((0..CHANCE_KINDS).map(|kind| ((kind * 2 + 1) * 65536 / (2 * CHANCE_KINDS)) as u16));
        }
        let mut new = Self {
            shape,
            slots: vec![0; shape.contexts * SLOTS],
            worth,
            match_worth: (0..=MATCH_LIMIT).map(|length| (65536 - 65536 / (length + 2)) as u16).collect(),
            weights: shape.weights().map(|count| vec![first; count]),
            inputs: vec![0; shape.inputs()],
            stretch: stretch_table(),
            step: (0..=COUNT_LIMIT).map(|count| 65536 * 10 / (10 * count + 13)).collect(),
            history: Vec::new(),
            match_table: vec![0; MATCH_SLOTS],
            match_at: 0,
            match_length: 0,
            age: 0,
        };
        if let Some(learned) = learned {
            for (own, learned) in new.weights.iter_mut().zip(&learned.weights) {
                own.iter_mut().zip(learned).for_each(|(own, learned)| *own = i32::from(*learned) << 4);
            }
            new.worth.iter_mut().zip(&learned.worth).for_each(|(own, learned)| *own = *learned);
            new.match_worth.iter_mut().zip(&learned.match_worth).for_each(|(own, learned)| *own = *learned);
            for (at, slot) in &learned.slots {
                if let Some(own) = new.slots.get_mut(*at as usize) {
                    *own = *slot;
                }
            }
            new.age = AGE_LEARNED;
        }
        new
    }

    /// The bytes seen so far.
    pub fn history(&self) -> &[u8] {
        &self.history
    }

    /// Codes one byte in the contexts given, and learns from it. Without a coder it only learns.
    pub fn byte(&mut self, coder: Option<&mut Coder<'_>>, given: u8, known: Known<'_>) -> u8 {
        let mut coder = coder;
        let expected = (self.match_length > 0).then(|| self.history[self.match_at]);
        let last = self.history.last().copied().unwrap_or(0);
        let mut node = 1_usize;
        for place in (0..8).rev() {
            let given = given >> place & 1 == 1;
            let foretold = expected.filter(|byte| (usize::from(*byte) | 256) >> (place + 1) == node);
            let foretold = foretold.map(|byte| byte >> place & 1 == 1);
            let bit = self.bit(coder.as_deref_mut(), given, known, node, foretold, last);
            node = node << 1 | usize::from(bit);
        }
        let byte = node as u8;
        self.remember(byte);
        byte
    }

    /// Takes a byte into the history without coding it or learning what foretells it.
    pub fn remember(&mut self, byte: u8) {
        if self.match_length > 0 && self.history[self.match_at] == byte {
            self.match_length = (self.match_length + 1).min(MATCH_LIMIT);
            self.match_at += 1;
        } else {
            self.match_length = 0;
        }
        self.history.push(byte);
        let length = self.history.len();
        if length < MATCH_LEAST {
            return;
        }
        let recent = &self.history[length - MATCH_LEAST..];
        let hash = recent.iter().fold(0_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x2c92_77b5));
        let slot = (hash >> 16) as usize & (MATCH_SLOTS - 1);
        if self.match_length == 0 {
            let at = self.match_table[slot] as usize;
            let same = |back: &usize| at > *back && self.history[at - 1 - back] == self.history[length - 1 - back];
            let equal = (0..MATCH_LIMIT.min(at)).take_while(same).count();
            if equal >= MATCH_LEAST {
                (self.match_at, self.match_length) = (at, equal);
            }
        }
        self.match_table[slot] = u32::try_from(length).unwrap_or(0);
    }

    fn bit(
        &mut self,
        coder: Option<&mut Coder<'_>>,
        given: bool,
        known: Known<'_>,
        node: usize,
        foretold: Option<bool>,
        last: u8,
    ) -> bool {
        let mut at = [(0_usize, 0_usize); CONTEXTS_CAP];
        let contexts = self.shape.contexts;
        let mut used = 0;
        for (context, hash) in known.hashes.iter().enumerate().take(contexts) {
            let mixed = (hash.wrapping_add(node as u32)).wrapping_mul(0x9e37_79b1);
            let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca77);
            let slot = context * SLOTS + (mixed >> 8) as usize % SLOTS;
            if self.slots[slot] & 0xff != mixed & 0xff || self.slots[slot] >> 8 & 0xff == 0 {
                self.slots[slot] = 0x8000_0000 | mixed & 0xff;
            }
            let (chance, count) = (self.slots[slot] >> 16, self.slots[slot] >> 8 & 0xff);
            let kind = (chance as usize * CHANCE_KINDS) >> 16;
            let worth = (context * COUNT_KINDS + count_kind(count)) * CHANCE_KINDS + kind;
            at[context] = (slot, worth);
            used += usize::from(count > 0);
            self.inputs[context * 2] = if count == 0 { 0 } else { i32::from(self.stretch[(chance >> 4) as usize]) };
            self.inputs[context * 2 + 1] =
                if count == 0 { 0 } else { i32::from(self.stretch[usize::from(self.worth[worth] >> 4)]) };
        }
        let (outside, case) = (known.outside)(node);
        let mut outside_at = [None; OUTSIDE_CAP];
        for (index, foretold) in outside.into_iter().enumerate().take(self.shape.outside) {
            let input = (contexts + index) * 2;
            let worth = foretold.map(|(chance, kind)| {
                let row = contexts * COUNT_KINDS + index * OUTSIDE_KINDS + kind.min(OUTSIDE_KINDS - 1);
                (chance as usize >> 4 & 4095, row * CHANCE_KINDS + ((chance as usize * CHANCE_KINDS) >> 16))
            });
            self.inputs[input] = worth.map_or(0, |(chance, _)| i32::from(self.stretch[chance]));
            self.inputs[input + 1] =
                worth.map_or(0, |(_, at)| i32::from(self.stretch[usize::from(self.worth[at] >> 4)]));
            outside_at[index] = worth.map(|(_, at)| at);
        }
        let match_input = foretold.map_or(0, |bit| {
            let sure = i32::from(self.stretch[usize::from(self.match_worth[self.match_length] >> 4)]);
            if bit { sure } else { -sure }
        });
        let count = self.inputs.len();
        self.inputs[count - 2] = match_input;
        self.inputs[count - 1] = 256;
        let sets = [used * count, node * count, usize::from(last) * count, case.min(self.shape.cases - 1) * count];
        let dots: [i32; SETS] = std::array::from_fn(|set| {
            let weights = &self.weights[set][sets[set]..sets[set] + count];
            let sum: i32 = weights.iter().zip(&self.inputs).map(|(w, x)| ((w >> 3) * x) >> 5).sum();
            (sum >> 8).clamp(-2047, 2047)
        });
        let one = squash(dots.iter().sum::<i32>() / 4).clamp(24, 65536 - 24);
        let bit = coder.map_or(given, |coder| coder.bit(given, one as u32));

        let target = if bit { 65535_i32 } else { 0 };
        let rate = RATE_LAST + (RATE_FIRST - RATE_LAST) * 16384 / (16384 + self.age);
        self.age = (self.age + 1).min(1 << 24);
        for set in 0..SETS {
            // Sixteen times as small, so that the product fits 32 bits.
            let error = ((target - squash(dots[set])) * rate) >> 4;
            for (weight, input) in self.weights[set][sets[set]..].iter_mut().zip(&self.inputs) {
                *weight = (*weight + ((input * error + (1 << 15)) >> 16)).clamp(-WEIGHT_LIMIT, WEIGHT_LIMIT);
            }
        }
        for (slot, worth) in at.into_iter().take(contexts) {
            let value = self.slots[slot];
            let (chance, count) = ((value >> 16) as i32, value >> 8 & 0xff);
            let moved = (i64::from(target - chance) * i64::from(self.step[count as usize])) >> 16;
            let chance = (chance + moved as i32).clamp(16, 65519) as u32;
            self.slots[slot] = chance << 16 | (count + 1).min(COUNT_LIMIT) << 8 | value & 0xff;
            if count > 0 {
                self.worth[worth] = nearer(self.worth[worth], target, 6);
            }
        }
        for worth in outside_at.into_iter().flatten() {
            self.worth[worth] = nearer(self.worth[worth], target, 7);
        }
        if let Some(foretold) = foretold {
            let hit = if foretold == bit { 65535 } else { 0 };
            let worth = &mut self.match_worth[self.match_length];
            *worth = nearer(*worth, hit, 6);
            if foretold != bit {
                self.match_length = 0;
            }
        }
        bit
    }
}

fn nearer(value: u16, target: i32, shift: u32) -> u16 {
    (i32::from(value) + ((target - i32::from(value)) >> shift)).clamp(32, 65503) as u16
}

/// Counts of 0 to 7 are told apart, larger ones by their size.
fn count_kind(count: u32) -> usize {
    match count {
        0..=7 => count as usize,
        8..=11 => 8,
        12..=23 => 9,
        24..=63 => 10,
        _ => 11,
    }
}

#[cfg(feature = "training")]
impl Model {
    /// What it has learned, with the slots of each context that were used at least so often.
    pub fn learned(&self, least: &[u32]) -> Learned {
        let narrow = |weight: &i32| (*weight >> 4).clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        let slots = self
            .slots
            .iter()
            .enumerate()
            .filter(|(at, slot)| least.get(at / SLOTS).is_some_and(|least| **slot >> 8 & 0xff >= *least));
        Learned {
            weights: std::array::from_fn(|set| self.weights[set].iter().map(narrow).collect()),
            worth: self.worth.clone(),
            match_worth: self.match_worth.clone(),
            slots: slots.map(|(at, slot)| (at as u32, *slot)).collect(),
        }
    }

    /// Forgets a text, keeps what it taught of how to weigh contexts; and of the slots, where asked.
    pub fn forget(&mut self, keeps_slots: bool) {
        let mut new = Self::new(self.shape, None);
        new.weights.clone_from(&self.weights);
        new.worth.clone_from(&self.worth);
        new.match_worth.clone_from(&self.match_worth);
        new.age = self.age;
        if keeps_slots {
            new.slots.clone_from(&self.slots);
        }
        *self = new;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logistic_function_and_its_inverse_agree() {
        let stretch = stretch_table();
        assert!(stretch.is_sorted());
        for x in (-2000..=2000).step_by(50) {
            let back = i32::from(stretch[(squash(x) >> 4) as usize]);
            assert!((squash(back) - squash(x)).abs() < 64, "{x} {back}");
        }
        assert_eq!(squash(0), 32768);
    }

    #[test]
    fn a_table_of_slots_starts_without_an_opinion() {
        assert_eq!(count_kind(0), 0);
        assert!(count_kind(COUNT_LIMIT) < COUNT_KINDS);
    }
}

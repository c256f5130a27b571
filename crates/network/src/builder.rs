//! Makes network files, for tests: small, with weights from a fixed sequence.

use super::packed::GROUP;
use super::vocabulary::CASES;
use super::{HEADER, MAGIC, NAMES, VERSION, fnv1a};

/// Makes a network file that knows nothing: its weights are numbers from a fixed sequence, its pieces single letters.
///
/// ```
/// use network::{Builder, Network};
/// let network = Network::new(&Builder { bits: 4, ..Builder::default() }.build()).expect("it was just written");
/// assert_eq!(network.windows("so it is", &[0..8])[0].pieces.len(), 6);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Builder {
    /// Where the sequence of weights begins.
    pub seed: u64,
    /// Bits of a weight of the matrices: 4 or 8.
    pub bits: u32,
    /// Numbers in a vector, a multiple of 32.
    pub width: u32,
    /// Number of layers.
    pub layers: u32,
    /// Heads of attention; four times this divides the width.
    pub heads: u32,
    /// Numbers in a vector of the feed-forward part, a multiple of 32.
    pub inner: u32,
    /// Most pieces of a window.
    pub positions: u32,
    /// The pieces, `##` before those that continue a word.
    pub vocabulary: Vec<String>,
}

impl Default for Builder {
    fn default() -> Self {
        let letters = ('a'..='z').chain('0'..='9').flat_map(|sign| [sign.to_string(), format!("##{sign}")]);
        let marks = "!\"'(),-.:;?“”’—".chars().map(String::from);
        let frame = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "said", "the", "##ing"].map(String::from);
        Self {
            seed: 1,
            bits: 8,
            width: 32,
            layers: 2,
            heads: 2,
            inner: 64,
            positions: 32,
            vocabulary: frame.into_iter().chain(letters).chain(marks).collect(),
        }
    }
}

/// Numbers in a vector by which links are scored.
const LINK: u32 = 8;

impl Builder {
    /// The file.
    pub fn build(&self) -> Vec<u8> {
        let (width, inner) = (self.width as usize, self.inner as usize);
        let mut parts = Writer { bytes: Vec::new(), state: self.seed };
        let vocabulary = self.vocabulary.len() as u32;
        let (names, group) = (NAMES as u32, GROUP as u32);
        let (layers, heads, positions) = (self.layers, self.heads, self.positions);
        let sizes =
            [vocabulary, self.width, layers, heads, self.inner, positions, CASES as u32, LINK, names, 4, group, 0];
        sizes.iter().for_each(|size| parts.bytes.extend(size.to_le_bytes()));
        let pieces = || self.vocabulary.iter().map(|piece| &piece.as_bytes()[..piece.len().min(255)]);
        parts.bytes.extend(pieces().map(|piece| piece.len() as u32 + 1).sum::<u32>().to_le_bytes());
        for piece in pieces() {
            parts.bytes.push(piece.len() as u8);
            parts.bytes.extend(piece);
        }
        parts.fill();
        parts.matrix(self.vocabulary.len(), width, self.bits);
        parts.matrix(positions as usize, width, 8);
        parts.matrix(CASES, width, 8);
        parts.norm(width);
        for _ in 0..layers {
            parts.linear(3 * width, width, self.bits);
            parts.linear(width, width, self.bits);
            parts.norm(width);
            parts.linear(inner, width, self.bits);
            parts.linear(width, inner, self.bits);
            parts.norm(width);
        }
        for rows in [NAMES, 1, 12, 2 * LINK as usize, 2 * LINK as usize] {
            parts.linear(rows, width, 8);
        }
        let mut out = Vec::from(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out.extend(((HEADER + parts.bytes.len()) as u64).to_le_bytes());
        out.extend(fnv1a(&parts.bytes).to_le_bytes());
        out.extend(parts.bytes);
        out
    }
}

struct Writer {
    bytes: Vec<u8>,
    state: u64,
}

impl Writer {
    /// The next number of the sequence: a linear congruential generator (Knuth, MMIX), its high byte.
    fn next(&mut self) -> u8 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 56) as u8
    }

    fn fill(&mut self) {
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }

    /// Real numbers from `low` to 0.1 above.
    fn reals(&mut self, count: usize, low: f32) {
        for _ in 0..count {
            let real = low + f32::from(self.next()) / 2550.0;
            self.bytes.extend(real.to_le_bytes());
        }
    }

    fn matrix(&mut self, rows: usize, columns: usize, bits: u32) {
        self.bytes.extend(bits.to_le_bytes());
        // Weights of about one over the square root of the width keep the vectors' size.
        self.reals(rows, 0.002);
        if bits == 8 {
            (0..rows * columns).for_each(|_| {
                let weight = self.next().max(1);
                self.bytes.push(weight ^ 128);
            });
        } else {
            (0..(rows * columns / GROUP).div_ceil(2)).for_each(|_| {
                let two = self.next();
                self.bytes.push(two);
            });
            self.fill();
            (0..(rows * columns).div_ceil(2)).for_each(|_| {
                let two = self.next();
                self.bytes.push(two.max(1) | (u8::from(two < 16) << 4));
            });
        }
        self.fill();
    }

    fn linear(&mut self, rows: usize, columns: usize, bits: u32) {
        self.matrix(rows, columns, bits);
        self.reals(rows, -0.05);
    }

    fn norm(&mut self, width: usize) {
        self.reals(width, 0.95);
        self.reals(width, -0.05);
    }
}

//! One layer of the encoder: attention and feed-forward, each added to what it read and normalised after (BERT).

use super::NetworkError;
use super::file::{Parts, Shape};
use super::matrix::{Matrix, Rounded};
use super::real::{LANES, Lane, Norm, add, gelu, products, softmax};

/// One layer.
#[derive(Debug)]
pub(super) struct Layer {
    /// Queries, keys and values, one below another.
    attention: Matrix,
    out: Matrix,
    norm_after_attention: Norm,
    up: Matrix,
    down: Matrix,
    norm: Norm,
}

/// Room to work in, used again for every layer and window.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    rounded: Rounded,
    /// The products of the wide matrices.
    wide: Vec<f32>,
    /// The products as wide as the vectors.
    narrow: Vec<f32>,
    attention: Attention,
}

/// Room for attention, one head at a time.
#[derive(Debug, Default)]
struct Attention {
    /// For each number of the head, those of eight queries.
    queries: Vec<Lane>,
    /// For every four keys, for each number, those of the four.
    keys: Vec<[f32; 4]>,
    /// For every four numbers, for each piece, those four of its value.
    values: Vec<[f32; 4]>,
    /// For each key how much of it each of eight queries takes.
    shares: Vec<Lane>,
}

impl Layer {
    pub(super) fn read(parts: &mut Parts<'_>, shape: &Shape) -> Result<Self, NetworkError> {
        let (width, inner) = (shape.width, shape.inner);
        Ok(Self {
            attention: Matrix::new(&[parts.linear(3 * width, width)?]),
            out: Matrix::new(&[parts.linear(width, width)?]),
            norm_after_attention: parts.norm(width)?,
            up: Matrix::new(&[parts.linear(inner, width)?]),
            down: Matrix::new(&[parts.linear(width, inner)?]),
            norm: parts.norm(width)?,
        })
    }

    /// Replaces the vectors of a window, one after another, by what the layer makes of them.
    pub(super) fn apply(&self, shape: &Shape, vectors: &mut [f32], scratch: &mut Scratch) {
        let Scratch { rounded, wide, narrow, .. } = scratch;
        let count = vectors.len() / shape.width;
        narrow.resize(vectors.len(), 0.0);
        rounded.set(vectors, shape.width);
        wide.resize(count * self.attention.rows(), 0.0);
        self.attention.multiply(rounded, wide);
        attend(shape, wide, narrow, &mut scratch.attention);
        rounded.set(narrow, shape.width);
        self.out.multiply(rounded, narrow);
        add(vectors, narrow);
        self.norm_after_attention.apply(vectors);
        rounded.set(vectors, shape.width);
        wide.resize(count * self.up.rows(), 0.0);
        self.up.multiply(rounded, wide);
        gelu(wide);
        rounded.set(wide, shape.inner);
        self.down.multiply(rounded, narrow);
        add(vectors, narrow);
        self.norm.apply(vectors);
    }
}

/// From the queries, keys and values of each piece to what it attends to, head by head.
fn attend(shape: &Shape, wide: &[f32], narrow: &mut [f32], scratch: &mut Attention) {
    let (width, head) = (shape.width, shape.width / shape.heads);
    let count = narrow.len() / width;
    let Attention { queries, keys, values, shares } = scratch;
    let scale = Lane::splat(1.0 / (head as f32).sqrt());
    shares.resize(count.next_multiple_of(4), Lane::ZERO);
    for first in (0..width).step_by(head) {
        // Behind the last piece it stands again, to fill the lanes; what comes of that is not read.
        let part = |piece: usize, from: usize| &wide[piece.min(count - 1) * 3 * width + from + first..][..head];
        keys.clear();
        values.clear();
        for begin in (0..count).step_by(4) {
            let rows: [&[f32]; 4] = std::array::from_fn(|lane| part(begin + lane, width));
            keys.extend((0..head).map(|at| rows.map(|row| row[at])));
        }
        for at in (0..head).step_by(4) {
            values.extend((0..count).map(|piece| -> [f32; 4] {
                *part(piece, 2 * width)[at..].first_chunk().expect("invariant: a head's width is a multiple of four")
            }));
        }
        for begin in (0..count).step_by(LANES) {
            let rows: [&[f32]; LANES] = std::array::from_fn(|lane| part(begin + lane, 0));
            queries.clear();
            queries.extend((0..head).map(|at| Lane::from(rows.map(|row| row[at])) * scale));
            for (keys, shares) in keys.chunks_exact(head).zip(shares.chunks_exact_mut(4)) {
                shares.copy_from_slice(&products(keys, queries));
            }
            let parts = Lane::splat(1.0) / softmax(&mut shares[..count]);
            let end = (begin + LANES).min(count);
            let out = &mut narrow[begin * width..end * width];
            for (tile, values) in values.chunks_exact(count).enumerate() {
                let found = products(values, &shares[..count]).map(|found| (found * parts).to_array());
                for (lane, row) in out.chunks_exact_mut(width).enumerate() {
                    let four: [f32; 4] = std::array::from_fn(|at| found[at][lane]);
                    row[first + 4 * tile..][..4].copy_from_slice(&four);
                }
            }
        }
    }
}

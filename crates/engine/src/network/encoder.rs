//! One layer of the encoder: attention and feed-forward, each added to what it read and normalised after (BERT).

use super::NetworkError;
use super::file::{Parts, Shape};
use super::matrix::{Matrix, Rounded};
use super::real::{LANES, Lane, Norm, gelu, products, softmax};

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
    queries: Vec<Lane>,
    keys: Vec<[f32; 4]>,
    values: Vec<[f32; 4]>,
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

fn add(vectors: &mut [f32], more: &[f32]) {
    for (x, more) in vectors.iter_mut().zip(more) {
        *x += more;
    }
}

/// From the queries, keys and values of each piece to what it attends to, head by head.
fn attend(shape: &Shape, wide: &[f32], narrow: &mut [f32], scratch: &mut Attention) {
    let (width, head) = (shape.width, shape.width / shape.heads);
    let count = narrow.len() / width;
    let Attention { queries, keys, values, shares } = scratch;
    let scale = 1.0 / (head as f32).sqrt();
    let (key_tiles, value_tiles) = (count.div_ceil(4), head / 4);
    queries.resize(head, [0.0; LANES]);
    keys.resize(key_tiles * head, [0.0; 4]);
    values.resize(value_tiles * count, [0.0; 4]);
    shares.resize(key_tiles * 4, [0.0; LANES]);
    for first in (0..width).step_by(head) {
        for (at, row) in wide.chunks_exact(3 * width).enumerate() {
            let (key, value) = (&row[width + first..][..head], &row[2 * width + first..][..head]);
            for (cell, &x) in keys[at / 4 * head..][..head].iter_mut().zip(key) {
                cell[at % 4] = x;
            }
            for (tile, four) in value.chunks_exact(4).enumerate() {
                values[tile * count + at].copy_from_slice(four);
            }
        }
        for begin in (0..count).step_by(LANES) {
            let end = (begin + LANES).min(count);
            for (lane, row) in wide[begin * 3 * width..end * 3 * width].chunks_exact(3 * width).enumerate() {
                for (cell, &x) in queries.iter_mut().zip(&row[first..first + head]) {
                    cell[lane] = x * scale;
                }
            }
            for (keys, shares) in keys.chunks_exact(head).zip(shares.chunks_exact_mut(4)) {
                shares.copy_from_slice(&products(keys, queries));
            }
            let sums = softmax(&mut shares[..count]);
            for (tile, values) in values.chunks_exact(count).enumerate() {
                let found = products(values, &shares[..count]);
                for (lane, row) in narrow[begin * width..end * width].chunks_exact_mut(width).enumerate() {
                    for (at, x) in row[first + 4 * tile..][..4].iter_mut().enumerate() {
                        *x = found[at][lane] / sums[lane];
                    }
                }
            }
        }
    }
}

//! From the vectors of the last layer to answers, one set a word.

use super::NetworkError;
use super::answers::{Answers, NAMES};
use super::file::{Parts, Shape};
use super::matrix::{Matrix, Rounded};
use super::window::Window;

/// Scores of spans: four layers, three labels.
const SPANS: usize = 12;

/// The heads, as one matrix.
#[derive(Debug)]
pub(super) struct Heads {
    matrix: Matrix,
    link: usize,
}

/// Room to work in.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    rounded: Rounded,
    /// The vectors that answer: the window's frame, then one a word.
    vectors: Vec<f32>,
    scores: Vec<f32>,
}

impl Heads {
    pub(super) fn read(parts: &mut Parts<'_>, shape: &Shape) -> Result<Self, NetworkError> {
        let rows = [NAMES, 1, SPANS, 2 * shape.link, 2 * shape.link];
        let parts = rows.map(|rows| parts.linear(rows, shape.width));
        let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(Self { matrix: Matrix::new(&parts), link: shape.link })
    }

    /// The answers of a window, from the vectors of its pieces.
    pub(super) fn apply(&self, window: Window, vectors: &[f32], width: usize, scratch: &mut Scratch) -> Answers {
        let Scratch { rounded, vectors: answering, scores } = scratch;
        answering.clear();
        answering.extend_from_slice(&vectors[..width]);
        for &head in &window.heads {
            answering.extend_from_slice(&vectors[(head as usize + 1) * width..][..width]);
        }
        rounded.set(answering, width);
        scores.resize(answering.len() / width * self.matrix.rows(), 0.0);
        self.matrix.multiply(rounded, scores);

        let rows = || scores.chunks_exact(self.matrix.rows());
        let mut answers = Answers { words: window.words, ..Answers::default() };
        for row in rows().skip(1) {
            answers.names.push(std::array::from_fn(|label| row[label]));
            answers.role.push(row[NAMES]);
            answers
                .spans
                .push(std::array::from_fn(|layer| std::array::from_fn(|label| row[NAMES + 1 + 3 * layer + label])));
        }
        for (kind, links) in [&mut answers.sources, &mut answers.cues].into_iter().enumerate() {
            let from = NAMES + 1 + SPANS + kind * self.link;
            let to = from + 2 * self.link;
            let scale = 1.0 / (self.link as f32).sqrt();
            for row in rows().skip(1) {
                links.extend(rows().map(|goal| dot(&row[from..][..self.link], &goal[to..][..self.link]) * scale));
            }
        }
        answers
    }
}

/// The sum of products: eight sums side by side, then those.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (a, b) in a.chunks(8).zip(b.chunks(8)) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.into_iter().fold(0.0, |all, sum| all + sum)
}

use super::{LARGEST, MOST_COLUMNS, Range, fours, pairs};
use crate::packed::{GROUP, Packed, Weights};

/// A matrix with its biases.
type Part = (Packed<&'static [u8]>, Vec<f32>);

/// Numbers of a fixed sequence.
fn bytes(count: usize) -> Vec<u8> {
    (0..count as u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

/// The products of matrices with vectors of `columns` numbers, in both ways, which must not differ by a bit.
fn products(parts: &dyn Fn() -> Vec<Part>, vectors: &[f32], columns: usize) -> Vec<f32> {
    let parts = parts();
    let count = vectors.len() / columns;
    let (matrix, mut rounded) = (pairs::Matrix::new(&parts), pairs::Rounded::default());
    let mut out = vec![0.0; count * matrix.rows()];
    rounded.set(vectors, columns);
    matrix.multiply(&mut rounded, &mut out);
    let (matrix, mut rounded) = (fours::Matrix::new(&parts), fours::Rounded::default());
    let mut other = vec![0.0; count * matrix.rows()];
    rounded.set(vectors, columns);
    matrix.multiply(&mut rounded, &mut other);
    let bits = |numbers: &[f32]| -> Vec<u32> { numbers.iter().map(|number| number.to_bits()).collect() };
    assert_eq!(bits(&out), bits(&other));
    out
}

fn eight(data: &'static [u8], rows: usize, columns: usize) -> Packed<&'static [u8]> {
    Packed { columns, scales: vec![1.0; rows], weights: Weights::Eight(data) }
}

fn four(data: &'static [u8], rows: usize, columns: usize) -> Packed<&'static [u8]> {
    let (weights, multipliers) = data.split_at(rows * columns / 2);
    Packed { columns, scales: vec![1.0; rows], weights: Weights::Four { weights, multipliers } }
}

/// Bytes that live as long as the test's program.
fn kept(count: usize) -> &'static [u8] {
    Box::leak(bytes(count).into_boxed_slice())
}

#[test]
fn products_are_exact() {
    for (rows, columns, count) in [(8, 32, 1), (3, 32, 4), (44, 384, 5), (64, 416, 3), (33, 1536, 9), (280, 64, 2)] {
        for bits in [8, 4] {
            let data = kept(rows * columns);
            let packed = || if bits == 8 { eight(data, rows, columns) } else { four(data, rows, columns) };
            let biases: Vec<f32> = (0..rows).map(|row| row as f32).collect();
            let vectors: Vec<f32> = bytes(count * columns).iter().map(|&b| f32::from(b) - 100.0).collect();
            let out = products(&|| vec![(packed(), biases.clone())], &vectors, columns);
            let all = out.len() / count;
            for (vector, out) in vectors.chunks(columns).zip(out.chunks(all)) {
                let range = Range::of(vector).expect("there is more than nothing");
                let rounded = vector.iter().map(|x| (x * range.inverse).round_ties_even() as i32);
                let expected: Vec<f32> = (0..rows)
                    .map(|row| {
                        let mut weights = vec![0; columns];
                        packed().unpack(row, &mut weights);
                        let sum: i32 = weights.iter().zip(rounded.clone()).map(|(w, x)| i32::from(*w) * x).sum();
                        sum as f32 * range.step + biases[row]
                    })
                    .collect();
                assert_eq!(out[..rows], expected, "{rows} by {columns} of {bits} bits");
            }
        }
    }
}

#[test]
fn matrices_of_other_bits_stand_one_below_another() {
    let (first, second) = (kept(5 * 64), kept(7 * 64));
    let vectors: Vec<f32> = bytes(3 * 64).iter().map(|&b| f32::from(b) - 30.0).collect();
    let both =
        products(&|| vec![(eight(first, 5, 64), vec![0.0; 5]), (four(second, 7, 64), vec![1.0; 7])], &vectors, 64);
    let alone = products(&|| vec![(four(second, 7, 64), vec![1.0; 7])], &vectors, 64);
    assert_eq!(both[16 + 5..16 + 12], alone[8..15]);
}

#[test]
fn the_largest_sums_fit() {
    for sign in [1.0, -1.0] {
        let data: &[u8] = Box::leak(vec![128; MOST_COLUMNS].into_boxed_slice());
        let out =
            products(&|| vec![(eight(data, 1, MOST_COLUMNS), vec![0.0])], &vec![sign; MOST_COLUMNS], MOST_COLUMNS);
        assert_eq!(out[0], -128.0 * sign * MOST_COLUMNS as f32);
        // Weights of 4 bits are -8 times 16 at most.
        let data = [[0; MOST_COLUMNS / 2].as_slice(), &[0xff; MOST_COLUMNS / GROUP / 2]].concat();
        let data: &[u8] = Box::leak(data.into_boxed_slice());
        let out = products(&|| vec![(four(data, 1, MOST_COLUMNS), vec![0.0])], &vec![sign; MOST_COLUMNS], MOST_COLUMNS);
        assert_eq!(out[0], -128.0 * sign * MOST_COLUMNS as f32);
    }
}

#[test]
fn numbers_that_cannot_be_rounded_do_no_harm() {
    let data = kept(8 * 32);
    for number in [0.0, 1e-38, f32::INFINITY, -f32::INFINITY, f32::NAN, f32::MAX, f32::MIN] {
        let mut vector = [number; 32];
        vector[3] = 1.0;
        let out = products(&|| vec![(eight(data, 8, 32), vec![0.5; 8])], &vector, 32);
        assert_eq!(out.len(), 8, "{number}");
    }
    for number in [0.0, 1e-38, f32::NAN] {
        assert_eq!(products(&|| vec![(eight(data, 8, 32), vec![0.5; 8])], &[number; 32], 32), [0.5; 8], "{number}");
    }
}

#[test]
fn numbers_are_rounded_to_what_every_machine_multiplies_alike() {
    for (low, high) in [(-1.0, 1.0), (-0.17, 40.0), (-3.0, 0.0), (0.0, 1e30), (-1e-20, 1e-20), (-63.5, 62.5)] {
        let vector: Vec<f32> = (0..64).map(|at| low + (high - low) * (at as f32 / 63.0)).collect();
        let range = Range::of(&vector).expect("there is more than nothing");
        for eight in vector.as_chunks().0 {
            for (number, rounded) in eight.iter().zip(range.round(eight).to_array()) {
                assert!((0..=LARGEST).contains(&rounded));
                let back = range.step * (rounded - range.zero) as f32;
                assert!((back - number).abs() <= range.step * 0.501, "{number} became {back}");
            }
        }
    }
}

//! A binary arithmetic coder: bits whose probabilities are known cost what they tell.
//!
//! The same calls write and read, so that the two directions cannot drift apart: [`Coder::bit`] takes the bit to be
//! written, and gives the bit that was written or read.

/// Writes bits to bytes, or reads them back. All integer.
#[derive(Debug)]
pub struct Coder<'a> {
    low: u32,
    high: u32,
    side: Side<'a>,
}

#[derive(Debug)]
enum Side<'a> {
    Writing(Vec<u8>),
    Reading {
        bytes: &'a [u8],
        /// Bytes taken so far, those beyond the end included: they count as zero.
        taken: usize,
        code: u32,
    },
}

impl<'a> Coder<'a> {
    /// Writes, from nothing.
    pub const fn writer() -> Self {
        Self { low: 0, high: u32::MAX, side: Side::Writing(Vec::new()) }
    }

    /// Reads what was written.
    pub fn reader(bytes: &'a [u8]) -> Self {
        let code = (0..4).fold(0, |code, index| code << 8 | u32::from(bytes.get(index).copied().unwrap_or(0)));
        Self { low: 0, high: u32::MAX, side: Side::Reading { bytes, taken: 4, code } }
    }

    /// Whether it reads.
    pub const fn is_reading(&self) -> bool {
        matches!(self.side, Side::Reading { .. })
    }

    /// Codes one bit. `one` is the probability that it is set, in 1/65536, from 1 to 65535. When reading, `given` is
    /// not looked at.
    pub fn bit(&mut self, given: bool, one: u32) -> bool {
        let width = u64::from(self.high - self.low);
        let part = (width * u64::from(one)) >> 16;
        let middle = self.low + u32::try_from(part).unwrap_or(0);
        let bit = match &self.side {
            Side::Writing(_) => given,
            Side::Reading { code, .. } => *code <= middle,
        };
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            match &mut self.side {
                Side::Writing(out) => out.push(self.high.to_be_bytes()[0]),
                Side::Reading { bytes, taken, code } => {
                    *code = *code << 8 | u32::from(bytes.get(*taken).copied().unwrap_or(0));
                    *taken += 1;
                }
            }
            self.low <<= 8;
            self.high = self.high << 8 | 0xff;
        }
        bit
    }

    /// When reading: whether every bit read so far would be the same whatever follows the bytes that are there.
    pub fn is_certain(&self) -> bool {
        let Side::Reading { bytes, taken, code } = &self.side else { return true };
        match taken.saturating_sub(bytes.len()) {
            0 => true,
            missing @ 1..=4 => {
                let unknown = u32::MAX >> (32 - 8 * missing);
                self.low <= *code & !unknown && *code | unknown <= self.high
            }
            _ => false,
        }
    }

    /// When reading: whether so many bytes are missing that nothing more can be known.
    pub fn ran_out(&self) -> bool {
        matches!(&self.side, Side::Reading { bytes, taken, .. } if *taken > bytes.len() + 4)
    }

    /// What was written: as few bytes as tell it, whatever follows them. Empty when reading.
    pub fn finish(self) -> Vec<u8> {
        let Side::Writing(mut out) = self.side else { return Vec::new() };
        for kept in 0..=4_u32 {
            let rest = u32::MAX.checked_shr(8 * kept).unwrap_or(0);
            let value = self.low.checked_add(rest).map(|above| above & !rest);
            if let Some(value) = value.filter(|value| *value | rest <= self.high) {
                out.extend_from_slice(&value.to_be_bytes()[..kept as usize]);
                break;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(bits in proptest::collection::vec((any::<bool>(), 1_u32..65536), 0..500)) {
            let mut writer = Coder::writer();
            bits.iter().for_each(|(bit, one)| { writer.bit(*bit, *one); });
            let bytes = writer.finish();
            let mut reader = Coder::reader(&bytes);
            for (bit, one) in &bits {
                prop_assert_eq!(reader.bit(!bit, *one), *bit);
            }
        }

        #[test]
        fn what_is_certain_in_a_cut_stream_is_right(
            bits in proptest::collection::vec((any::<bool>(), 1_u32..65536), 0..500),
            kept in 0_usize..80,
        ) {
            let mut writer = Coder::writer();
            bits.iter().for_each(|(bit, one)| { writer.bit(*bit, *one); });
            let bytes = writer.finish();
            let mut reader = Coder::reader(&bytes[..kept.min(bytes.len())]);
            let mut read = Vec::new();
            for (_, one) in &bits {
                read.push(reader.bit(false, *one));
                if reader.is_certain() {
                    prop_assert!(read.iter().zip(&bits).all(|(read, (bit, _))| read == bit));
                }
            }
        }
    }
}

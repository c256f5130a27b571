//! Makes network files, for tests: small, with weights from a fixed sequence.

use super::{MAGIC, VERSION};

/// Makes a network file.
#[derive(Debug, Default)]
pub struct Builder {}

impl Builder {
    /// The file.
    pub fn build(&self) -> Vec<u8> {
        let mut out = Vec::from(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out
    }
}

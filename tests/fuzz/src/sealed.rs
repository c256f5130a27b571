//! Files of gazetteer and network, which hold the FNV-1a of what follows: put right, so that what stands behind is reached.

/// Writes a file's length and the check of what stands behind its header where they belong.
pub(crate) fn reseal(file: &mut [u8], length: Option<std::ops::Range<usize>>, check_at: usize, from: usize) {
    if file.len() < from {
        return;
    }
    if let Some(length) = length {
        let value = if length.len() == 8 { file.len() as u64 } else { (file.len() - from) as u64 };
        let count = length.len();
        file[length].copy_from_slice(&value.to_le_bytes()[..count]);
    }
    let check = network::fnv1a(&file[from..]);
    file[check_at..check_at + 8].copy_from_slice(&check.to_le_bytes());
}

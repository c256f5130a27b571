//! Inputs that are kept in the repository: such as reached what others did not, and each that ever found a fault.

use std::path::PathBuf;

/// The folder of a target's kept inputs, a file each.
pub fn kept_folder(target: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("kept").join(target)
}

/// A target's kept inputs by the names of their files, in order.
pub fn kept(target: &str) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(kept_folder(target)).into_iter().flatten().flatten();
    let named = files.map(|file| (file.file_name().to_string_lossy().into_owned(), file.path()));
    let mut kept: Vec<_> = named.filter_map(|(name, path)| Some((name, std::fs::read(path).ok()?))).collect();
    kept.sort();
    kept
}

//! Names the build: a digest of every source that page and worker are made of, so that the two know each other.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

/// The network file, from the project's folder.
const NETWORK: &str = "assets/network.bin";

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../..");
    let mut hasher = DefaultHasher::new();
    for part in [
        "Cargo.lock",
        "src",
        "crates/article",
        "crates/coding",
        "crates/desk",
        "crates/engine",
        "crates/network",
        "crates/protocol",
        "crates/worker",
        "data",
    ] {
        digest(&root.join(part), &mut hasher);
        println!("cargo:rerun-if-changed={}", root.join(part).display());
    }
    println!("cargo:rustc-env=GLOSSATOR_BUILD={:016x}", hasher.finish());
    let (page, network) = (root.join("index.html"), root.join(NETWORK));
    println!("cargo:rerun-if-changed={}", page.display());
    println!("cargo:rerun-if-changed={}", network.display());
    // The page has a network where index.html brings one.
    let is_brought = fs::read_to_string(&page).is_ok_and(|page| page.contains(NETWORK));
    let known = is_brought.then(|| network_file(&network)).flatten();
    println!("cargo:rustc-env=GLOSSATOR_NETWORK={}", known.unwrap_or_default());
}

/// The network file's own checksum and its length, as `NetworkFile::of` reads them.
fn network_file(path: &Path) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    let checksum = u64::from_le_bytes(bytes.get(16..24)?.try_into().ok()?);
    Some(format!("{checksum:016x} {}", bytes.len()))
}

fn digest(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        inside.sort();
        inside.iter().for_each(|path| digest(path, hasher));
    } else if let Ok(bytes) = fs::read(path) {
        hasher.write(&bytes);
    }
}

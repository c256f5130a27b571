//! `cargo xtask size`: what a first visit loads, packed as it travels, against the budgets.

use std::path::Path;

use crate::shell::{self, Task, TaskError};
use crate::site::{self, Profile};

/// A part of the page.
struct Part {
    name: &'static str,
    holds: fn(&str) -> bool,
    /// At most, in bytes.
    budget: usize,
    /// What is aimed at, in bytes.
    aim: usize,
}

const WORKER_LOADER: &str = "glossator-worker_loader.js";

const PARTS: [Part; 7] = [
    Part {
        name: "page: wasm, js, css",
        holds: |name| name.starts_with("glossator-page") || name.ends_with(".css") || name == "boot.js",
        budget: 200_000,
        aim: 120_000,
    },
    // A browser loads one of the two.
    Part {
        name: "engine, where there is relaxed SIMD",
        holds: |name| name.starts_with(site::RELAXED_WORKER) || name == WORKER_LOADER,
        budget: 250_000,
        aim: 120_000,
    },
    Part { name: "engine: wasm, js", holds: |name| name.starts_with(site::WORKER), budget: 250_000, aim: 120_000 },
    Part {
        name: "desk, when a link is opened or made",
        holds: |name| name.starts_with("glossator-desk"),
        budget: 120_000,
        aim: 60_000,
    },
    Part { name: "network", holds: |name| name == "network.bin", budget: 10_000_000, aim: 5_000_000 },
    Part {
        name: "table of links, when one is opened or made",
        holds: |name| name.starts_with("links-"),
        budget: 300_000,
        aim: 200_000,
    },
    Part { name: "everything else", holds: |_| true, budget: 1_500_000, aim: 800_000 },
];

/// Packs bytes with brotli; quality 0 to 11.
pub fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, quality, 22);
    // Writing to memory does not fail.
    let _ = std::io::Write::write_all(&mut writer, bytes);
    drop(writer);
    packed
}

/// Builds the page and prints each file's size and each part's, packed with brotli 11.
///
/// # Errors
/// Where a part is over its budget.
pub fn run(arguments: &[String]) -> Task {
    shell::no_more(arguments)?;
    weigh(&site::build_cached(Profile::Release)?)
}

/// Prints the sizes of a page that is built.
///
/// # Errors
/// Where a part is over its budget.
pub fn weigh(folder: &Path) -> Task {
    let mut files = Vec::new();
    for path in shell::files_under(folder) {
        let bytes = shell::read_bytes(&path)?;
        files.push((name_in(folder, &path), bytes.len(), brotli(&bytes, 11).len()));
    }
    for (name, plain, packed) in &files {
        println!("{packed:>10} of {plain:>10} bytes  {name}");
    }
    let mut over = Vec::new();
    for (index, part) in PARTS.iter().enumerate() {
        let is_here = |name: &str| PARTS.iter().position(|part| (part.holds)(name)) == Some(index);
        let packed: usize = files.iter().filter(|(name, ..)| is_here(name)).map(|(_, _, packed)| packed).sum();
        let kilobytes = |bytes: usize| bytes as f64 / 1000.0;
        println!(
            "{:<20} {:>7.1} kB, at most {:.0}, aim {:.0}",
            part.name,
            kilobytes(packed),
            kilobytes(part.budget),
            kilobytes(part.aim)
        );
        if packed > part.budget {
            over.push(part.name);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(TaskError::Told(format!("over budget: {}", over.join("; ")))) }
}

fn name_in(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned()
}

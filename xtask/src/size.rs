//! `cargo xtask size`: what a first visit loads, packed as it travels, against the budgets. A part that is over its budget
//! fails the build as well.

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
        budget: 125_000,
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

/// Packs bytes with gzip as tightly as it goes: what a host sends that knows no brotli.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory does not fail.
    let _ = std::io::Write::write_all(&mut writer, bytes);
    writer.finish().unwrap_or_default()
}

/// Builds the page and prints each file's size and each part's: as it is, with gzip, and with brotli 11, which the budgets are of.
///
/// # Errors
/// Where a part is over its budget.
pub fn run(arguments: &[String]) -> Task {
    shell::no_more(arguments)?;
    match site::build_cached(Profile::Release) {
        Ok(folder) => weigh(&folder),
        // The build has said which part: here every file is told.
        Err(TaskError::OverBudget(_)) => weigh(&site::folder(Profile::Release)),
        Err(error) => Err(error),
    }
}

/// A file as the page has it: its name, and its lengths as it is, with gzip, with brotli.
type Weighed = (String, [usize; 3]);

/// Prints the sizes of a page that is built.
///
/// # Errors
/// Where a part is over its budget.
pub fn weigh(folder: &Path) -> Task {
    let mut files: Vec<Weighed> = Vec::new();
    for (name, bytes) in read_all(folder)? {
        files.push((name, [bytes.len(), gzip(&bytes).len(), brotli(&bytes, 11).len()]));
    }
    println!("{:>10} {:>10} {:>10}  bytes", "brotli", "gzip", "plain");
    for (name, [plain, gzip, brotli]) in &files {
        println!("{brotli:>10} {gzip:>10} {plain:>10}  {name}");
    }
    let kilobytes = |bytes: usize| bytes as f64 / 1000.0;
    let mut over = Vec::new();
    for (index, part) in PARTS.iter().enumerate() {
        let here = || files.iter().filter(|(name, _)| part_of(name) == index);
        let [plain, gzip, brotli] = [0, 1, 2].map(|way| here().map(|(_, lengths)| lengths[way]).sum::<usize>());
        println!(
            "{:<46} {:>8.1} kB, at most {:.0}, aim {:.0}; {:.1} with gzip, {:.1} plain",
            part.name,
            kilobytes(brotli),
            kilobytes(part.budget),
            kilobytes(part.aim),
            kilobytes(gzip),
            kilobytes(plain)
        );
        over.extend(told_if_over(part, brotli));
    }
    if over.is_empty() { Ok(()) } else { Err(TaskError::OverBudget(over.join("; "))) }
}

/// Whether each part of a page that was built is within its budget. Quick: what is so already unpacked, or packed with less
/// effort, is not packed again.
///
/// # Errors
/// Which parts are not.
pub(crate) fn hold(folder: &Path) -> Task {
    let files = read_all(folder)?;
    let mut over = Vec::new();
    for (index, part) in PARTS.iter().enumerate() {
        let here: Vec<&Vec<u8>> =
            files.iter().filter(|(name, _)| part_of(name) == index).map(|(_, bytes)| bytes).collect();
        let packed = |quality: u32| here.iter().map(|bytes| brotli(bytes, quality).len()).sum::<usize>();
        let is_within = here.iter().map(|bytes| bytes.len()).sum::<usize>() <= part.budget || packed(5) <= part.budget;
        if !is_within {
            over.extend(told_if_over(part, packed(11)));
        }
    }
    if over.is_empty() { Ok(()) } else { Err(TaskError::OverBudget(over.join("; "))) }
}

fn told_if_over(part: &Part, brotli: usize) -> Option<String> {
    (brotli > part.budget).then(|| format!("{}: {brotli} of at most {} bytes", part.name, part.budget))
}

/// The first part that holds a file.
fn part_of(name: &str) -> usize {
    PARTS.iter().position(|part| (part.holds)(name)).unwrap_or(PARTS.len() - 1)
}

fn read_all(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, TaskError> {
    let files = shell::files_under(folder).into_iter();
    files.map(|path| Ok((name_in(folder, &path), shell::read_bytes(&path)?))).collect()
}

fn name_in(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_over_its_budget_is_told_and_one_that_packs_well_is_not() {
        let folder = shell::target().join("tmp").join("sizes");
        let _ = std::fs::remove_dir_all(&folder);
        let write = |name: &str, bytes: &[u8]| shell::write(&folder.join(name), bytes).unwrap();
        write("glossator-desk_bg.wasm", &vec![b'a'; 400_000]);
        write("network.bin", &[0; 10]);
        assert!(hold(&folder).is_ok());
        // What cannot be packed: numbers that follow no rule which brotli knows.
        let mut seed = 1_u64;
        let noise: Vec<u8> = (0..130_000)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (seed >> 56) as u8
            })
            .collect();
        write("glossator-desk_bg.wasm", &noise);
        let told = hold(&folder).unwrap_err().to_string();
        assert!(told.starts_with("over budget: desk, when a link is opened or made: 130"), "{told}");
    }
}

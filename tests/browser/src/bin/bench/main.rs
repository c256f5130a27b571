//! `cargo xtask bench`: how fast the built page is, in a browser. Prints what `docs/BENCHMARKS.md` is made of.
//!
//! A report, and no gate: the figures of one machine at work are not those of another at rest. What is compared is measured in
//! one run.

#![allow(clippy::print_stdout)]

mod growing;
mod loading;
mod memory;
mod presses;
mod reading;
mod rivals;

use glossator_benches as inputs;
use glossator_browser_tests::Site;

/// The network's file. A page that cannot have it keeps the first recogniser's marks.
pub(crate) const NETWORK: &str = "network.bin";

fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let site = Site::built();
    let is_asked = |name: &str| what.is_empty() || what == name;
    if is_asked("reading") {
        println!("## From the paste to the marks\n\n{}", reading::tables(&memory::telling()));
    }
    if is_asked("rivals") {
        println!("## Beside others\n\n{}", beside(&site));
    }
    if is_asked("loading") {
        println!("## Loading\n\n{}\n{}", loading::first_visit(&site), loading::link(&site));
    }
    if what == "growing" {
        // Not for people: `cargo xtask bench` puts it beside what it measures itself.
        print!("{}", growing::rows());
    }
    if is_asked("page") {
        println!("## Presses and scrolling\n\n{}\n{}", presses::presses(&site), presses::scroll(&site));
    }
}

/// This page and other programs, in words a second.
fn beside(site: &Site) -> String {
    let inputs = inputs::articles();
    let without = Site::built();
    without.withhold(NETWORK);
    let rates = |time: fn(&reading::Read) -> f64, read: &[(usize, reading::Read)]| -> Vec<f64> {
        read.iter().map(|(words, read)| *words as f64 / time(read) * 1_000.0).collect()
    };
    let read = |site: &Site| -> Vec<(usize, reading::Read)> {
        inputs.iter().map(|input| (input.words(), reading::measure(site, input, 3))).collect()
    };
    let (first, all) = (read(&without), read(site));
    let peaks = |read: &[(usize, reading::Read)]| Some(read.iter().map(|(_, read)| read.peak).collect());
    let own = [
        ("Glossator's first recogniser, in its worker", rates(|read| read.worker, &first), None),
        ("the first recogniser, from the paste to the screen", rates(|read| read.all, &first), peaks(&first)),
        ("Glossator with its network, from the paste to the screen", rates(|read| read.all, &all), peaks(&all)),
    ];
    rivals::table(&Site::rivals(), &inputs, &own)
}

/// The middle one.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

//! `cargo xtask fuzz`: inputs that nobody would send, for each part that reads bytes from outside, for some seconds each.
//!
//! Inputs are made from good ones: links of `tests/links`, files that the builders write, articles of `tests/golden`. They are
//! cut, spliced and changed, and where a format has checks these are made to hold again, so that what stands behind them is
//! reached. Why no coverage-guided fuzzer: libFuzzer needs a C++ compiler and a nightly toolchain, which nobody who builds the
//! page has to have. What is built here counts integer overflow and every `debug_assert` as a fault.
//!
//! A fault is told with the seed that makes its input again: `cargo xtask fuzz link --seed 123 --inputs 1`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod dice;
mod sealed;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use dice::Dice;
use targets::TARGETS;

/// Longer for one input than any may take, in what is asked of this program.
const SLOW: Duration = Duration::from_secs(5);

/// What is asked for.
struct Asked {
    target: Option<String>,
    seconds: u64,
    seed: u64,
    inputs: u64,
}

fn asked() -> Option<Asked> {
    let mut asked = Asked { target: None, seconds: 60, seed: 1, inputs: u64::MAX };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seconds" => asked.seconds = words.next()?.parse().ok()?,
            "--seed" => asked.seed = words.next()?.parse().ok()?,
            "--inputs" => asked.inputs = words.next()?.parse().ok()?,
            name if TARGETS.iter().any(|target| target.name == name) => asked.target = Some(word),
            _ => return None,
        }
    }
    Some(asked)
}

fn main() -> ExitCode {
    let Some(asked) = asked() else {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("expected [{}] [--seconds N] [--seed N] [--inputs N]", names.join("|"));
        return ExitCode::from(2);
    };
    let mut is_sound = true;
    for target in TARGETS.iter().filter(|target| asked.target.as_deref().is_none_or(|name| name == target.name)) {
        let mut feed = (target.begin)();
        let ends = Instant::now() + Duration::from_secs(asked.seconds);
        let (mut inputs, mut read, mut slowest) = (0, 0_u64, Duration::ZERO);
        let mut seed = asked.seed;
        while inputs < asked.inputs && Instant::now() < ends {
            let started = Instant::now();
            match catch_unwind(AssertUnwindSafe(|| feed(&mut Dice::new(seed)))) {
                Ok(was_read) => read += u64::from(was_read),
                Err(_) => {
                    eprintln!("fault: cargo xtask fuzz {} --seed {seed} --inputs 1", target.name);
                    is_sound = false;
                    break;
                }
            }
            slowest = slowest.max(started.elapsed());
            if slowest > SLOW {
                eprintln!("too slow, {slowest:.1?}: cargo xtask fuzz {} --seed {seed} --inputs 1", target.name);
                is_sound = false;
                break;
            }
            inputs += 1;
            seed = seed.wrapping_add(1);
        }
        println!("{:<10} {inputs:>9} inputs, {read:>9} of them read, slowest {slowest:.1?}", target.name);
    }
    if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

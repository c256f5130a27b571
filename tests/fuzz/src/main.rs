//! `cargo xtask fuzz`: feeds the targets of this package, for some seconds each.
//!
//! What is built here counts integer overflow and every `debug_assert` as a fault. A fault is told with the seed that makes its
//! input again, `cargo xtask fuzz link --seed 123 --inputs 1`, and with a file of the input, to be moved under
//! `tests/fuzz/kept` once it is mended.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use fuzz::{Begun, Dice, LOOKS, STEP, TARGETS, Target, Watch, kept};

/// Different faults of a target that are told before it is left.
const FAULTS: usize = 8;
/// Characters of what a fault says that are told: it may hold a whole article.
const LONGEST: usize = 800;
/// One in so many inputs is a kept one that was changed.
const OF_KEPT: u64 = 4;

/// What is asked for.
struct Asked {
    target: Option<String>,
    seconds: u64,
    seed: u64,
    inputs: u64,
    /// Where inputs with faults are put.
    faults: PathBuf,
}

fn asked() -> Option<Asked> {
    let faults = std::env::temp_dir();
    let mut asked = Asked { target: None, seconds: 60, seed: 1, inputs: u64::MAX, faults };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seconds" => asked.seconds = words.next()?.parse().ok()?,
            "--seed" => asked.seed = words.next()?.parse().ok()?,
            "--inputs" => asked.inputs = words.next()?.parse().ok()?,
            "--faults" => asked.faults = words.next()?.into(),
            name if fuzz::target(name).is_some() => asked.target = Some(word),
            _ => return None,
        }
    }
    Some(asked)
}

/// What came of a target.
#[derive(Default)]
struct Sum {
    inputs: u64,
    read: u64,
    slowest: Duration,
    /// Where the program was when it found each.
    faults: BTreeSet<String>,
}

/// Where the last panic was.
type Place = Arc<Mutex<String>>;

fn main() -> ExitCode {
    let Some(asked) = asked() else {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("expected [{}] [--seconds N] [--seed N] [--inputs N] [--faults FOLDER]", names.join("|"));
        return ExitCode::from(2);
    };
    let place = Place::default();
    let noted = Arc::clone(&place);
    std::panic::set_hook(Box::new(move |info| {
        let at = info.location().map(ToString::to_string).unwrap_or_default();
        let says = format!("{at}: {info}").chars().take(LONGEST).collect();
        *noted.lock().unwrap_or_else(PoisonError::into_inner) = says;
    }));
    let (mut inputs, mut is_sound) = (0, true);
    for target in TARGETS.iter().filter(|target| asked.target.as_deref().is_none_or(|name| name == target.name)) {
        let sum = feed(*target, &asked, &place);
        println!(
            "{:<10} {:>9} inputs, {:>9} of them read, slowest {:.1?}",
            target.name, sum.inputs, sum.read, sum.slowest
        );
        inputs += sum.inputs;
        is_sound &= sum.faults.is_empty();
    }
    println!("{:<10} {inputs:>9} inputs", "in all");
    if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A target while it is fed.
struct Feeding<'a> {
    target: Target,
    begun: Begun,
    asked: &'a Asked,
    place: &'a Place,
    watch: Watch,
    sum: Sum,
}

/// Feeds the kept inputs of a target, and then others for as long as is asked.
fn feed(target: Target, asked: &Asked, place: &Place) -> Sum {
    let kept: Vec<Vec<u8>> = kept(target.name).into_iter().map(|(_, input)| input).collect();
    let watch = watched(target, asked);
    let mut feeding = Feeding { target, begun: target.begin(), asked, place, watch, sum: Sum::default() };
    for input in &kept {
        feeding.read(input, "(a kept input)");
    }
    let ends = Instant::now() + Duration::from_secs(asked.seconds);
    let mut seed = asked.seed;
    for _ in 0..asked.inputs {
        if Instant::now() >= ends || feeding.sum.faults.len() >= FAULTS {
            break;
        }
        let mut dice = Dice::new(seed);
        let is_of_kept = !kept.is_empty() && seed.is_multiple_of(OF_KEPT);
        let input = if is_of_kept { dice.changed_one_of(&kept) } else { feeding.begun.made(&mut dice) };
        feeding.read(&input, &format!("--seed {seed} --inputs 1"));
        seed = seed.wrapping_add(1);
    }
    feeding.sum
}

impl Feeding<'_> {
    /// Reads one input. `again`: how it is made again.
    fn read(&mut self, input: &[u8], again: &str) {
        self.watch.begins(input);
        let read = catch_unwind(AssertUnwindSafe(|| self.begun.read(input)));
        self.sum.slowest = self.sum.slowest.max(self.watch.ends());
        self.sum.inputs += 1;
        if let Ok(was_read) = read {
            self.sum.read += u64::from(was_read);
            return;
        }
        let says = self.place.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let at = says.split_once(": ").map_or(&*says, |(at, _)| at).to_owned();
        if self.sum.faults.insert(at) {
            let file = save(self.target, input, &self.asked.faults);
            let name = self.target.name;
            eprintln!("fault: {says}\n  cargo xtask fuzz {name} {again}\n  its input: {}", file.display());
        }
    }
}

/// Puts an input where it can be looked at.
fn save(target: Target, input: &[u8], folder: &Path) -> PathBuf {
    let digest = network::fnv1a(input);
    let path = folder.join(format!("{}-{digest:016x}", target.name));
    if let Err(error) = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, input)) {
        eprintln!("{}: {error}", path.display());
    }
    path
}

/// A watch, and a thread that ends the program where one input takes too long: from within it could not be told.
fn watched(target: Target, asked: &Asked) -> Watch {
    let watch = Watch::default();
    let seen = watch.clone();
    let faults = asked.faults.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(STEP);
            if let Some(input) = seen.look(LOOKS) {
                let file = save(target, &input, &faults);
                eprintln!("fault: {} has read one input for {:.0?}: {}", target.name, STEP * LOOKS, file.display());
                std::process::exit(1);
            }
        }
    });
    watch
}

//! `cargo xtask fuzz`: the targets of `tests/fuzz`, with inputs that dice make or, with `--guided`, such as libFuzzer finds.
//!
//! libFuzzer looks at which branches an input takes, and goes on from those that took new ones. What it changes is the bytes that the
//! targets' dice are thrown by: so an input's checks hold whatever it does. The compiler's flags for that are stable ones
//! (cargo-fuzz wants a nightly compiler for address sanitizing, which a program without `unsafe` has no use for), but
//! libFuzzer itself is C++, and its way in is a function that has to be exported: neither is to be part of the project, so the program
//! around it is written under the target folder when it is wanted.

use std::path::{Path, PathBuf};

use crate::shell::{self, Task, TaskError};

/// The version that was tried (Apache-2.0 and NCSA, which no part of the project is built with).
const LIBFUZZER: &str = "=0.4.13";
const TARGET: &str = "x86_64-unknown-linux-gnu";
/// Counts which branches are taken.
const FLAGS: [&str; 4] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
];
/// Longer for one input than any may take, in seconds.
const LIMIT: &str = "10";

/// Feeds the targets.
///
/// # Errors
/// Where one finds a fault, or the program cannot be built.
pub fn run(arguments: &[String]) -> Task {
    if let [first, rest @ ..] = arguments
        && first == "--guided"
    {
        return guided(rest);
    }
    let mut command = shell::cargo(["run", "--quiet", "--profile", "fuzz", "-p", "glossator-fuzz", "--"]);
    shell::run(command.args(arguments).arg("--faults").arg(faults()))
}

fn faults() -> PathBuf {
    shell::target().join("fuzz-faults")
}

/// Has libFuzzer feed one target.
fn guided(arguments: &[String]) -> Task {
    let (target, seconds) = match arguments {
        [target] => (target, "60"),
        [target, flag, seconds] if flag == "--seconds" => (target, &**seconds),
        _ => return Err(TaskError::Usage("expected cargo xtask fuzz --guided TARGET [--seconds N]".to_owned())),
    };
    let folder = shell::target().join("guided");
    let manifest = folder.join("Cargo.toml");
    shell::write(&manifest, manifest_of(&shell::root()).as_bytes())?;
    shell::write(&folder.join("src/main.rs"), PROGRAM.as_bytes())?;
    // What both use is of one version.
    shell::write(&folder.join("Cargo.lock"), &shell::read_bytes(&shell::root().join("Cargo.lock"))?)?;
    let mut build = shell::cargo(["build", "--quiet", "--release", "--target", TARGET, "--manifest-path"]);
    build.arg(&manifest).arg("--target-dir").arg(folder.join("built")).env("RUSTFLAGS", FLAGS.join(" "));
    shell::run(&mut build)?;
    let found = folder.join("found").join(target);
    for needed in [&found, &faults()] {
        std::fs::create_dir_all(needed).map_err(|error| TaskError::File { path: needed.clone(), error })?;
    }
    let mut command = std::process::Command::new(folder.join("built").join(TARGET).join("release/guided"));
    command.arg(&found).arg(format!("-max_total_time={seconds}")).arg(format!("-timeout={LIMIT}"));
    command.args(["-max_len=512", "-len_control=0", "-print_final_stats=1"]);
    shell::run(command.arg(format!("-artifact_prefix={}/", faults().display())).env("GLOSSATOR_FUZZ_TARGET", target))
}

fn manifest_of(root: &Path) -> String {
    format!(
        "[package]\nname = \"guided\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         glossator-fuzz = {{ path = {:?} }}\nlibfuzzer-sys = \"{LIBFUZZER}\"\n\n[workspace]\n\n\
         [profile.release]\nopt-level = 2\ndebug-assertions = true\noverflow-checks = true\n",
        root.join("tests/fuzz")
    )
}

/// The input is told where it finds a fault, so that it can be kept: the bytes that libFuzzer saves are only what the dice said.
const PROGRAM: &str = r#"#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;

thread_local! {
    static BEGUN: RefCell<Option<fuzz::Begun>> = const { RefCell::new(None) };
}

fuzz_target!(|data: &[u8]| {
    BEGUN.with_borrow_mut(|begun| {
        let begun = begun.get_or_insert_with(|| {
            let name = std::env::var("GLOSSATOR_FUZZ_TARGET").unwrap_or_default();
            fuzz::target(&name).expect("a target of that name").begin()
        });
        let input = begun.made(&mut fuzz::Dice::of_bytes(data));
        if let Ok(folder) = std::env::var("GLOSSATOR_FUZZ_INPUTS") {
            let name = format!("{:016x}", input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)));
            std::fs::write(std::path::Path::new(&folder).join(name), &input).expect("the input is saved");
        }
        begun.read(&input);
    });
});
"#;

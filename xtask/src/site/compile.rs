//! Compiles page and workers. For release, with a standard library that is compiled anew for size and ends at once where it
//! would panic: that is 15 kB less for a first visit to fetch, of 200.
//!
//! Nobody reads a panic's words in a reader's browser: the page notices any trap, shows the text and offers to load again
//! (`boot.js`), a worker is started again. `cargo xtask serve --debug` keeps them. The options are unstable in Rust 1.95
//! and may be others in later versions, so where they do not work the page is compiled as usual, and is larger.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{COMPONENTS, DESK, PAGE, Profile, WASM, WORKER};
use crate::shell::{self, Task};

/// For rustc, beside what `.cargo/config.toml` says: end without a word, keep neither places in the source nor what only
/// debugging shows.
const FLAGS: &str = r#"target.wasm32-unknown-unknown.rustflags=["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"]"#;
/// For rustc: instructions whose answer may differ from machine to machine. The network uses one of them, where it cannot.
const RELAXED: &str = r#"target.wasm32-unknown-unknown.rustflags=["-Ctarget-feature=+relaxed-simd"]"#;
/// The source of the standard library, as rustup names it.
const SOURCE: &str = "rust-src";

/// Compiles all programs for the browser.
///
/// # Errors
/// [`shell::TaskError`] where they do not compile.
pub(super) fn programs(profile: Profile) -> Task {
    if profile == Profile::Release {
        if has_source() && shell::run(&mut small()).is_ok() {
            return Ok(());
        }
        println!("compiling for size did not work; compiling as usual, which makes the page some 15 kB larger");
    }
    shell::run(&mut usual(profile))
}

/// Compiles the program that shows each component alone, as the page is compiled.
///
/// # Errors
/// [`shell::TaskError`] where it does not compile.
pub(super) fn components() -> Task {
    let mut command = shell::cargo(["build", "--release", "--target", WASM, "-p", PAGE]);
    command.args(["--bin", COMPONENTS, "--features", "components"]);
    if has_source() {
        for_size(&mut command);
    }
    shell::run(&mut command)
}

fn usual(profile: Profile) -> Command {
    let mut command = shell::cargo(["build", "--target", WASM, "-p", PAGE, "-p", WORKER, "-p", DESK, "--bins"]);
    if profile == Profile::Release {
        command.arg("--release");
    }
    command
}

/// The engine's worker once more, for browsers with relaxed SIMD; none where it does not compile, since the other runs in
/// them too.
pub(super) fn relaxed_worker() -> Option<PathBuf> {
    let folder = shell::target().join("relaxed");
    let mut command = shell::cargo(["build", "--release", "--target", WASM, "-p", WORKER, "--bins"]);
    command.arg("--target-dir").arg(&folder).args(["--config", RELAXED]);
    if has_source() {
        for_size(&mut command);
    }
    if let Err(error) = shell::run(&mut command) {
        println!("the worker for relaxed SIMD does not compile ({error}); the network reads slower without it");
        return None;
    }
    Some(folder.join(WASM).join("release").join(format!("{WORKER}.wasm")))
}

fn small() -> Command {
    let mut command = usual(Profile::Release);
    for_size(&mut command);
    command
}

fn for_size(command: &mut Command) {
    command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size", "--config", FLAGS]);
    command.env("RUSTC_BOOTSTRAP", "1");
}

/// Whether the standard library's source is there; fetches it where it is not.
fn has_source() -> bool {
    let lock = || -> Option<PathBuf> {
        let sysroot =
            shell::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(shell::root())).ok()?;
        Some(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock"))
    };
    let is_there = || lock().is_some_and(|lock| lock.is_file());
    is_there() || {
        println!("adding {SOURCE}");
        let added = shell::run(Command::new("rustup").args(["component", "add", SOURCE]).current_dir(shell::root()));
        added.is_ok() && is_there()
    }
}

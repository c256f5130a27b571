//! Binaryen over all programs: 8 in 100 bytes of the page's and the desk's code less, 5 of the engine's, 2 in 100 packed. And
//! esbuild over all bindings and `boot.js`, a sixth of them less, packed, and over the styles, a sixtieth.

use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::node::{self, BINARYEN, ESBUILD};
use crate::shell::{Task, TaskError};

/// One round after another. What each value can be throughout the program is found out first; then as small as can be, over
/// and over until nothing changes. Then functions that are called with what they could know get a copy that knows it. No object
/// lies in the first kilobyte of memory: the stack does, and is never that full. Last, all is written out in single steps, and put
/// together anew, twice, which packs better: 1.2 kB of the page.
const ROUNDS: [&[&str]; 4] = [
    &["--gufa-optimizing", "-Oz", "--converge", "--low-memory-unused"],
    &["--monomorphize", "-Oz", "--low-memory-unused"],
    &["--flatten", "--rereloop", "-Os", "-Oz", "--low-memory-unused"],
    &["--flatten", "--rereloop", "-Os", "-Oz", "--low-memory-unused"],
];

/// The engine's round: no function goes into another, which packs tighter and leaves the network's loops as they were compiled for
/// speed. More rounds take minutes and nothing more off.
const ENGINE_ROUNDS: [&[&str]; 1] = [&["--no-inline=*", "-Oz"]];

/// Makes the bound page and desk smaller, side by side. Where Binaryen is not to be had they stay as they are, and that is said.
///
/// # Errors
/// [`TaskError`] where a program that was made smaller cannot be written.
pub(super) fn programs(names: &[&str], bound: &Path) -> Task {
    rounds(&ROUNDS, names, bound)
}

/// The same for the engine's workers.
///
/// # Errors
/// [`TaskError`] where a program that was made smaller cannot be written.
pub(super) fn engines(names: &[&str], bound: &Path) -> Task {
    rounds(&ENGINE_ROUNDS, names, bound)
}

fn rounds(rounds: &[&[&str]], names: &[&str], bound: &Path) -> Task {
    let binaryen = match node::ensure(BINARYEN) {
        Ok(folder) => folder.join("bin").join("wasm-opt"),
        Err(error) => {
            println!("{error} Without it the page and the engine are some 4 kB larger each.");
            return Ok(());
        }
    };
    rounds.iter().try_for_each(|round| one_round(round, &binaryen, names, bound))
}

fn one_round(options: &[&str], binaryen: &Path, names: &[&str], bound: &Path) -> Task {
    let started: Vec<_> = names
        .iter()
        .map(|name| {
            let program = bound.join(format!("{name}_bg.wasm"));
            let smaller = program.with_extension("smaller");
            let child = Command::new("node").arg(binaryen).args(options).arg(&program).arg("-o").arg(&smaller).spawn();
            (program, smaller, child)
        })
        .collect();
    for (program, smaller, child) in started {
        if child.and_then(|mut child: Child| child.wait()).is_ok_and(|status| status.success()) {
            std::fs::rename(&smaller, &program).map_err(|error| TaskError::File { path: program, error })?;
        } else {
            println!("Binaryen could not read {}, which stays as it was compiled.", program.display());
        }
    }
    Ok(())
}

/// Makes a style sheet shorter, which says the same. Where esbuild is not to be had it stays as it was.
pub(super) fn style(sheet: String) -> String {
    shorter(&sheet, &["--loader=css"]).unwrap_or(sheet)
}

/// Makes a module's script shorter, in the same way.
pub(super) fn script(script: String) -> String {
    shorter(&script, &["--loader=js", "--format=esm"]).unwrap_or(script)
}

fn shorter(text: &str, kind: &[&str]) -> Option<String> {
    let esbuild = node::ensure(ESBUILD).ok()?.join("bin").join("esbuild");
    let mut command = Command::new("node");
    command.arg(esbuild).args(kind).args(["--minify", "--charset=utf8", "--log-level=error"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    // It reads all before it writes.
    let is_sent = child.stdin.take().is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    let output = child.wait_with_output().ok().filter(|output| is_sent && output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// Gives the names inside bound programs' bindings a letter or two. Where esbuild is not to be had they stay as they are,
/// and that is said.
pub(super) fn bindings(names: &[&str], bound: &Path) {
    let esbuild = match node::ensure(ESBUILD) {
        Ok(folder) => folder.join("bin").join("esbuild"),
        Err(error) => return println!("{error} Without it the page is some 1 kB larger."),
    };
    for name in names {
        let script = bound.join(format!("{name}.js"));
        let mut command = Command::new("node");
        command.arg(&esbuild).args(["--minify", "--charset=utf8", "--log-level=error", "--allow-overwrite"]);
        // It writes all or nothing.
        let status = command.arg(&script).arg(format!("--outfile={}", script.display())).status();
        if !status.is_ok_and(|status| status.success()) {
            println!("esbuild could not read {}, which stays as it was bound.", script.display());
        }
    }
}

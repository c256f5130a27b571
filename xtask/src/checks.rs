//! `cargo xtask test`: all that a change must pass, one step after another.

use crate::shell::{self, Task};

/// Runs the steps.
///
/// # Errors
/// The first step that fails.
pub fn run(arguments: &[String]) -> Task {
    shell::no_more(arguments)?;
    shell::run(&mut shell::cargo(["fmt", "--all", "--check"]))?;
    shell::run(&mut shell::cargo(["test", "--workspace", "--exclude", "glossator-worker"]))
}

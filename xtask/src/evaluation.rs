//! `cargo xtask evaluate`: the engine against gold annotations.

use crate::shell::{Task, TaskError};

/// Scores the engine.
///
/// # Errors
/// Where no corpora are named.
pub fn run(_arguments: &[String]) -> Task {
    Err(TaskError::Told("`cargo xtask evaluate` is not written yet; use `glossator evaluate`".to_owned()))
}

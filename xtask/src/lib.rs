//! The project's own commands. `cargo xtask` says which there are.
//!
//! ```text
//! cargo xtask serve
//! ```
//! A library, because the browser tests serve the page with the same [`server`].

// A command line speaks to people through its output.
#![allow(clippy::print_stdout, clippy::print_stderr)]

pub mod assets;
pub mod bench;
pub mod browser;
pub mod checks;
pub mod dependencies;
pub mod evaluation;
pub mod fuzz;
pub mod invariants;
pub mod lighthouse;
pub mod node;
pub mod server;
pub mod shell;
pub mod sinks;
pub mod site;
pub mod size;
pub mod spark;

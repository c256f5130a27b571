//! Runs other programs, and says what is done.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What a command of xtask ends in.
pub type Task = Result<(), TaskError>;

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// The command was not understood.
    #[error("{0}")]
    Usage(String),
    /// A program is not there or cannot be run.
    #[error("{program} could not be run: {error}")]
    Program {
        /// Its name.
        program: String,
        /// Why.
        error: std::io::Error,
    },
    /// A program ended in failure; it has said why.
    #[error("{0} failed; see above")]
    Failed(String),
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// Parts of the built page are larger than they may be.
    #[error("over budget: {0}")]
    OverBudget(String),
    /// Said in full.
    #[error("{0}")]
    Told(String),
    /// Said already, as the last line.
    #[error("a check failed")]
    Counted,
}

/// The project's folder.
pub fn root() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    std::env::var_os("CARGO_MANIFEST_DIR")
        .and_then(|folder| PathBuf::from(folder).ancestors().find(|folder| is_root(folder)).map(Path::to_owned))
        .or_else(|| beside.map(Path::to_owned))
        .unwrap_or_default()
}

fn is_root(folder: &Path) -> bool {
    folder.join("Cargo.lock").is_file() && folder.join("xtask").is_dir()
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The cargo that runs xtask, in the project's folder.
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    // What cargo sets for xtask itself is not meant for what xtask builds.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command
}

/// Runs a program that speaks for itself.
///
/// # Errors
/// [`TaskError`] where it is not there or fails.
pub fn run(command: &mut Command) -> Task {
    let name = name_of(command);
    let status = command.status().map_err(|error| TaskError::Program { program: name.clone(), error })?;
    if status.success() { Ok(()) } else { Err(TaskError::Failed(name)) }
}

/// Runs a program and gives what it printed.
///
/// # Errors
/// [`TaskError`] where it is not there or fails.
pub fn output(command: &mut Command) -> Result<String, TaskError> {
    let name = name_of(command);
    let output = command.output().map_err(|error| TaskError::Program { program: name.clone(), error })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(TaskError::Told(format!("{name} failed:\n{}", String::from_utf8_lossy(&output.stderr))))
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let arguments = command.get_args().take(4).map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// Refuses arguments that a command does not take.
///
/// # Errors
/// [`TaskError::Usage`] names the first.
pub fn no_more(arguments: &[String]) -> Task {
    match arguments.first() {
        None => Ok(()),
        Some(first) => Err(TaskError::Usage(format!("this command takes no {first}"))),
    }
}

/// Reads a file as text.
///
/// # Errors
/// [`TaskError::File`].
pub fn read(path: &Path) -> Result<String, TaskError> {
    std::fs::read_to_string(path).map_err(|error| TaskError::File { path: path.to_owned(), error })
}

/// Reads a file.
///
/// # Errors
/// [`TaskError::File`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, TaskError> {
    std::fs::read(path).map_err(|error| TaskError::File { path: path.to_owned(), error })
}

/// Writes a file, and the folder it goes into.
///
/// # Errors
/// [`TaskError::File`].
pub fn write(path: &Path, bytes: &[u8]) -> Task {
    let failed = |error| TaskError::File { path: path.to_owned(), error };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)
}

/// Every file under a folder, in order.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut inside: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
    inside.sort_by_key(std::fs::DirEntry::path);
    for entry in inside {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_under(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// Says how far a command of some steps is.
#[derive(Debug)]
pub struct Steps {
    of: usize,
    at: usize,
    started: Instant,
}

impl Steps {
    /// So many steps are to come.
    pub fn new(of: usize) -> Self {
        Self { of, at: 0, started: Instant::now() }
    }

    /// Says what begins now.
    pub fn next(&mut self, what: &str) {
        self.at += 1;
        println!("[{}/{}, {:.1} s] {what}", self.at, self.of, self.started.elapsed().as_secs_f64());
    }
}

//! Programs from npm that checks and the build use, each in the version that it was tried in. They lie under the folder
//! that cargo builds into, and no part of them is part of the page.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::shell::{self, TaskError};

/// A package, and its version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Package {
    name: &'static str,
    version: &'static str,
}

/// Deque's checks of accessibility (MPL-2.0), run in each state of the page.
pub const AXE: Package = Package { name: "axe-core", version: "4.14.1" };
/// Google's measurements of a page that loads (Apache-2.0).
pub const LIGHTHOUSE: Package = Package { name: "lighthouse", version: "12.8.2" };
/// Entities and quotations in the browser (MIT): what the bench sets this page beside.
pub const COMPROMISE: Package = Package { name: "compromise", version: "14.17.0" };
/// Likewise (MIT), and its model for English.
pub const WINK: Package = Package { name: "wink-nlp", version: "2.4.0" };
/// See [`WINK`].
pub const WINK_MODEL: Package = Package { name: "wink-eng-lite-web-model", version: "1.8.1" };
/// Makes one script of them, and scripts short (MIT).
pub const ESBUILD: Package = Package { name: "esbuild", version: "0.28.2" };

/// Makes compiled programs smaller (Apache-2.0).
pub const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0" };

/// A package's folder. Installs it first where it is not there.
///
/// # Errors
/// One sentence that says what is missing: npm, or the net.
pub fn ensure(package: Package) -> Result<PathBuf, TaskError> {
    let Package { name, version } = package;
    let prefix = shell::target().join("node").join(format!("{name}-{version}"));
    let folder = prefix.join("node_modules").join(name);
    if folder.join("package.json").is_file() {
        return Ok(folder);
    }
    println!("installing {name} {version} with npm");
    std::fs::create_dir_all(&prefix).map_err(|error| TaskError::File { path: prefix.clone(), error })?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    npm.arg(&prefix).arg(format!("{name}@{version}")).stdout(Stdio::null());
    match shell::run(&mut npm) {
        Ok(()) if folder.join("package.json").is_file() => Ok(folder),
        _ => Err(TaskError::Told(format!(
            "{name} {version} is not here: install Node.js with npm, and be on the net once."
        ))),
    }
}

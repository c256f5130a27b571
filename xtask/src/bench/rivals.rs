//! One page with the programs that this one is set beside, bundled from npm.

use std::path::PathBuf;
use std::process::Command;

use crate::node;
use crate::shell::{self, TaskError};

const PAGE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Others</title>\
                    <link rel=\"icon\" href=\"data:,\"><script src=\"rivals.js\"></script></html>";

/// The folder of that page.
///
/// # Errors
/// Where npm or the net is missing, or the bundle cannot be made.
pub(super) fn bundle() -> Result<PathBuf, TaskError> {
    let folder = shell::target().join("rivals");
    let import = |package| node::ensure(package).map(|folder| format!("{:?}", folder.to_string_lossy()));
    let entry = format!(
        "import compromise from {};\nimport wink from {};\nimport model from {};\n\
         const nlp = wink(model);\nwindow.rivals = {{ compromise, wink: {{ readDoc: (text) => nlp.readDoc(text), its: nlp.its }} }};\n",
        import(node::COMPROMISE)?,
        import(node::WINK)?,
        import(node::WINK_MODEL)?,
    );
    let source = folder.join("entry.js");
    shell::write(&source, entry.as_bytes())?;
    shell::write(&folder.join("index.html"), PAGE.as_bytes())?;
    let mut esbuild = Command::new("node");
    esbuild.arg(node::ensure(node::ESBUILD)?.join("bin").join("esbuild")).arg(&source);
    esbuild.args(["--bundle", "--minify", "--platform=browser", "--format=iife", "--log-level=error"]);
    esbuild.arg(format!("--outfile={}", folder.join("rivals.js").display()));
    shell::run(&mut esbuild)?;
    Ok(folder)
}

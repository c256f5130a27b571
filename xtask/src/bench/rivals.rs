//! Pages with the programs that this one is set beside, one each, bundled from npm.

use std::path::PathBuf;
use std::process::Command;

use crate::node;
use crate::shell::{self, TaskError};

fn page_of(script: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Others</title>\
         <link rel=\"icon\" href=\"data:,\"><script src=\"{script}\"></script></html>"
    )
}

/// The folder of those pages.
///
/// # Errors
/// Where npm or the net is missing, or a bundle cannot be made.
pub(super) fn bundle() -> Result<PathBuf, TaskError> {
    let folder = shell::target().join("rivals");
    let import = |package| node::ensure(package).map(|folder| format!("{:?}", folder.to_string_lossy()));
    let compromise =
        format!("import compromise from {};\nwindow.rivals = {{ compromise }};\n", import(node::COMPROMISE)?);
    let wink = format!(
        "import wink from {};\nimport model from {};\n\
         const nlp = wink(model);\nwindow.rivals = {{ wink: {{ readDoc: (text) => nlp.readDoc(text), its: nlp.its }} }};\n",
        import(node::WINK)?,
        import(node::WINK_MODEL)?,
    );
    for (name, entry) in [("compromise", compromise), ("wink", wink)] {
        let source = folder.join(format!("{name}.entry.js"));
        let script = format!("{name}.js");
        shell::write(&source, entry.as_bytes())?;
        shell::write(&folder.join(format!("{name}.html")), page_of(&script).as_bytes())?;
        let mut esbuild = Command::new("node");
        esbuild.arg(node::ensure(node::ESBUILD)?.join("bin").join("esbuild")).arg(&source);
        esbuild.args(["--bundle", "--minify", "--platform=browser", "--format=iife", "--log-level=error"]);
        esbuild.arg(format!("--outfile={}", folder.join(script).display()));
        shell::run(&mut esbuild)?;
    }
    Ok(folder)
}

//! Builds the page: compiles page and workers to WebAssembly, binds them, and lays out a folder that any static host can
//! serve from any path.
//!
//! `index.html` is written for Trunk: its `<link data-trunk>` elements say what belongs to the page. [`html`] reads
//! the same elements, so that both ways give the same page.

mod compile;
pub mod html;
pub mod offline;
mod optimise;
pub mod small;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{self, Steps, Task, TaskError};
use crate::size;
use html::Link;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";
pub(crate) const WORKER: &str = "glossator-worker";
/// The same worker for browsers with relaxed SIMD, in which the network reads faster.
pub(crate) const RELAXED_WORKER: &str = "glossator-worker-relaxed";
pub(crate) const DESK: &str = "glossator-desk";
pub(crate) const PAGE: &str = "glossator-page";
pub(crate) const COMPONENTS: &str = "glossator-components";

/// How it is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Profile {
    /// As it ships: small and fast.
    Release,
    /// Quicker to compile, slower to run.
    Debug,
}

impl Profile {
    const fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Debug => "debug",
        }
    }
}

/// Builds the page into cargo's target folder, and returns its folder. Does nothing where nothing has changed since.
///
/// # Errors
/// [`TaskError`] says which step failed.
pub fn build_cached(profile: Profile) -> Result<PathBuf, TaskError> {
    let folder = folder(profile);
    let stamp = folder.with_extension("inputs");
    let inputs = inputs();
    if folder.join("index.html").is_file() && std::fs::read_to_string(&stamp).is_ok_and(|seen| seen == inputs) {
        println!("The page is as it was built last.");
        return Ok(folder);
    }
    build(profile, &folder)?;
    shell::write(&stamp, inputs.as_bytes())?;
    Ok(folder)
}

/// Where [`build_cached`] puts it.
pub(crate) fn folder(profile: Profile) -> PathBuf {
    shell::target().join("site").join(profile.name())
}

/// What the page is made from, told by name, length and time of change.
fn inputs() -> String {
    let root = shell::root();
    let parts = [
        "Cargo.toml",
        "Cargo.lock",
        ".cargo/config.toml",
        "index.html",
        "boot.js",
        "offline.js",
        "manifest.webmanifest",
    ]
    .map(|name| root.join(name));
    let folders = ["src", "crates", "data", "styles", "assets", "xtask/src"].map(|name| root.join(name));
    let mut hasher = Sha256::new();
    for path in parts.into_iter().chain(folders.iter().flat_map(|folder| shell::files_under(folder))) {
        hasher.update(path.to_string_lossy().as_bytes());
        if let Ok(known) = std::fs::metadata(&path) {
            hasher.update(known.len().to_le_bytes());
            let changed = known.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
            hasher.update(changed.unwrap_or_default().as_nanos().to_le_bytes());
        }
    }
    hex(&hasher.finalize())
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first digits of a digest: enough to tell two versions of a file apart.
fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..8])
}

/// Builds the page of the components' tests beside a built page, whose styles and texts it has: it shows each alone.
///
/// # Errors
/// [`TaskError`] says which step failed.
pub fn build_components(page: &Path) -> Result<PathBuf, TaskError> {
    compile::components()?;
    let bound = shell::target().join("site").join("bound");
    let compiled = shell::target().join(WASM).join(Profile::Release.name());
    bind(&compiled.join(format!("{COMPONENTS}.wasm")), COMPONENTS, &bound, Profile::Release)?;
    let folder = shell::target().join("site").join("components");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| TaskError::File { path: folder.clone(), error })?;
    }
    for file in shell::files_under(page) {
        let name = file.strip_prefix(page).unwrap_or(&file);
        let is_shown = |kind: &str| name.extension().is_some_and(|extension| extension == kind);
        // The share dialog asks the desk, and that for the table of links.
        let is_desk = name.to_string_lossy().starts_with(DESK);
        let is_asked_for = name.ends_with("boot.js") || name.ends_with("links-1.bin") || is_desk;
        if is_shown("css") || is_shown("svg") || is_shown("webmanifest") || is_asked_for {
            shell::write(&folder.join(name), &shell::read_bytes(&file)?)?;
        }
    }
    shell::write(&folder.join("alone.wasm"), &shell::read_bytes(&bound.join(format!("{COMPONENTS}_bg.wasm")))?)?;
    shell::write(&folder.join("alone.js"), &shell::read_bytes(&bound.join(format!("{COMPONENTS}.js")))?)?;
    let index = html::with_program(&shell::read(&page.join("index.html"))?, "alone.js", "alone.wasm");
    shell::write(&folder.join("index.html"), index.as_bytes())?;
    Ok(folder)
}

/// Builds the page into a folder, which it replaces.
///
/// # Errors
/// [`TaskError`] says which step failed; [`TaskError::OverBudget`], once the folder is there, which part is too large to ship.
pub fn build(profile: Profile, folder: &Path) -> Task {
    let mut steps = Steps::new(4);
    steps.next("looking for the WebAssembly target");
    ensure_target()?;
    steps.next("compiling page and workers (a minute or two the first time)");
    compile::programs(profile)?;
    let relaxed = if profile == Profile::Release { compile::relaxed_worker() } else { None };
    steps.next("binding them to JavaScript, and making them small (a minute)");
    let compiled = shell::target().join(WASM).join(profile.name());
    let bound = shell::target().join("site").join("bound");
    for name in [PAGE, WORKER, DESK] {
        bind(&compiled.join(format!("{name}.wasm")), name, &bound, profile)?;
        if profile == Profile::Release {
            make_small(name, &bound)?;
        }
    }
    if profile == Profile::Release {
        optimise::programs(&[PAGE, DESK], &bound)?;
        optimise::bindings(&[PAGE, WORKER, DESK], &bound);
    }
    if let Some(wasm) = &relaxed {
        bind(wasm, RELAXED_WORKER, &bound, profile)?;
        make_small(RELAXED_WORKER, &bound)?;
        optimise::bindings(&[RELAXED_WORKER], &bound);
    }
    if profile == Profile::Release {
        let engines = [WORKER, RELAXED_WORKER];
        optimise::engines(&engines[..1 + usize::from(relaxed.is_some())], &bound)?;
    }
    steps.next("laying out the folder");
    lay_out(&bound, relaxed.is_some(), folder)?;
    if profile == Profile::Release { size::hold(folder) } else { Ok(()) }
}

/// Adds the WebAssembly target to the toolchain where it is missing.
///
/// # Errors
/// [`TaskError`] where rustup is not there or refuses.
pub fn ensure_target() -> Task {
    let print = ["--print", "target-libdir", "--target", WASM];
    let folder = shell::output(std::process::Command::new("rustc").args(print).current_dir(shell::root()))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    println!("adding {WASM}");
    shell::run(std::process::Command::new("rustup").args(["target", "add", WASM]).current_dir(shell::root()))
}

fn bind(wasm: &Path, name: &str, into: &Path, profile: Profile) -> Task {
    let told = |error| TaskError::Told(format!("{}: {error:#}", wasm.display()));
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)
        .map_err(told)?
        .omit_default_module_path(false)
        .typescript(false)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true)
        .generate(into)
        .map_err(told)
}

/// Shortens a bound program and its bindings.
fn make_small(name: &str, bound: &Path) -> Task {
    let (wasm, script) = (bound.join(format!("{name}_bg.wasm")), bound.join(format!("{name}.js")));
    let (small_wasm, small_script) =
        small::bindings(&shell::read_bytes(&wasm)?, &shell::read(&script)?, &format!("./{name}_bg.js"));
    shell::write(&wasm, &small_wasm)?;
    shell::write(&script, small_script.as_bytes())
}

fn lay_out(bound: &Path, has_relaxed: bool, folder: &Path) -> Task {
    let root = shell::root();
    let staged = folder.with_extension("new");
    if staged.exists() {
        std::fs::remove_dir_all(&staged).map_err(|error| TaskError::File { path: staged.clone(), error })?;
    }
    let put = |name: &str, bytes: &[u8]| shell::write(&staged.join(name), bytes);

    // The page's files are named by what is in them, so that a cache never pairs the old with the new. The workers' are
    // asked for by name, with the build in the query.
    let wasm = shell::read_bytes(&bound.join(format!("{PAGE}_bg.wasm")))?;
    let script = shell::read_bytes(&bound.join(format!("{PAGE}.js")))?;
    let (wasm_name, script_name) =
        (format!("{PAGE}-{}.wasm", short_hash(&wasm)), format!("{PAGE}-{}.js", short_hash(&script)));
    put(&wasm_name, &wasm)?;
    put(&script_name, &script)?;
    let put_program = |name: &str| -> Result<String, TaskError> {
        let wasm = shell::read_bytes(&bound.join(format!("{name}_bg.wasm")))?;
        put(&format!("{name}_bg.wasm"), &wasm)?;
        put(&format!("{name}.js"), &shell::read_bytes(&bound.join(format!("{name}.js")))?)?;
        Ok(short_hash(&wasm))
    };
    for name in [WORKER, DESK] {
        let version = put_program(name)?;
        let loader = if name == WORKER && has_relaxed {
            html::choosing_loader((name, &version), (RELAXED_WORKER, &put_program(RELAXED_WORKER)?))
        } else {
            html::loader(name, &version)
        };
        put(&format!("{name}_loader.js"), loader.as_bytes())?;
    }
    for file in shell::files_under(&bound.join("snippets")) {
        let name = file.strip_prefix(bound).unwrap_or(&file).to_string_lossy().into_owned();
        put(&name, &shell::read_bytes(&file)?)?;
    }

    let mut boot = String::from("0");
    let mut styles = String::new();
    let page = shell::read(&root.join("index.html"))?;
    for link in html::links(&page) {
        match link {
            Link::Style { href } => {
                styles.push_str(&small::styles(&shell::read(&root.join(&href))?));
                styles.push('\n');
            }
            Link::Copy { href, into } => {
                let mut bytes = shell::read_bytes(&root.join(&href))?;
                if href.ends_with(".js") {
                    bytes = small::script(&shell::read(&root.join(&href))?).into_bytes();
                }
                let name = Path::new(&href).file_name().unwrap_or_default().to_string_lossy().into_owned();
                if name == "boot.js" {
                    bytes = optimise::script(String::from_utf8_lossy(&bytes).into_owned()).into_bytes();
                    boot = short_hash(&bytes);
                }
                put(&if into.is_empty() { name } else { format!("{into}/{name}") }, &bytes)?;
            }
            Link::CopyFolder { href } => {
                let source = root.join(&href);
                let above = source.parent().unwrap_or(&root);
                for file in shell::files_under(&source) {
                    let name = file.strip_prefix(above).unwrap_or(&file).to_string_lossy().into_owned();
                    put(&name, &shell::read_bytes(&file)?)?;
                }
            }
            Link::Page | Link::Worker => {}
        }
    }
    let styles = optimise::style(styles);
    let style_name = format!("styles-{}.css", short_hash(styles.as_bytes()));
    put(&style_name, styles.as_bytes())?;
    let names = html::Names { style: &style_name, script: &script_name, wasm: &wasm_name, boot: &boot };
    put("index.html", html::rewritten(&page, &names).as_bytes())?;
    offline::write(&staged)?;

    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|error| TaskError::File { path: folder.to_owned(), error })?;
    }
    std::fs::rename(&staged, folder).map_err(|error| TaskError::File { path: folder.to_owned(), error })
}

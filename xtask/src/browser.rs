//! The browser that the tests use, and the reader's own.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::shell::{self, Task, TaskError};

/// The environment variable by which the browser tests know the folder of the built page.
pub const SITE: &str = "GLOSSATOR_SITE";

/// The environment variable by which they know the folder in which each component is shown alone.
pub const COMPONENTS: &str = "GLOSSATOR_COMPONENTS";

/// The environment variable by which the bench knows the folder of the page with other programs of the kind.
pub const RIVALS: &str = "GLOSSATOR_RIVALS";

const NEEDED: [&str; 2] = ["chromium", "chromedriver"];

/// Where a program is on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Whether a program is on PATH.
pub fn is_on_path(program: &str) -> bool {
    on_path(program).is_some()
}

/// Installs packages with apt, quietly; where they are not found, asks for the newest lists of packages first.
///
/// # Errors
/// [`TaskError`] where apt is missing or not permitted.
pub(crate) fn install(packages: &[&str]) -> Task {
    let quietly = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        shell::run(&mut command)
    };
    let wanted = [&["install", "-y", "-q", "--no-install-recommends"], packages].concat();
    quietly(&wanted).or_else(|_| quietly(&["update", "-q"]).and_then(|()| quietly(&wanted)))
}

/// Makes sure that Chromium and its driver are there, with apt where that is permitted.
///
/// # Errors
/// One sentence that says what to install.
pub fn ensure() -> Task {
    let is_here = || NEEDED.iter().all(|program| is_on_path(program));
    if is_here() {
        return Ok(());
    }
    println!("installing Chromium and its driver with apt");
    if install(&["chromium", "chromium-driver"]).is_ok() && is_here() {
        return Ok(());
    }
    Err(TaskError::Told(
        "The browser tests need Chromium and its driver: install the packages chromium and chromium-driver \
         (or put chromium and chromedriver on PATH)."
            .to_owned(),
    ))
}

/// Firefox and its driver.
#[derive(Debug)]
pub struct Firefox {
    /// The browser.
    pub browser: PathBuf,
    /// What WebDriver speaks to.
    pub driver: PathBuf,
}

/// The driver's name in the registry of crates, and its version.
const GECKODRIVER: [&str; 2] = ["geckodriver", "0.37.1"];

/// Firefox and its driver, where both are there.
pub fn firefox() -> Option<Firefox> {
    let browser = on_path("firefox-esr").or_else(|| on_path("firefox"))?;
    let own = tools().join("bin").join(GECKODRIVER[0]);
    let driver = on_path(GECKODRIVER[0]).or_else(|| own.is_file().then_some(own))?;
    Some(Firefox { browser, driver })
}

/// Where programs that checks use are installed.
fn tools() -> PathBuf {
    shell::target().join("tools")
}

/// Makes sure that Firefox and its driver are there: the one with apt, the other from the registry of crates.
///
/// # Errors
/// One sentence that says what is missing.
pub fn ensure_firefox() -> Task {
    if firefox().is_some() {
        return Ok(());
    }
    println!("installing Firefox with apt, and its driver with cargo");
    if !is_on_path("firefox-esr") && !is_on_path("firefox") {
        install(&["firefox-esr"])?;
    }
    let [name, version] = GECKODRIVER;
    let mut cargo = shell::cargo(["install", "--quiet", "--locked", name, "--version", version]);
    shell::run(cargo.arg("--root").arg(tools()))?;
    let missing = || TaskError::Told("Firefox and geckodriver are not on PATH".to_owned());
    firefox().map(drop).ok_or_else(missing)
}

/// Opens an address in the reader's browser; whether a program for that was found.
pub fn open(address: &str) -> bool {
    let openers: [(&str, &[&str]); 3] = [("xdg-open", &[]), ("open", &[]), ("cmd", &["/C", "start", ""])];
    openers.iter().any(|(program, arguments)| {
        let mut command = Command::new(program);
        command.args(*arguments).arg(address).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().is_ok()
    })
}

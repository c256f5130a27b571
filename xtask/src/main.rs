//! `cargo xtask COMMAND`: see [`USAGE`].

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use xtask::server::{Server, content_security_policy};
use xtask::shell::{self, Task, TaskError};
use xtask::site::{self, Profile};
use xtask::{assets, bench, browser, checks, evaluation, fuzz, lighthouse, size};

const USAGE: &str = "\
cargo xtask serve [--open] [--port N] [--debug]   build the page and serve it on 127.0.0.1
cargo xtask build                                 build the page into dist/, for any static host
cargo xtask test [--trunk | --firefox]            everything that a change must pass
cargo xtask test --spark                          the engine as a filter under Apache Spark, beside one process
cargo xtask test --articles                       200 real articles, read alike natively, in Chromium and in Firefox
cargo xtask components                            the tests of each component alone, of which `test` has all
cargo xtask assets FACTS CORPORA                  make assets/gazetteer.bin from tables of facts
cargo xtask assets outline FILE                   make assets/outline.txt from countries-50m.json of world-atlas
cargo xtask evaluate                              score the engine against the floors of assets/MANIFEST.toml
cargo xtask size                                  sizes as they travel, against their budgets
cargo xtask screenshots FOLDER                    pictures of the page at 1440, 900 and 390 px, light and dark
cargo xtask lighthouse                            what Lighthouse says of the page, the median of five runs
cargo xtask bench [PART]                          how fast it is, beside others; the whole writes docs/BENCHMARKS.md
cargo xtask fuzz [TARGET] [--seconds N]           inputs that nobody would send, a minute for each that reads bytes
cargo xtask fuzz --guided TARGET [--seconds N]    the same, found by libFuzzer; needs a C++ compiler";

/// Where `serve` looks for a free port first.
const PORT: u16 = 8017;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if let Err(error) = std::env::set_current_dir(shell::root()) {
        eprintln!("the project's folder cannot be entered: {error}");
        return ExitCode::FAILURE;
    }
    let done = match command.as_str() {
        "serve" => serve(rest),
        "build" => build(rest),
        "test" => checks::run(rest),
        "components" => shell::no_more(rest).and_then(|()| checks::components_alone()),
        "assets" => assets::run(rest).map_err(|error| TaskError::Told(error.to_string())),
        "evaluate" => evaluation::run(rest),
        "size" => size::run(rest),
        "screenshots" => screenshots(rest),
        "lighthouse" => lighthouse::run(rest),
        "bench" => bench::run(rest),
        "fuzz" => fuzz::run(rest),
        "kept-files" => kept_files(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(TaskError::Usage(format!("there is no command {other}\n{USAGE}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(TaskError::Usage(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
        Err(TaskError::Counted) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(arguments: &[String]) -> Task {
    let mut open = false;
    let mut port = None;
    let mut profile = Profile::Release;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--open" => open = true,
            "--debug" => profile = Profile::Debug,
            "--release" => profile = Profile::Release,
            "--port" => {
                let number = arguments.next().and_then(|number| number.parse().ok());
                port = Some(number.ok_or_else(|| TaskError::Usage("expected a number: --port 8017".to_owned()))?);
            }
            other => return Err(TaskError::Usage(format!("serve knows no {other}\n{USAGE}"))),
        }
    }
    let folder = site::build_cached(profile)?;
    let server = match port {
        Some(port) => Server::start(&folder, "", port)?,
        None => (PORT..PORT + 50)
            .find_map(|port| Server::start(&folder, "", port).ok())
            .map_or_else(|| Server::start(&folder, "", 0), Ok)?,
    };
    if content_security_policy(&folder).is_none() {
        eprintln!("index.html names no content security policy");
    }
    println!("\nGlossator is at {} (Ctrl-C ends it)", server.address());
    if open && !browser::open(&server.address()) {
        println!("No browser could be opened; open the address yourself.");
    }
    loop {
        std::thread::sleep(Duration::from_secs(3600));
    }
}

fn build(arguments: &[String]) -> Task {
    shell::no_more(arguments)?;
    let dist = shell::root().join("dist");
    site::build(Profile::Release, &dist)?;
    println!("The page is in dist/: put it in any folder of any static host.");
    Ok(())
}

/// What Trunk runs when it has built the page, and tells the folder.
fn kept_files(arguments: &[String]) -> Task {
    shell::no_more(arguments)?;
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    site::offline::write(&folder.ok_or_else(|| TaskError::Usage("kept-files is for Trunk's hook".to_owned()))?)
}

fn screenshots(arguments: &[String]) -> Task {
    let [folder] = arguments else {
        return Err(TaskError::Usage("expected a folder: cargo xtask screenshots FOLDER".to_owned()));
    };
    let folder = std::path::absolute(PathBuf::from(folder)).map_err(|error| TaskError::Told(error.to_string()))?;
    shell::run(in_the_browser("screenshots")?.arg(folder))
}

/// A program of the browser tests' package, with the page built for it.
fn in_the_browser(program: &'static str) -> Result<Command, TaskError> {
    let page = site::build_cached(Profile::Release)?;
    browser::ensure()?;
    let mut command = shell::cargo(["run", "--quiet", "-p", "glossator-browser-tests", "--bin", program, "--"]);
    command.env(browser::SITE, page);
    Ok(command)
}

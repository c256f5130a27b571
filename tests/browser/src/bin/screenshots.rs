//! Pictures of the page: each state at three widths, light and dark, as STATE-WIDTH-LOOK.png in the folder named; beside
//! them, as STATE-WIDTH-tree.txt, what a screen reader is told.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

use glossator_browser_tests::{SCREENS, Screen, Site, tour};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("expected a folder");
        return ExitCode::from(2);
    };
    let folder = Path::new(&folder);
    if let Err(error) = std::fs::create_dir_all(folder) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    let site = Site::built();
    for (width, height) in SCREENS {
        for dark in [false, true] {
            let page = site.browser();
            let look = if dark { "dark" } else { "light" };
            tour(&site, &page, Screen { width, height, dark }, |state| {
                page.until_still();
                let name = format!("{state}-{width}-{look}.png");
                page.picture(&folder.join(&name));
                println!("{name}");
                if !dark {
                    let name = format!("{state}-{width}-tree.txt");
                    std::fs::write(folder.join(name), page.accessibility_tree()).expect("the folder can be written to");
                }
            });
        }
    }
    ExitCode::SUCCESS
}

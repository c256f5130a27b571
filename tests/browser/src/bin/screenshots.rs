//! Pictures of the page: each state at three widths, light and dark, as STATE-WIDTH-LOOK.png in the folder named.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

use glossator_browser_tests::{Page, Screen, Site};

const SCREENS: [(u32, u32); 3] = [(1440, 900), (900, 1100), (390, 844)];

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
            page.screen(Screen { width, height, dark });
            let look = if dark { "dark" } else { "light" };
            take(&site, &page, [width < 700, width < 1100], |state| {
                page.until_still();
                let name = format!("{state}-{width}-{look}.png");
                page.picture(&folder.join(&name));
                println!("{name}");
            });
        }
    }
    ExitCode::SUCCESS
}

/// Leads a page from state to state.
fn take(site: &Site, page: &Page, [phone, tablet]: [bool; 2], picture: impl Fn(&str)) {
    page.go(&site.address());
    page.until_ready();
    picture("empty");
    page.click("[data-example='0']");
    page.until_read();
    picture("reading");
    // The claim whose letter stands lowest in the first screen, so that text is seen above and below.
    page.run(
        "const letters = [...document.querySelectorAll('.rail')];
        const high = letters.filter((letter) => letter.getBoundingClientRect().top < innerHeight / 2);
        (high.at(-1) ?? letters[0]).click();",
    );
    page.until_there("#card");
    picture("card");
    page.run("document.querySelector('#card [data-action=close]').click();");
    page.until_gone("#card");
    if phone {
        page.run("scrollTo(0, 0);");
        page.click("[data-action='sheet']");
        page.until_there("[data-sheet='half']");
        picture("sheet");
        page.click("[data-tab='claims'].tab");
        picture("sheet-claims");
        page.click("[data-action='sheet-close']");
    }
    page.click("[data-action='share']");
    page.until_there("[data-action='copy-link']");
    picture("share");
    page.run("document.querySelector('#share').close();");
    page.until_gone("#share");
    page.click("[data-action='settings']");
    page.until_there("dialog[open]");
    picture("settings");
    page.run("document.querySelector('dialog [data-action=about]').click();");
    page.until_there(".about h3");
    picture("about");
    page.run("document.querySelector('dialog[open]').close();");
    page.until_gone("dialog");
    if !phone && !tablet {
        for section in ["claims", "where", "numbers", "legend"] {
            page.run(&format!("document.querySelector('[data-section={section}]').scrollIntoView();"));
            picture(section);
        }
    }
    page.click("[data-action='find']");
    page.run(
        "const field = document.querySelector('#find');
        field.value = 'Ice';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    page.until_there("[data-find-entity]");
    picture("find");
}

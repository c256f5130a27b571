//! Deque's axe-core over every state of the page: no violation of any of its rules, light and dark, at three widths.

use glossator_browser_tests::{SCREENS, SECTIONS, Screen, Site, tour};

/// Runs axe in the document as it stands; a line for each rule that is broken, with the first elements that break it.
const VIOLATIONS: &str = "
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.map(({ id, help, nodes }) =>
            `${id}, ${help}: ` + nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | '))),
        (error) => done([String(error)]));";

fn no_violation(width: u32, height: u32) {
    let axe = xtask::node::ensure(xtask::node::AXE).unwrap().join("axe.min.js");
    let axe = std::fs::read_to_string(&axe).unwrap();
    let site = Site::built();
    let mut faults = Vec::new();
    for dark in [false, true] {
        let page = site.browser();
        let mut looked = 0;
        tour(&site, &page, Screen { width, height, dark }, |state| {
            // The same document, scrolled: axe looks at all of it anyway.
            if SECTIONS.contains(&state) {
                return;
            }
            page.until_still();
            if page.run("return typeof axe;") != "object" {
                page.run(&format!("{axe}; window.axe = axe;"));
            }
            let found = page.run_until_done(VIOLATIONS);
            let found = found.as_array().expect("axe gives a list").iter();
            faults.extend(found.map(|fault| format!("{state}, {width} px, dark {dark}: {}", fault.as_str().unwrap())));
            looked += 1;
        });
        assert!(looked >= 8, "only {looked} states were looked at");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_violation_on_a_desk() {
    no_violation(SCREENS[0].0, SCREENS[0].1);
}

#[test]
fn no_violation_on_a_tablet() {
    no_violation(SCREENS[1].0, SCREENS[1].1);
}

#[test]
fn no_violation_on_a_phone() {
    no_violation(SCREENS[2].0, SCREENS[2].1);
}

/// That the check can fail: an image without a text is found.
#[test]
fn a_violation_is_seen() {
    let axe = xtask::node::ensure(xtask::node::AXE).unwrap().join("axe.min.js");
    let page = Site::built().open("");
    page.until_ready();
    page.run("document.querySelector('main').append(document.createElement('img'));");
    page.run(&format!("{}; window.axe = axe;", std::fs::read_to_string(axe).unwrap()));
    assert!(page.run_until_done(VIOLATIONS).to_string().contains("image-alt"));
}

//! Parts that break: the engine, the page's own program, the browser that has not what the page needs.

use glossator_browser_tests::{Page, Site};
use serde_json::json;

use crate::{ARTICLE, words};

const LOADER: &str = "glossator-worker_loader.js";

/// Traps as the engine would: `unreachable` in WebAssembly.
const TRAP: &str = "const trap = () => new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11))).exports.f();";

/// A worker that traps when it is asked to read, where a condition holds.
fn trapping(loader: &str, condition: &str) -> String {
    format!(
        "{TRAP}
        // Known before the worker says that it listens: what it is sent then must find the trap set.
        const traps = {condition};
        {loader}
        const hear = self.onmessage;
        // The request that holds the article's first words.
        const asks = (event) => new TextDecoder().decode(event.data).includes('Harbour bridge');
        self.onmessage = (event) => {{ if (traps && asks(event)) trap(); hear(event); }};"
    )
}

fn paste(site: &Site) -> Page {
    let page = site.open("");
    page.means("unreachable");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page
}

fn starts(site: &Site) -> usize {
    let requests = site.take_requests();
    requests.iter().filter(|sent| sent.path.ends_with(LOADER) && sent.wanted_for == "worker").count()
}

#[test]
fn an_engine_that_breaks_once_is_started_again_and_asked_again() {
    let once = "!(await caches.has('trapped')) && !!(await caches.open('trapped'))";
    let site = Site::changed(LOADER, |loader| trapping(&loader, once));
    let page = paste(&site);
    page.until_read();
    assert!(!page.marks().is_empty());
    assert_eq!(page.error(), "");
    assert_eq!(starts(&site), 2);
}

#[test]
fn an_engine_that_breaks_again_is_given_up_and_the_text_stays() {
    let site = Site::changed(LOADER, |loader| trapping(&loader, "true"));
    let page = paste(&site);
    page.until_there("[data-error='engine-failed']");
    assert_eq!(starts(&site), 2);
    assert_eq!(words(&page.article()), words(ARTICLE));
    assert_eq!(page.text("[data-error] button"), "Reload the page");
    assert_eq!(page.text("[data-section='who'] .empty-line"), "Not read.", "nobody has looked for actors");
    // It can still be shared.
    page.click("[data-action='share']");
    page.until("link", "document.querySelector('#share-link')?.value.includes('#g1.')");
}

#[test]
fn an_engine_that_cannot_be_loaded_says_so_and_the_text_stays() {
    // Of the engine's two programs this browser runs the faster one.
    for file in ["glossator-worker-relaxed_bg.wasm", "gazetteer.bin"] {
        let site = Site::built();
        site.withhold(file);
        let page = site.open("");
        for part in ["404", "Incorrect response MIME type", "WebAssembly", "unreachable"] {
            page.means(part);
        }
        page.until_there("#paste");
        page.paste(ARTICLE);
        page.until_there("[data-error='engine-failed']");
        assert_eq!(words(&page.article()), words(ARTICLE), "without {file}");
    }
}

/// Whether the page shows the text, a sentence and a button that loads it again.
fn shows_the_text(page: &Page) {
    page.until("the text alone", "document.body.children.length === 1 && !document.querySelector('#crash').hidden");
    assert_eq!(words(&page.text("#crash-text")), words(ARTICLE));
    assert!(page.text("#crash h1").starts_with("Something went wrong"));
    page.click("#crash-reload");
    page.until_read();
    assert_eq!(words(&page.article()), words(ARTICLE));
}

#[test]
fn a_panic_of_the_page_shows_the_text_and_a_way_on() {
    let page = Site::built().open("");
    page.means("panicked");
    page.means("unreachable");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    // The browser has no memory left for another element.
    page.run("Document.prototype.createElement = () => { throw new DOMException('no room', 'QuotaExceededError'); };");
    page.click("[data-action='share']");
    shows_the_text(&page);
}

#[test]
fn a_trap_that_is_no_panic_shows_the_text_and_a_way_on() {
    let page = Site::built().open("");
    page.means("unreachable");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    page.run(&format!("{TRAP} setTimeout(trap);"));
    shows_the_text(&page);
}

#[test]
fn errors_that_are_not_the_programs_leave_the_page_alone() {
    let page = Site::built().open("");
    page.means("an extension's own");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    page.run("setTimeout(() => { window.thrown = true; throw new Error(\"an extension's own\"); });");
    page.until("error", "window.thrown");
    assert!(page.has(".app") && !page.has("#crash"));
}

/// What each browser lacks, and how it comes to lack it.
const OLD_BROWSERS: [(&str, &str); 5] = [
    ("WebAssembly", "delete window.WebAssembly;"),
    ("SIMD", "WebAssembly.validate = () => false;"),
    // It asks for no kind of worker.
    (
        "modules in workers",
        "const Real = Worker; window.Worker = class extends Real { constructor(address) { super(address); } };",
    ),
    ("IndexedDB", "delete window.indexedDB;"),
    ("a store", "delete window.localStorage;"),
];

#[test]
fn a_browser_that_is_too_old_is_told() {
    let site = Site::built();
    for (lacks, source) in OLD_BROWSERS {
        let page = site.browser();
        page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
        page.go(&site.address());
        page.until(lacks, "document.querySelector('#unsupported')?.hidden === false");
        assert!(page.text("#unsupported").contains("too old for Glossator"), "{lacks}");
        assert!(page.text("#splash").is_empty(), "{lacks}");
        assert!(!page.has(".app"), "{lacks}");
    }
}

#[test]
fn a_browser_without_scripts_is_told() {
    let site = Site::built();
    let page = site.browser();
    page.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    page.go(&site.address());
    assert!(page.text("noscript").contains("needs JavaScript and WebAssembly"), "{}", site.file("index.html"));
}

#[test]
fn a_splash_stands_until_the_program_has_come() {
    let site = Site::built();
    let page = site.browser();
    page.devtools("Fetch.enable", &json!({ "patterns": [{ "urlPattern": "*glossator-page*.wasm" }] }));
    page.go(&site.address());
    page.until_there("#splash");
    assert!(page.text("#splash").contains("Glossator"));
}

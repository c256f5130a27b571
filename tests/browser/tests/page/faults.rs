//! Faults of what is around the page: files that come spoilt, a net that goes, no memory, no room, a clock that is set, a slow
//! machine on a slow line. Each time the reader sees a sentence or the marks, and has the text and the corrections still.
//!
//! What breaks of the page itself stands in `breakage` and `desk`; storage that is full or refused, and two tabs, in `library`; a
//! new version in the middle of an edit in `offline`.

use glossator_browser_tests::{Page, Site, SlowLine};
use serde_json::json;
use xtask::server::Spoilt;

use crate::library::remove;
use crate::{ARTICLE, shown, words};

const WORKER: &str = "glossator-worker_loader.js";
const DESK: &str = "glossator-desk_loader.js";
const SPOILT: [Spoilt; 4] = [Spoilt::Missing, Spoilt::Truncated, Spoilt::CutOff, Spoilt::Altered];

/// What the browser itself writes of files that do not come whole.
fn means_spoilt_files(page: &Page) {
    for part in [
        "404",
        "Incorrect response MIME type",
        "WebAssembly",
        "ERR_",
        "Failed to fetch",
        "Failed to load",
        "unreachable",
    ] {
        page.means(part);
    }
}

/// The text is there, the correction holds, and there are marks.
fn nothing_is_lost(page: &Page, what: &str) {
    let marks = page.marks();
    assert_eq!(words(&page.article()), words(ARTICLE), "{what}");
    assert!(marks.iter().all(|mark| mark.text != "Piet Maas"), "{what}: {marks:?}");
    assert!(marks.iter().any(|mark| mark.text == "Rosa Lind"), "{what}: {marks:?}");
}

#[test]
fn a_network_that_comes_spoilt_leaves_the_first_marks_and_comes_with_the_next_load() {
    for how in SPOILT {
        let site = Site::built();
        site.spoil("network.bin", Some(how));
        let page = site.open("");
        means_spoilt_files(&page);
        page.until_there("#paste");
        page.paste(ARTICLE);
        page.until_there("[data-reader='failed']");
        let told = page.text("[data-reader='failed'] p");
        assert_eq!(told, "These are first marks only: the better reader could not be loaded.", "{how:?}");
        remove(&page, "Piet Maas");
        nothing_is_lost(&page, &format!("{how:?}"));
        site.spoil("network.bin", None);
        page.click("[data-reader='failed'] [data-action='reload']");
        page.until("the network", "document.querySelector('.app')?.dataset.network === 'ready'");
        page.until_read();
        nothing_is_lost(&page, &format!("{how:?}, then whole"));
    }
}

/// Files of the page's start, by name or by what tells it in `index.html`, and what shows while one is not whole.
const PARTS: [(&str, &str); 6] = [
    ("data-module", "#splash"),
    ("data-wasm", "#splash"),
    (WORKER, "[data-error='engine-failed']"),
    ("glossator-worker-relaxed_bg.wasm", "[data-error='engine-failed']"),
    ("gazetteer.bin", "[data-error='engine-failed']"),
    ("glossator-desk_bg.wasm", "[data-error='desk-broke']"),
];

#[test]
fn a_net_that_goes_while_the_page_is_loaded_is_told_and_the_next_load_is_whole() {
    for (part, shows) in PARTS {
        for how in [Spoilt::CutOff, Spoilt::Truncated] {
            let site = Site::built();
            let index = site.file("index.html");
            let named = index.split_once(&format!("{part}=\"")).and_then(|(_, rest)| rest.split_once('"'));
            let file = named.map_or(part, |(name, _)| name.trim_start_matches("./"));
            site.spoil(file, Some(how));
            let page = site.open("");
            means_spoilt_files(&page);
            page.means("The page could not be loaded");
            page.means("SyntaxError");
            page.means("CompileError");
            if shows == "#splash" {
                page.until(file, "document.querySelector('#splash')?.innerText.includes('Check the connection')");
            } else {
                page.until_there("#paste");
                page.paste(ARTICLE);
                page.until_there("#article [data-block]");
                if shows.contains("desk") {
                    page.until_read();
                    page.click("[data-action='share']");
                }
                page.until_there(shows);
                assert_eq!(words(&page.article()), words(ARTICLE), "{file} {how:?}");
            }
            site.spoil(file, None);
            page.reload();
            page.until_there("#paste, #article [data-block]");
            if shows == "#splash" {
                page.paste(ARTICLE);
            }
            page.until_read();
            assert_eq!(words(&page.article()), words(ARTICLE), "{file} {how:?}, then whole");
        }
    }
}

#[test]
fn without_memory_the_engine_is_started_again_and_then_given_up_and_the_text_stays() {
    // From the second article on, all that a program of 32 bits can have is taken when it is asked.
    let greedy = |loader: String| {
        assert!(loader.contains("await init("), "{loader}");
        let loader = loader.replacen("await init(", "const { memory } = await init(", 1);
        format!(
            "{loader}
            const hear = self.onmessage;
            self.onmessage = async (event) => {{
                if (await caches.has('greedy') && event.data.length > 100_000) {{
                    for (let pages = 65_536; pages; pages >>= 1) try {{ for (;;) memory.grow(pages); }} catch {{}}
                }}
                hear(event);
            }};"
        )
    };
    let site = Site::changed(WORKER, greedy);
    let page = site.open("");
    page.means("unreachable");
    page.means("memory");
    page.until_ready();
    page.paste(ARTICLE);
    page.until_read();
    remove(&page, "Piet Maas");
    page.run_until_done("caches.open('greedy').then(done, done);");
    // More than what lies free of the first article's.
    page.paste_made("'Rosa Lind, the mayor, said on Tuesday that the bridge will close.\\n\\n'.repeat(28_000)");
    page.until_there("[data-error='engine-failed']");
    page.until("the text", "document.querySelectorAll('#article [data-block]').length > 1000");
    page.back();
    page.until("the article before", "document.title.startsWith('Harbour bridge')");
    page.until_still();
    nothing_is_lost(&page, "what was read before");
    page.run_until_done("caches.delete('greedy').then(done, done);");
    page.reload();
    page.until_read();
    nothing_is_lost(&page, "loaded again");
}

#[test]
fn a_browser_without_room_for_the_network_reads_with_it_all_the_same() {
    for cache in [
        "Cache.prototype.put = async () => { throw new DOMException('full', 'QuotaExceededError'); };",
        "CacheStorage.prototype.open = async () => { throw new DOMException('refused', 'SecurityError'); };",
        "Object.defineProperty(self, 'caches', { get() { throw new DOMException('refused', 'SecurityError'); } });",
    ] {
        let page = Site::changed(WORKER, |loader| format!("{cache}\n{loader}")).open("");
        page.until_ready();
        page.paste(ARTICLE);
        page.until_read();
        assert_eq!(page.run("return document.querySelector('.app').dataset.network;"), "ready", "{cache}");
        assert_eq!(page.error(), "", "{cache}");
    }
}

/// Years by which a clock is set.
const BACK: i32 = -70;
const AHEAD: i32 = 9_000;

/// Has a page or a worker see another time: by so many years, from now on.
fn clock(years: i32) -> String {
    format!(
        "{{ const Real = globalThis.Date, off = {years} * 31_557_600_000;
        globalThis.Date = class extends Real {{
            constructor(...given) {{ if (given.length) super(...given); else super(Real.now() + off); }}
            static now() {{ return Real.now() + off; }}
        }}; }}"
    )
}

#[test]
fn a_clock_that_is_set_loses_nothing_that_was_kept() {
    // The desk's clock is set as the page's is: back before there were computers, and then on.
    let set =
        |loader: String| format!("if (await caches.has('ahead')) {} else {}\n{loader}", clock(AHEAD), clock(BACK));
    let site = Site::changed(DESK, set);
    let page = site.browser();
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": clock(BACK) }));
    page.go(&site.address());
    page.until_ready();
    page.paste(ARTICLE);
    page.until_read();
    remove(&page, "Piet Maas");
    let before = shown(&page);
    // The library has it, and it is found there again under another clock.
    page.until("kept", "!!sessionStorage.getItem('entry-' + history.state)");
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": clock(AHEAD) }));
    page.run_until_done("caches.open('ahead').then(done, done);");
    page.reload();
    page.until_read();
    nothing_is_lost(&page, "nine thousand years later");
    page.click("[data-action='new']");
    page.until_there("#paste");
    page.click("[data-action='library']");
    page.until_there(".library-open");
    page.click(".library-open");
    page.until_read();
    nothing_is_lost(&page, "from the library");
    page.click("[data-action='share']");
    let link = page.until("link", "document.querySelector('#share-link')?.value");
    let other = crate::opened(&site, link.as_str().unwrap());
    assert_eq!(shown(&other), before);
}

#[test]
fn a_slow_machine_on_a_slow_line_loses_no_press() {
    let site = Site::built();
    let line = SlowLine::to(&site.address());
    let page = site.browser_at(&line.address());
    page.go("about:blank");
    page.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": 6 }));
    page.go(&line.address());
    // Pasted as soon as there is a field: before word lists and network have come.
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_there("#article [data-block]");
    assert_eq!(words(&page.article()), words(ARTICLE));
    page.until_there("#article .mention");
    remove(&page, "Piet Maas");
    // How far the network is is shown, and what was mended stays when it has come.
    page.until("the network", "document.querySelector('.app').dataset.network === 'ready'");
    page.until_read();
    nothing_is_lost(&page, "slowed");
    page.click("[data-action='share']");
    page.until("link", "document.querySelector('#share-link')?.value.includes('#g1.')");
}

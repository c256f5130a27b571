//! From the address to a page that can be used: the first time over a slow line, and with a link once all is in the cache.

use std::fmt::Write;

use glossator_browser_tests::{Page, Site, SlowLine};
use serde_json::json;

use crate::median;
use crate::reading;

use glossator_benches as inputs;

const TIMES: usize = 5;

/// Runs before any script of the page: notes when words can be pasted, when marks are there, and when the network is.
const WATCH: &str = "
    const seen = window.seen = {};
    const note = (name) => { if (!(name in seen)) { seen[name] = 0; requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { seen[name] = performance.now(); };
        port2.postMessage(0);
    }); } };
    new MutationObserver(() => {
        const app = document.querySelector('.app');
        if (!app) return;
        if (app.querySelector('.start, #article')) note('usable');
        if (document.querySelector('#article .mention')) note('marks');
        if (['ready', 'done'].includes(app.dataset.engine)) note('words');
        if (['ready', 'done'].includes(app.dataset.engine) && app.dataset.network !== 'awaited') note('network');
    }).observe(document, { subtree: true, childList: true, attributes: true });";

fn watched(page: Page) -> Page {
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    page
}

/// Milliseconds from the navigation to what was noted, once it was.
fn until(page: &Page, name: &str) -> f64 {
    page.until(name, &format!("window.seen?.{name}")).as_f64().unwrap_or_default()
}

/// First visits over a line of 10 Mbit/s with 40 ms there and back, each with an empty cache.
pub(crate) fn first_visit(site: &Site) -> String {
    let mut found: [Vec<f64>; 3] = Default::default();
    for _ in 0..TIMES {
        let line = SlowLine::to(&site.address());
        let page = watched(site.browser_at(&line.address()));
        page.go(&line.address());
        for (name, times) in ["usable", "words", "network"].into_iter().zip(&mut found) {
            times.push(until(&page, name));
        }
    }
    let [usable, words, network] = found.map(median);
    format!(
        "| first visit, 10 Mbit/s, 40 ms | ms (wanted: 1,500 to the first, 10,000 to the last) |\n| --- | --- |\n| the page can be pasted into | {usable:.0} |\n\
         | the first recogniser has its lists | {words:.0} |\n| the network is there | {network:.0} |\n"
    )
}

/// A link of 1,200 words with all its marks, opened with a warm cache.
pub(crate) fn link(site: &Site) -> String {
    let page = watched(site.browser());
    reading::ready(site, &page);
    reading::read(&page, &inputs::article(1_200));
    page.click("[data-action='share']");
    let link = page.until("link", "document.querySelector('#share-link')?.value");
    let link = link.as_str().unwrap_or_default();
    let mut found = Vec::new();
    for _ in 0..=TIMES {
        page.go("about:blank");
        page.go(link);
        found.push(until(&page, "marks"));
    }
    found.remove(0);
    let mut out = String::from("| a link of 1,200 words with all marks, opened with a warm cache | |\n| --- | --- |\n");
    let _ = writeln!(out, "| letters of the link | {} |", link.len());
    let _ = writeln!(out, "| from the navigation to marks on the screen, ms (wanted: 150) | {:.0} |", median(found));
    out
}

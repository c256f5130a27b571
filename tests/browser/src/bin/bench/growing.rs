//! What the page does with one, ten and a hundred times as much: marks drawn, a library searched, an article kept in it.

use std::fmt::Write;

use glossator_browser_tests::{Page, Site};
use serde_json::json;

use crate::{median, reading};
use glossator_benches::{self as inputs, Input, LIBRARY_WORDS};

/// Words of the texts, and of the libraries.
const GROWING: [usize; 3] = [1_000, 10_000, 100_000];
const TIMES: usize = 5;
/// Articles that are read, to be kept.
const KEPT: usize = 3;

/// Looks for the first argument in the library, and tells the milliseconds until the list has changed.
const SEARCH: &str = "
    const [words] = arguments, done = arguments[arguments.length - 1];
    const field = document.querySelector('#library-search');
    const listed = () => document.querySelectorAll('.library-open').length;
    const before = listed();
    const start = performance.now();
    field.value = words;
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    const look = () => {
        if (listed() === before) return setTimeout(look, 0);
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - start);
            port2.postMessage(0);
        });
    };
    look();";

/// Pastes the first argument, and tells the milliseconds from its marks until the library has it.
const KEEP: &str = "
    const [text] = arguments, done = arguments[arguments.length - 1];
    const title = text.split('\\n')[0];
    const data = new DataTransfer();
    data.setData('text/plain', text);
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    let read = null;
    const look = () => {
        const is_there = document.title.startsWith(title);
        if (read === null && is_there && document.querySelector('.app[data-view=reading][data-engine=done]')) {
            read = performance.now();
        }
        if (read !== null && sessionStorage.getItem('entry-' + history.state)) done(performance.now() - read);
        else setTimeout(look, 0);
    };
    look();";

/// A row of each: its name and milliseconds at each length, with tabs between.
pub(crate) fn rows() -> String {
    // The network would take minutes over the longest, and has no part in what is measured.
    let site = Site::built();
    site.withhold(crate::NETWORK);
    let drawn = GROWING.map(|words| {
        let input = Input { name: "", text: inputs::article(words) };
        reading::measure(&site, &input, 3).drawn
    });
    let in_library = GROWING.map(|words| library(&site, words / LIBRARY_WORDS));
    let mut out = String::new();
    for (name, times) in [
        ("marks drawn in the page", drawn),
        ("a search of the library", in_library.map(|[search, _]| search)),
        ("an article kept in it", in_library.map(|[_, keep]| keep)),
    ] {
        let cells: Vec<String> = times.iter().map(|time| format!("{time:.2}")).collect();
        let _ = writeln!(out, "{name}\t{}", cells.join("\t"));
    }
    out
}

/// Milliseconds of a search and of a keeping, with so many articles in the library.
fn library(site: &Site, articles: usize) -> [f64; 2] {
    let page = site.browser();
    page.means(crate::NETWORK);
    reading::ready(site, &page);
    page.drop_file("library.jsonl", "", inputs::library(articles).as_bytes());
    page.until_there("[data-error='restored']");
    let time = |page: &Page, script: &str, argument: &str| {
        page.run_until_answered(script, &json!([argument])).as_f64().unwrap_or(f64::NAN)
    };
    let keep = (0..=KEPT).map(|number| time(&page, KEEP, &format!("Sale {number} is over\n\n{}", inputs::article(90))));
    let keep: Vec<f64> = keep.skip(1).collect();
    page.click("[data-action='library']");
    page.until_there("#library-search");
    let search = (0..=TIMES).map(|_| {
        let found = time(&page, SEARCH, "lot7 sold");
        time(&page, SEARCH, "");
        found
    });
    [median(search.skip(1).collect()), median(keep)]
}

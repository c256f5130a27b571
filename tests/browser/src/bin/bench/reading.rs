//! From the paste to the marks on the screen, and what the tab then holds in memory.

use std::fmt::Write;

use glossator_browser_tests::{Page, Site};
use serde_json::json;

use crate::median;
use crate::memory::{self, Peak, told};
use glossator_benches::{self as inputs, Input};

/// How often each text is read; medians are told.
const TIMES: usize = 5;

/// How long a reader takes at least to find an article and paste it, in milliseconds: the worker has its code compiled then.
const LOOKING: u32 = 2_000;

/// A page whose worker has its files, and the network where there is one, and that a reader has looked at for a moment.
pub(crate) fn ready(site: &Site, page: &Page) {
    page.go("about:blank");
    page.go(&site.address());
    page.until_ready();
    page.run_until_done(&format!("setTimeout(done, {LOOKING});"));
}

/// Pastes, and waits until the article has all its marks.
pub(crate) fn read(page: &Page, text: &str) {
    page.paste(text);
    page.until("all marks", "document.querySelector('.app')?.dataset.engine === 'done'");
    page.until_still();
}

/// Runs before any script of the page: notes when the engine's worker was asked last and when it last answered. The desk, which
/// keeps what is read, is another.
const WATCH: &str = "
    window.Worker = class extends Worker {
        constructor(...all) {
            super(...all);
            this.reads = String(all[0]).includes('glossator-worker');
            this.addEventListener('message', () => { if (this.reads) window.answered = performance.now(); });
        }
        postMessage(...all) {
            if (this.reads) window.asked = performance.now();
            super.postMessage(...all);
        }
    };";

/// Pastes the first argument, and tells the milliseconds until the first marks and until all are painted, and those of the
/// worker.
const TIME: &str = "
    const text = arguments[0], done = arguments[arguments.length - 1];
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    const start = performance.now();
    let first = null, over = false;
    const painted = (then) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => then(performance.now() - start);
        port2.postMessage(0);
    });
    const look = () => {
        if (first === null && document.querySelector('#article .mention, #article .claim')) {
            first = 0;
            painted((time) => { first = time; });
        }
        if (!over && document.querySelector('.app[data-view=reading][data-engine=done]')) {
            over = true;
            observer.disconnect();
            painted((time) => setTimeout(() => done([first || time, time, answered - asked, start + time - answered]), 50));
        }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-engine', 'data-view', 'class'] });
    (document.activeElement ?? document.body).dispatchEvent(event);";

/// Milliseconds until the first marks, until all, of the worker alone, and from its last answer until all.
fn times(page: &Page, text: &str) -> [f64; 4] {
    let found = page.run_until_answered(TIME, &json!([text]));
    [0, 1, 2, 3].map(|at| found[at].as_f64().unwrap_or_else(|| panic!("expected milliseconds, found {found}")))
}

/// What reading an input took.
#[derive(Debug)]
pub(crate) struct Read {
    /// Median milliseconds from the paste to the first marks on the screen.
    pub(crate) first: f64,
    /// The same to all marks.
    pub(crate) all: f64,
    /// The same of the worker alone, from the question to its last answer.
    pub(crate) worker: f64,
    /// From the worker's last answer to all marks on the screen.
    pub(crate) drawn: f64,
    /// The most private memory that the tab's process held meanwhile, page and worker together, in megabytes.
    pub(crate) peak: Option<f64>,
    /// What the programs of page and worker held at most, where the site tells.
    pub(crate) programs: [Option<f64>; 2],
}

/// Reads an input in a page of its own, some times over; the first time, in which code is compiled, is not counted.
pub(crate) fn measure(site: &Site, input: &Input, times_over: usize) -> Read {
    let page = site.browser();
    page.means(crate::NETWORK);
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    memory::hold(&page);
    let mut found = Vec::new();
    let mut peaks = Vec::new();
    for _ in 0..=times_over {
        ready(site, &page);
        let peak = Peak::begins();
        found.push(times(&page, &input.text));
        peaks.extend(peak.ends());
    }
    let [first, all, worker, drawn] =
        [0, 1, 2, 3].map(|at| median(found.iter().skip(1).map(|times| times[at]).collect()));
    let peak = peaks.into_iter().max_by(f64::total_cmp);
    Read { first, all, worker, drawn, peak, programs: memory::of_programs(&page) }
}

/// The table of some texts, each read so many times.
pub(crate) fn table(site: &Site, inputs: &[Input], times_over: usize) -> String {
    let mut out = String::from(
        "| text | words | paste to first marks, ms | to all marks, ms | words a second | tab's peak, MB | page's program | worker's |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for input in inputs {
        let Read { first, all, peak, programs: [page, worker], .. } = measure(site, input, times_over);
        let rate = input.words() as f64 / all * 1_000.0;
        let [peak, page, worker] = [peak, page, worker].map(told);
        let _ = writeln!(
            out,
            "| {} | {} | {first:.0} | {all:.0} | {rate:.0} | {peak} | {page} | {worker} |",
            input.name,
            input.words()
        );
    }
    out
}

/// Both tables: articles, and texts that nobody would write.
pub(crate) fn tables(site: &Site) -> String {
    let articles = table(site, &inputs::articles(), TIMES);
    let pathological = table(site, &inputs::pathological(), 1);
    let long = [Input { name: "100,000 words", text: inputs::article(100_000) }];
    let wanted = "Wanted: 800 words in 100 ms to the first marks and 700 ms to all; 8,000 words in less than 200 MB. A tab's peak \
        is private memory of its process, page and workers together, looked at every 10 ms while it reads; of that, what the WebAssembly of the \
        page and of the engine's worker held at most.\n";
    format!("{wanted}\n{articles}\n{}\n{pathological}", table(site, &long, 1))
}

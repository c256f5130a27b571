//! The engine's worker, asked by the test itself: the same annotations as the native engine's, to the byte, and Stop heard.

use std::cell::Cell;

use article::{Article, Date};
use glossator_browser_tests::{Page, Site};
use protocol::{BUILD, Request, RequestBody, Response, ResponseBody};

use crate::long_text::long_text;

const DIGESTS: &str = include_str!("../../../golden/digests.txt");

/// Starts a worker as the page does; what is said and heard is written in hexadecimal, with the time it came at.
const START: &str = "
    const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    window.bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16));
    window.heard = [];
    window.worker = document.querySelector('script[data-module]').worker('glossator-worker_loader.js');
    worker.onmessage = (event) => heard.push([hex(event.data), performance.now()]);
    worker.onerror = () => heard.push(['', 0]);
    window.say = (text) => { worker.postMessage(bytes(text)); return performance.now(); };";

/// What the network makes of them.
const NETWORK_DIGESTS: &str = include_str!("../../../golden/digests-network.txt");

/// A worker of the test's own, which has its word lists.
struct Worker<'a> {
    page: &'a Page,
    last_id: Cell<u32>,
}

impl<'a> Worker<'a> {
    fn start(page: &'a Page) -> Self {
        page.until_ready();
        page.run(START);
        let worker = Self { page, last_id: Cell::new(0) };
        assert_eq!(worker.hear().0.body, ResponseBody::Hello);
        worker.say(RequestBody::Load);
        assert_eq!(worker.answer(), ResponseBody::Ready);
        worker
    }

    /// Sends a request, and gives the time at which it went.
    fn say(&self, body: RequestBody) -> f64 {
        self.last_id.set(self.last_id.get() + 1);
        let request = Request { id: self.last_id.get(), build: BUILD.to_owned(), body };
        let hex: String = protocol::to_bytes(&request).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
        self.page.run_with("return say(arguments[0]);", &serde_json::json!([hex])).as_f64().unwrap()
    }

    /// The next message, and the time at which it came.
    fn hear(&self) -> (Response, f64) {
        let heard = self.page.until("a message of the worker", "heard.shift()");
        let text = heard[0].as_str().unwrap();
        let digits = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        let bytes: Vec<u8> = (0..text.len()).step_by(2).map(digits).collect();
        let response: Response = protocol::from_bytes(&bytes).expect("the page was built from these sources");
        assert_eq!(response.build, BUILD, "the page was built from these sources");
        (response, heard[1].as_f64().unwrap())
    }

    /// The answer to the last request.
    fn answer(&self) -> ResponseBody {
        loop {
            let (response, _) = self.hear();
            let is_answer = !matches!(
                response.body,
                ResponseBody::Progress { .. } | ResponseBody::NetworkProgress { .. } | ResponseBody::FirstMarks { .. }
            );
            if response.id == self.last_id.get() && is_answer {
                return response.body;
            }
        }
    }
}

fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn it_reads_the_golden_articles_as_the_native_engine_does() {
    reads_golden_articles(&Site::built());
}

/// What browsers without relaxed SIMD run; this one has it.
#[test]
fn its_program_for_other_browsers_reads_them_alike() {
    let plain = |loader: String| loader.replace("WebAssembly.validate(", "!WebAssembly.validate(");
    let site = Site::changed("glossator-worker_loader.js", plain);
    site.withhold("glossator-worker-relaxed_bg.wasm");
    reads_golden_articles(&site);
}

fn reads_golden_articles(site: &Site) {
    let page = site.open("");
    let worker = Worker::start(&page);
    reads_as(&worker, DIGESTS, true);
    if protocol::NETWORK.is_some() {
        worker.say(RequestBody::LoadNetwork);
        assert_eq!(worker.answer(), ResponseBody::Ready);
        reads_as(&worker, NETWORK_DIGESTS, false);
    }
}

/// Has the golden articles read, and compares their digests.
fn reads_as(worker: &Worker<'_>, digests: &str, provisional_here: bool) {
    for line in digests.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        let text = std::fs::read_to_string(xtask::shell::root().join(format!("tests/golden/{name}.txt"))).unwrap();
        let mut article = Article::from_plain_text(&text);
        article.reader_date = Date::new(2031, 9, 15);
        worker.say(RequestBody::Annotate { article: Box::new(article), seen: 0 });
        let ResponseBody::Annotated { annotations, provisional } = worker.answer() else {
            panic!("{name} was not read")
        };
        assert_eq!(provisional, provisional_here, "{name}");
        let bytes = protocol::to_bytes(&annotations).unwrap();
        assert_eq!(format!("{:016x}", fnv_1a(&bytes)), digest, "{name}");
    }
}

/// Real articles that a browser reads and the native engine reads, to compare what they say to the byte.
const REAL_ARTICLES: usize = 50;

#[test]
fn it_reads_real_articles_as_the_native_engine_does() {
    reads_real_articles("Chromium", |site| site.open(""));
}

/// Where the corpora are: opens the page, and has its worker read real articles. Tells one digest of them all.
pub(crate) fn reads_real_articles(browser: &str, open: impl FnOnce(&Site) -> Page) {
    let corpora = match xtask::evaluation::corpora() {
        Ok(corpora) if protocol::NETWORK.is_some() => corpora,
        Ok(_) => return println!("skipped: this build has no network"),
        Err(why) => return println!("skipped: {why}"),
    };
    let asked = std::env::var(xtask::evaluation::ARTICLES_READ).ok().and_then(|count| count.parse().ok());
    let count = asked.unwrap_or(REAL_ARTICLES);
    let page = open(&Site::built());
    let worker = Worker::start(&page);
    worker.say(RequestBody::LoadNetwork);
    assert_eq!(worker.answer(), ResponseBody::Ready);
    let articles = xtask::evaluation::articles_with_digests(&corpora, count).unwrap();
    assert_eq!(articles.len(), count);
    let (mut native, mut here) = (String::new(), String::new());
    for (text, digest) in articles {
        let start: String = text.chars().take(60).collect();
        worker.say(RequestBody::Annotate { article: Box::new(Article::from_plain_text(&text)), seen: 0 });
        let ResponseBody::Annotated { annotations, .. } = worker.answer() else { panic!("not read: {start}") };
        let bytes = protocol::to_bytes(&annotations).unwrap();
        let found = format!("{:016x}", fnv_1a(&bytes));
        assert_eq!(found, digest, "{start}");
        native += &digest;
        here += &found;
    }
    let [native, here] = [native, here].map(|digests| fnv_1a(digests.as_bytes()));
    println!("{count} real articles: {native:016x} natively, {here:016x} in {browser}");
}

#[test]
fn it_hears_stop_within_a_slice_of_work() {
    let page = Site::built().open("");
    let worker = Worker::start(&page);
    worker.say(RequestBody::Annotate { article: Box::new(Article::from_plain_text(&long_text())), seen: 0 });
    assert!(matches!(worker.hear().0.body, ResponseBody::Progress { .. }));
    let said = worker.say(RequestBody::Stop);
    let stopped = loop {
        let (response, at) = worker.hear();
        if response.body == ResponseBody::Stopped {
            break at;
        }
        assert!(matches!(response.body, ResponseBody::Progress { .. }), "read to the end before it was stopped");
    };
    println!("Stop was heard after {:.0} ms", stopped - said);
    assert!(stopped - said < 1_000.0, "Stop was heard after {:.0} ms", stopped - said);
    assert_eq!(worker.answer(), ResponseBody::Stopped, "Stop itself is answered");
}

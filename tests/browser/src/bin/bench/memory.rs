//! How much memory the browser's tab holds while it reads, as the system counts it, and what the programs of page and worker hold
//! of that.
//!
//! The system counts by process, and page and workers share one. Apart they are known by the memory of their WebAssembly, which
//! grows and never shrinks: its length at the end is the most that it was. What the browser adds, its own objects and the
//! document, is the page's for the greater part.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use glossator_browser_tests::{Page, Site};

/// Between two looks.
const STEP: Duration = Duration::from_millis(10);

/// Keeps hold of a program's memory where it is started.
const HOLD: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
        const made = WebAssembly[name];
        WebAssembly[name] = async (...all) => {
            const found = await made.apply(WebAssembly, all);
            globalThis.benchMemory = (found.instance ?? found).exports.memory;
            return found;
        };
    }\n";

/// Tells it when the page asks.
const TELL: &str = "const bench = new BroadcastChannel('bench');
    bench.onmessage = () => bench.postMessage(globalThis.benchMemory?.buffer.byteLength ?? 0);\n";

/// The built page, whose engine's worker tells its memory.
pub(crate) fn telling() -> Site {
    Site::changed("glossator-worker_loader.js", |loader| format!("{HOLD}{TELL}{loader}"))
}

/// Has a page's own program tell its memory, from the next navigation on.
pub(crate) fn hold(page: &Page) {
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &serde_json::json!({ "source": HOLD }));
}

/// Megabytes that the programs of page and worker have ever held, where the site is one that tells.
pub(crate) fn of_programs(page: &Page) -> [Option<f64>; 2] {
    let found = page.run_until_done(
        "const bench = new BroadcastChannel('bench');
        const own = globalThis.benchMemory?.buffer.byteLength ?? 0;
        const end = (other) => { bench.close(); done([own, other]); };
        bench.onmessage = (event) => end(event.data);
        bench.postMessage('?');
        setTimeout(() => end(0), 2000);",
    );
    [0, 1].map(|at| found[at].as_f64().filter(|bytes| *bytes > 0.0).map(|bytes| bytes / 1e6))
}

/// Looks at a tab again and again, until it is asked for the most that it held.
#[derive(Debug)]
pub(crate) struct Peak {
    is_over: Arc<AtomicBool>,
    looking: JoinHandle<Option<f64>>,
}

impl Peak {
    /// From now on, of the tab that holds most.
    pub(crate) fn begins() -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&is_over);
        let tab = tab();
        let looking = std::thread::spawn(move || {
            let mut most: Option<f64> = None;
            loop {
                let now = tab.and_then(private);
                most = most.into_iter().chain(now).max_by(f64::total_cmp);
                if over.load(Ordering::Relaxed) {
                    return most;
                }
                std::thread::sleep(STEP);
            }
        });
        Self { is_over, looking }
    }

    /// Private memory in megabytes; none where the system does not tell.
    pub(crate) fn ends(self) -> Option<f64> {
        self.is_over.store(true, Ordering::Relaxed);
        self.looking.join().ok().flatten()
    }
}

/// The process of the tab that holds most, of those that this program's browser has.
fn tab() -> Option<u32> {
    let parents = parents();
    let ours = std::process::id();
    let is_ours = |mut id: u32| {
        while let Some(&parent) = parents.get(&id) {
            if parent == ours {
                return true;
            }
            id = parent;
        }
        false
    };
    let tabs = parents.keys().filter(|&&id| is_ours(id) && is_tab(id));
    let held = tabs.filter_map(|&id| Some((private(id)?, id)));
    held.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, id)| id)
}

/// Megabytes as they stand in a table.
pub(crate) fn told(megabytes: Option<f64>) -> String {
    megabytes.map_or_else(|| "not known".to_owned(), |megabytes| format!("{megabytes:.0}"))
}

/// The parent of each process.
fn parents() -> BTreeMap<u32, u32> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter_map(|id: u32| Some((id, field(id, "PPid:")?.parse().ok()?))).collect()
}

fn is_tab(id: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{id}/cmdline")).is_ok_and(|command| command.contains("--type=renderer"))
}

/// What no file backs and no other process has.
fn private(id: u32) -> Option<f64> {
    let kilobytes: f64 = field(id, "RssAnon:")?.split(' ').next()?.parse().ok()?;
    Some(kilobytes / 1_000.0)
}

/// A field of a process's status.
fn field(id: u32, name: &str) -> Option<String> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix(name))?.trim().to_owned())
}

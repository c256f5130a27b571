//! A text as long as a book: the page stays responsive while it is read, and Stop is heard.

use glossator_browser_tests::{Page, Site};

const WORDS: usize = 100_000;

/// Watches for stretches in which the page drew nothing and heard nothing.
const WATCH: &str = "
    window.gaps = { frame: 0, task: 0 };
    let before = performance.now();
    const frame = (now) => { gaps.frame = Math.max(gaps.frame, now - before); before = now; requestAnimationFrame(frame); };
    requestAnimationFrame((now) => { before = now; frame(now); });
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) gaps.task = Math.max(gaps.task, task.duration);
    }).observe({ type: 'longtask' });";

/// The golden articles, over and over, as a text of so many words.
pub(crate) fn long_text() -> String {
    let article = include_str!("../../../golden/council.txt");
    let times = WORDS / article.split_whitespace().count() + 1;
    vec![article; times].join("\n\n")
}

fn start(page: &Page, text: &str) {
    page.until_ready();
    page.run(WATCH);
    page.paste(text);
    page.until("text", "!!document.querySelector('#article [data-block]')");
}

fn gaps(page: &Page) -> (u64, u64) {
    let gaps = page.run("return [gaps.frame, gaps.task].map(Math.round);");
    (gaps[0].as_u64().unwrap(), gaps[1].as_u64().unwrap())
}

#[test]
fn a_hundred_thousand_words_leave_the_page_responsive() {
    let page = Site::built().open("");
    start(&page, &long_text());
    page.until("all marks", "document.querySelector('.app').dataset.engine === 'done'");
    page.until_still();
    let read = page.run("return performance.now();");
    let (frame, task) = gaps(&page);
    println!("{WORDS} words: longest gap between frames {frame} ms, longest task {task} ms, all there at {read} ms");
    assert!(frame < 5_000, "the page stood still for {frame} ms");
}

#[test]
fn stop_is_heard() {
    let page = Site::built().open("");
    page.until_ready();
    // Pressed as soon as it is there, by the page itself: the driver might be late.
    page.run(
        "const pressed = () => {
            const stop = document.querySelector('[data-action=stop]');
            if (!stop) return setTimeout(pressed, 1);
            const at = performance.now();
            stop.click();
            const look = () => {
                if (document.querySelector('.app').dataset.engine === 'working') setTimeout(look, 1);
                else window.heard = performance.now() - at;
            };
            look();
        };
        pressed();",
    );
    page.paste(&vec![long_text(); 3].join("\n\n"));
    let heard = page.until("the engine at rest", "window.heard");
    println!("Stop was heard after {heard} ms");
    page.until_gone(".progress");
    assert!(page.text("#article h1").len() > 5, "the text is still there");
    assert!(page.marks().is_empty(), "nothing comes after a Stop");
    assert_eq!(page.text("[data-section='who'] .empty-line"), "Not read.");
    // The engine is free for the next article at once.
    page.paste(crate::ARTICLE);
    page.until("the next article", "document.title.startsWith('Harbour bridge')");
    page.until_read();
    assert!(!page.marks().is_empty());
}

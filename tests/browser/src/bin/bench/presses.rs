//! How soon the page answers a press: from the event to the end of the next frame, in milliseconds, in an article of
//! 5,000 words at 1440 px, and how it scrolls through one of 50,000.

use std::fmt::Write;

use glossator_browser_tests::{Screen, Site};

use crate::reading;
use glossator_benches as inputs;

/// Presses of each kind. The median is told.
const TIMES: u32 = 21;

/// From just after a frame: does something, and waits until what it changed is on the screen.
const TIME: &str = "
    const painted = (act) => new Promise((resolve, reject) => requestAnimationFrame(() => setTimeout(() => {
        const start = performance.now();
        try { act(); } catch (error) { reject(error); }
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - start);
            port2.postMessage(0);
        });
    }, 20)));
    const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
    const all = (selector) => [...document.querySelectorAll(selector)];
    // Only marks near the window are drawn: of those another one each time.
    const mention = (at) => { const drawn = all('.mention'); return drawn[at * 7 % drawn.length]; };
    const choose = (option) => {
        const facet = all('.facet').find((list) => list.options.length > 2);
        facet.selectedIndex = option;
        facet.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
    const times = async (act, undo) => {
        const found = [];
        for (let at = 0; at < TIMES; at += 1) {
            found.push(await painted(() => act(at)));
            await pause();
            if (undo) { await painted(() => undo(at)); await pause(); }
        }
        return [median(found), Math.max(...found)];
    };";

/// What is pressed, and what undoes it: bodies of functions of `at`, the number of the press.
const PRESSES: [(&str, &str, &str); 4] = [
    ("a filter", "choose(1)", "choose(0)"),
    (
        "a name under the pointer",
        "mention(at).dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))",
        "document.querySelector('#article').dispatchEvent(new MouseEvent('mouseleave'))",
    ),
    ("a card that opens", "mention(at).click()", "document.querySelector('#card [data-action=close]')?.click()"),
    ("a layer", "all('[data-layer]')[0].click()", "all('[data-layer]')[0].click()"),
];

/// The table of presses.
///
/// # Panics
/// Where the page has nothing to press.
pub(crate) fn presses(site: &Site) -> String {
    let page = site.browser();
    page.screen(Screen { width: 1440, height: 900, dark: false });
    reading::ready(site, &page);
    reading::read(&page, &inputs::article(5_000));
    let mut out =
        format!("| in an article of 5,000 words | median, ms | longest of {TIMES}, ms |\n| --- | --- | --- |\n");
    for (what, act, undo) in PRESSES {
        let times = page.run_until_done(&format!(
            "{}\ntimes((at) => {{ {act} }}, (at) => {{ {undo} }}).then(done, (error) => done([String(error), 0]));",
            TIME.replace("TIMES", &TIMES.to_string())
        ));
        let [Some(median), Some(longest)] = [times[0].as_f64(), times[1].as_f64()] else {
            panic!("{what}: {}", times[0]);
        };
        let _ = writeln!(out, "| {what} | {median:.0} | {longest:.0} |");
    }
    out
}

/// Scrolls through a long article a screen at a time, and tells the longest task and how many marks there were.
pub(crate) fn scroll(site: &Site) -> String {
    let page = site.browser();
    page.screen(Screen { width: 1440, height: 900, dark: false });
    reading::ready(site, &page);
    reading::read(&page, &inputs::article(50_000));
    let found = page.run_until_done(
        "let longest = 0, marks = 0, steps = 0;
        new PerformanceObserver((list) => {
            for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
        }).observe({ type: 'longtask' });
        const step = () => {
            scrollBy(0, innerHeight * 0.9);
            marks = Math.max(marks, document.querySelectorAll('#article .mention, #article .claim, #article .rail').length);
            steps += 1;
            const at_end = scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
            if (steps < 400 && !at_end) setTimeout(() => requestAnimationFrame(step), 30);
            else setTimeout(() => done([longest, marks, steps]), 300);
        };
        step();",
    );
    format!(
        "Scrolled through 50,000 words in {} steps: longest task {} ms (0: none over 50), at most {} marks in the document.\n",
        found[2], found[0], found[1]
    )
}

//! How soon the page answers a press: from the event to the end of the next frame, in milliseconds, in an article of
//! 5,000 words at 1440 px, and how it scrolls through one of 50,000. Prints a table.

#![allow(clippy::print_stdout)]

use std::process::ExitCode;

use glossator_browser_tests::{Page, Screen, Site};

/// An article of this project, over and over.
const ARTICLE: &str = include_str!("../../../golden/council.txt");
/// Presses of each kind. The median is told.
const TIMES: u32 = 21;

/// From just after a frame: does something, and waits until what it changed is on the screen.
const TIME: &str = "
    const painted = (act) => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
        const start = performance.now();
        act();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - start);
            port2.postMessage(0);
        });
    }, 20)));
    const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
    const all = (selector) => [...document.querySelectorAll(selector)];
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
        "all('.mention')[at * 7].dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))",
        "document.querySelector('#article').dispatchEvent(new MouseEvent('mouseleave'))",
    ),
    (
        "a card that opens",
        "all('.mention')[at * 7].click()",
        "document.querySelector('#card [data-action=close]')?.click()",
    ),
    ("a layer", "all('[data-layer]')[0].click()", "all('[data-layer]')[0].click()"),
];

fn main() -> ExitCode {
    let site = Site::built();
    let page = site.browser();
    page.screen(Screen { width: 1440, height: 900, dark: false });
    read(&site, &page, 5_000);
    println!("| in an article of 5,000 words | median, ms | longest of {TIMES}, ms |\n| --- | --- | --- |");
    for (what, act, undo) in PRESSES {
        let times = page.run_until_done(&format!(
            "{}\ntimes((at) => {{ {act} }}, (at) => {{ {undo} }}).then(done, (error) => done([String(error), 0]));",
            TIME.replace("TIMES", &TIMES.to_string())
        ));
        match (times[0].as_f64(), times[1].as_f64()) {
            (Some(median), Some(longest)) => println!("| {what} | {median:.0} | {longest:.0} |"),
            _ => {
                println!("| {what} | {} | |", times[0]);
                return ExitCode::FAILURE;
            }
        }
    }
    scroll(&site);
    ExitCode::SUCCESS
}

fn read(site: &Site, page: &Page, words: usize) {
    page.go("about:blank");
    page.go(&site.address());
    page.until_ready();
    let times = words / ARTICLE.split_whitespace().count() + 1;
    page.paste(&vec![ARTICLE; times].join("\n\n"));
    page.until("all marks", "document.querySelector('.app')?.dataset.engine === 'done'");
    page.until_still();
}

/// Scrolls through a long article a screen at a time, and tells the longest task and how many marks there were.
fn scroll(site: &Site) {
    let page = site.browser();
    page.screen(Screen { width: 1440, height: 900, dark: false });
    read(site, &page, 50_000);
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
    println!(
        "\nScrolled through 50,000 words in {} steps: longest task {} ms (0: none over 50), at most {} marks in the document.",
        found[2], found[0], found[1]
    );
}

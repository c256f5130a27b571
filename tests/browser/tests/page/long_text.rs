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
    page.until_there("[data-action='read-on']");
    // The part on the screen may have been read before the Stop was heard: then that stays.
    if page.has("#article .mention") {
        // It is a hundredth of the text: nothing of the rest is marked. The strip is 500 high.
        let beyond = "[...document.querySelectorAll('.strip-mark')].filter((mark) => mark.y.baseVal.value > 15).length";
        assert_eq!(page.run(&format!("return {beyond};")), 0, "nothing comes after a Stop");
    } else {
        assert!(page.marks().is_empty(), "nothing comes after a Stop");
        assert_eq!(page.text("[data-section='who'] .empty-line"), "Not read.");
    }
    // The engine is free for the next article at once.
    page.paste(crate::ARTICLE);
    page.until("the next article", "document.title.startsWith('Harbour bridge')");
    page.until_read();
    assert!(!page.marks().is_empty());
}

/// How many marks stand in the document, and whether some are seen.
const DRAWN: &str = "
    const marks = [...document.querySelectorAll('#article .mention, #article .rail')];
    const is_seen = ({ top }) => top > 0 && top < innerHeight;
    return [marks.length, marks.some((mark) => is_seen(mark.getBoundingClientRect()))];";

#[test]
fn marks_are_drawn_where_the_reader_is() {
    let page = Site::built().open("");
    page.until_ready();
    // Too long for the network, which would take a minute.
    let article = include_str!("../../../golden/council.txt");
    page.paste(&vec![article; 160_000 / article.len()].join("\n\n"));
    page.until("all marks", "document.querySelector('.app').dataset.engine === 'done'");
    page.until_still();
    let at_start = page.run(DRAWN);
    assert!(at_start[0].as_u64().unwrap() > 20, "{at_start}");
    // The key for the claim before the first leads to the last, in a passage that is not drawn yet.
    page.run("document.querySelector('#article').focus();");
    page.press(&[glossator_browser_tests::Key::Letter('k')]);
    page.until("the last claim", "document.activeElement?.matches('.rail') && scrollY > innerHeight * 5");
    page.run("document.querySelector('#card [data-action=close]').click(); scrollTo(0, 0);");
    page.until("marks at the start", &format!("scrollY === 0 && (() => {{ {DRAWN} }})()[1]"));
    page.until_still();
    page.click("[data-action='find']");
    page.fill("#find", "council");
    page.until("places found", "[...CSS.highlights.values()].some((highlight) => highlight.size > 5)");
    // Those near the window, of hundreds: each costs a look through its block.
    let far = page.run(
        "const places = [...CSS.highlights.get('found')].map((range) => range.getBoundingClientRect().top / innerHeight);
        return places.filter((top) => Math.abs(top) > 12).length;",
    );
    assert_eq!(far, 0, "places far from the window");
    page.run("scrollTo(0, document.documentElement.scrollHeight);");
    page.until("marks at the end", &format!("(() => {{ {DRAWN} }})()[1]"));
    page.until_still();
    let left = page.run("return (document.documentElement.scrollHeight - innerHeight - scrollY) / innerHeight;");
    assert!(left.as_f64().unwrap() < 1.0, "who looks for words and scrolls on is not taken back: {left} windows");
    let at_end = page.run(DRAWN);
    let (few, many) = (at_start[0].as_u64().unwrap(), at_end[0].as_u64().unwrap());
    assert!(many < few * 3, "{few} marks at the start, {many} at the end: those in between are not drawn");
    let lost = page.run(
        "return [...CSS.highlights.values()].flatMap((highlight) => [...highlight])
            .filter((range) => !range.startContainer.isConnected).length;",
    );
    assert_eq!(lost, 0, "what was found is still shown up");
}

//! What somebody who means ill could bring, by each of the ways in: none of it ever runs, asks the net, leaves the page or
//! becomes an element, and the reader's text stays. The tables stand in the files beside this one.
//!
//! A canary (`hostile/canary.js`) is in the page before the page is, and writes down whatever must not happen. What the
//! browser itself writes down, the console and the requests, is looked at when a page is closed, as everywhere.

mod backups;
mod files;
mod fragments;
mod links;
mod markup;
mod pastes;

use article::{Article, BlockKind};
use glossator_browser_tests::{Page, Site};
use serde_json::{Value, json};

use crate::{ARTICLE, words};
use files::Answer;

const CANARY: &str = include_str!("hostile/canary.js");

/// What the console says of a document that is parsed and never run.
const INERT: &str = "Content Security Policy directive";

/// A page with the canary, on which an article is read.
fn guarded(site: &Site) -> Page {
    let page = with_canary(site);
    page.until_kept();
    page.paste(ARTICLE);
    page.until_read();
    page.run("settled();");
    site.take_requests();
    page
}

fn with_canary(site: &Site) -> Page {
    let page = site.browser();
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": CANARY }));
    page.go(&site.address());
    page.until_ready();
    page
}

/// What the canary wrote down since it was asked last.
fn fired(page: &Page) -> Vec<String> {
    let fired = page.run("return settled();");
    fired.as_array().into_iter().flatten().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}

fn is_quiet(page: &Page, what: &str) {
    let fired = fired(page);
    // Of handlers and styles in a document that is parsed and never run the policy speaks as well.
    let is_inert = |line: &String| {
        ["base-uri", "script-src-attr", "style-src-attr", "style-src-elem"]
            .iter()
            .any(|part| line.starts_with(&format!("policy {part}")))
    };
    assert!(fired.iter().all(is_inert), "{what}: {fired:?}");
}

/// An article that holds the words is shown, and the one from before is within reach.
fn is_shown(page: &Page, what: &str, shown: &str) {
    page.until(what, &format!("document.querySelector('#article')?.textContent.includes({})", Value::from(shown)));
    assert_eq!(page.error(), "", "{what}");
    is_quiet(page, what);
}

/// The same, and the engine has read it.
fn is_read(page: &Page, what: &str, shown: &str) {
    is_shown(page, what, shown);
    page.until(what, "document.querySelector('.app[data-engine=done]')");
    is_quiet(page, what);
}

fn goes_back(page: &Page, what: &str) {
    page.run("document.querySelector('[data-action=previous]').click();");
    page.until(
        &format!("the former article after {what}"),
        "document.querySelector('#article')?.textContent.startsWith('Harbour bridge')",
    );
    is_quiet(page, what);
}

/// A notice of that name ("link-*": any about links) stands over the article from before, which is whole.
fn is_told(page: &Page, what: &str, code: &str) {
    let start = code.trim_end_matches('*');
    page.until(what, &format!("document.querySelector('[data-error]')?.dataset.error.startsWith({start:?})"));
    assert!(code.ends_with('*') || page.error() == code, "{what}: {}", page.error());
    assert_eq!(words(&page.article()), words(ARTICLE), "{what}");
    is_quiet(page, what);
    page.run(
        "document.querySelector('[data-error] :is([data-action=dismiss], [data-action=remedy]:only-of-type)').click();",
    );
    page.until_gone("[data-error]");
}

/// At the end of a session: one tab, the same page, nothing asked of the host but the desk's own files and whether there is a
/// new version.
fn has_stayed(site: &Site, page: &Page) {
    is_quiet(page, "at the end");
    assert_eq!(page.tabs().len(), 1);
    assert_eq!(page.run("return location.href;"), site.address());
    let is_desk = |path: &str| path.contains("/glossator-desk") || path.ends_with("/links-1.bin");
    let asked = site.take_requests();
    assert!(asked.iter().all(|asked| is_desk(&asked.path) || asked.path.ends_with("/offline.js")), "{asked:?}");
}

/// The words that the page shows of an article: all that are not folded away.
fn unfolded(article: &Article) -> String {
    let blocks = article.blocks().iter().filter(|block| block.kind != BlockKind::Furniture);
    blocks.map(|block| article.slice(block.range)).collect::<Vec<_>>().join("\n")
}

#[test]
fn hostile_texts_are_words() {
    let site = Site::built();
    let page = guarded(&site);
    for (number, (what, text)) in pastes::TEXTS.iter().enumerate() {
        let witness = format!("Witness {number} spoke in Lima.");
        let text = format!("{text}\n\n{witness}");
        page.paste(&text);
        is_read(&page, what, &witness);
        assert_eq!(words(&page.article()), words(&unfolded(&Article::from_plain_text(&text))), "{what}");
        goes_back(&page, what);
    }
    has_stayed(&site, &page);
}

#[test]
fn texts_too_long_for_anybody_lose_nothing() {
    let site = Site::built();
    let page = guarded(&site);
    for (what, made, code) in pastes::MADE {
        page.paste_made(made);
        is_told(&page, what, code);
    }
    has_stayed(&site, &page);
}

#[test]
fn hostile_markup_leaves_its_words_at_most() {
    let site = Site::built();
    let page = guarded(&site);
    page.means(INERT);
    let paste = |number: usize, what: &str, html: &str| {
        let witness = format!("Witness {number} spoke in Lima.");
        page.paste_rich(&witness, &format!("<h1>Talks open</h1><p>{witness}</p>{html}"));
        is_shown(&page, what, &witness);
        page.article()
    };
    for (number, (what, html)) in markup::MARKUP.iter().enumerate() {
        let article = paste(number, what, html);
        // At most the end of something broken is left, which is no markup any more.
        let left = words(&article).replace(&format!("Talks open Witness {number} spoke in Lima."), "");
        assert!(left.len() < 10 && !left.contains("canary"), "{what}: {article}");
        goes_back(&page, what);
    }
    for (number, (what, html)) in markup::WORDS.iter().enumerate() {
        let number = 1_000 + number;
        let article = paste(number, what, html);
        assert!(article.contains("press") || article.contains("onerror"), "{what}: {article}");
        // What stands in an attribute is no word.
        assert!(!article.contains("canary"), "{what}: {article}");
        goes_back(&page, what);
    }
    has_stayed(&site, &page);
}

#[test]
fn hostile_files_are_words_or_refused() {
    let site = Site::built();
    let page = guarded(&site);
    page.means(INERT);
    let answers = |what: &str, answer: Answer| match answer {
        Answer::Notice(code) => is_told(&page, what, code),
        Answer::Words(shown) => {
            is_shown(&page, what, shown);
            goes_back(&page, what);
        }
    };
    for (what, name, kind, bytes, answer) in files::FILES {
        page.drop_file(name, kind, bytes);
        answers(what, *answer);
    }
    for (what, name, kind, made, answer) in files::MADE {
        page.run(&format!(
            "const data = new DataTransfer();
            data.items.add(new File({made}, {name:?}, {{ type: {kind:?} }}));
            document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));"
        ));
        answers(what, *answer);
    }
    has_stayed(&site, &page);
}

/// Hands over a backup, and waits for what the page says of it.
fn restores(page: &Page, what: &str, lines: &str, told: &str) {
    page.run_with(
        &format!(
            "const data = new DataTransfer();
            data.items.add(new File(['{{\"glossator:library\":1}}\\n', {lines}], 'a.jsonl'));
            document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));"
        ),
        &json!([]),
    );
    page.until(
        what,
        &format!(
            "document.querySelector('[data-error=restored]')?.textContent.replaceAll('\\u00a0', ' ').includes({told:?})"
        ),
    );
    is_told(page, what, "restored");
}

#[test]
fn hostile_backups_are_words_or_refused() {
    let site = Site::built();
    let page = guarded(&site);
    for (what, lines, told) in backups::FILES {
        restores(&page, what, &Value::from(*lines).to_string(), told);
    }
    for (what, made, told) in backups::MADE {
        restores(&page, what, made, told);
    }
    let all = format!("{} articles restored", links::WORDS.len());
    restores(&page, "words in each field", &Value::from(backups::filled()).to_string(), &all);
    page.click("[data-action='library']");
    page.until_there(".library-list");
    let listed = page.text(".library-list");
    for (what, words) in links::WORDS {
        let is_there = page.run_with(
            "return document.querySelector('.library-list').textContent.includes(arguments[0]);",
            &json!([words]),
        );
        assert_eq!(is_there, true, "{what}: {listed}");
    }
    is_quiet(&page, "the list");
    for number in 1..=links::WORDS.len() {
        let open = format!(".library-open[data-entry='{number}']");
        page.until_there(&open);
        page.run_with("document.querySelector(arguments[0]).click();", &json!([open]));
        page.until_gone("dialog[open]");
        page.until_still();
        is_quiet(&page, "an article that was restored");
        page.click("[data-action='library']");
    }
    page.until_there(".library-list");
    page.click("dialog [data-action='close']");
    has_stayed(&site, &page);
}

#[test]
fn hostile_addresses_change_nothing() {
    let site = Site::built();
    let page = guarded(&site);
    for (what, fragment, code) in fragments::FRAGMENTS {
        page.run_with("location.hash = arguments[0];", &json!([fragment]));
        if code.is_empty() {
            page.until_still();
            assert_eq!((page.error(), words(&page.article())), (String::new(), words(ARTICLE)), "{what}");
            is_quiet(&page, what);
        } else if *code == "arrived" {
            // Looked at when the reader says so.
            page.until_there("[data-error='arrived']");
            is_quiet(&page, what);
            page.run("document.querySelector('[data-error] [data-action=remedy]').click();");
            page.until(what, "!document.querySelector('#article').textContent.startsWith('Harbour bridge')");
            page.until_read();
            is_quiet(&page, what);
            goes_back(&page, what);
        } else {
            is_told(&page, what, code);
        }
    }
    page.run("history.replaceState(history.state, '', location.pathname);");
    has_stayed(&site, &page);
}

#[test]
fn hostile_words_in_a_link_are_words() {
    let site = Site::built();
    let page = guarded(&site);
    for (what, hostile) in links::WORDS {
        page.run_with("location.hash = arguments[0];", &json!([links::filled(hostile)]));
        page.until_there("[data-opened-link]");
        page.until_still();
        let shown = "document.querySelector('#article').textContent.includes(arguments[0]) &&
            document.querySelector('#sidebar-body').textContent.includes(arguments[0])";
        assert_eq!(page.run_with(&format!("return {shown};"), &json!([hostile])), true, "{what}: {}", page.article());
        // Each mark's card, and what is found by the words.
        for mark in ["person", "place", "state", "claim"] {
            page.run(&format!("document.querySelector('#article .{mark}')?.click();"));
            page.until_still();
            is_quiet(&page, what);
        }
        page.run("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));");
        page.until_gone("#card");
        is_quiet(&page, what);
        page.back();
        page.until("the article", "document.querySelector('#article')?.textContent.startsWith('Harbour bridge')");
    }
    has_stayed(&site, &page);
}

#[test]
fn well_sealed_nonsense_does_not_open() {
    let site = Site::built();
    let page = guarded(&site);
    for (what, link, code) in links::sealed() {
        page.run_with("location.hash = arguments[0];", &json!([link]));
        if code.is_empty() {
            page.until_there("[data-opened-link]");
            page.until_still();
            is_quiet(&page, what);
            page.back();
            page.until("the article", "document.querySelector('#article')?.textContent.startsWith('Harbour bridge')");
        } else {
            is_told(&page, what, code);
        }
    }
    has_stayed(&site, &page);
}

#[test]
fn the_canary_sings_for_each_thing_that_must_not_happen() {
    let site = Site::built();
    let page = with_canary(&site);
    // What the browser says of all this is meant.
    page.means("");
    for (does, written) in [
        ("canary('x')", "ran x"),
        ("alert('x')", "called alert"),
        ("open('https://evil.example/')", "called open"),
        ("document.body.append(document.createElement('script'))", "element script"),
        ("document.body.append(document.createElement('iframe'))", "element iframe"),
        ("document.querySelector('main').append(document.createElement('img'))", "element img"),
        ("document.body.setAttribute('onx', 'canary(1)')", "attribute body onx"),
        ("setTimeout(() => { throw new Error('x'); })", "error"),
        (
            "dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: 'x' }))",
            "rejected x",
        ),
        ("fetch('https://evil.example/').catch(() => {})", "policy connect-src"),
        ("try { document.body.innerHTML = '<p>'; } catch {}", "policy require-trusted-types-for"),
        ("Object.prototype.polluted = 1", "prototype 0"),
        ("window.fetch = () => {}", "replaced 4"),
    ] {
        page.run(&format!("{does};"));
        page.until(does, &format!("settled().some((line) => line.startsWith({written:?}))"));
    }
    let link = "const link = document.createElement('a'); link.href = arguments[0]; document.body.append(link);";
    for address in ["javascript:canary(1)", "data:text/html,x", "https://evil.example/"] {
        page.run_with(link, &json!([address]));
        page.until(address, &format!("settled().some((line) => line.startsWith('address a href {address}'))"));
    }
}

/// What the same markup does in a page that takes it as it comes.
#[test]
fn markup_that_is_taken_as_it_comes_does_run() {
    let page = Site::built().browser();
    page.means("");
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": CANARY }));
    page.go("data:text/html,<title>naive</title><body>");
    // It may name an element `querySelector`, too, and then no test could go on.
    let leads_away =
        |html: &str| ["evil.example", "refresh", "name=querySelector"].iter().any(|word| html.contains(word));
    for (_, html) in markup::MARKUP.iter().filter(|(_, html)| !leads_away(html)) {
        page.run_with(
            "const place = document.createElement('div'); document.body.append(place); place.innerHTML = arguments[0];",
            &json!([html]),
        );
    }
    let ran = page.until("a dozen that ran", "fired.filter((line) => line.startsWith('ran ')).length >= 12 && fired");
    println!("{ran}");
}

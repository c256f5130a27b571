//! Links that do not open, and links that open in part.

use article::link::parts;
use glossator_browser_tests::{Key, Page, Site};

use crate::{ARTICLE, SECOND, opened, words};

const WHOLE: &str = include_str!("../../../links/1-council.link");

/// A link that says it holds ten megabytes of text: a header as `docs/LINK.md` describes it, and nothing behind.
fn inflating() -> String {
    let payload = [0, 10_000_000, 0].map(parts::number).concat();
    format!("#{}", parts::carrying(parts::sealed(&[(1, payload)])))
}

fn altered() -> String {
    let link = WHOLE.trim();
    let at = link.len() / 2;
    let other = if &link[at..=at] == "A" { "B" } else { "A" };
    format!("{}{other}{}", &link[..at], &link[at + 1..])
}

fn bad_links() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("an empty link", "#g1.".to_owned(), "link-not"),
        ("a link of a newer version", "#g2.AAAA".to_owned(), "link-newer"),
        ("a link altered by one letter", altered(), "link-altered"),
        ("a link cut within its marks", WHOLE[..60].to_owned(), "link-cut"),
        ("a link of ten megabytes", inflating(), "link-too-large"),
    ]
}

fn says(page: &Page, what: &str, code: &str) {
    page.until(what, &format!("document.querySelector('[data-error]')?.dataset.error === {code:?}"));
    let sentence = page.text("[data-error] p");
    assert!(sentence.ends_with('.') && sentence.len() > 20, "{what}: {sentence}");
    assert_eq!(page.run("return document.querySelectorAll('[data-error] [data-action=remedy]').length;"), 1, "{what}");
}

#[test]
fn a_bad_link_says_so_on_an_empty_page() {
    let site = Site::built();
    let page = site.browser();
    for (what, link, code) in bad_links() {
        page.go("about:blank");
        page.go(&format!("{}{link}", site.address()));
        says(&page, what, code);
        assert_eq!(page.article(), "", "{what} shows no article");
        assert!(page.has("#paste"), "{what} leaves the field to paste into");
    }
}

#[test]
fn a_bad_link_in_an_open_tab_changes_nothing() {
    let page = Site::built().open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    for (what, link, code) in bad_links() {
        page.run_with("location.hash = arguments[0];", &serde_json::json!([link]));
        says(&page, what, code);
        assert_eq!(words(&page.article()), words(ARTICLE), "{what}");
        if code == "link-newer" {
            // Its one action loads the page again, in the hope of a newer one.
            page.press(&[Key::Escape]);
        } else {
            page.click("[data-action='remedy']");
        }
        page.until_gone("[data-error]");
    }
    assert_eq!(words(&page.article()), words(ARTICLE));
}

#[test]
fn a_link_pasted_into_an_open_tab_opens_and_back_leads_back() {
    let page = Site::built().open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    page.run_with("location.hash = arguments[0];", &serde_json::json!([WHOLE.trim()]));
    page.until_there("[data-opened-link]");
    page.until_still();
    let opened = page.article();
    assert_ne!(words(&opened), words(ARTICLE));
    assert!(!page.marks().is_empty());

    page.back();
    page.until("the former article", "document.querySelector('#article')?.textContent.includes('Harbour bridge')");
    assert_eq!(words(&page.article()), words(ARTICLE));
    page.forward();
    page.until_there("[data-opened-link]");
    assert_eq!(page.article(), opened);

    // Pasted as text, it opens as well.
    page.paste(SECOND);
    page.until("the pasted article", "document.querySelector('#article')?.textContent.includes('Lima')");
    page.paste(&format!("https://page.example/{}", WHOLE.trim()));
    page.until_there("[data-opened-link]");
    assert_eq!(page.article(), opened);
    page.click("[data-action='previous']");
    page.until("the pasted article", "document.querySelector('#article')?.textContent.includes('Lima')");
}

#[test]
fn a_link_that_is_pasted_stands_in_the_address_and_back_leads_to_the_empty_page() {
    let page = Site::built().open("");
    page.until_there("#paste");
    page.paste(&format!("https://page.example/{}", WHOLE.trim()));
    page.until_there("[data-opened-link]");
    page.until_still();
    assert_eq!(page.run("return location.hash;"), WHOLE.trim());
    let opened = page.article();
    // What another build kept is not read: the link is opened again, and stays the sharer's.
    page.run("sessionStorage.setItem('reading-' + history.state, 'another');");
    page.reload();
    page.until_there("[data-opened-link]");
    page.until_still();
    assert_eq!(page.article(), opened);
    page.back();
    page.until_there("#paste");
    page.forward();
    page.until_there("[data-opened-link]");
    assert_eq!(page.article(), opened);
}

#[test]
fn a_cut_link_opens_with_what_arrived_and_says_how_much() {
    let site = Site::built();
    let page = site.open(include_str!("../../../links/1-council-cut.link").trim());
    page.until_there("[data-error='link-cut']");
    let sentence = page.text("[data-error='link-cut']");
    assert!(sentence.contains("% of this link arrived"), "{sentence}");
    assert!(!page.article().is_empty());
    // Neither a reload nor who sends it on makes it the whole.
    page.reload();
    page.until_there("[data-error='link-cut']");
    assert_eq!(page.text("[data-error='link-cut']"), sentence);
    page.click("[data-action='share']");
    let link = page.until("link", "document.querySelector('#share-link')?.value");
    let other = opened(&site, link.as_str().unwrap());
    assert!(other.text("[data-opened-link]").contains("excerpt"), "{}", other.text("[data-opened-link]"));
}

#[test]
fn a_link_is_shown_before_the_engine_has_loaded() {
    let site = Site::built();
    let page = site.browser();
    // An engine that never says a word: it fetches for itself, past what the page's own requests can be held by.
    let silent = "const Real = window.Worker;
        const Silent = class extends EventTarget { postMessage() {} terminate() {} };
        window.Worker = function (address, options) {
            return String(address).includes('glossator-worker') ? new Silent() : new Real(address, options);
        };
        window.Worker.prototype = Real.prototype;
        Object.setPrototypeOf(Silent.prototype, Real.prototype);";
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &serde_json::json!({ "source": silent }));
    page.go(&format!("{}{}", site.address(), WHOLE.trim()));
    page.until_there("[data-opened-link]");
    page.until_still();
    assert!(!page.marks().is_empty());
    assert_eq!(page.run("return document.querySelector('.app').dataset.engine;"), "loading");
    // Its marks can be dropped for the engine's own, which come when they can.
    page.click("[data-action='hide-marks']");
    page.until_there("#article.unmarked");
}

#[test]
fn after_a_bad_link_the_page_loads_what_it_showed() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    page.paste(ARTICLE);
    page.until_read();
    page.run(&format!("location.hash = {:?};", altered()));
    says(&page, "an altered link", "link-altered");
    assert_eq!(page.run("return location.hash;"), "");
    page.reload();
    page.until_read();
    assert!(page.article().contains("Harbour bridge"));
}

#[test]
fn what_is_looked_for_opens_with_the_link() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    page.paste(ARTICLE);
    page.until_read();
    let choose = "const facet = document.querySelector('[data-facet=letter]');
        facet.selectedIndex = 1;
        facet.dispatchEvent(new Event('change', { bubbles: true }));
        return facet.value;";
    let chosen = page.run(choose);
    page.until_there("[data-facet='letter'][data-set='true']");
    let kept = page.text(".filter-state");
    page.click("[data-action='share']");
    let link = page.until("link", "document.querySelector('#share-link')?.value");
    let elsewhere = opened(&site, link.as_str().unwrap());
    elsewhere.until_there("[data-facet='letter'][data-set='true']");
    assert_eq!(elsewhere.run("return document.querySelector('[data-facet=letter]').value;"), chosen);
    assert_eq!(elsewhere.text(".filter-state"), kept);
}

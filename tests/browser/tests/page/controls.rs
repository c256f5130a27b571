//! Finding, keys, settings and the text about this page.

use glossator_browser_tests::{Key, Page, Site};

use crate::ARTICLE;

fn read(page: &Page) {
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
}

fn type_in(page: &Page, words: &str) {
    page.press(&words.chars().map(Key::Letter).collect::<Vec<_>>());
}

/// The words that are shown up: all, and the one that the reader is at.
const SHOWN_UP: &str = "[...['found', 'found-here'].map((name) => [...(CSS.highlights.get(name) ?? [])].map(String).join('|'))].join(' / ')";

#[test]
fn words_are_found_counted_and_stepped_through() {
    let page = Site::built().open("");
    read(&page);
    page.press(&[Key::Letter('/')]);
    page.until("focus in the field", "document.activeElement?.id === 'find'");
    type_in(&page, "ostmere");
    page.until("two places", "document.querySelector('.find-count')?.textContent === '1 of 2'");
    page.until("both shown up", &format!("{SHOWN_UP} === 'Ostmere|Ostmere / Ostmere'"));
    page.press(&[Key::Enter]);
    page.until("the second", "document.querySelector('.find-count')?.textContent === '2 of 2'");
    page.press(&[Key::Enter]);
    page.until("the first again", "document.querySelector('.find-count')?.textContent === '1 of 2'");
    type_in(&page, "xyz");
    page.until("nothing", "document.querySelector('.find-count')?.textContent === 'not found'");
    // From the text the key leads back to the field, and to what was typed.
    page.run("document.querySelector('#article').focus();");
    page.press(&[Key::Letter('/')]);
    page.until("focus in the field", "document.activeElement?.value?.endsWith('xyz')");
    page.press(&[Key::Escape]);
    page.until_gone(".find");
    page.until("nothing shown up", &format!("{SHOWN_UP} === ' / '"));
}

#[test]
fn an_actor_is_found_by_all_its_names() {
    let page = Site::built().open("");
    read(&page);
    page.click("[data-action='find']");
    page.until("focus in the field", "document.activeElement?.id === 'find'");
    type_in(&page, "lin");
    page.click("[data-find-entity]");
    page.until("both names", &format!("{SHOWN_UP} === 'Rosa Lind|Lind / Rosa Lind'"));
    assert_eq!(page.text(".find-count"), "1 of 2");
    // What was pressed is gone, the focus is not.
    assert_eq!(page.run("return document.activeElement.id;"), "find");
    page.press(&[Key::Enter]);
    page.until("the second", "document.querySelector('.find-count')?.textContent === '2 of 2'");
    page.click("[data-action='find-close']");
    page.until_gone(".find");
    assert_eq!(page.run("return document.activeElement.id;"), "article");
}

#[test]
fn keys_are_listed_and_can_be_switched_off() {
    let page = Site::built().open("");
    read(&page);
    page.press(&[Key::Letter('?')]);
    page.until_there("dialog[open] .keys");
    assert!(page.text(".keys").contains("next and previous claim"));
    page.press(&[Key::Escape]);
    page.until_gone("dialog");
    page.click("[data-action='settings']");
    page.click("[data-setting='keys'] .choice:nth-child(2)");
    page.press(&[Key::Escape]);
    page.until_gone("dialog");
    page.press(&[Key::Letter('j')]);
    page.press(&[Key::Letter('s')]);
    page.press(&[Key::Letter('?')]);
    assert!(!page.has("#card, dialog"), "single letters do nothing");
}

#[test]
fn settings_are_kept_and_forgotten() {
    let page = Site::built().open("");
    read(&page);
    let size = "getComputedStyle(document.querySelector('#article')).fontSize";
    assert_eq!(page.run(&format!("return {size};")), "19px");
    page.click("[data-action='settings']");
    page.click("[data-setting='size'] .choice:nth-child(4)");
    page.click("[data-setting='face'] .choice:nth-child(2)");
    page.until("larger text", &format!("{size} === '26px'"));
    page.reload();
    page.until_read();
    page.until("larger text", &format!("{size} === '26px'"));
    page.click("[data-action='settings']");
    // The buttons that stay lie over the end of a long dialog.
    page.run("document.querySelector('.wipe').scrollIntoView({ block: 'center' });");
    page.click(".wipe summary");
    page.run("document.querySelector('.wipe').scrollIntoView({ block: 'center' });");
    page.click("[data-action='wipe']");
    page.until_there("#paste");
    page.until("nothing kept", "sessionStorage.length === 0");
    assert_eq!(page.run("return document.documentElement.dataset.size;"), "medium");
}

#[test]
fn marks_are_spoken_as_the_reader_wants() {
    let page = Site::built().open("");
    read(&page);
    let silent = "document.querySelectorAll('.rail:not([aria-hidden])').length";
    assert_eq!(page.run(&format!("return {silent};")), 0);
    page.click("[data-action='settings']");
    page.click("[data-setting='speech'] .choice:nth-child(3)");
    page.until("spoken claims", &format!("{silent} > 2"));
    page.until_there(".mention[role='button'][aria-description^='Rosa Lind, acts here']");
}

#[test]
fn layers_that_are_off_stay_off() {
    let page = Site::built().open("");
    read(&page);
    page.run("document.querySelector('#article').focus();");
    page.press(&[Key::Letter('2')]);
    page.until("the layer off", "document.documentElement.dataset.off === '2'");
    page.reload();
    page.until_read();
    assert_eq!(page.run("return document.documentElement.dataset.off;"), "2");
}

#[test]
fn lines_of_the_head_are_put_right() {
    let page = Site::built().open("");
    read(&page);
    let chips = page.run("return [...document.querySelectorAll('.chip')].map((chip) => `${chip.title}: ${chip.textContent}`).join(' | ');");
    assert_eq!(
        chips,
        "Headline: Harbour bridge to close for a year | Byline: By Tom Hale | Date: no date | Dateline: no dateline"
    );
    page.click(".chip[title='Date']");
    page.until("its field", "document.activeElement?.dataset.head === 'Date'");
    page.fill("[data-head=Date]", "March 12, 2031");
    page.until("the day counted from the date", "document.querySelector('[data-day=\"2031-03-11\"]')");
    page.until_read();
    assert!(page.article().contains("March 12, 2031"));
    let counted = "document.querySelector('[data-day=\"2031-03-11\"]').closest('li').innerText";
    assert!(!page.run(&format!("return {counted};")).to_string().contains("guessed"));
    assert!(!page.has("[data-action='previous']"), "it is the same article");
    page.click("[data-action='undo']");
    page.until("the article as it was", "!document.querySelector('[data-day=\"2031-03-12\"]')");
    page.until_read();
    // Where it is from: an address, or nothing.
    for (typed, host) in [("news", ""), ("javascript:1", ""), ("https://news.example/bridge", "news.example"), ("", "")]
    {
        page.fill("[data-head=Address]", typed);
        page.until(typed, &format!("(document.querySelector('.source-line')?.textContent ?? '') === '{host}'"));
        page.until_read();
    }
}

#[test]
fn the_page_says_what_it_is() {
    let page = Site::built().open("");
    page.click("[data-action='about']");
    page.until("the text", "document.querySelector('dialog[open] .about')?.innerText.includes('Natural Earth')");
    assert!(page.text(".about").contains("77\u{a0}%"), "how right it is");
    page.press(&[Key::Escape]);
    page.until_gone("dialog");
}

//! The library: what is read is kept by itself, found again, deleted and put back, saved and restored; and what becomes of it
//! in two tabs, without room, without storage.

mod again;
mod anew;

use glossator_browser_tests::{Key, Page, Site};
use serde_json::json;

use crate::{ARTICLE, SECOND, words};

const LOADER: &str = "glossator-desk_loader.js";

fn read(page: &Page, article: &str) {
    page.paste(article);
    let title = article.lines().next().unwrap();
    page.until(title, &format!("document.title.startsWith({title:?})"));
    page.until_read();
}

/// Waits until the library has the article on the stage with so many decisions of the reader.
fn until_kept(page: &Page, edits: usize) {
    page.until(
        "the library's copy",
        &format!("!!sessionStorage.getItem('entry-' + history.state) && {}", counted(edits)),
    );
}

/// Whether an entry of the library, as the database has it, has so many decisions.
fn counted(edits: usize) -> String {
    format!(
        "await_entries().some((entry) => \
         entry.id === Number(sessionStorage.getItem('entry-' + history.state).split(' ')[0]) && entry.counts[3] === {edits})"
    )
}

/// Has the page look into the database, again and again.
fn watch(page: &Page) {
    page.run(
        "let entries = [];
        window.await_entries = () => entries;
        const look = () => {
            const asked = indexedDB.open('glossator-library');
            // It is the desk that makes it.
            asked.onupgradeneeded = () => asked.transaction.abort();
            asked.onerror = () => setTimeout(look, 50);
            asked.onsuccess = () => {
                const all = asked.result.transaction('articles').objectStore('articles').getAll();
                all.onsuccess = () => {
                    entries = all.result.map((entry) => JSON.parse(entry));
                    asked.result.close();
                    setTimeout(look, 50);
                };
            };
        };
        look();",
    );
}

/// Removes the mark of these words, everywhere.
pub(crate) fn remove(page: &Page, name: &str) {
    page.until(
        name,
        &format!(
            "(() => {{ const mark = [...document.querySelectorAll('#article .mention')].find((mark) => mark.textContent === {name:?});
            mark?.click(); return !!mark; }})()"
        ),
    );
    page.until("its card", &format!("document.querySelector('#card .crumbs')?.textContent.startsWith({name:?})"));
    page.press(&[Key::Letter('x')]);
    page.until("the edit", "document.querySelector('.mended')?.textContent.startsWith('Done: ')");
}

fn marks_of(page: &Page, name: &str) -> usize {
    page.marks().iter().filter(|mark| mark.text == name).count()
}

/// Opens the library and gives the titles that it lists.
fn library(page: &Page) -> Vec<String> {
    page.click("[data-action='library']");
    page.until_there(".library-list, .library-line");
    titles(page)
}

fn titles(page: &Page) -> Vec<String> {
    let titles =
        page.run("return [...document.querySelectorAll('.library-open strong')].map((title) => title.textContent);");
    titles.as_array().into_iter().flatten().filter_map(|title| title.as_str().map(str::to_owned)).collect()
}

fn until_listed(page: &Page, expected: &[&str]) {
    let expected = json!(expected).to_string();
    page.until(
        &expected,
        &format!(
            "JSON.stringify([...document.querySelectorAll('.library-open strong')].map((title) => title.textContent)) === {}",
            json!(expected)
        ),
    );
}

const FIRST_TITLE: &str = "Harbour bridge to close for a year";
const SECOND_TITLE: &str = "Ministers meet in Lima";

/// A page on which both articles have been read, the first of them mended once.
fn both_kept(site: &Site) -> Page {
    let page = site.open("");
    page.until_ready();
    read(&page, ARTICLE);
    watch(&page);
    until_kept(&page, 0);
    remove(&page, "Piet Maas");
    until_kept(&page, 1);
    read(&page, SECOND);
    until_kept(&page, 0);
    page
}

/// Opens the article from the library in another tab, and turns to that; gives the name of the tab before.
fn opened_in_another_tab(site: &Site, page: &Page) -> String {
    let first = page.tab(&site.address());
    page.until_ready();
    library(page);
    page.click(".library-open");
    page.until(FIRST_TITLE, &format!("document.title.startsWith({FIRST_TITLE:?})"));
    page.until_still();
    watch(page);
    first
}

#[test]
fn what_is_read_is_kept_and_found_again() {
    let site = Site::built();
    let page = both_kept(&site);
    // Another day: the tab's own history is gone.
    let before = page.tab(&site.address());
    assert_ne!(page.tabs()[0], page.tabs()[1], "{before}");
    page.until_ready();
    assert_eq!(library(&page), [SECOND_TITLE, FIRST_TITLE]);
    assert!(page.text(".library-list li:nth-child(2)").contains("1\u{a0}mended"), "{}", page.text(".library-list"));
    page.click(".library-list li:nth-child(2) .library-open");
    page.until(FIRST_TITLE, &format!("document.title.startsWith({FIRST_TITLE:?})"));
    page.until_gone("dialog[open]");
    page.until_still();
    assert_eq!(words(&page.article()), words(ARTICLE));
    assert_eq!(marks_of(&page, "Piet Maas"), 0);
    assert!(marks_of(&page, "Rosa Lind") > 0);
    page.reload();
    page.until_read();
    assert_eq!(marks_of(&page, "Piet Maas"), 0, "a reload keeps it too");
    // What was read before and is pasted again has its decisions again, and says so.
    let other = page.tab(&site.address());
    page.until_ready();
    read(&page, ARTICLE);
    page.until_there("[data-error='joined']");
    page.until_still();
    assert_eq!(marks_of(&page, "Piet Maas"), 0, "{other}");
}

#[test]
fn it_is_searched_deleted_from_and_put_back() {
    let page = both_kept(&Site::built());
    assert_eq!(library(&page), [SECOND_TITLE, FIRST_TITLE]);
    page.fill("#library-search", "steel tired");
    until_listed(&page, &[FIRST_TITLE]);
    assert!(page.text(".library-snippet").contains("The steel is tired"), "{}", page.text(".library-snippet"));
    assert_eq!(page.text(".library-search [role=status]"), "1 of 2\u{a0}articles");
    page.fill("#library-search", "zeppelin");
    page.until_there(".library-line");
    page.fill("#library-search", "");
    until_listed(&page, &[SECOND_TITLE, FIRST_TITLE]);

    page.click("[aria-label='Delete “Harbour bridge to close for a year”']");
    until_listed(&page, &[SECOND_TITLE]);
    page.click("[data-action='put-back']");
    until_listed(&page, &[SECOND_TITLE, FIRST_TITLE]);
    assert!(page.text(".library-list li:nth-child(2)").contains("1\u{a0}mended"));
    page.click("[aria-label='Delete “Harbour bridge to close for a year”']");
    until_listed(&page, &[SECOND_TITLE]);
    page.click("dialog [data-action='close']");
    page.until_gone("dialog[open]");
    assert_eq!(library(&page), [SECOND_TITLE], "it stays deleted");
    assert!(!page.has("[data-action='put-back']"));
}

#[test]
fn a_backup_is_restored_elsewhere_and_replaces_nothing() {
    let site = Site::built();
    let page = both_kept(&site);
    library(&page);
    page.run(
        "window.saved = [];
        URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return 'blob:nothing'; };
        HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };",
    );
    page.click("[data-action='backup']");
    let file = page.until("the file", "saved[0]");
    let file = file.as_str().unwrap();
    assert!(file.starts_with("{\"glossator:library\":1}\n") && file.lines().count() == 3, "{file}");
    let name = page.until("its name", "savedAs");
    assert!(name.as_str().unwrap().starts_with("glossator-library-20"), "{name}");

    let other = site.open("");
    other.until_ready();
    read(&other, ARTICLE);
    watch(&other);
    until_kept(&other, 0);
    remove(&other, "Tom Hale");
    until_kept(&other, 1);
    other.drop_file("glossator-library.jsonl", "", file.as_bytes());
    other.until_there("[data-error='restored']");
    let told = other.text("[data-error='restored'] p").replace('\u{a0}', " ");
    assert_eq!(told, "1 article restored · 1 brought together with yours.");
    assert_eq!(library(&other).len(), 2);
    // What is on the stage has both decisions as soon as the reader comes back to it.
    other.click("dialog [data-action='close']");
    other.run("dispatchEvent(new Event('focus'));");
    other.until_there("[data-error='joined']");
    other.until_still();
    assert_eq!((marks_of(&other, "Piet Maas"), marks_of(&other, "Tom Hale")), (0, 0));
    // A second time, nothing is new; a part of the file still gives what it holds.
    other.drop_file("glossator-library.jsonl", "", file.as_bytes());
    other.until(
        "the notice",
        "document.querySelector('[data-error=restored] p')?.textContent.includes('2\u{a0}already here')",
    );
    let fresh = site.open("");
    fresh.until_ready();
    fresh.drop_file("backup.jsonl", "", &file.as_bytes()[..file.len() - 40]);
    fresh.until_there("[data-error='restored']");
    let told = fresh.text("[data-error='restored'] p").replace('\u{a0}', " ");
    assert_eq!(told, "1 article restored · 1 line could not be read.");
}

#[test]
fn an_article_that_is_mended_in_two_tabs_keeps_both_tabs_decisions() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    read(&page, ARTICLE);
    watch(&page);
    until_kept(&page, 0);
    let first = opened_in_another_tab(&site, &page);
    remove(&page, "Piet Maas");
    until_kept(&page, 1);
    let second = page.run("return history.state;");
    assert!(second.is_number());
    let tabs = page.tabs();
    let other = tabs.iter().find(|tab| **tab != first).unwrap().clone();
    // The first tab is brought up to date when the reader turns to it, and says so.
    page.turn_to(&first);
    page.run("dispatchEvent(new Event('focus'));");
    page.until_there("[data-error='joined']");
    remove(&page, "Tom Hale");
    until_kept(&page, 2);
    page.until_still();
    assert_eq!((marks_of(&page, "Piet Maas"), marks_of(&page, "Tom Hale")), (0, 0));
    // What is taken back here is taken back there as well, when the reader comes back.
    page.turn_to(&other);
    page.run("dispatchEvent(new Event('focus'));");
    page.until(
        "both decisions",
        "![...document.querySelectorAll('#article .mention')].some((mark) => mark.textContent === 'Tom Hale')",
    );
    page.run("document.querySelector('[data-action=undo]').click();");
    until_kept(&page, 1);
    page.turn_to(&first);
    page.run("dispatchEvent(new Event('focus'));");
    page.until(
        "what was taken back",
        "[...document.querySelectorAll('#article .mention')].some((mark) => mark.textContent === 'Tom Hale')",
    );
    assert_eq!(marks_of(&page, "Piet Maas"), 0);
}

#[test]
fn without_room_the_reader_is_told_and_goes_on() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    let origin = site.address();
    let origin = origin.trim_end_matches('/');
    page.devtools("Storage.overrideQuotaForOrigin", &json!({ "origin": origin, "quotaSize": 1 }));
    read(&page, ARTICLE);
    page.until_there("[data-error='storage-full']");
    assert_eq!(page.text("[data-error] button"), "Save as a file");
    page.run("URL.createObjectURL = (blob) => { blob.text().then((text) => (window.saved = text)); return 'blob:nothing'; };");
    page.run("HTMLAnchorElement.prototype.click = () => {};");
    page.click("[data-error] button");
    page.until("the file", "window.saved?.includes('glossator:link')");
    assert_eq!(words(&page.article()), words(ARTICLE));
    remove(&page, "Piet Maas");
    page.devtools("Storage.overrideQuotaForOrigin", &json!({ "origin": origin }));
    watch(&page);
    remove(&page, "Tom Hale");
    until_kept(&page, 2);
}

#[test]
fn a_browser_that_keeps_nothing_is_told_of_once_and_the_page_works() {
    let site = Site::changed(LOADER, |loader| {
        format!("Object.defineProperty(self, 'indexedDB', {{ value: undefined }});\n{loader}")
    });
    let page = site.open("");
    page.until_ready();
    read(&page, ARTICLE);
    page.until_there("[data-error='storage-refused']");
    page.press(&[Key::Escape]);
    page.until_gone("[data-error]");
    remove(&page, "Piet Maas");
    page.click("[data-action='library']");
    page.until_there(".library-line");
    assert!(page.text(".library-line").starts_with("This browser keeps nothing"), "{}", page.text(".library-line"));
    page.click("dialog [data-action='close']");
    assert!(!page.has("[data-error]"), "it is told once");
    page.click("[data-action='share']");
    page.until_there("#share-link");
}

#[test]
fn what_a_link_brings_is_kept_when_the_reader_asks_for_it() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    read(&page, ARTICLE);
    page.click("[data-action='share']");
    let link = page.until("link", "document.querySelector('#share-link')?.value");
    let other = crate::opened(&site, link.as_str().unwrap());
    other.click(".top-look [data-action='library']");
    other.until_there(".library-line");
    other.click("dialog [data-action='close']");
    other.click("[data-action='keep-copy']");
    watch(&other);
    until_kept(&other, 0);
    other.click(".top-look [data-action='library']");
    until_listed(&other, &[FIRST_TITLE]);
}

#[test]
fn a_link_is_compared_with_the_readers_own_reading() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    read(&page, ARTICLE);
    remove(&page, "Tom Hale");
    page.click("[data-action='share']");
    let link = page.until("link", "document.querySelector('#share-link')?.value");
    let link = link.as_str().unwrap();

    // Somebody who has not read it has nothing to compare with.
    let other = crate::opened(&site, link);
    other.click("[data-action='compare']");
    other.until_there(".library-line");
    assert!(other.text(".library-line").starts_with("You have no reading"), "{}", other.text("dialog"));
    other.press(&[Key::Escape]);
    other.until_gone("dialog[open]");
    // Their own reading, mended otherwise.
    other.click("[data-action='new']");
    other.until_there("#paste");
    read(&other, ARTICLE);
    watch(&other);
    until_kept(&other, 0);
    remove(&other, "Piet Maas");
    until_kept(&other, 1);
    let own = other.marks();
    other.go("about:blank");
    other.go(link);
    other.until_there("[data-opened-link]");
    other.click("[data-action='compare']");
    other.until_there(".compare-sum");
    let sum = other.text(".compare-sum").replace('\u{a0}', " ");
    assert!(sum.ends_with("· 1 in yours alone · 1 in this link’s alone"), "{sum}");
    let rows = other.run(
        "return [...document.querySelectorAll('.compare-body > .compare tr:not(:has(.compare-block)):has(td)')].map((row) =>
            [row.querySelector('mark').textContent, ...[...row.cells].slice(1).map((cell) => cell.textContent)].join(' | '));",
    );
    assert_eq!(
        rows,
        json!([
            "Tom Hale | person: Tom Hale | not marked",
            "Piet Maas | not marked | person: Piet Maas",
            // Without the name, the claim is told by the words for its source.
            "shops in Ostmere could lose a third of their trade | reported, hedged: Its chairman, Piet Maas | reported, hedged: Piet Maas"
        ])
    );
    let tree = other.accessibility_tree();
    for line in ["columnheader “Yours”", "columnheader “This link’s”", "rowheader “By Tom Hale”"] {
        assert!(tree.lines().any(|found| found.trim().starts_with(line)), "no {line} in\n{tree}");
    }
    // By keyboard: what is alike is unfolded, and the dialog left.
    other.run("document.querySelector('.compare-body summary').focus();");
    other.press(&[Key::Enter]);
    other.until_there(".compare-body details[open]");
    other.press(&[Key::Escape]);
    other.until_gone("dialog[open]");
    assert!(!own.is_empty());
}

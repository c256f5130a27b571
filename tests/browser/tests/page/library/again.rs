//! What comes back when the page is loaded again: corrections that were not kept yet, what other tabs did, what a link brought.

use article::link::{Table, encode};
use article::{Anchor, Annotations, Article, Date, Edit, EntityKind, Reading, TextRange};

use super::*;
use crate::arriving::{holding, holds};

/// The copy that a tab has of its article is of another build: the page was updated.
const UPDATED: &str = "const key = 'reading-' + history.state;
    sessionStorage.setItem(key, sessionStorage.getItem(key).replace(/^\\S+/, 'another'));";

/// There was no room for the article at all.
const GONE: &str = "for (const key of ['reading-', 'text-']) sessionStorage.removeItem(key + history.state);";

/// A desk that breaks at each question as long as the page says so.
fn breaking() -> Site {
    Site::changed(LOADER, |loader| {
        format!(
            "let breaks = await caches.has('breaks');
            new BroadcastChannel('breaks').onmessage = ({{ data }}) => {{ breaks = data; }};
            self.addEventListener('message', (event) => {{
                if (breaks) {{
                    event.stopImmediatePropagation();
                    throw new Error('broken');
                }}
            }});
            {loader}"
        )
    })
}

fn breaks(page: &Page, breaks: bool) {
    let how = if breaks { "open" } else { "delete" };
    page.run_until_done(&format!("caches.{how}('breaks').then(done, done);"));
    page.run(&format!("new BroadcastChannel('breaks').postMessage({breaks});"));
}

/// An article of more than 30 kB that came with a link, with a correction of the sharer's.
fn long_link() -> String {
    let text = format!(
        "Talks in Oslo\n\nThe quiet harbour master spoke.\n\n{}",
        "Nothing else was said by them on that day, and it rained. ".repeat(600)
    );
    let article = Article::from_plain_text(&text);
    let start = article.text().find("harbour master").unwrap();
    let range = TextRange::from_usize(start, start + "harbour master".len());
    let at = Anchor { range, quote: "harbour master".to_owned() };
    let annotations = Annotations { language: "en".to_owned(), ..Annotations::default() };
    let edits = vec![Edit::AddMention { at, kind: EntityKind::Person, entity: None }];
    let reading = Reading { edits, ..Reading::new(article, annotations) };
    format!("#{}", encode(&reading, Date::new(2031, 3, 4), &Table::default()).unwrap())
}

fn shows_the_link(page: &Page, when: &str) {
    page.until_there("[data-opened-link]");
    page.until_still();
    assert_eq!(marks_of(page, "harbour master"), 1, "{when}");
}

#[test]
fn a_link_is_still_the_sharers_when_the_page_is_loaded_again() {
    let site = Site::built();
    let link = long_link();
    let page = site.open(&link);
    shows_the_link(&page, "opened");
    page.reload();
    shows_the_link(&page, "loaded again");
    page.run(UPDATED);
    page.reload();
    shows_the_link(&page, "after an update");
    page.run("sessionStorage.removeItem('reading-' + history.state);");
    page.reload();
    shows_the_link(&page, "where there was no room for its marks");
    page.run(GONE);
    page.reload();
    shows_the_link(&page, "where there was no room for anything of it");
    // What a link brought is not kept unasked.
    assert!(library(&page).is_empty(), "{}", page.text("dialog"));
    page.click("dialog [data-action='close']");
    // What the reader does to it is kept with the sharer's marks, and comes back with them.
    watch(&page);
    remove(&page, "harbour master");
    until_kept(&page, 2);
    page.run(UPDATED);
    page.reload();
    page.until_there("[data-opened-link]");
    page.until_still();
    assert_eq!(marks_of(&page, "harbour master"), 0);
    page.click("[data-action='undo']");
    page.until_there("#article .mention");
}

#[test]
fn an_article_comes_back_from_the_library_after_an_update() {
    let page = both_kept(&Site::built());
    remove(&page, "Ana Rojas");
    until_kept(&page, 1);
    page.run(UPDATED);
    page.reload();
    page.until_read();
    assert_eq!(marks_of(&page, "Ana Rojas"), 0);
    assert!(!page.has("[data-error]"), "nothing came in from elsewhere");
    page.back();
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
    page.until_still();
    assert_eq!(marks_of(&page, "Piet Maas"), 0);
    page.run(GONE);
    page.reload();
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
    page.until_still();
    assert_eq!((marks_of(&page, "Piet Maas"), page.error()), (0, String::new()));
}

#[test]
fn where_a_tab_has_no_room_the_articles_of_longest_ago_give_way() {
    let page = both_kept(&Site::built());
    page.run(
        "let length = 1 << 22;
        for (let number = 0; length; number += 1) {
            try {
                sessionStorage.setItem(`filler-${number}`, 'x'.repeat(length));
            } catch {
                length >>= 1;
            }
        }",
    );
    read(&page, THIRD);
    page.reload();
    page.until_read();
    assert_eq!(words(&page.article()), words(THIRD));
    assert!(page.run("return sessionStorage.getItem('text-1');").is_null());
    page.back();
    page.until(SECOND_TITLE, &format!("document.title.startsWith({SECOND_TITLE:?})"));
    page.back();
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
    page.until_still();
    assert_eq!(marks_of(&page, "Piet Maas"), 0, "the library has it");
}

const THIRD: &str = "Ferry talks begin\n\nRosa Lind said in Oslo that the ferry would sail in May.";

#[test]
fn a_long_article_has_its_corrections_again_before_the_library_is_asked() {
    let site = Site::changed(LOADER, |loader| {
        format!("Object.defineProperty(self, 'indexedDB', {{ value: undefined }});\n{loader}")
    });
    let page = site.open("");
    page.until_ready();
    let long = format!("{ARTICLE}\n\n{}", "Nothing else was said by them on that day, and it rained. ".repeat(600));
    read(&page, &long);
    remove(&page, "Piet Maas");
    page.reload();
    page.until_read();
    assert_eq!(marks_of(&page, "Piet Maas"), 0);
    assert!(marks_of(&page, "Rosa Lind") > 0);
}

/// An article that is kept, and a correction of it that is not, because the desk broke.
fn with_a_correction_that_is_not_kept() -> Page {
    let page = breaking().open("");
    page.means("broken");
    page.until_ready();
    read(&page, ARTICLE);
    watch(&page);
    until_kept(&page, 0);
    breaks(&page, true);
    remove(&page, "Piet Maas");
    page.until_there("[data-error='desk-broke']");
    page
}

#[test]
fn what_could_not_be_kept_is_told_and_tried_again() {
    let page = with_a_correction_that_is_not_kept();
    page.press(&[Key::Escape]);
    page.until_gone("[data-error]");
    read(&page, SECOND);
    assert!(!page.has("[data-error]"), "it is told once");
    breaks(&page, false);
    // The reader comes back to the tab.
    page.run("dispatchEvent(new Event('focus'));");
    page.until(
        "both",
        "JSON.stringify(await_entries().map((entry) => [entry.title, entry.counts[3]]).sort()) === \
         JSON.stringify([['Harbour bridge to close for a year', 1], ['Ministers meet in Lima', 0]])",
    );
}

#[test]
fn what_was_not_kept_yet_is_when_the_page_is_loaded_again() {
    let page = with_a_correction_that_is_not_kept();
    breaks(&page, false);
    page.reload();
    page.until_read();
    watch(&page);
    until_kept(&page, 1);
    // One that was deleted, and to which nothing was done since, stays deleted.
    library(&page);
    page.click("[aria-label='Delete “Harbour bridge to close for a year”']");
    until_listed(&page, &[]);
    page.reload();
    page.until_read();
    assert!(library(&page).is_empty(), "it stays deleted");
}

#[test]
fn what_another_tab_took_back_stays_so_when_the_page_is_loaded_again() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    read(&page, ARTICLE);
    watch(&page);
    remove(&page, "Piet Maas");
    until_kept(&page, 1);
    let first = opened_in_another_tab(&site, &page);
    until_kept(&page, 1);
    let second = page.tabs().into_iter().find(|tab| *tab != first).unwrap();
    page.reload();
    page.until_read();
    page.turn_to(&first);
    page.run("document.querySelector('[data-action=undo]').click();");
    until_kept(&page, 0);
    page.turn_to(&second);
    page.run("dispatchEvent(new Event('focus'));");
    page.until(
        "what was taken back",
        "[...document.querySelectorAll('#article .mention')].some((mark) => mark.textContent === 'Piet Maas')",
    );
    watch(&page);
    until_kept(&page, 0);
}

#[test]
fn nobody_leaves_unasked_while_a_correction_is_on_its_way() {
    let page = holding().open("");
    page.until_ready();
    read(&page, ARTICLE);
    watch(&page);
    until_kept(&page, 0);
    assert!(page.run("return window.onbeforeunload;").is_null());
    holds(&page, true);
    remove(&page, "Piet Maas");
    page.until("the question", "!!window.onbeforeunload");
    holds(&page, false);
    until_kept(&page, 1);
    page.until("its end", "!window.onbeforeunload");
}

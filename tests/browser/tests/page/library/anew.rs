//! An article that comes once more, one that leaves at once, and a library that begins anew.

use super::*;

#[test]
fn the_same_article_read_anew_loses_no_correction() {
    let page = both_kept(&Site::built());
    read(&page, ARTICLE);
    page.until(
        "what came in",
        "document.querySelector('[data-error=joined]')?.textContent.startsWith('1\\u00a0correction')",
    );
    page.until_still();
    assert_eq!(marks_of(&page, "Piet Maas"), 0);
    until_kept(&page, 1);
}

#[test]
fn what_is_done_last_is_kept_also_where_the_article_leaves_at_once() {
    let page = both_kept(&Site::built());
    remove(&page, "Ana Rojas");
    read(&page, ARTICLE);
    page.until("both", "await_entries().filter((entry) => entry.counts[3] === 1).length === 2");
}

#[test]
fn forgetting_everything_empties_the_library() {
    let site = Site::built();
    let page = both_kept(&site);
    page.click("[data-action='settings']");
    page.click("[data-action='wipe']");
    page.until_there("#paste");
    page.until_ready();
    library(&page);
    assert!(page.text(".library-line").starts_with("Nothing is kept yet"), "{}", page.text(".library"));
}

#[test]
fn the_same_article_at_once_loses_no_correction() {
    let page = both_kept(&Site::built());
    remove(&page, "Ana Rojas");
    page.paste(SECOND);
    page.until("what came in", "document.querySelector('[data-error=joined]')");
    page.until_read();
    page.until_still();
    assert_eq!(marks_of(&page, "Ana Rojas"), 0);
    until_kept(&page, 1);
}

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
    assert_eq!(
        page.run("return document.querySelector('[data-action=wipe]').checkVisibility();"),
        false,
        "what cannot be undone is not one press away"
    );
    // The buttons that stay lie over the end of a long dialog.
    page.run("document.querySelector('.wipe').scrollIntoView({ block: 'center' });");
    page.click(".wipe summary");
    page.run("document.querySelector('.wipe').scrollIntoView({ block: 'center' });");
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

/// Serials go on in a tab, whatever it shows between: one that began anew would give an article the copy, and the place in the
/// library, of another.
#[test]
fn a_link_that_is_followed_in_the_same_tab_takes_no_articles_place() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    read(&page, ARTICLE);
    watch(&page);
    until_kept(&page, 0);
    remove(&page, "Piet Maas");
    until_kept(&page, 1);
    page.go("about:blank");
    page.go(&format!("{}{}", site.address(), include_str!("../../../../links/1-council.link").trim()));
    page.until_there("[data-opened-link]");
    page.until_still();
    page.reload();
    page.until_there("[data-opened-link]");
    page.until_still();
    assert_eq!(library(&page), [FIRST_TITLE], "what a link brings is not kept unasked");
    page.click(".library-open");
    page.until(FIRST_TITLE, &format!("document.title.startsWith({FIRST_TITLE:?})"));
    page.until_still();
    assert_eq!((words(&page.article()), marks_of(&page, "Piet Maas")), (words(ARTICLE), 0));
}

#[test]
fn an_article_after_a_reload_at_the_empty_page_takes_no_articles_place() {
    let page = Site::built().open("");
    page.until_ready();
    read(&page, ARTICLE);
    page.click("[data-action='new']");
    page.until_there("#paste");
    page.reload();
    page.until_ready();
    read(&page, SECOND);
    page.back();
    page.until_there("#paste");
    page.back();
    page.until(FIRST_TITLE, &format!("document.title.startsWith({FIRST_TITLE:?})"));
    assert_eq!(words(&page.article()), words(ARTICLE));
}

#[test]
fn corrections_that_are_reset_are_gone_from_the_library_until_they_are_made_again() {
    let page = both_kept(&Site::built());
    remove(&page, "Ana Rojas");
    until_kept(&page, 1);
    page.until_there("[data-action='reset']");
    page.run("document.querySelector('[data-action=reset]').click();");
    until_kept(&page, 0);
    page.until_still();
    assert!(marks_of(&page, "Ana Rojas") > 0 && page.error().is_empty());
    page.run("document.querySelector('[data-action=redo]').click();");
    until_kept(&page, 1);
    page.until_still();
    assert_eq!(marks_of(&page, "Ana Rojas"), 0);
}

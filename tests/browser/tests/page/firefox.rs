//! The whole job once in another browser: paste, mend, share, open. And the same marks there, to the byte.

use glossator_browser_tests::{Key, Site};

use crate::{ARTICLE, shown, words};

#[test]
fn firefox_reads_mends_shares_and_opens() {
    let site = Site::built();
    let page = site.open_in_firefox("");
    page.until_there("#paste");
    page.fill("#paste", ARTICLE);
    page.click("[data-action='read']");
    page.until_read();
    assert_eq!(words(&page.article()), words(ARTICLE));
    page.run("document.querySelector('#article .mention.organization').click();");
    page.until_there("#card");
    let before = page.marks().len();
    page.press(&[Key::Letter('x')]);
    page.until_there(".app[data-mended]");
    page.until_still();
    assert!(page.marks().len() < before, "the mark is gone");
    page.until_kept();
    let mended = shown(&page);
    page.click("[data-action='share']");
    page.until("link", "document.querySelector('#share-link')?.value.includes('#g1.')");
    let link = page.run("return document.querySelector('#share-link').value;");

    let link = link.as_str().unwrap();
    let other = site.open_in_firefox(&link[link.find('#').unwrap()..]);
    other.until_there("[data-opened-link]");
    other.until_still();
    assert_eq!(shown(&other), mended);
    assert!(other.text("[data-opened-link]").contains("1 mended by hand"));
}

#[test]
fn firefox_reads_real_articles_as_the_native_engine_does() {
    crate::worker::reads_real_articles("Firefox", |site| site.open_in_firefox(""));
}

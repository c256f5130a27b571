//! The kinds of link: what each holds, what it shows elsewhere, and how marks without a text find their article.

use glossator_browser_tests::{Page, Site};

use crate::{ARTICLE, SECOND, opened, words};

/// The page with an article read and the share dialog open.
fn sharing(site: &Site) -> Page {
    let page = site.open("");
    page.until_ready();
    page.paste(ARTICLE);
    page.until_read();
    page.click("[data-action='share']");
    page.until_there("#share-link");
    page
}

fn link(page: &Page) -> String {
    page.until("link", "document.querySelector('#share-link')?.value").as_str().unwrap().to_owned()
}

/// Chooses a kind, by its place, and gives the link that was made then.
fn chosen(page: &Page, kind: usize) -> String {
    let before = link(page);
    page.click(&format!(".link-kinds .choice:nth-child({})", kind + 1));
    page.until("another link", &format!("document.querySelector('#share-link')?.value !== {before:?}"));
    link(page)
}

#[test]
fn marks_alone_find_their_places_in_an_article_that_is_pasted() {
    let site = Site::built();
    let page = sharing(&site);
    let whole = link(&page);
    let marks = chosen(&page, 1);
    assert!(page.text(".holds").contains("no text"), "{}", page.text(".holds"));
    println!("{} letters with the text, {} without", whole.len(), marks.len());

    let other = site.browser();
    other.go(&marks);
    other.until_there("[data-error='link-without-text']");
    let told = other.text("[data-error='link-without-text'] p");
    assert!(told.contains("Rosa Lind") || told.contains("Ostmere"), "{told}");
    assert_eq!(other.article(), "");
    // Another article says so, and the marks go on waiting.
    other.paste(SECOND);
    other.until_there("[data-error='another-article']");
    assert_eq!(words(&other.article()), words(SECOND));
    // It is said once: what is pasted next is read without a word.
    other.paste(&format!("{SECOND}\n\nNobody else was there."));
    other.until("what was pasted", "document.querySelector('#article')?.textContent.includes('Nobody else')");
    other.until_read();
    assert_eq!(other.error(), "");
    // The article as another site prints it: other quotation marks, a paragraph short.
    let elsewhere = ARTICLE.replace(['“', '”'], "\"");
    let elsewhere =
        elsewhere.split("\n\n").filter(|block| !block.starts_with("Engineers")).collect::<Vec<_>>().join("\n\n");
    other.paste(&elsewhere);
    other.until_there("[data-opened-link]");
    other.until_still();
    assert!(other.text("[data-error='unplaced']").contains("Norway"), "{}", other.text("[data-error='unplaced']"));
    let plain = |text: &str| text.replace(['“', '”'], "\"");
    let sent: Vec<String> = page.marks().iter().map(|mark| plain(&mark.text)).collect();
    let found = other.marks();
    assert!(found.len() > 10 && found.iter().all(|mark| sent.contains(&mark.text)), "{found:?}");
}

#[test]
fn one_claim_travels_with_its_context() {
    let site = Site::built();
    let page = sharing(&site);
    let whole = link(&page);
    let claim = chosen(&page, 2);
    assert!(claim.len() < whole.len());
    let elsewhere = opened(&site, &claim);
    let article = elsewhere.article();
    assert!(article.contains("Harbour bridge") && !article.contains("Engineers from Norway"), "{article}");
    assert!(!elsewhere.marks().is_empty());
    assert!(elsewhere.text("[data-opened-link]").contains("excerpt"));
    // It is one still when it is loaded again, is taken from the library, and is sent on.
    elsewhere.reload();
    elsewhere.until_there("[data-opened-link]");
    assert!(elsewhere.text("[data-opened-link]").contains("excerpt"));
    elsewhere.click("[data-action='keep-copy']");
    elsewhere.until_gone("[data-action='keep-copy']");
    elsewhere.click("[data-action='new']");
    elsewhere.until_there("#paste");
    elsewhere.click("[data-action='library']");
    elsewhere.click(".library-open");
    elsewhere.until_there("[data-opened-link]");
    elsewhere.until_still();
    assert!(elsewhere.text("[data-opened-link]").contains("excerpt"));
    elsewhere.click("[data-action='share']");
    let sent_on = opened(&site, &link(&elsewhere));
    assert!(sent_on.text("[data-opened-link]").contains("excerpt"));
}

#[test]
fn length_and_code_are_shown_and_trims_shorten() {
    let site = Site::built();
    let page = sharing(&site);
    let before = link(&page);
    let length = page.run("return document.querySelector('[data-length]').dataset.length;");
    assert_eq!(length.as_str().unwrap(), before.len().to_string());
    assert!(page.has(".meter .meter-ticks"));
    assert!(page.has(".link-code path"), "an article this short fits a code");
    page.click("[data-trim='lean']");
    page.until("a shorter link", &format!("document.querySelector('#share-link')?.value.length < {}", before.len()));
    assert_eq!(words(&opened(&site, &link(&page)).article()), words(ARTICLE));
}

#[test]
fn exports_are_saved_and_our_own_opens_again() {
    let site = Site::built();
    let page = sharing(&site);
    // What the browser would save, kept for the test to read.
    page.run(
        "window.saved = [];
        URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return 'blob:nothing'; };
        URL.revokeObjectURL = () => {};
        HTMLAnchorElement.prototype.click = function () { this.download && (window.named = this.download); };",
    );
    page.click(".exports summary");
    let mut files = Vec::new();
    for (number, ending) in ["jsonld", "csv", "geojson", "md", "html"].into_iter().enumerate() {
        page.click(&format!("[data-export='{ending}']"));
        page.until("a file", &format!("saved.length === {}", number + 1));
        assert_eq!(page.run("return named;"), format!("article.{ending}"));
        files.push(page.run("return saved.at(-1);").as_str().unwrap().to_owned());
    }
    assert!(files[1].contains("mention") && files[2].contains("FeatureCollection"));
    assert!(files[3].starts_with("# Harbour bridge") && files[4].starts_with("<!doctype html>"));
    let sent = page.marks();
    let other = site.open("");
    other.until_there("#paste");
    other.drop_file("article.jsonld", "application/ld+json", files[0].as_bytes());
    other.until("the article", "document.title.startsWith('Harbour bridge')");
    other.until_still();
    assert_eq!(other.marks(), sent);
    // Somebody else's it stays, when it is loaded again: the library does not take it in unasked.
    other.reload();
    other.until_there("[data-opened-link] [data-action='keep-copy']");
    other.until_still();
    assert_eq!(other.marks(), sent);
}

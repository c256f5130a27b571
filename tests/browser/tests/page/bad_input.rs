//! Whatever a reader brings gets an answer, or one clear sentence with one thing to do; what was there before stays within reach.

use glossator_browser_tests::{Page, Site};

use crate::{ARTICLE, words};

/// What a bad input comes to.
enum Answer {
    /// A notice of that name, over what was there.
    Notice(&'static str),
    /// A new article, whose text begins like that.
    Reading(&'static str),
}
use Answer::{Notice, Reading};

fn page_with_article(site: &Site) -> Page {
    let page = site.open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    page
}

/// Checks the answer, and that the article from before is whole and within reach.
fn check(page: &Page, name: &str, answer: &Answer) {
    match answer {
        Notice(code) => {
            page.until(name, &format!("document.querySelector('[data-error]')?.dataset.error === {code:?}"));
            let sentence = page.text("[data-error] p");
            assert!(sentence.ends_with('.') && sentence.len() > 20, "{name}: {sentence}");
            let actions =
                page.run("return document.querySelectorAll('[data-error] button:not([data-action=dismiss])').length;");
            assert_eq!(actions, 1, "{name} offers one thing to do");
            assert_eq!(words(&page.article()), words(ARTICLE), "{name} leaves the article where it is");
            page.click("[data-action='remedy']");
        }
        Reading(start) => {
            let shows = format!(
                "document.querySelector('.app[data-engine=done] #article')?.textContent.trim().startsWith({start:?})"
            );
            page.until(name, &shows);
            assert_eq!(page.error(), "", "{name}");
            page.click("[data-action='previous']");
        }
    }
    page.until(
        &format!("the former article after {name}"),
        "document.querySelector('#article')?.textContent.includes('Harbour bridge')",
    );
    page.until_read();
    page.until_gone("[data-error]");
    assert_eq!(words(&page.article()), words(ARTICLE), "{name}");
}

#[test]
fn each_bad_paste_gets_an_answer_and_loses_nothing() {
    let site = Site::built();
    let page = page_with_article(&site);
    let controls = "Talks\u{1}\u{7}\u{b}\u{1b}[31m open\u{7f}\u{200b}\u{feff}\u{202e} in Lima, Rosa Lind said.";
    let combining = "👩🏽‍🚀🇵🇪 Rosa Li\u{301}\u{323}\u{301}nd sagt: e\u{301}\u{301}\u{301}\u{301}\u{301} 🏳️‍🌈 said Ana Rojas.";
    let hebrew = "שרת החוץ רוזה לינד אמרה ביום שלישי כי השיחות ייפתחו מחר.";
    let chinese = "外交部长罗莎·林德星期二表示，会谈将于明天开始。";
    let markup = "<script>window.ran = true</script><img src=x onerror=\"window.ran = true\"> <b>Rosa Lind</b> said so &amp; left.";
    for (name, pasted, answer) in [
        ("an empty paste", "", Notice("empty")),
        ("a blank paste", " \n\t \u{a0}\u{feff}\n", Notice("empty")),
        ("a bare address", "https://news.example/article?id=1#top", Notice("bare-url")),
        ("one word", "Lima", Reading("Lima")),
        ("controls", controls, Reading("Talks")),
        ("emoji and combining marks", combining, Reading("👩🏽‍🚀🇵🇪 Rosa")),
        ("right-to-left text", hebrew, Reading("שרת החוץ")),
        ("Chinese text", chinese, Reading("外交部长")),
        ("markup", markup, Reading("<script>window.ran = true</script>")),
        ("a link with nothing in it", "https://page.example/#g1.", Notice("link-not")),
        ("a link of a newer version", "https://page.example/#g2.AAAA", Notice("link-newer")),
    ] {
        page.paste(pasted);
        check(&page, name, &answer);
    }
    assert_eq!(page.run("return window.ran ?? null;"), serde_json::Value::Null, "nothing pasted ever runs");

    page.paste_made("'x'.repeat(100000)");
    check(&page, "100 kB without a space", &Reading("xxxxxxxx"));
    page.paste_made("'word '.repeat(400001)");
    check(&page, "more than 2 MB", &Notice("too-large"));
}

#[test]
fn each_bad_file_gets_an_answer_and_loses_nothing() {
    let site = Site::built();
    let page = page_with_article(&site);
    for (name, kind, bytes, answer) in [
        ("picture.png", "image/png", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], Notice("file-unreadable")),
        ("empty.txt", "text/plain", b"", Notice("empty")),
        ("old.txt", "text/plain", b"The \x93caf\xe9\x94 in Lima, Rosa Lind said.", Reading("The “café” in Lima")),
        ("page.html", "text/html", b"<p>The talks</p><p>open in Lima.</p>", Reading("The talks")),
    ] {
        page.drop_file(name, kind, bytes);
        check(&page, name, &answer);
    }
}

#[test]
fn a_paste_of_two_megabytes_is_read() {
    let site = Site::built();
    let page = page_with_article(&site);
    page.paste_made("'Rosa Lind said on Monday that talks in Lima would open.\\n\\n'.repeat(35000).slice(0, 1990000)");
    page.until("text", "document.querySelector('#article')?.textContent.startsWith('Rosa Lind said on Monday')");
    page.until("the bar", "getComputedStyle(document.querySelector('.progress')).visibility === 'visible'");
    page.click("[data-action='stop']");
    page.click("[data-action='previous']");
    page.until_read();
    assert_eq!(words(&page.article()), words(ARTICLE));
}

#[test]
fn a_refused_clipboard_leads_to_the_field() {
    let site = Site::built();
    let page = page_with_article(&site);
    page.allow_clipboard(false);
    page.click("[data-action='share']");
    page.click("[data-action='copy-link']");
    page.until(
        "word that it is refused",
        "document.querySelector('#share [data-error]')?.dataset.error === 'copy-refused'",
    );
    let selected = page.run(
        "const link = document.querySelector('#share-link');
        return document.activeElement === link && link.selectionEnd - link.selectionStart === link.value.length;",
    );
    assert_eq!(selected, true, "the link is selected, to be copied by hand");
    page.click("#share [data-action='close']");
    page.until_gone("#share");
    page.until_gone("[data-error]");

    page.click("[data-action='new']");
    page.click("[data-action='paste']");
    page.until(
        "word that it is refused",
        "document.querySelector('[data-error]')?.dataset.error === 'clipboard-refused'",
    );
    page.until("focus in the field", "document.activeElement?.id === 'paste'");
    page.click("[data-action='remedy']");
    page.until(
        "focus in the field",
        "document.activeElement?.id === 'paste' && !document.querySelector('[data-error]')",
    );
    page.click("[data-action='previous']");
    page.until_read();
    assert_eq!(words(&page.article()), words(ARTICLE));
}

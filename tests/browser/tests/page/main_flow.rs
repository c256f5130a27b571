//! Paste, marks, sidebar, link, and the same for whoever opens it.

use glossator_browser_tests::{Key, Page, Site};

use crate::{ARTICLE, opened, shown, words};

fn paste_and_read(page: &Page) {
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
}

/// Shares what is shown, and gives the link that lies on the clipboard.
fn share(page: &Page) -> String {
    page.allow_clipboard(true);
    page.click("[data-action='share']");
    page.click("[data-action='copy-link']");
    page.until("word that it is copied", "document.querySelector('#share [role=status]')?.textContent === 'Copied'");
    page.clipboard()
}

fn flow(site: &Site) {
    let page = site.open("");
    paste_and_read(&page);
    assert_eq!(words(&page.article()), words(ARTICLE), "the article is shown whole, and nothing else");
    let (marks, sidebar) = shown(&page);
    for (text, class) in [("Rosa Lind", "person"), ("Ostmere", "mention"), ("Norway", "mention"), ("Q", "rail")] {
        let found = marks.iter().any(|mark| mark.text == text && mark.class.split(' ').any(|part| part == class));
        assert!(found, "{text} as {class} in {marks:?}");
    }
    for section in ["At a glance", "Who", "Claims by source", "Where", "Check first", "Legend"] {
        assert!(sidebar.contains(section), "{section} in {sidebar}");
    }
    let claims = page.text("[data-section='claims']");
    assert!(claims.contains("Lind") && claims.contains("“We have repaired it for the last time,”"), "{claims}");
    assert!(page.text("[data-section='who']").contains("Piet Maas"), "{sidebar}");
    assert!(page.title().starts_with("Harbour bridge to close for a year"), "{}", page.title());

    let link = share(&page);
    assert!(link.starts_with(&format!("{}#g1.", site.address())), "{link}");
    page.press(&[Key::Escape]);
    page.until_gone("#share");

    let other = opened(site, &link);
    let (their_marks, their_sidebar) = shown(&other);
    assert_eq!(their_marks, marks);
    assert_eq!(their_sidebar, sidebar);
    assert_eq!(other.article(), page.article());
    assert_eq!(other.title(), page.title());
}

#[test]
fn a_pasted_article_is_marked_and_shared_and_opens_the_same_elsewhere() {
    flow(&Site::built());
}

#[test]
fn the_page_works_in_a_folder_of_any_host() {
    let site = Site::at("/some/folder");
    flow(&site);
    let outside: Vec<String> = site
        .take_requests()
        .into_iter()
        .map(|sent| sent.path)
        .filter(|path| !path.starts_with("/some/folder/"))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}

#[test]
fn html_keeps_its_structure_and_nothing_else() {
    let page = Site::built().open("");
    // The browser says so when it ignores the styles and scripts of what is pasted.
    page.means("Content Security Policy");
    page.until_there("#paste");
    let html = "<style>p { color: red }</style><h1>Harbour bridge to close</h1><p>The <b>bridge</b> at Ostmere will close, \
                <a href='https://news.example/x'>Rosa Lind</a> said.</p><ul><li>One lane stays open.</li><li>Buses turn \
                back.</li></ul><h2>What it costs</h2><p>Nobody knows, Piet Maas said.</p><blockquote><p>We will ask the town.</p>\
                </blockquote><script>window.ran = true</script>\
                <img src='https://news.example/i.png' onerror='window.ran = true'>";
    page.paste_rich("Harbour bridge to close The bridge at Ostmere will close", html);
    page.until_read();
    let kinds = page
        .run("return [...document.querySelectorAll('#article [data-block]')].map((block) => block.tagName).join(' ');");
    assert_eq!(kinds, "H1 P LI LI H2 P BLOCKQUOTE");
    let strange = page.run("return document.querySelectorAll('#article :is(a, b, img, style, script)').length;");
    assert_eq!(strange, 0);
    assert_eq!(page.run("return window.ran ?? null;"), serde_json::Value::Null);
}

#[test]
fn the_paste_button_keeps_structure_too_and_the_field_comes_back() {
    let page = Site::built().open("");
    page.allow_clipboard(true);
    page.until_ready();
    page.until_there("#paste");
    page.run_until_done(
        "const kinds = {
            'text/plain': 'Harbour bridge to close What it costs Nobody knows, Piet Maas said.',
            'text/html': '<h1>Harbour bridge to close</h1><h2>What it costs</h2><p>Nobody knows, Piet Maas said.</p>',
        };
        const item = Object.fromEntries(Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]));
        navigator.clipboard.write([new ClipboardItem(item)]).then(done, (error) => done(String(error)));",
    );
    page.click("[data-action='paste']");
    page.until_read();
    let kinds = page
        .run("return [...document.querySelectorAll('#article [data-block]')].map((block) => block.tagName).join(' ');");
    assert_eq!(kinds, "H1 H2 P");
    // Nothing is mended: the button for undo leads back to the field.
    assert!(!page.has("[data-action='undo']"));
    page.click("[data-action='edit-text']");
    page.until("the field with the text", "document.querySelector('#paste')?.value.includes('Piet Maas said.')");
    // Text alone does as well.
    page.click("[data-action='previous']");
    page.until_read();
    page.click("[data-action='new']");
    page.run_until_done("navigator.clipboard.writeText('Ships sail\\n\\nRosa Lind said so.').then(done, done);");
    page.fill("#paste", "");
    page.click("[data-action='paste']");
    page.until("the text", "document.querySelector('#article')?.innerText.includes('Rosa Lind said so.')");
}

#[test]
fn each_example_is_read() {
    let page = Site::built().open("");
    for number in 0..3 {
        page.click(&format!("[data-example='{number}']"));
        page.until_read();
        assert!(page.marks().len() > 30, "example {number} has {} marks", page.marks().len());
        assert!(!page.has("[data-error], [data-notice]"), "example {number}");
        page.click("[data-action='new']");
        page.until_there("#paste");
    }
}

#[test]
fn the_pointer_opens_a_card_and_a_press_keeps_it() {
    let page = Site::built().open("");
    paste_and_read(&page);
    page.point("#article .mention.person");
    page.until_there("#card[data-card='mention']");
    assert!(!page.has("#card [data-action='close']"), "a card that follows the pointer needs no button");
    page.point("#article h1");
    page.until_gone("#card");

    page.click("#article .rail");
    page.until_there("#card[data-card='claim'] [data-action='close']");
    page.point("#article h1");
    page.point("#article .mention.person");
    page.until_there("#card[data-card='claim']");
    let sentence = page.text("#card .card-why");
    assert!(sentence.len() > 20 && sentence.ends_with('.'), "it says why it is marked: {sentence}");
    page.click("#card .crumb");
    page.until_there("#card[data-card='mention']");
    page.click("#card [data-action='next-mark']");
    page.until("the next mention", "document.querySelector('#card .card-steps span')?.textContent === '2 of 2'");
    page.click("#card [data-action='close']");
    page.until_gone("#card");

    // From the summary to the text.
    page.click("[data-section='where'] .row");
    page.until_there("#card[data-card='mention']");
    page.press(&[Key::Escape]);
    page.until_gone("#card");
}

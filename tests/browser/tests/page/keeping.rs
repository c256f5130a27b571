//! Nothing that the reader had is lost: reload, Back, a second paste. And what goes out: copies, files, the tab's title.

use glossator_browser_tests::{Key, Site};

use crate::{ARTICLE, SECOND, shown, words};

#[test]
fn reload_and_back_keep_the_article() {
    let page = Site::built().open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    let before = shown(&page);
    page.reload();
    page.until_read();
    assert_eq!(shown(&page), before);
    assert_eq!(words(&page.article()), words(ARTICLE));

    page.paste(SECOND);
    page.until("the second article", "document.title.startsWith('Ministers meet in Lima')");
    page.until_read();
    let second = shown(&page);
    page.back();
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
    page.until_still();
    assert_eq!(shown(&page), before);
    page.forward();
    page.until("the second article", "document.title.startsWith('Ministers meet in Lima')");
    page.until_still();
    assert_eq!(shown(&page), second);
    page.back();
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
    page.back();
    page.until_there("#paste");
    assert_eq!(page.title(), "Glossator");
    page.forward();
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
    assert_eq!(words(&page.article()), words(ARTICLE));
}

#[test]
fn what_is_pasted_over_stays_within_reach() {
    let page = Site::built().open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    page.paste(SECOND);
    page.until("the second article", "document.title.startsWith('Ministers meet in Lima')");
    page.until_read();
    page.click("[data-action='previous']");
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
    assert_eq!(words(&page.article()), words(ARTICLE));
    page.click("[data-action='new']");
    page.until_there("#paste");
    page.click("[data-action='previous']");
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
}

#[test]
fn a_copy_from_the_article_holds_its_text_alone() {
    let page = Site::built().open("");
    page.allow_clipboard(true);
    page.until_there("#paste");
    page.paste(&format!("{ARTICLE}\n\nAdvertisement\n\nRead more"));
    page.until_read();
    page.run("getSelection().selectAllChildren(document.querySelector('#article')); document.querySelector('#article').focus();");
    page.press(&[Key::Ctrl('c')]);
    assert_eq!(words(&page.clipboard()), words(ARTICLE));
    let kinds = page.run_until_done(
        "navigator.clipboard.read().then((items) => done(items.flatMap((item) => item.types).join(' ')), (error) => done(String(error)));",
    );
    assert_eq!(kinds, "text/plain", "without the page's markup");
}

#[test]
fn typed_text_a_dropped_file_and_a_chosen_one_are_read() {
    let page = Site::built().open("");
    page.until("focus in the field", "document.activeElement?.id === 'paste'");
    let typed: Vec<Key> = "Rosa Lind spoke in Lima.".chars().map(Key::Letter).collect();
    page.press(&typed);
    page.click("[data-action='read']");
    page.until_read();
    assert_eq!(words(&page.article()), "Rosa Lind spoke in Lima.");
    page.drop_file("article.txt", "text/plain", SECOND.as_bytes());
    page.until("the dropped article", "document.title.startsWith('Ministers meet in Lima')");
    page.until_read();
    assert_eq!(words(&page.article()), words(SECOND));
    // From the empty page as from an article: the same file twice as well.
    let path = std::env::temp_dir().join(format!("glossator-article-{}.md", std::process::id()));
    std::fs::write(&path, ARTICLE).unwrap();
    for _ in 0..2 {
        page.choose_file("#file", &path);
        page.until("the chosen article", "document.title.startsWith('Harbour bridge')");
        page.click("[data-action='new']");
        page.until_there("#paste");
    }
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn what_is_typed_waits_while_something_else_is_read_and_through_a_reload() {
    let page = Site::built().open("");
    page.until("focus in the field", "document.activeElement?.id === 'paste'");
    let typed: Vec<Key> = "Rosa Lind spoke.".chars().map(Key::Letter).collect();
    page.press(&typed);
    page.until_there("[data-action='read']");
    page.reload();
    page.until("what was typed", "document.querySelector('#paste')?.value === 'Rosa Lind spoke.'");
    page.drop_file("article.txt", "text/plain", SECOND.as_bytes());
    page.until_read();
    page.click("[data-action='new']");
    page.until("what was typed", "document.querySelector('#paste')?.value === 'Rosa Lind spoke.'");
    page.click("[data-action='read']");
    page.until("it", "document.title.startsWith('Rosa Lind spoke.')");
    page.click("[data-action='new']");
    page.until("an empty field", "document.querySelector('#paste')?.value === ''");
}

#[test]
fn a_document_in_markdown_is_read_without_its_signs() {
    let page = Site::built().open("");
    page.until_there("#paste");
    let document = "---\ntitle: Ferry talks begin\n---\n\n**By Tom Hale**\n\nThe port said *on Monday* that [the plan](https://example.org/a) was \
                    ready.\n\n## What next\n\n> “It will be long,” Rosa Lind said.\n\n- Boats\n- Piers";
    page.drop_file("talks.md", "text/markdown", document.as_bytes());
    page.until_read();
    assert_eq!(
        words(&page.article()),
        "Ferry talks begin By Tom Hale The port said on Monday that the plan was ready. What next “It will be long,” Rosa Lind said. \
         Boats Piers"
    );
    assert_eq!(page.text("#article h1"), "Ferry talks begin");
    assert_eq!(page.text("#article h2"), "What next");
}

#[test]
fn a_choice_of_look_is_kept() {
    let page = Site::built().open("");
    page.click("[data-action='settings']");
    page.click("[data-setting='theme'] .choice:nth-child(3)");
    page.until("dark", "document.documentElement.dataset.theme === 'dark'");
    page.reload();
    page.until("dark", "document.documentElement.dataset.theme === 'dark'");
    let dark = page.run("return getComputedStyle(document.documentElement).backgroundColor;");
    assert_eq!(dark, "rgb(23, 24, 27)");
}

//! Articles that other pages and apps hand over: the bookmarklet, the system's "share", a file that it opens. No word of
//! them reaches the host, and none takes the place of what is being read.

use glossator_browser_tests::{Page, Site};
use serde_json::json;

use crate::{ARTICLE, SECOND, words};

const NEWS: &str = "data:text/html;charset=utf-8,<title>Lima | The News</title><nav>Home World</nav><main><h1>Ministers meet in Lima</h1>\
    <article><p>Read more</p></article><article><p>Peru and Chile opened talks on fishing rights in Lima on Monday.</p>\
    <p id='said'>“There is room for both fleets,” said Ana Rojas.</p></article></main>";

fn heard_nothing(site: &Site) {
    for sent in site.take_requests() {
        assert_eq!((&*sent.method, sent.body_bytes), ("GET", 0), "{sent:?}");
        assert!(!sent.query.contains("Lima") && !sent.path.contains("Lima"), "{sent:?}");
    }
}

/// Presses the bookmark on a news page, after a script there; turns to the tab that it opens.
fn press_bookmark(page: &Page, bookmark: &str, before: &str) {
    page.go(NEWS);
    page.run(before);
    let tabs = page.tabs();
    page.run(bookmark);
    let opened = page.tabs().into_iter().find(|tab| !tabs.contains(tab)).expect("a tab of its own");
    page.turn_to(&opened);
    page.until_read();
}

#[test]
fn a_bookmark_brings_the_article_or_what_is_selected_of_it() {
    let site = Site::built();
    let page = site.open("");
    page.until_there(".bookmarklet a");
    let bookmark = page.run("return document.querySelector('.bookmarklet a').getAttribute('href');");
    let bookmark = bookmark.as_str().unwrap().strip_prefix("javascript:").unwrap().to_owned();
    press_bookmark(&page, &bookmark, "");
    assert_eq!(
        words(&page.article()),
        "Ministers meet in Lima Peru and Chile opened talks on fishing rights in Lima on Monday. “There is room for both \
         fleets,” said Ana Rojas."
    );
    assert_eq!(page.text("h1"), "Ministers meet in Lima");
    assert_eq!(page.run("return location.hash;"), "", "the address holds nothing of it");
    press_bookmark(&page, &bookmark, "getSelection().selectAllChildren(document.querySelector('#said'));");
    assert_eq!(words(&page.article()), "Ministers meet in Lima “There is room for both fleets,” said Ana Rojas.");
    page.reload();
    page.until_read();
    assert_eq!(words(&page.article()), "Ministers meet in Lima “There is room for both fleets,” said Ana Rojas.");
    heard_nothing(&site);
}

#[test]
fn pressed_where_it_stands_the_bookmark_does_nothing() {
    let page = Site::built().open("");
    page.click(".bookmarklet a");
    page.until_still();
    assert!(page.has("#paste"));
}

#[test]
fn what_is_sent_never_takes_the_place_of_what_is_read() {
    let page = Site::built().open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    page.run_with("location.hash = 'text=' + encodeURIComponent(arguments[0]);", &json!([SECOND]));
    page.until_there("[data-error='arrived']");
    assert!(
        page.text("[data-error]").starts_with("“Ministers meet in Lima” has come meanwhile"),
        "{}",
        page.text("[data-error]")
    );
    assert_eq!(words(&page.article()), words(ARTICLE));
    assert_eq!(page.run("return location.hash;"), "");
    // Whatever else is told or done, it waits.
    page.run("location.hash = 'g1.';");
    page.until_there("[data-error='link-not']");
    page.click("[data-action='remedy']");
    page.until_there("[data-error='arrived']");
    crate::library::remove(&page, "Piet Maas");
    page.click("[data-error='arrived'] [data-action='remedy']");
    page.until("the second article", "document.title.startsWith('Ministers meet in Lima')");
    page.click("[data-action='previous']");
    page.until("the first article", "document.title.startsWith('Harbour bridge')");
    assert_eq!(words(&page.article()), words(ARTICLE));
}

/// A desk that answers nothing for as long as the page says so.
pub(crate) fn holding() -> Site {
    Site::changed("glossator-desk_loader.js", |loader| {
        format!(
            "let held = await caches.has('holds') ? [] : null;
            self.addEventListener('message', (event) => {{
                if (!held) return;
                event.stopImmediatePropagation();
                held.push(event.data);
            }});
            new BroadcastChannel('holds').onmessage = ({{ data: holds }}) => {{
                const waiting = held ?? [];
                held = holds ? waiting : null;
                if (!holds) for (const data of waiting) self.dispatchEvent(new MessageEvent('message', {{ data }}));
            }};
            {loader}"
        )
    })
}

pub(crate) fn holds(page: &Page, holds: bool) {
    let how = if holds { "open" } else { "delete" };
    page.run_until_done(&format!("caches.{how}('holds').then(done, done);"));
    page.run(&format!("new BroadcastChannel('holds').postMessage({holds});"));
}

#[test]
fn what_comes_late_takes_the_place_of_nothing() {
    let page = holding().open("");
    page.until_ready();
    holds(&page, true);
    page.paste(include_str!("../../../links/1-council.link").trim());
    page.until_there("[data-error='link-slow']");
    page.paste(ARTICLE);
    page.until_read();
    holds(&page, false);
    page.until_there("[data-error='arrived']");
    assert_eq!(words(&page.article()), words(ARTICLE));
    page.click("[data-error='arrived'] [data-action='remedy']");
    page.until_there("[data-opened-link]");
    page.until_still();
    page.click("[data-action='previous']");
    page.until("the article", "document.title.startsWith('Harbour bridge')");

    // A link that is none leaves the address of what is shown by then as it is.
    holds(&page, true);
    page.run("location.hash = 'g1.AAAA';");
    page.until("the question", "location.hash === '#g1.AAAA'");
    page.paste(SECOND);
    page.until("the second article", "document.title.startsWith('Ministers meet in Lima')");
    let serial = page.run("return history.state;");
    holds(&page, false);
    page.until_there("[data-error]");
    assert_eq!(page.run("return history.state;"), serial);
    assert_eq!(words(&page.article()), words(SECOND));
}

#[test]
fn an_address_without_an_article_says_so() {
    let page = Site::built().open("#text=&title=&from=https%3A%2F%2Fnews.example%2F1");
    page.until_there("[data-error='bare-url']");
}

#[test]
fn what_another_app_shares_is_answered_here_alone() {
    let site = Site::built();
    let page = site.open("");
    page.until_kept();
    let first = page.tab("about:blank");
    let form = format!(
        "data:text/html;charset=utf-8,<form method='post' enctype='multipart/form-data' action='{}share'>\
         <input name='title'><textarea name='text'></textarea><input name='url'></form>",
        site.address()
    );
    page.go(&form);
    page.run_with(
        "const [title, text] = arguments;
        document.querySelector('[name=title]').value = title;
        document.querySelector('[name=text]').value = text;
        document.querySelector('form').submit();",
        &json!(["Ministers meet in Lima", "Peru & Chile opened talks in Lima, 100 % of them.\n\nAna Rojas spoke."]),
    );
    page.until_read();
    assert_eq!(
        words(&page.article()),
        "Ministers meet in Lima Peru & Chile opened talks in Lima, 100 % of them. Ana Rojas spoke."
    );
    assert_eq!(page.run("return location.pathname + location.hash;"), "/");
    heard_nothing(&site);
    page.turn_to(&first);
    assert!(page.has("#paste"), "another tab is as it was");
}

#[test]
fn a_file_that_the_system_opens_is_read() {
    let site = Site::built();
    let page = site.browser();
    let queue = "Object.defineProperty(window, 'launchQueue', { value: { setConsumer(consumer) { window.launched = consumer; } } });";
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": queue }));
    page.go(&site.address());
    page.until("what takes files", "window.launched");
    page.run_with(
        "const file = new File([arguments[0]], 'article.md', { type: 'text/markdown' });
        launched({ files: [{ getFile: async () => file }] });",
        &json!([SECOND]),
    );
    page.until_read();
    assert_eq!(words(&page.article()), words(SECOND));
    page.run("launched({ files: [] });");
    assert_eq!(words(&page.article()), words(SECOND), "started without a file");
}

/// What the manifest promises is what the page answers.
#[test]
fn the_manifest_names_what_is_there() {
    let site = Site::built();
    let manifest: serde_json::Value = serde_json::from_str(&site.file("manifest.webmanifest")).unwrap();
    for icon in manifest["icons"].as_array().unwrap() {
        let (name, kind) = (icon["src"].as_str().unwrap(), icon["type"].as_str().unwrap());
        assert!(site.has(name), "{name}");
        assert!(kind == "image/svg+xml" || name.contains(icon["sizes"].as_str().unwrap().split('x').next().unwrap()));
    }
    assert_eq!(manifest["share_target"]["method"], "POST", "words in an address would reach the host");
    assert_eq!(manifest["share_target"]["action"], "./share");
    assert!(site.file("offline.js").contains("const SHARE = \"share\";"));
}

#[test]
fn the_page_that_an_article_comes_from_is_its_source() {
    let site = Site::built();
    let page = site.browser();
    let text = "Peru%20and%20Chile%20opened%20talks%20in%20Lima.";
    page.go(&format!("{}#text={text}&title=Lima&from=https%3A%2F%2Fwww.news.example%2F1", site.address()));
    page.until_read();
    assert_eq!(page.text(".source-line"), "news.example");
    assert_eq!(page.run("return document.querySelector('.source-line').href;"), "https://www.news.example/1");
    page.click("[data-action='share']");
    let link = page.until("link", "document.querySelector('#share-link')?.value");
    let other = crate::opened(&site, link.as_str().unwrap());
    assert_eq!(other.text(".source-line"), "news.example");
    // An address that is none of the web is no link.
    let odd = site.browser();
    odd.go(&format!("{}#text={text}&title=Lima&from=javascript%3Aalert(1)", site.address()));
    odd.until_read();
    assert!(!odd.has(".source-line"));
}

//! Without the net, and from one version to the next.

use glossator_browser_tests::{Key, Page, Site};

use crate::{ARTICLE, SECOND, shown, words};

#[test]
fn without_the_net_it_opens_reads_shares_and_opens_what_was_shared() {
    let site = Site::built();
    let page = site.open("");
    page.until_kept();
    site.unplug(true);
    page.reload();
    page.until_ready();
    page.paste(ARTICLE);
    page.until_read();
    assert_eq!(words(&page.article()), words(ARTICLE));
    assert_eq!(page.run("return document.querySelector('.app').dataset.network;"), "ready", "the network reads too");
    let before = shown(&page);
    page.click("[data-action='share']");
    page.until("link", "document.querySelector('#share-link')?.value.includes('#g1.')");
    let link = page.run("return document.querySelector('#share-link').value;");
    page.go("about:blank");
    page.go(link.as_str().unwrap());
    page.until_there("[data-opened-link]");
    page.until_still();
    assert_eq!(shown(&page), before);
    page.click("[data-action='new']");
    page.click("[data-example='1']");
    page.until_read();
    // Nothing of this came from the host.
    assert_eq!(site.take_requests().iter().filter(|sent| sent.wanted_for == "document").count(), 1);
}

/// What a version calls itself.
const VERSION: &str = "document.querySelector('meta[name=description]').content";

/// The page's next version comes to the host, and to the browser.
fn publish(site: &Site, page: &Page) {
    site.rewrite("index.html", next);
    site.publish(|list| list);
    offered(page);
}

fn next(index: String) -> String {
    index.replace("name=\"description\" content=\"", "name=\"description\" content=\"Next. ")
}

fn offered(page: &Page) {
    page.run("navigator.serviceWorker.ready.then((registration) => registration.update());");
    page.until_there("#update:not([hidden])");
}

/// A page with an article, of which there is a next version.
fn with_next() -> Page {
    let site = Site::changed("index.html", |text| text);
    let page = site.open("");
    page.until_kept();
    page.paste(ARTICLE);
    page.until_read();
    publish(&site, &page);
    page
}

fn is_next(page: &Page) -> bool {
    page.run(&format!("return {VERSION}.startsWith('Next. ');")) == true
}

#[test]
fn a_new_version_waits_until_the_reader_wants_it() {
    let page = with_next();
    assert!(!is_next(&page));
    // Not even where the page is loaded again.
    page.reload();
    page.until_read();
    assert!(!is_next(&page));
    page.click("#update button");
    page.until("the next version", &format!("{VERSION}.startsWith('Next. ')"));
    page.until_read();
    assert_eq!(words(&page.article()), words(ARTICLE), "what was read stays");
    page.until_gone("#update:not([hidden])");
    // The version before is forgotten once nobody runs it.
    page.run_until_done(
        "const look = async () => {
            const kept = (await caches.keys()).filter((name) => name.startsWith('glossator-page'));
            if (kept.length === 1) done(true); else setTimeout(look, 20);
        };
        look();",
    );
}

#[test]
fn a_new_version_is_not_offered_in_the_middle_of_an_edit() {
    let page = with_next();
    assert_eq!(page.text("#update"), "A new version is ready.\n\nReload");
    page.run("document.querySelector('.mention').click();");
    page.until_there("#card");
    page.press(&[Key::Letter('x')]);
    page.until_there(".app[data-mended]");
    assert_eq!(page.text("#update"), "");
}

#[test]
fn a_tab_that_runs_the_version_before_is_given_its_own_files() {
    let site = Site::changed("index.html", |text| text);
    let page = site.open("");
    page.until_kept();
    let first = page.tab(&site.address());
    page.until_ready();
    page.until_there("#paste");
    // The next version has another worker, by another name.
    let loader = format!("glossator-worker_loader.js?{}", protocol::BUILD);
    site.rewrite("glossator-worker_loader.js", |_| "throw new Error('of the next version');".to_owned());
    site.rewrite("index.html", next);
    site.publish(|list| list.replace(protocol::BUILD, "next"));
    page.means("of the next version");
    offered(&page);
    page.click("#update button");
    page.until("the next version", &format!("{VERSION}.startsWith('Next. ')"));
    page.turn_to(&first);
    assert!(!is_next(&page), "what is open stays as it is");
    site.unplug(true);
    let text = page.run_until_done(&format!("fetch('{loader}').then((answer) => answer.text()).then(done, done);"));
    assert!(text.as_str().unwrap().contains("glossator-worker_bg.wasm"), "{text}");
    page.paste(SECOND);
    page.until_read();
}

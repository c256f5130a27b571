//! The desk that opens and makes links, beside the page: early, out of the way, and told where it breaks.

use glossator_browser_tests::{Page, Site};

use crate::long_text::long_text;
use crate::{ARTICLE, words};

const LOADER: &str = "glossator-desk_loader.js";
const LINK: &str = include_str!("../../../links/1-council.link");

fn share(page: &Page) -> String {
    page.click("[data-action='share']");
    let link = page.until("link", "document.querySelector('#share-link')?.value");
    link.as_str().unwrap().to_owned()
}

#[test]
fn a_desk_that_breaks_is_told_and_nothing_is_lost() {
    // It breaks as long as the address says so.
    let breaks = |loader: String| format!("if (await caches.has('breaks')) throw new Error('broken');\n{loader}");
    let site = Site::changed(LOADER, breaks);
    let page = site.open("");
    page.means("broken");
    page.until_ready();
    page.run_until_done("caches.open('breaks').then(done, done);");
    page.paste(ARTICLE);
    page.until_read();
    page.click("[data-action='share']");
    page.until_there("#share [data-error='desk-broke']");
    page.click("#share [data-action='close']");
    page.until_gone("#share");
    assert_eq!(words(&page.article()), words(ARTICLE));
    page.run_with("location.hash = arguments[0];", &serde_json::json!([LINK.trim()]));
    page.until_there("[data-error='desk-broke'] [data-action='remedy']");
    assert_eq!(words(&page.article()), words(ARTICLE));
    // The next question starts it anew.
    page.run_until_done("caches.delete('breaks').then(done, done);");
    page.click("[data-action='remedy']");
    assert!(share(&page).contains("#g1."));
}

#[test]
fn a_desk_of_another_build_is_not_used() {
    let other = |loader: String| {
        format!(
            "{loader}
            const say = self.postMessage.bind(self);
            // The build stands behind the id and its own length.
            say(new Uint8Array([0, 3, 111, 108, 100, 0]));"
        )
    };
    let site = Site::changed(LOADER, other);
    let page = site.open(LINK.trim());
    page.until_there("[data-error='desk-broke']");
    let starts = site.take_requests().iter().filter(|sent| sent.path.ends_with(LOADER)).count();
    assert!(starts >= 2, "fetched anew once: {starts}");
}

#[test]
fn what_opens_links_and_never_comes_is_told() {
    let hangs = |loader: String| {
        loader.replace(
            "await init(",
            "const real = self.fetch;
            self.fetch = (asked, ...more) =>
                String(asked).includes('links-1.bin') ? new Promise(() => {}) : real(asked, ...more);
            await init(",
        )
    };
    let site = Site::changed(LOADER, hangs);
    let page = site.open(LINK.trim());
    page.until_there("[data-error='link-slow']");
    assert!(!page.has("#splash"), "the greeting is gone");
    assert_eq!(page.text("[data-error='link-slow'] button"), "Reload the page");
    assert!(page.has("#paste"), "the page can be used");
}

#[test]
fn a_link_that_takes_long_to_make_leaves_the_page_free_and_is_given_up() {
    let page = Site::built().open("");
    page.until_ready();
    page.paste(&long_text()[..200_000]);
    page.until("text", "!!document.querySelector('#article [data-block]')");
    page.run(
        "window.beats = []; window.longest = 0; let before = performance.now();
        setInterval(() => {
            const now = performance.now();
            if (document.querySelector('#share [role=status]')) longest = Math.max(longest, now - before);
            before = now;
        }, 10);",
    );
    page.click("[data-action='share']");
    // Made while the first marks come, it is made again with them: the last is what counts.
    page.click("#share [data-action='close']");
    page.until_gone("#share");
    let start = page.run("return performance.now();").as_f64().unwrap();
    let link = share(&page);
    let took = page.run("return performance.now();").as_f64().unwrap() - start;
    let longest = page.run("return longest;").as_f64().unwrap();
    println!("{} letters made in {took:.0} ms; the page was never busy for more than {longest:.0} ms", link.len());
    assert!(longest < took / 2.0, "{longest} of {took}");
}

#[test]
fn a_link_in_the_address_is_asked_about_before_the_program_is_there() {
    let never = |boot: String| boot.replace("await import(", "await new Promise(() => {}) && await import(");
    let page = Site::changed("boot.js", never).open(LINK.trim());
    page.until("the desk's answer", "document.querySelector('script[data-module]').early?.heard.length === 2");
    assert!(page.has("#splash"));
}

#[test]
fn a_link_is_made_though_what_makes_it_short_never_comes() {
    let late = |loader: String| {
        format!(
            "const real = self.fetch;
            self.fetch = (what, ...rest) => String(what).includes('links-') ? new Promise(() => {{}}) : real(what, ...rest);
            {loader}"
        )
    };
    let page = Site::changed(LOADER, late).open("");
    page.until_ready();
    page.paste(crate::ARTICLE);
    page.until_read();
    let link = share(&page);
    assert!(link.contains("#g1."), "{link}");
    assert!(page.text("[data-lacks-table]").contains("press Share again"), "{}", page.text("#share"));
}

//! What readers set for themselves, and what they read with: paper, colours of the system, spacing, enlarged pages, a pointer
//! that rests.

use glossator_browser_tests::{Page, Screen, Site};
use serde_json::{Value, json};

use crate::{ARTICLE, words};

fn reading(text: &str) -> Page {
    let page = Site::built().open("");
    page.until_ready();
    page.paste(text);
    page.until_read();
    page
}

/// An article of more speakers than a summary shows at first.
fn many_speakers() -> String {
    const FIRST: [&str; 5] = ["Rosa", "Piet", "Anna", "Karl", "Ines"];
    const LAST: [&str; 8] = ["Lind", "Maas", "Falk", "Berg", "Okafor", "Rojas", "Keogh", "Brandt"];
    let mut text = "Forty towns speak of the ferry\n".to_owned();
    let speakers = FIRST.iter().flat_map(|first| LAST.map(|last| (first, last)));
    for (at, (first, last)) in (0..3).flat_map(|_| speakers.clone()).enumerate() {
        text.push_str(&format!(
            "\n{first} {last}, a councillor, said on Monday that the ferry would cost {} euros. The fare had never been so high, {first} {last} \
             told reporters at the pier, where people were waiting in the rain for the next boat to Lima.\n",
            at + 3
        ));
    }
    text
}

/// Has the browser tell the page of a medium or a choice of the system's.
fn emulate(page: &Page, media: &str, feature: (&str, &str)) {
    let features =
        json!([{ "name": feature.0, "value": feature.1 }, { "name": "prefers-reduced-motion", "value": "reduce" }]);
    page.devtools("Emulation.setEmulatedMedia", &json!({ "media": media, "features": features }));
}

fn is_shown(page: &Page, selector: &str) -> bool {
    page.run_with(
        "return [...document.querySelectorAll(arguments[0])].some((found) => found.checkVisibility() && found.getClientRects().length > 0);",
        &json!([selector]),
    ) == true
}

/// How far the page scrolls sideways, in pixels.
fn beyond(page: &Page) -> i64 {
    let over =
        page.run("const root = document.documentElement; return Math.round(root.scrollWidth - root.clientWidth);");
    over.as_i64().unwrap()
}

#[test]
fn what_is_printed_is_the_whole_article_and_the_whole_summary() {
    let page = reading(&many_speakers());
    let drawn = "document.querySelectorAll('#article .rail').length";
    let before = page.run(&format!("return {drawn};")).as_u64().unwrap();
    assert!(is_shown(&page, ".sidebar .more"), "a long summary is cut on the screen");
    // As the browser does it: first the event, then the medium.
    page.run("dispatchEvent(new Event('beforeprint'));");
    page.until_still();
    emulate(&page, "print", ("prefers-color-scheme", "light"));
    let after = page.run(&format!("return {drawn};")).as_u64().unwrap();
    assert!(after > 2 * before, "letters beside {before} claims on the screen, {after} on paper");
    assert!(!page.has(".sidebar [data-action='more']"), "nothing is left out that cannot be pressed on paper");
    let (sources, rows) = (
        page.run("return +document.querySelector('[data-section=who] .count').textContent.replace(/\\D/g, '');"),
        page.run("return document.querySelectorAll('[data-section=who] [data-entity]').length;"),
    );
    assert!(rows.as_u64() >= sources.as_u64(), "{rows} rows of {sources}");
    for hidden in [".top-bar", ".strip", ".find", ".filters", ".foot", ".sheet-head"] {
        assert!(!is_shown(&page, hidden), "{hidden} on paper");
    }
    for shown in ["#article h1", "#article .claim", ".sidebar [data-section=claims] li"] {
        assert!(is_shown(&page, shown), "no {shown} on paper");
    }
    let paper = page.devtools("Page.printToPDF", &json!({ "printBackground": false, "preferCSSPageSize": true }));
    assert!(paper["data"].as_str().is_some_and(|data| data.len() > 50_000), "pages");
    emulate(&page, "", ("prefers-color-scheme", "light"));
    page.run("dispatchEvent(new Event('afterprint'));");
    page.until("the screen's summary", "!!document.querySelector('.sidebar [data-action=more]')");
}

/// Whether marks are told apart by more than colours of ours.
#[test]
fn colours_of_the_system_leave_every_mark_to_be_seen() {
    let page = reading(ARTICLE);
    emulate(&page, "", ("forced-colors", "active"));
    page.until("the system's colours", "matchMedia('(forced-colors: active)').matches");
    page.until_still();
    let looks = page.run(
        "const style = (selector) => getComputedStyle(document.querySelector(selector));
        const person = style('#article .mention.person'), organization = style('#article .mention.organization');
        const rail = style('#article .rail'), paper = style('body').backgroundColor;
        const line = (look) => `${look.textDecorationLine} ${look.textDecorationStyle} ${look.borderBottomStyle} ${look.backgroundImage}`;
        return [line(person), line(organization), rail.borderInlineStartStyle, rail.borderInlineStartWidth];",
    );
    let look = |at: usize| looks[at].as_str().unwrap().to_owned();
    assert!(look(0) != look(1), "person and organization are drawn alike: {}", look(0));
    assert!(look(2) != "none" && look(3) != "0px", "a claim's letter has an edge: {looks}");
    // Nothing is written in the colour of what it stands on.
    let unseen = page.run(
        "const unseen = [];
        for (const element of document.querySelectorAll('.app *')) {
            const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (!own || !element.checkVisibility() || element.closest('svg')) continue;
            let ground = element, colour = 'rgba(0, 0, 0, 0)';
            while (ground && colour === 'rgba(0, 0, 0, 0)') { colour = getComputedStyle(ground).backgroundColor; ground = ground.parentElement; }
            if (getComputedStyle(element).color === colour) unseen.push(element.className || element.tagName);
        }
        return unseen;",
    );
    assert_eq!(unseen, json!([]));
}

/// WCAG 2.2, 1.4.12: with these and nothing else set, nothing is lost.
const SPACING: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [sheet];";

/// Elements with words of their own that are cut off, where nothing scrolls them into sight.
const CUT: &str = "
    const cut = [];
    for (const element of document.querySelectorAll('.app *')) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        const style = getComputedStyle(element);
        if (!own || !element.checkVisibility() || element.closest('svg') || style.clipPath !== 'none') continue;
        const hides = style.overflowY === 'hidden' || style.overflowX === 'hidden';
        const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
        // An ending with dots is meant, and told whole by the title or the card.
        const meant = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        if (hides && over && !meant && element.clientWidth > 1) cut.push(`${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`);
    }
    return cut;";

#[test]
fn wider_spacing_cuts_nothing_off() {
    for width in [1440, 390] {
        let page = reading(ARTICLE);
        page.screen(Screen { width, height: 844, dark: false });
        let text = words(&page.article());
        page.run(SPACING);
        page.until_still();
        assert_eq!(words(&page.article()), text);
        assert_eq!(page.run(CUT), json!([]), "{width}");
        assert_eq!(beyond(&page), 0, "{width}");
        page.click("#article .mention");
        page.until_there("#card");
        let card = page.run(
            "const card = document.querySelector('#card'); const at = card.getBoundingClientRect();
            return [at.left >= 0, at.right <= innerWidth, card.scrollWidth <= card.clientWidth + 1];",
        );
        assert_eq!(card, json!([true, true, true]), "{width}");
    }
}

/// A window of 1,280 pixels enlarged to 200 % and to 400 % (WCAG 2.2, 1.4.4 and 1.4.10).
#[test]
fn an_enlarged_page_keeps_its_words_and_scrolls_one_way() {
    for (width, height) in [(640, 400), (320, 256)] {
        let page = reading(ARTICLE);
        page.screen(Screen { width, height, dark: false });
        page.until("the new width", &format!("innerWidth === {width}"));
        page.until_still();
        assert_eq!(beyond(&page), 0, "{width}");
        assert_eq!(page.run(CUT), json!([]), "{width}");
        page.click("[data-action='settings']");
        page.until_there("dialog[open]");
        let inside = page.run(
            "const dialog = document.querySelector('dialog[open]'); const at = dialog.getBoundingClientRect();
            return [at.left >= 0, at.right <= innerWidth, dialog.scrollWidth <= dialog.clientWidth + 1,
                at.bottom <= innerHeight + 1 || getComputedStyle(dialog).overflowY !== 'hidden'];",
        );
        assert_eq!(inside, json!([true, true, true, true]), "{width}");
    }
}

/// Where the card and the mark that it is about stand: whether they overlap, and whether the card is wholly in the window.
const CARD: &str = "
    const card = document.querySelector('#card').getBoundingClientRect();
    const mark = document.querySelector(arguments[0]).getClientRects()[0];
    const apart = card.bottom <= mark.top || card.top >= mark.bottom || card.right <= mark.left || card.left >= mark.right;
    return [apart, card.left >= 0 && card.top >= 0 && card.right <= innerWidth && card.bottom <= innerHeight];";

#[test]
fn a_pointer_that_rests_on_a_mark_opens_its_card_beside_it() {
    let page = reading(ARTICLE);
    page.screen(Screen { width: 1440, height: 700, dark: false });
    page.until_still();
    for mark in ["#article .mention.person", "#article [data-block='3'] .mention", "#article [data-block='2'] .rail"] {
        page.point(mark);
        page.until_there("#card");
        let placed: Value = page.run_with(CARD, &json!([mark]));
        assert_eq!(placed, json!([true, true]), "{mark}: apart from the mark, within the window");
        // The pointer may go over to the card, which stays.
        page.point("#card");
        page.run_until_done("setTimeout(done, 600);");
        assert!(page.has("#card"), "{mark}: a card under the pointer stays");
        page.point("#paste, .top-bar");
        page.until_gone("#card");
    }
}

#[test]
fn a_pointer_that_passes_opens_nothing() {
    let page = reading(ARTICLE);
    page.point("#article .mention.person");
    page.point(".top-bar");
    page.run_until_done("setTimeout(done, 700);");
    assert!(!page.has("#card"));
}

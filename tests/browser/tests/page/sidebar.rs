//! The sidebar's sections, its filters, and the layers of marks.

use glossator_browser_tests::{Key, Page, Site};

/// An article with days, numbers and several voices, written for these tests.
const DATED: &str = "Ferry line to add ships

By Tom Hale

March 12, 2031

The ferry line at Ostmere will buy two ships for $4.5 million, Rosa Lind, its director, said on Tuesday.

“We carried 1,400 people on March 3,” Lind told reporters in Lima. “The old ships may not last.”

Piet Maas, the union’s chairman, denied that 40 percent of the crew had agreed.";

fn read(page: &Page) {
    page.until_there("#paste");
    page.paste(DATED);
    page.until_read();
}

#[test]
fn days_are_in_order_and_numbers_say_who_gives_them() {
    let page = Site::built().open("");
    read(&page);
    let days = page.run("return [...document.querySelectorAll('[data-day]')].map((row) => row.dataset.day).join(' ');");
    assert_eq!(days, "2031-03-03 2031-03-11 2031-03-12");
    let when = page.text("[data-section='when']");
    assert!(when.contains("“Tuesday”") && !when.contains("guessed"), "counted from the article's own date: {when}");
    let numbers = page.text("[data-section='numbers']");
    for expected in ["4.5 million USD", "1,400", "40 %", "Rosa Lind"] {
        assert!(numbers.replace('\u{a0}', " ").contains(expected), "{expected} in {numbers}");
    }
    // Without a date of its own, days are guesses and say so.
    page.paste(&DATED.replace("March 12, 2031\n\n", ""));
    page.until("the other article", "document.querySelector('[data-section=when]')?.innerText.includes('guessed')");
}

/// The letters in the margin that are not dimmed.
const LIT: &str =
    "[...document.querySelectorAll('.rail')].filter((rail) => getComputedStyle(rail).opacity === '1').length";

fn choose(page: &Page, facet: &str, index: usize) {
    page.run(&format!(
        "const list = document.querySelector('[data-facet={facet}]');
        list.selectedIndex = {index};
        list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
}

#[test]
fn filters_combine_count_and_dim() {
    let page = Site::built().open("");
    read(&page);
    let all = page.run(&format!("return {LIT};")).as_u64().unwrap();
    assert!(all >= 3, "{all} claims");
    choose(&page, "speaker", 1);
    page.until("fewer claims", &format!("{LIT} < {all}"));
    let some = page.run(&format!("return {LIT};")).as_u64().unwrap();
    assert!(
        page.text(".filters .filter-state").starts_with(&format!("{some} of ")),
        "{}",
        page.text(".filters .filter-state")
    );
    // Whatever part of the summary is seen says so, and so does a closed sheet.
    for said in ["[data-section='glance'] .filter-state", ".sheet-count"] {
        assert!(
            page.run_with("return document.querySelector(arguments[0]).textContent;", &serde_json::json!([said]))
                .as_str()
                .unwrap()
                .starts_with(&format!("{some} of "))
        );
    }
    let rails = page.run("return document.querySelectorAll('.rail').length;");
    assert_eq!(rails.as_u64().unwrap(), all, "dimmed, not hidden");
    // A list counts within what the others leave: its choices add up to that.
    let counted = page.run(
        "return [...document.querySelector('[data-facet=letter]').options].slice(1)
            .reduce((sum, option) => sum + Number(option.textContent.match(/\\((\\d+)\\)/)[1]), 0);",
    );
    assert_eq!(counted.as_u64().unwrap(), some);
    // In the text, too, where every claim is tinted.
    page.click(".density .choice:nth-child(2)");
    let tints = "[...document.querySelectorAll('#article p .claim')].map((claim) => getComputedStyle(claim).backgroundColor === 'rgba(0, 0, 0, 0)')";
    page.until("some tinted, some not", &format!("new Set({tints}).size === 2"));
    page.click("[data-action='clear-filter']");
    page.until("all claims", &format!("{LIT} === {all}"));
    page.until("all tinted", &format!("!{tints}.includes(true)"));
    assert_eq!(page.text(".filters .filter-state"), "");

    // A voice in the bar does the same, and undoes it.
    page.click("[data-voice]");
    page.until("fewer claims", &format!("{LIT} < {all}"));
    page.until_there("[data-voice][aria-pressed='true']");
    page.click("[data-voice][aria-pressed='true']");
    page.until("all claims", &format!("{LIT} === {all}"));
}

#[test]
fn layers_are_switched_by_key_and_by_the_legend() {
    let page = Site::built().open("");
    read(&page);
    let line = "getComputedStyle(document.querySelector('.mention.person')).textDecorationColor";
    let before = page.run(&format!("return {line};"));
    page.press(&[Key::Letter('1')]);
    page.until("no line", &format!("{line} === 'rgba(0, 0, 0, 0)'"));
    page.until_there("[data-layer='1'][aria-pressed='false']");
    // It is said at once, and for as long as it is so.
    assert!(page.text(".mended").starts_with("Some marks are hidden."));
    page.until_there("[data-section='glance'] [data-action='show-layers']");
    page.run("document.querySelector('[data-layer=\"1\"]').click();");
    page.until("the line again", &format!("{line} === {before}"));
    assert!(!page.has("[data-action='show-layers']"), "nothing is hidden");
    page.press(&[Key::Letter('1')]);
    page.click(".mended [data-action='show-layers']");
    page.until("the line again", &format!("{line} === {before}"));
    page.run("document.querySelector('[data-layer=\"5\"]').click();");
    page.until("no letters Q", "![...document.querySelectorAll('.rail.q')].some((rail) => rail.checkVisibility())");
    assert_eq!(
        page.run("return [...document.querySelectorAll('.rail.r')].every((rail) => rail.checkVisibility());"),
        true
    );
}

#[test]
fn places_are_on_a_map_that_keys_reach() {
    let page = Site::built().open("");
    read(&page);
    page.until_there(".map .land");
    page.until_there(".pin-place[aria-label^='Lima']");
    let inside = page.run(
        "const map = document.querySelector('.map').getBoundingClientRect();
        return [...document.querySelectorAll('.pin-place circle:not(.halo)')].every((pin) => {
            const place = pin.getBoundingClientRect();
            return place.left >= map.left && place.right <= map.right && place.top >= map.top && place.bottom <= map.bottom;
        });",
    );
    assert_eq!(inside, true);
    page.run("document.querySelector('.pin-place').focus();");
    page.press(&[Key::Enter]);
    page.until_there("#card[data-card='mention']");
}

#[test]
fn the_strip_leads_through_the_article() {
    let page = Site::built().open("");
    page.until_there("#paste");
    page.paste(&[DATED; 12].join("\n\n"));
    page.until_read();
    assert!(page.has(".strip .strip-mark"));
    page.run(
        "const strip = document.querySelector('.strip');
        const place = strip.getBoundingClientRect();
        strip.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: place.left + 4, clientY: place.bottom - 4 }));",
    );
    page.until("the article's end", "scrollY > innerHeight");
}

//! What a reader without eyes or without a mouse needs of the page's markup.

use glossator_browser_tests::{Page, Screen, Site};

use crate::ARTICLE;

/// What is wrong in the document as it stands: controls without a name, an order of focus of its own, ids given twice,
/// references that lead nowhere, headings that skip a level.
const FAULTS: &str = "
    const faults = [];
    const seen = (element) => element.checkVisibility({ visibilityProperty: true });
    const name = (element) => {
        const labelled = element.getAttribute('aria-labelledby');
        const by = labelled && labelled.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
        const label = element.labels && [...element.labels].map((label) => label.textContent).join(' ');
        return (element.getAttribute('aria-label') || by || label || element.textContent || '').trim();
    };
    for (const element of document.querySelectorAll('a[href], button, input, textarea, select, summary, [role=button], [tabindex]')) {
        if (seen(element) && !name(element)) faults.push('no name: ' + element.outerHTML.slice(0, 120));
        if (element.tabIndex > 0) faults.push('an order of its own: ' + element.outerHTML.slice(0, 120));
    }
    const ids = new Set();
    for (const element of document.querySelectorAll('[id]')) {
        if (ids.has(element.id)) faults.push('an id twice: ' + element.id);
        ids.add(element.id);
    }
    for (const attribute of ['aria-labelledby', 'aria-controls', 'aria-describedby', 'for'])
        for (const element of document.querySelectorAll(`[${attribute}]`))
            for (const id of element.getAttribute(attribute).split(' '))
                if (!document.getElementById(id)) faults.push(attribute + ' leads nowhere: ' + id);
    if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
    if (!document.documentElement.lang) faults.push('no language');
    let level = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
        const next = Number(heading.tagName[1]);
        if (next > level + 1) faults.push(`h${next} under h${level}: ` + heading.textContent);
        level = next;
    }
    for (const target of document.querySelectorAll('button, a[href]')) {
        const box = target.getBoundingClientRect();
        const small = seen(target) && box.width > 0 && !target.matches('.skip, .rail, .crumb, .inline') && (box.width < 24 || box.height < 24);
        if (small) faults.push(`too small, ${box.width} by ${box.height}: ` + target.outerHTML.slice(0, 120));
    }
    return faults;";

fn sound(page: &Page, state: &str) {
    let faults = page.run(FAULTS);
    assert_eq!(faults, serde_json::json!([]), "{state}");
}

#[test]
fn every_control_has_a_name_and_its_turn() {
    let site = Site::built();
    let page = site.browser();
    for width in [1440, 900, 390] {
        page.go("about:blank");
        page.screen(Screen { width, height: 844, dark: false });
        page.go(&site.address());
        page.until_ready();
        sound(&page, &format!("empty page, {width}"));
        page.paste("");
        page.until_there("[data-error='empty']");
        sound(&page, &format!("notice, {width}"));
        page.paste(ARTICLE);
        page.until_read();
        sound(&page, &format!("article, {width}"));
        if width < 1100 {
            page.click("[data-action='sheet']");
            page.until_there("[data-action='sheet-close']");
            sound(&page, &format!("open summary, {width}"));
            page.click("[data-action='sheet-close']");
            page.until_gone("[data-action='sheet-close']");
        }
        page.run("document.querySelector('.mention').click();");
        page.until_there("#card [data-action='close']");
        sound(&page, &format!("card, {width}"));
        page.run("document.querySelector('#card [data-action=close]').click();");
        page.click("[data-action='share']");
        page.until_there("[data-action='copy-link']");
        sound(&page, &format!("share dialog, {width}"));
    }
}

#[test]
fn nothing_moves_the_text_that_is_being_read() {
    let page = Site::built().open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    let lines = "[...document.querySelectorAll('#article [data-block]')].map((block) => Math.round(block.getBoundingClientRect().top)).join(' ')";
    let before = page.run(&format!("return {lines};"));
    page.run("document.querySelector('.rail').click();");
    page.until_there("#card");
    assert_eq!(page.run(&format!("return {lines};")), before, "a card opens beside the text");
    page.run("document.querySelector('#card [data-action=close]').click();");
    page.until_gone("#card");
    assert_eq!(page.run(&format!("return {lines};")), before, "a card closes");
    for density in 1..=3 {
        page.click(&format!(".density .choice:nth-child({density})"));
        assert_eq!(page.run(&format!("return {lines};")), before, "density {density}");
    }
}

#[test]
fn no_width_scrolls_sideways() {
    let site = Site::built();
    let page = site.browser();
    page.screen(Screen { width: 1440, height: 844, dark: false });
    page.go(&site.address());
    page.until_there("#paste");
    page.paste(&format!("{ARTICLE}\n\n{}", "unbroken".repeat(60)));
    page.until_read();
    for width in [1440, 1100, 1099, 900, 700, 699, 390, 320] {
        page.screen(Screen { width, height: 844, dark: false });
        page.until("the new width", &format!("innerWidth === {width}"));
        let over = page.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth;");
        assert_eq!(over, 0, "{width}");
    }
}

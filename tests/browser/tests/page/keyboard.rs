//! The whole job without a pointer.

use glossator_browser_tests::{Key, Page, Site};

use crate::ARTICLE;

/// Presses Tab until the focus is on what a selector names.
fn tab_to(page: &Page, selector: &str) {
    for _ in 0..60 {
        if page.run(&format!("return document.activeElement?.matches({selector:?}) ?? false;")) == true {
            return;
        }
        page.press(&[Key::Tab]);
    }
    panic!("Tab never comes to {selector}");
}

fn focus(page: &Page) -> String {
    let described = page.run(
        "const focus = document.activeElement;
        return [focus.tagName, focus.id, focus.dataset.action, focus.dataset.rail].filter(Boolean).join(' ');",
    );
    described.as_str().unwrap().to_owned()
}

#[test]
fn everything_from_loading_to_a_copied_link_needs_no_pointer() {
    let page = Site::built().open("");
    page.allow_clipboard(true);
    page.until("focus in the field", "document.activeElement?.id === 'paste'");
    let write =
        format!("navigator.clipboard.writeText({ARTICLE:?}).then(() => done(''), (error) => done(String(error)));");
    assert_eq!(page.run_until_done(&write), "");
    page.press(&[Key::Ctrl('v')]);
    page.until_read();
    assert_eq!(focus(&page), "MAIN reading", "reading goes on where the article begins");

    // From claim to claim, and into the card of one.
    page.press(&[Key::Letter('j')]);
    page.until("card of a claim", "document.querySelector('#card')?.dataset.card === 'claim'");
    let first = focus(&page);
    assert!(first.starts_with("BUTTON"), "{first}");
    page.press(&[Key::Letter('j')]);
    page.until(
        "another claim",
        &format!("String(document.activeElement.dataset.rail) !== {:?}", first.replace("BUTTON ", "")),
    );
    page.press(&[Key::Letter('k')]);
    assert_eq!(focus(&page), first);
    page.press(&[Key::Tab]);
    assert_eq!(page.run("return document.querySelector('#card').contains(document.activeElement);"), true);
    page.press(&[Key::Escape]);
    page.until_gone("#card");
    assert_eq!(focus(&page), first, "the focus is back at the mark");

    // To the share button, the link and its copy.
    tab_to(&page, "[data-action='share']");
    page.press(&[Key::Enter]);
    page.until_there("[data-action='copy-link']");
    tab_to(&page, "[data-action='copy-link']");
    page.press(&[Key::Enter]);
    page.until("word that it is copied", "document.querySelector('#share [role=status]')?.textContent === 'Copied'");
    let link = page.clipboard();
    assert!(link.contains("#g1."), "{link}");

    // The dialog keeps the focus, and gives it back.
    for keys in [Key::Tab, Key::ShiftTab] {
        for _ in 0..6 {
            page.press(&[keys]);
            let inside = page.run(
                "const focus = document.activeElement;
                return focus === document.body || document.querySelector('#share').contains(focus);",
            );
            assert_eq!(inside, true, "{keys:?} leaves the dialog for {}", focus(&page));
        }
    }
    page.press(&[Key::Escape]);
    page.until_gone("#share");
    assert_eq!(focus(&page), "BUTTON share");

    // A name answers to Enter, and once more when its card was closed.
    page.press(&[Key::Letter('n')]);
    page.until_there("#card[data-card='mention']");
    page.press(&[Key::Escape]);
    page.until_gone("#card");
    page.press(&[Key::Enter]);
    page.until_there("#card[data-card='mention']");
    page.press(&[Key::Escape]);
    page.until_gone("#card");
    // Escape closes one thing: the card that was open under a dialog stays.
    page.press(&[Key::Letter('j')]);
    page.until_there("#card");
    page.press(&[Key::Letter('?')]);
    page.until_there("#dialog[open]");
    page.press(&[Key::Escape]);
    page.until_gone("#dialog");
    page.until_still();
    assert!(page.has("#card"));
    page.press(&[Key::Escape]);
    page.until_gone("#card");
    page.run("document.querySelector('[data-action=share]').focus();");

    page.press(&[Key::Letter('s')]);
    page.until_there("[data-action='copy-link']");
    tab_to(&page, "#share [data-action='close']");
    page.press(&[Key::Enter]);
    page.until_gone("#share");
    assert_eq!(focus(&page), "BUTTON share");

    // Undo of the paste: the field again, with the text in it.
    page.press(&[Key::Ctrl('z')]);
    page.until("field with the text", "document.querySelector('#paste')?.value.startsWith('Harbour bridge')");
}

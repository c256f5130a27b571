//! Where the card stands: at its mark, wherever that goes, and never over the line that was pressed.

use glossator_browser_tests::{Page, Screen, Site};

/// So many paragraphs with a claim in each, of some lines.
fn paragraphs(count: usize) -> String {
    let one = |number: usize| {
        format!(
            "The ferry line at Ostmere carried more people in week {number} than in any week before it, and the ships were old. \
             “We will buy ship number {number} in the spring,” Rosa Lind told reporters at the harbour, where the crews of \
             two ships had gathered with their families to hear what the line would do. Nobody else spoke."
        )
    };
    let body: Vec<String> = (1..=count).map(one).collect();
    format!("Ferry line to add ships\n\nBy Tom Hale\n\n{}", body.join("\n\n"))
}

fn read(page: &Page, text: &str) {
    page.until_ready();
    page.until_there("#paste");
    page.paste(text);
    page.until_read();
}

/// How far the card is from its mark, the letter that is lit: the gap between them, and whether nothing of it is beyond the
/// window's sides.
const PLACE: &str = "(() => {
    const [card, mark] = [document.querySelector('#card'), document.querySelector('.rail.lit')];
    if (!card || !mark) return [9999, false];
    const [one, other] = [card.getBoundingClientRect(), mark.getBoundingClientRect()];
    const root = document.documentElement;
    return [Math.round(Math.max(one.top - other.bottom, other.top - one.bottom)),
        one.left >= 0 && one.right <= root.clientWidth && root.scrollWidth <= root.clientWidth];
})()";

/// The mark in the middle of the window: where text above it grows it may leave that.
fn to_the_middle(page: &Page) {
    page.until_still();
    page.run("document.querySelector('.rail.lit').scrollIntoView({ block: 'center' });");
}

/// Waits until the card stands within so many pixels of its mark, neither on the other.
fn until_beside(page: &Page, what: &str, most: u32) {
    page.until_still();
    page.until(what, &format!("(() => {{ const [gap, seen] = {PLACE}; return gap >= 0 && gap < {most} && seen; }})()"));
}

#[test]
fn a_card_is_at_its_mark_after_a_jump_to_a_part_never_seen() {
    let page = Site::built().open("");
    page.screen(Screen { width: 1440, height: 900, dark: false });
    read(&page, &paragraphs(40));
    page.click("[data-section='claims'] [data-action='more']");
    page.run("[...document.querySelectorAll('[data-section=claims] .claim-row')].at(-1).click();");
    page.until("the last claim", "scrollY > innerHeight * 3 && document.activeElement?.matches('.rail')");
    until_beside(&page, "the card at its mark", 160);
    // The text moves in the document: another size of it, another window, lines above that unfold.
    page.run("document.documentElement.dataset.size = 'huge';");
    to_the_middle(&page);
    until_beside(&page, "the card at its mark in large text", 300);
    page.run("document.documentElement.dataset.size = 'small';");
    to_the_middle(&page);
    until_beside(&page, "the card at its mark in small text", 160);
    page.screen(Screen { width: 760, height: 900, dark: false });
    page.until("the new width", "innerWidth === 760");
    to_the_middle(&page);
    until_beside(&page, "the card at its mark in a narrow window", 300);
}

#[test]
fn a_tall_claims_card_leaves_the_line_free_that_was_pressed() {
    let page = Site::built().open("");
    page.screen(Screen { width: 390, height: 844, dark: false });
    let words = "the old ships would be sold and the new ones bought with the money of the town, ".repeat(9);
    read(
        &page,
        &format!(
            "Ferry line to add ships\n\n“We said that {words}and that is all,” Rosa Lind told reporters.\n\nNobody else spoke."
        ),
    );
    // The line in the middle of the claim.
    let line = page.run(
        "const claim = document.querySelector('[data-claim]');
        const lines = [...claim.getClientRects()];
        const line = lines[Math.floor(lines.length / 2)];
        const at = { clientX: line.left + 20, clientY: line.top + line.height / 2, bubbles: true };
        claim.dispatchEvent(new MouseEvent('click', at));
        return [lines.length, Math.round(line.top), Math.round(line.bottom)];",
    );
    assert!(line[0].as_u64().unwrap() > 9, "it is tall: {line}");
    page.until("the card, placed", "document.querySelector('#card')?.style.top");
    let card = page.run("const { top, bottom } = document.querySelector('#card').getBoundingClientRect(); return [top, bottom].map(Math.round);");
    let (top, bottom) = (line[1].as_i64().unwrap(), line[2].as_i64().unwrap());
    assert!(card[0].as_i64().unwrap() >= bottom || card[1].as_i64().unwrap() <= top, "{card} on {top}–{bottom}");
}

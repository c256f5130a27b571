//! Each component alone, in a known state (`src/components/alone.rs`): what it shows, what a screen reader is told, and
//! what a press does.

mod known;

use glossator_browser_tests::Site;

/// A component in a state.
struct Case {
    /// Its name in the address.
    name: &'static str,
    /// Files of `src/components` that are seen to work.
    covers: &'static [&'static str],
    /// Elements, and a part of what each says.
    shows: &'static [(&'static str, &'static str)],
    /// Lines of the accessibility tree: roles and names.
    told: &'static [&'static str],
    /// What is pressed, as a script, and what holds in the page afterwards.
    press: (&'static str, &'static str),
}

/// Presses the element of a selector.
macro_rules! press {
    ($selector:literal) => {
        concat!(
            "document.querySelector(\"",
            $selector,
            "\").dispatchEvent(new MouseEvent('click', { bubbles: true }));"
        )
    };
}

const CASES: &[Case] = &[
    Case {
        name: "article",
        covers: &["article", "article/block", "article/group", "article/passage", "article/rail", "article/stretch"],
        shows: &[
            ("h1", "Ferry talks begin"),
            (".mention.person", "Rosa Lind"),
            (".mention.place.unsure.pin", "Lima"),
            (".mention.repeat", "Lind"),
            (".claim.p", "the ferry would sail"),
            (".furniture-toggle", "1 line hidden · show"),
        ],
        told: &["article “Article”", "heading “Ferry talks begin”", "button “1 line hidden · show”"],
        press: (
            press!(".furniture-toggle"),
            "document.querySelector('.furniture-line')?.textContent === 'Advertisement'",
        ),
    },
    Case {
        name: "article-lit",
        covers: &[],
        shows: &[(".mention.here", "Rosa Lind"), (".mention.same.repeat", "Lind")],
        told: &[],
        press: (press!(".rail.r"), "document.querySelector('.claim.r.lit.opens')?.textContent.startsWith('it may')"),
    },
    Case {
        name: "article-rewriting",
        covers: &[],
        shows: &[(".rewrite-hint", "Enter keeps")],
        told: &["textbox “The passage’s words: Enter keeps them, Escape leaves them as they were”"],
        press: (
            "const field = document.querySelector('#rewrite');
            field.value = field.value.replace('12 ships', 'a boat');
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            "document.querySelector('#article').textContent.includes('Lind named a boat.')",
        ),
    },
    Case {
        name: "card-mention",
        covers: &["card", "card/mention", "card/links", "parts"],
        shows: &[
            (".crumbs", "Rosa Lind ‹ ¶1"),
            (".card-title", "Rosa Lind"),
            (".card-role", "the mayor of Lima"),
            (".card-fact", "also Lind"),
            (".card-steps", "1 of 2"),
            (".card-claims", "Says · 1"),
        ],
        told: &["dialog “About this mark”", "button “Previous mention”", "button “Next mention”", "button “Close”"],
        press: (
            press!("[data-action=next-mark]"),
            "document.querySelector('.card-steps').textContent.includes('2 of 2')",
        ),
    },
    Case {
        name: "card-claim",
        covers: &["card/claim", "mark_letter"],
        shows: &[
            (".card-title", "Rosa Lind"),
            (".card-kind", "reported, predicted"),
            (".card-facts", "“would”"),
            (".card-steps", "Claim 1 of 2"),
            ("[data-action=cite]", "Copy with citation"),
        ],
        told: &["button “Rosa Lind”", "button “Next claim”", "button “Link this claim”"],
        press: (
            press!("[data-action=next-mark]"),
            "document.querySelector('.card-title').textContent.includes('Officials')",
        ),
    },
    Case {
        name: "fix-mention",
        covers: &["card/fix"],
        shows: &[("#fix-kind [aria-pressed=true]", "person")],
        told: &["group “What”", "textbox “Name”", "button “Begin a word earlier”", "button “Remove it here”"],
        press: (
            press!("[data-fix=split]"),
            "document.querySelector('.card-title') && !document.querySelector('.card-steps')",
        ),
    },
    Case {
        name: "fix-claim",
        covers: &[],
        shows: &[("#fix-kind [aria-pressed=true]", "predicted")],
        told: &["group “How firmly”", "combobox “Speaker”"],
        press: (
            press!("#fix-kind .choice:nth-child(2)"),
            "document.querySelector('.card-kind').textContent.includes('denied')",
        ),
    },
    Case {
        name: "find",
        covers: &["find_bar"],
        shows: &[(".find-count", "1 of 2"), (".offer", "Rosa Lind")],
        told: &["searchbox “Find words or an actor”", "button “Next place”"],
        press: (press!("[data-action=find-next]"), "document.querySelector('.find-count').textContent === '2 of 2'"),
    },
    Case {
        name: "head-lines",
        covers: &["head_lines"],
        shows: &[(".chip:not(.missing)", "Ferry talks begin"), (".chip.missing", "no date")],
        told: &["DisclosureTriangle “Ferry talks begin By Tom Hale no date no dateline”"],
        press: (
            "document.querySelector('details').open = true;
            const field = document.querySelector('[data-head=Date]');
            field.value = 'March 12, 2031';
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            "document.querySelectorAll('.chip.missing').length === 1",
        ),
    },
    Case {
        name: "mended",
        covers: &["mended"],
        shows: &[(".mended-card", "Done: remove Rosa Lind")],
        told: &["button “Undo remove Rosa Lind”", "status"],
        press: (
            press!("[data-action=undo]"),
            "document.querySelector('[data-action=redo]').getAttribute('aria-label') === 'Redo remove Rosa Lind'",
        ),
    },
    Case {
        name: "notice",
        covers: &["notice_card"],
        shows: &[("[data-error=bare-url]", "This page has no server and cannot fetch it")],
        told: &["alert"],
        press: (press!("[data-action=remedy]"), "!document.querySelector('.notice')"),
    },
    Case {
        name: "opened-link",
        covers: &["opened_link"],
        shows: &[(".opened-link", "Shared with a reader’s marks")],
        told: &["complementary “About this link”", "button “Reset to automatic”"],
        press: (
            press!("[data-action=hide-marks]"),
            "document.querySelector('[data-action=hide-marks]').textContent === 'Show marks'",
        ),
    },
    Case {
        name: "progress",
        covers: &["progress_bar"],
        shows: &[],
        told: &[],
        press: (press!("[data-action=stop]"), "!document.querySelector('.progress')"),
    },
    Case {
        name: "loading",
        covers: &[],
        shows: &[(".progress", "Reading the article"), ("[data-action=stop]", "Stop")],
        told: &[],
        press: ("", "document.querySelector('progress').position === -1"),
    },
    Case {
        name: "reader-coming",
        covers: &["reader_status"],
        shows: &[(".reader-status", "First marks")],
        told: &["progressbar “First marks. The better reader is on its way”"],
        press: ("", "document.querySelector('progress').value === 40"),
    },
    Case {
        name: "reader-failed",
        covers: &[],
        shows: &[(".reader-status", "could not be loaded")],
        told: &["button “Load the page again”"],
        press: ("", "true"),
    },
    Case {
        name: "part-read",
        covers: &[],
        shows: &[("[data-reader=part]", "The article is not read to its end.")],
        told: &["button “Read on”"],
        press: (press!("[data-action=read-on]"), "!document.querySelector('[data-reader=part]')"),
    },
    Case {
        name: "not-english",
        covers: &[],
        shows: &[("[data-reader=not-english]", "This looks Spanish. Names may be caught, claims will not.")],
        told: &["button “Mark by hand”", "button “Close”"],
        press: (press!("[data-action=known]"), "!document.querySelector('[data-reader=not-english]')"),
    },
    Case {
        name: "reading",
        covers: &["reading_page"],
        shows: &[("#article", "Ferry talks begin"), ("#sidebar-body", "At a glance")],
        told: &["main", "link “Skip to the summary”", "complementary “Summary of the article”"],
        press: (press!(".skip"), "document.activeElement.id === 'sidebar-title'"),
    },
    Case {
        name: "selection",
        covers: &["selection_bar"],
        shows: &[("[data-mend=actor]", "Actor"), ("[data-mend=edit]", "Edit"), ("[data-mend=cite]", "Cite")],
        told: &["region “The selected words”"],
        press: (
            press!("[data-mend=note]"),
            "document.querySelector('#selection-bar input')?.placeholder === 'Note, then Enter'",
        ),
    },
    Case {
        name: "settings",
        covers: &["settings_dialog"],
        shows: &[("[data-setting=density] [aria-pressed=true]", "Calm")],
        told: &["dialog “Settings”", "group “Text size”"],
        press: (
            press!("[data-setting=density] .choice:last-child"),
            "document.querySelector('[data-setting=density] [aria-pressed=true]').textContent === 'Everything'",
        ),
    },
    Case {
        name: "keys",
        covers: &[],
        shows: &[(".keys", "next and previous claim")],
        told: &["dialog “Keys”"],
        press: (press!("[data-action=close]"), "!document.querySelector('dialog')"),
    },
    Case {
        name: "about",
        covers: &[],
        shows: &[(".about", "How right it is")],
        told: &["dialog “About Glossator”", "heading “Privacy”"],
        press: (press!("[data-action=close]"), "!document.querySelector('dialog')"),
    },
    Case {
        name: "share",
        covers: &["share_dialog", "share_dialog/offer"],
        shows: &[("#share", "The article travels inside the link"), (".holds", "Holds"), (".link-kinds", "Marks only")],
        told: &["dialog “Share this reading”"],
        press: ("", "document.querySelector('#share textarea')?.value.includes('#g')"),
    },
    Case {
        name: "sidebar",
        covers: &[
            "sidebar",
            "article/strip",
            "sidebar/capped",
            "sidebar/claims",
            "sidebar/filters",
            "sidebar/glance",
            "sidebar/legend",
            "sidebar/map",
            "sidebar/numbers",
            "sidebar/places",
            "sidebar/section",
            "sidebar/voices",
            "sidebar/when",
            "sidebar/who",
        ],
        shows: &[
            ("[data-section=glance]", "1 actor · 1 place · 2 claims: 1 R 1 P · 1 unnamed source"),
            ("[data-section=who]", "the mayor of Lima"),
            ("[data-speaker=unnamed]", "Unnamed sources"),
            ("[data-section=where] .row-role", "12.05° S, 77.04° W, Peru"),
            ("[data-section=when]", "guessed"),
            ("[data-section=numbers]", "12 ships"),
            ("[data-section=check]", "A number that nobody answers for"),
            ("[data-section=notes]", "No notes"),
            ("[data-layer='1']", "1"),
            (".voices", "Rosa Lind"),
        ],
        told: &[
            "complementary “Summary of the article”",
            "region “Who 1”",
            "combobox “How firmly”",
            "group “Map of the places”",
            "button “Lima, 1 mention”",
            "image “Share of voice”",
        ],
        press: (
            "const list = document.querySelector('[data-facet=certainty]');
            list.value = [...list.options].find((option) => option.text.includes('hedged')).value;
            list.dispatchEvent(new Event('change', { bubbles: true }));",
            "document.querySelector('.filter-state').textContent.startsWith('1 of 2')",
        ),
    },
    Case { name: "unread", covers: &[], shows: &[(".sheet-count", "Being read …")], told: &[], press: ("", "true") },
    Case {
        name: "notes",
        covers: &["sidebar/notes"],
        shows: &[("[data-section=notes]", "Who is she?")],
        told: &["button “Who is she? “Rosa Lind””"],
        press: (
            press!("[data-action=reset]"),
            "document.querySelector('[data-section=notes]').textContent.includes('No notes')",
        ),
    },
    Case {
        name: "library",
        covers: &[],
        shows: &[("h2", "Library"), (".library-foot", "Save a backup")],
        told: &["dialog “Library”", "button “Restore a backup”", "button “Close”"],
        press: (press!("[data-action=close]"), "!document.querySelector('dialog')"),
    },
    Case {
        name: "start",
        covers: &["start", "start/examples", "start/field"],
        shows: &[("h1", "Who is in this article"), ("[data-example='1']", "A local council")],
        told: &["textbox “Paste an article. It is read on this device; nothing is sent.”", "button “Open file”"],
        press: (
            "const field = document.querySelector('#paste');
            field.value = 'Talks open';
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
            "document.querySelector('[data-action=read]')?.textContent === 'Mark it up'",
        ),
    },
    Case {
        name: "top-bar",
        covers: &["top_bar"],
        shows: &[(".wordmark", "Glossator"), ("[data-action=new]", "New article")],
        told: &["banner", "navigation “Article”", "group “Marks”", "button “Settings”"],
        press: (
            press!("[data-action=new]"),
            "document.querySelector('[data-action=previous]')?.textContent === 'Back to the article'",
        ),
    },
];

#[test]
fn each_component_alone() {
    let site = Site::components();
    let page = site.browser();
    let link = known::link();
    let mut wrong = Vec::new();
    for Case { name, shows, told, press: (press, then), .. } in CASES {
        page.go("about:blank");
        page.go(&format!("{}#{name}~{link}", site.address()));
        page.until_there(&format!("[data-alone='{name}'] *"));
        page.until_still();
        // A link is made when its table has come.
        page.until("the link", "!document.querySelector('#share') || document.querySelector('#share-link')");
        for (selector, part) in *shows {
            let said = page.run_with(
                "return document.querySelector(arguments[0])?.textContent.replace(/\\s+/g, ' ') ?? '(none)';",
                &serde_json::json!([selector]),
            );
            if !said.as_str().unwrap_or_default().contains(part) {
                wrong.push(format!("{name}: {selector} says {said}, not {part}"));
            }
        }
        let tree = page.accessibility_tree().replace('\u{a0}', " ");
        for line in *told {
            if !tree.lines().any(|found| found.trim() == *line) {
                wrong.push(format!("{name}: no {line} in\n{tree}"));
            }
        }
        page.run(press);
        page.until(&format!("{name}: {then}"), then);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A new component without a case here fails.
#[test]
fn every_file_of_components_has_a_case() {
    let folder = xtask::shell::root().join("src/components");
    let files = xtask::shell::files_under(&folder);
    let names =
        files.iter().map(|file| file.strip_prefix(&folder).unwrap().with_extension("").to_string_lossy().into_owned());
    let missing: Vec<String> = names
        .filter(|name| name != "alone" && !CASES.iter().any(|case| case.covers.contains(&name.as_str())))
        .collect();
    assert_eq!(missing, [] as [String; 0]);
}

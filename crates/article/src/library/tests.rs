use super::*;

#[test]
fn two_tabs_lose_nothing() {
    type Decisions = &'static [u8];
    let cases: [[Decisions; 4]; 12] = [
        [&[], &[], &[], &[]],
        [&[], &[1], &[2], &[2, 1]],
        [&[1], &[1, 2], &[1, 3], &[1, 3, 2]],
        [&[1], &[1], &[1, 3], &[1, 3]],
        // Taken back here, added to there; and the other way about.
        [&[1, 2], &[1], &[1, 2, 3], &[1, 3]],
        [&[1, 2], &[1, 2, 3], &[1], &[1, 3]],
        [&[1, 2], &[1, 3], &[1, 2], &[1, 3]],
        [&[1, 2], &[], &[], &[]],
        // The same decision in both is one; the same twice in one is two.
        [&[1], &[1, 2], &[1, 2], &[1, 2]],
        [&[], &[1, 2, 1], &[3], &[3, 1, 2, 1]],
        [&[], &[1, 2, 1], &[1, 2, 1], &[1, 2, 1]],
        // What both began with is not known.
        [&[], &[1, 2], &[1, 3], &[1, 3, 2]],
    ];
    for [base, mine, theirs, expected] in cases {
        assert_eq!(merged(base, mine, theirs), expected, "{base:?}, {mine:?}, {theirs:?}");
    }
}

#[test]
fn a_text_has_a_number_that_javascript_holds() {
    for (text, expected) in
        [("", 0x0002_9ce4_8422_2325), ("Lima", 0x0002_92b4_7fe6_2b70), ("lima", 0x0005_91ad_6957_8b90)]
    {
        assert_eq!(fingerprint(text), expected, "{text}");
        assert!(fingerprint(text) < 1 << 53);
    }
}

#[cfg(feature = "json")]
mod kept {
    use super::super::*;
    use crate::{Anchor, Annotations, Article, Date, Edit, Reading, TextRange};

    const TEXT: &str = "Ferry talks\n\nRosa Lind said so in Lima.";

    fn edit(text: &str) -> Edit {
        Edit::Note { at: Anchor { range: TextRange::new(0, 5), quote: "Ferry".to_owned() }, text: text.to_owned() }
    }

    fn reading(text: &str, notes: &[&str]) -> Reading {
        let reading = Reading::new(Article::from_plain_text(text), Annotations::default());
        Reading { edits: notes.iter().map(|note| edit(note)).collect(), ..reading }
    }

    fn draft(text: &str, notes: &[&str]) -> Draft {
        Draft { id: 7, reading: reading(text, notes), ..Draft::default() }
    }

    fn entry(text: &str, notes: &[&str], version: u32) -> Entry {
        Entry::new(7, version, 10, About::default(), &reading(text, notes)).unwrap()
    }

    fn notes(edits: &[Edit]) -> Vec<&str> {
        fn note(edit: &Edit) -> &str {
            if let Edit::Note { text, .. } = edit { text } else { "other" }
        }
        edits.iter().map(note).collect()
    }

    /// What is to be done, in a word or two, with the notes that are kept then and those that come in.
    fn told(step: &Step) -> String {
        let came = |edits: &Option<Vec<Edit>>| {
            edits.as_ref().map_or(String::new(), |edits| format!(", in: {:?}", notes(edits)))
        };
        match step {
            Step::Write { entry, edits } => {
                let kept = entry.reading().unwrap().edits;
                format!("write {}: {:?}{}", entry.version, notes(&kept), came(edits))
            }
            Step::Same { version, edits } => format!("same {version}{}", came(edits)),
            Step::Gone => "gone".to_owned(),
            Step::Other => "other".to_owned(),
        }
    }

    #[test]
    fn nothing_that_was_done_is_lost() {
        let (one, two) = (entry(TEXT, &["a"], 3), entry("Other words", &["a"], 3));
        let began = |since: u32, base: &[&str], changed: bool, notes: &[&str]| Draft {
            since: Some(since),
            base: base.iter().map(|note| edit(note)).collect(),
            text: fingerprint(TEXT),
            changed,
            ..draft(TEXT, notes)
        };
        let rewritten = |draft: Draft| Draft { text: fingerprint("Other words"), ..draft };
        for (case, draft, found, expected) in [
            ("new", draft(TEXT, &[]), None, "write 1: []"),
            ("read again", draft(TEXT, &[]), Some(&one), "same 3, in: [\"a\"]"),
            ("read again and mended", draft(TEXT, &["b"]), Some(&one), "write 4: [\"a\", \"b\"], in: [\"a\", \"b\"]"),
            ("nothing new", began(3, &["a"], false, &["a"]), Some(&one), "same 3"),
            ("mended", began(3, &["a"], true, &["a", "b"]), Some(&one), "write 4: [\"a\", \"b\"]"),
            ("taken back", began(3, &["a"], true, &[]), Some(&one), "write 4: []"),
            ("mended elsewhere", began(2, &[], false, &[]), Some(&one), "same 3, in: [\"a\"]"),
            ("mended in both", began(2, &[], true, &["b"]), Some(&one), "write 4: [\"a\", \"b\"], in: [\"a\", \"b\"]"),
            ("taken back elsewhere", began(2, &["a", "b"], false, &["a", "b"]), Some(&one), "same 3, in: [\"a\"]"),
            ("removed elsewhere", began(3, &["a"], false, &["a"]), None, "gone"),
            ("removed elsewhere and mended", began(3, &["a"], true, &["a", "b"]), None, "write 4: [\"a\", \"b\"]"),
            ("words put otherwise here", rewritten(began(3, &["a"], true, &["a"])), Some(&two), "write 4: [\"a\"]"),
            ("another article that is taken for it", began(3, &["a"], true, &[]), Some(&two), "other"),
            ("words put otherwise elsewhere", began(2, &["a"], false, &["a"]), Some(&two), "same 0"),
            ("and mended here", began(2, &["a"], true, &["a", "b"]), Some(&two), "other"),
            ("another text of that number", draft(TEXT, &[]), Some(&two), "other"),
        ] {
            assert_eq!(told(&keep(&draft, found, 20).unwrap()), expected, "{case}");
        }
    }

    #[test]
    fn a_backup_adds_and_never_takes() {
        let here = entry(TEXT, &["a", "b"], 5);
        let damaged = Entry { link: "g1.AA".to_owned(), ..entry(TEXT, &["a"], 5) };
        let later = |notes: &[&str]| Entry { saved: here.saved + 1, ..entry(TEXT, notes, 3) };
        for (case, file, found, expected) in [
            ("not there", entry(TEXT, &["a"], 3), None, "write 3: [\"a\"]"),
            ("the same", here.clone(), Some(&here), "same 5"),
            ("older", entry(TEXT, &["a"], 3), Some(&here), "same 5"),
            ("older, of a higher number", entry(TEXT, &["a"], 9), Some(&here), "same 5"),
            // All three are notes on the same words: the last is the one that shows, and that is the library's own, ...
            ("mended elsewhere", entry(TEXT, &["a", "c"], 3), Some(&here), "write 6: [\"a\", \"c\", \"b\"]"),
            (
                "of another beginning",
                entry(TEXT, &["c", "b", "d"], 3),
                Some(&here),
                "write 6: [\"c\", \"d\", \"a\", \"b\"]",
            ),
            ("in another order", entry(TEXT, &["b", "a"], 3), Some(&here), "same 5"),
            // ... unless the backup was written after it.
            ("mended elsewhere later", later(&["a", "c"]), Some(&here), "write 6: [\"a\", \"b\", \"c\"]"),
            ("later, with less", later(&["a"]), Some(&here), "same 5"),
            ("other words", entry("Other words", &["c"], 9), Some(&here), "other"),
            ("damaged here", entry(TEXT, &["a"], 3), Some(&damaged), "write 6: [\"a\"]"),
        ] {
            assert_eq!(told(&restore(&file, found, 20).unwrap()), expected, "{case}");
        }
        assert_eq!(restore(&damaged, Some(&here), 20), Err(LibraryError::Damaged));
        assert_eq!(restore(&damaged, None, 20), Err(LibraryError::Damaged));
    }

    #[test]
    fn an_entry_is_read_again() {
        let whole = Entry { provisional: true, source: "https://news.example/1".to_owned(), ..entry(TEXT, &["a"], 3) };
        assert_eq!(Entry::read(&whole.written()), Some(whole.clone()));
        assert_eq!(whole.taken().unwrap().reading, reading(TEXT, &["a"]));
        for written in ["", "{}", "[]", "{\"id\":7}", &whole.written()[..40]] {
            assert_eq!(Entry::read(written), None, "{written}");
        }
        let cut = Entry { link: whole.link[..whole.link.len() - 4].to_owned(), ..whole };
        assert_eq!(cut.reading(), Err(LibraryError::Damaged));
    }

    #[test]
    fn what_came_from_somebody_else_stays_theirs_and_a_part_stays_a_part() {
        for about in [
            About::default(),
            About { shared: true, ..About::default() },
            About { shared: true, excerpt: true, provisional: true },
        ] {
            let Ok(Step::Write { entry, .. }) = keep(&Draft { about, ..draft(TEXT, &["a"]) }, None, 20) else {
                panic!("nothing is kept under its number yet");
            };
            assert_eq!(Entry::read(&entry.written()).unwrap().taken().unwrap().about, about);
            let file = Entry::new(7, 9, 30, About::default(), &reading(TEXT, &["a", "b"])).unwrap();
            let Ok(Step::Write { entry, .. }) = restore(&file, Some(&entry), 40) else {
                panic!("the backup has a note more");
            };
            assert_eq!(entry.taken().unwrap().about, about, "whatever a backup adds");
        }
        // Kept before this was written down.
        let sent = Reading { shared_on: Date::new(2031, 3, 4), ..reading(TEXT, &[]) };
        let early = Entry::new(7, 3, 10, About::default(), &sent).unwrap().written().replace(",\"shared\":false", "");
        assert!(Entry::read(&early).unwrap().taken().unwrap().about.shared, "{early}");
    }

    /// What a browser or a file keeps outlives many versions of the page.
    #[test]
    fn what_the_first_version_kept_is_read_for_ever() {
        let kept = r#"{"id":7,"version":3,"saved":1900000000000,"title":"Ferry talks","text":"Ferry talks\n\nRosa Lind said so in Lima.","link":"LINK","later":[1]}"#;
        let kept = kept.replace("LINK", LINK);
        let entry = Entry::read(&kept).unwrap();
        assert_eq!(
            (entry.id, entry.version, entry.saved, entry.title.as_str()),
            (7, 3, 1_900_000_000_000, "Ferry talks")
        );
        assert_eq!(entry.reading(), Ok(reading(TEXT, &["a"])));
    }

    const LINK: &str =
        "g1.AQNBJwDRJGpCAhj___-V_HrjY1NWLS5xjIux2XhDtV1uTptJLTHZAx3YboKja4IADRBh0bJpoO6T37a1yyAvWoYZdpVN8ek3Le0";

    #[test]
    fn a_file_is_read_as_far_as_it_goes() {
        let entries = [entry(TEXT, &["a"], 3), Entry { id: 8, ..entry("Oslo", &[], 1) }];
        let lines: Vec<String> = entries.iter().map(Entry::written).collect();
        let file = backup(lines.iter().map(String::as_str));
        assert!(file.starts_with(BACKUP_BEGINS) && file.starts_with(HEADER));
        let read = |file: &str| backed_up(file, Entry::read).map(|backup| (backup.entries.len(), backup.damaged));
        for (file, expected) in [
            (file.as_str(), Some((2, 0))),
            (&file[..file.len() - 9], Some((1, 1))),
            (&file.replace('\n', "\r\n\r\n"), Some((2, 0))),
            (&format!("\u{feff}{file}"), Some((2, 0))),
            ("{\"glossator:library\":2,\"later\":true}\n{}\n", Some((0, 1))),
            (HEADER, Some((0, 0))),
            ("", None),
            ("Ferry talks", None),
            ("{\"glossator:link\":\"g1.AA\"}", None),
        ] {
            assert_eq!(read(file), expected, "{file}");
        }
    }

    #[test]
    fn it_is_listed_by_age_and_searched_by_all_words() {
        let long =
            format!("Budget\n\n{}Lind named no ship, and İzmir is not Ésta.", "Words stand before it. ".repeat(9));
        let entries = [
            Entry { id: 1, saved: 10, ..entry(TEXT, &[], 1) },
            Entry {
                id: 2,
                saved: 30,
                source: "https://news.example/boats".to_owned(),
                ..entry("Élan\n\nThe ferry would sail.", &[], 1)
            },
            Entry { id: 3, saved: 20, ..entry(&long, &[], 1) },
        ];
        let listed = |query: &str| {
            let heads = found(entries.iter(), query, |_| Date::new(2031, 3, 4));
            let line =
                |head: &Head| [head.title.as_str(), head.snippet.as_str()].join("|").trim_end_matches('|').to_owned();
            heads.iter().map(line).collect::<Vec<String>>()
        };
        for (query, expected) in [
            ("", &["Élan", "Budget", "Ferry talks"][..]),
            ("  ", &["Élan", "Budget", "Ferry talks"]),
            ("FERRY", &["Élan|Élan The ferry would sail.", "Ferry talks"]),
            ("lind ferry", &["Ferry talks|Ferry talks Rosa Lind said so in Lima."]),
            ("élan", &["Élan"]),
            ("boats", &["Élan"]),
            ("ésta.", &["Budget|… Lind named no ship, and İzmir is not Ésta."]),
            ("boat oslo", &[]),
        ] {
            assert_eq!(listed(query), expected, "{query}");
        }
        assert_eq!(found(entries.iter(), "", |_| Date::new(2031, 3, 4))[0].day, Date::new(2031, 3, 4));
    }
}

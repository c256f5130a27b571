//! What the library keeps and gives back, and whose an article is.

use super::*;

#[test]
fn what_the_library_has_more_comes_in_and_what_was_done_since_stays() {
    let note = |text: &str| article::Edit::Note {
        at: article::Anchor { range: find(TEXT, "Lima", 0), quote: "Lima".to_owned() },
        text: text.to_owned(),
    };
    let shown = Shown::pasted(article()).annotated(annotations(&article()), false);
    let sent = shown.mended(vec![note("mine")], Vec::new());
    let since = sent.mended(vec![note("mine"), note("since")], Vec::new());
    let state = State::default().after(Action::Show(Rc::new(since)));
    let kept =
        article::library::Kept { id: 9, version: 4, edits: Some(vec![note("theirs"), note("mine")]), apart: false };
    let act = |serial| Action::Kept { serial, sent: Rc::new(sent.clone()), kept: Box::new(kept.clone()) };
    let joined = state.after(act(state.serial)).shown.unwrap();
    assert_eq!(joined.reading.edits, [note("theirs"), note("mine"), note("since")]);
    assert_eq!(joined.entry, 9);
    assert_eq!(state.after(act(state.serial + 1)).shown, state.shown, "another article is on the stage");
}

#[test]
fn a_link_is_kept_when_the_reader_asks_or_mends() {
    let reading = article::Reading::new(article(), annotations(&article()));
    // The file of an export tells no day on which it was shared.
    let link = Shown::from_link(opened(reading.clone()));
    let own = Shown::kept(reading, Origin::Pasted, false, None);
    assert!(!link.keeps && own.keeps);
    assert_ne!(link.entry, own.entry, "it never takes the place of the reader's own");
    assert_eq!(own.entry, Shown::pasted(article()).entry);
    let state = State::default().after(Action::Show(Rc::new(link.clone())));
    assert!(state.after(Action::KeepCopy).shown.unwrap().keeps);
    assert!(link.mended(Vec::new(), Vec::new()).keeps);
    assert!(Shown::kept(link.reading, link.origin, false, Some(9)).keeps);
}

fn opened(reading: article::Reading) -> article::link::Opened {
    let view = View::default();
    article::link::Opened { reading, arrived_percent: 100, blocks_arrived: 3, blocks_sent: 3, view, is_excerpt: false }
}

#[test]
fn what_came_from_somebody_else_is_theirs_and_a_part_is_a_part_wherever_it_was_kept() {
    let whole = opened(article::Reading::new(article(), annotations(&article())));
    let excerpt = article::link::Opened { is_excerpt: true, ..whole.clone() };
    let cut = article::link::Opened { arrived_percent: 60, blocks_sent: 5, ..whole.clone() };
    for (opened, is_excerpt) in [(whole, false), (excerpt, true), (cut, true)] {
        let link = Shown::from_link(opened);
        assert_eq!((link.about().shared, link.about().excerpt), (true, is_excerpt));
        // The tab has it as it came, the library whether it is a part.
        let in_tab = Shown::kept(link.reading.clone(), Origin::read(link.origin.written()), false, None);
        assert_eq!((in_tab.origin, in_tab.keeps, in_tab.entry), (link.origin, false, link.entry));
        let in_library = Shown::kept(link.reading.clone(), Origin::kept(link.about()), false, Some(9));
        assert_eq!(in_library.about(), link.about());
        let rewritten = Rc::new(link).rewritten(Article::from_plain_text("Other words."), String::new());
        assert_eq!(rewritten.about().excerpt, is_excerpt);
    }
    let own = Shown::pasted(article());
    assert_eq!([Origin::kept(own.about()), Origin::read(own.origin.written())], [Origin::Pasted; 2]);
}

//! What each press does to the small article of the reducer's tests, and back.

use article::{Article, Certainty, Edit, EntityId, EntityKind, TextRange};

use super::super::tests::{find, marked_state};
use super::*;
use crate::state::Action;

fn after(state: &State, mends: &[Mend]) -> State {
    mends.iter().fold(state.clone(), |state, mend| state.after(Action::Mend(mend.clone())))
}

fn text(state: &State) -> &str {
    state.shown.as_ref().unwrap().reading.article.text()
}

fn select(words: &str) -> State {
    let state = marked_state();
    let range = find(text(&state), words, 0);
    state.after(Action::Select(Some(range)))
}

fn card(target: Target) -> State {
    marked_state().after(Action::OpenCard { target, pinned: true })
}

/// The words of the mark whose card is open.
fn open(state: &State) -> Option<(Target, &str)> {
    let shown = state.shown.as_ref().unwrap();
    let target = state.card?;
    Some((target, shown.reading.article.slice(target.range(&shown.annotations)?)))
}

/// Each mark's words and the name of whom it means; each claim's words and who says it.
fn marks(state: &State) -> Vec<(&str, String)> {
    let shown = state.shown.as_ref().unwrap();
    let (article, now) = (&shown.reading.article, &shown.annotations);
    let entity = |id: EntityId| now.entity(id).unwrap();
    let named = now.mentions.iter().map(|mention| {
        let who = entity(mention.entity);
        (article.slice(mention.range), format!("{:?} {}", who.kind, who.name))
    });
    let said = now.claims.iter().map(|claim| {
        let source = claim.source.map_or("", |source| article.slice(source.range));
        (article.slice(claim.extent()), format!("{:?} {source}", claim.certainty))
    });
    named.chain(said).collect()
}

/// The article is wanted again, as when the network has come, and the engine says other marks.
fn read_anew(state: &State, annotations: article::Annotations) -> State {
    let (serial, annotations) = (state.serial, Box::new(annotations));
    state.after(Action::ReadOn).after(Action::Annotated { serial, annotations, provisional: false })
}

#[test]
fn each_press_does_what_it_says_and_undo_takes_it_back() {
    use Target::{Claim, Mention};
    let lind = || "Person Rosa Lind".to_owned();
    let cases: Vec<(State, Mend, &str, &str)> = vec![
        (select("Officials"), Mend::Actor, "Officials", "Organization Officials"),
        (select("Ferry talks"), Mend::Place, "Ferry talks", "Place Ferry talks"),
        (select("Lind was in Lima"), Mend::Claim, "Lind was in Lima", "Stated "),
        (card(Mention(2)), Mend::Retype(EntityKind::State), "Lima", "State Lima"),
        (card(Mention(1)), Mend::Rename(" R. Lind ".to_owned()), "Lind", "Person R. Lind"),
        (card(Mention(1)), Mend::Split, "Lind", "Person Lind"),
        (card(Mention(2)), Mend::Merge(None, EntityId(0)), "Lima", "Person Rosa Lind"),
        (marked_state(), Mend::Merge(Some(EntityId(1)), EntityId(0)), "Lima", "Person Rosa Lind"),
        (card(Mention(0)), Mend::Border(Border::StartLater), "Lind", "Person Rosa Lind"),
        (card(Mention(2)), Mend::Border(Border::StartEarlier), "in Lima", "Place Lima"),
        (card(Mention(2)), Mend::Border(Border::EndLater), "Lima.", "Place Lima"),
        (card(Claim(1)), Mend::Border(Border::EndEarlier), "it may be", "Hedged Officials"),
        (card(Claim(1)), Mend::Certainty(Certainty::Denied), "it may be late", "Denied Officials"),
        (card(Claim(1)), Mend::Speaker(None), "it may be late", "Hedged "),
        (card(Claim(1)), Mend::Speaker(Some(EntityId(1))), "it may be late", "Hedged Lima"),
    ];
    for (before, mend, words, what) in cases {
        let now = after(&before, std::slice::from_ref(&mend));
        assert!(marks(&now).contains(&(words, what.to_owned())), "{mend:?}: {:?}", marks(&now));
        assert_eq!(now.said, Some(Step::Done), "{mend:?}");
        assert!(now.selection.is_none(), "{mend:?}");
        if before.card.is_some() || before.selection.is_some() {
            assert_eq!(open(&now).map(|(_, open)| open), Some(words), "the card is that of the mark, {mend:?}");
        }
        let back = after(&now, &[Mend::Undo]);
        assert_eq!(marks(&back), marks(&before), "{mend:?}");
        assert_eq!(marks(&after(&back, &[Mend::Redo])), marks(&now), "{mend:?}");
    }
    let gone = after(&card(Mention(1)), &[Mend::Remove]);
    assert_eq!(marks(&gone).iter().filter(|(_, who)| *who == lind()).count(), 1);
    assert_eq!(gone.card, None);
    let gone = after(&card(Mention(1)), &[Mend::RemoveEverywhere]);
    assert_eq!(marks(&gone).iter().filter(|(_, who)| *who == lind()).count(), 0);
    let gone = after(&card(Claim(0)), &[Mend::Remove]);
    assert!(marks(&gone).iter().all(|(words, _)| !words.starts_with("the ferry")));
}

#[test]
fn a_name_that_is_known_already_joins_its_own() {
    let unmarked = after(&card(Target::Mention(0)), &[Mend::Remove]);
    let range = find(text(&unmarked), "Rosa Lind", 0);
    let named = after(&unmarked.after(Action::Select(Some(range))), &[Mend::Actor]);
    assert_eq!(marks(&named)[0], ("Rosa Lind", "Person Rosa Lind".to_owned()));
    let edit = named.shown.as_ref().unwrap().reading.edits.last().cloned();
    assert!(matches!(edit, Some(Edit::AddMention { entity: Some(_), .. })), "{edit:?}");
}

#[test]
fn what_changes_nothing_is_no_step() {
    use Target::{Claim, Mention};
    for (state, mend) in [
        (marked_state(), Mend::Undo),
        (marked_state(), Mend::Redo),
        (marked_state(), Mend::Actor),
        (marked_state(), Mend::Remove),
        (marked_state(), Mend::Note("nothing is selected".to_owned())),
        (card(Claim(0)), Mend::Retype(EntityKind::State)),
        (card(Claim(0)), Mend::Split),
        (card(Claim(0)), Mend::Rename("x".to_owned())),
        (card(Mention(0)), Mend::Rename("  ".to_owned())),
        (card(Mention(0)), Mend::Merge(None, EntityId(0))),
        (card(Mention(2)), Mend::Split),
        (card(Mention(2)), Mend::Border(Border::EndEarlier)),
        (card(Mention(0)), Mend::Border(Border::StartEarlier)),
        (card(Mention(0)), Mend::Certainty(Certainty::Asked)),
        (card(Mention(0)), Mend::SaidBy),
    ] {
        let now = after(&state, std::slice::from_ref(&mend));
        assert_eq!(now, state, "{mend:?}");
    }
}

#[test]
fn what_is_selected_is_taken_without_the_space_around_it() {
    let state = marked_state();
    let around = find(text(&state), "\n\nRosa Lind ", 0);
    let words = |state: &State| state.selection.map(|range| range.of(text(state)).to_owned());
    assert_eq!(words(&state.after(Action::Select(Some(around)))).as_deref(), Some("Rosa Lind"));
    for nothing in [find(text(&state), "\n\n", 0), TextRange::new(3, 3), TextRange::new(5, 90_000)] {
        assert_eq!(words(&state.after(Action::Select(Some(nothing)))), None);
    }
    let hovered = select("Lima").after(Action::OpenCard { target: Target::Mention(0), pinned: false });
    assert_eq!(hovered.card, None, "what follows the pointer stays off what is selected");
}

#[test]
fn a_new_edit_ends_what_could_be_made_again() {
    let state = after(&card(Target::Mention(2)), &[Mend::Retype(EntityKind::State), Mend::Undo]);
    assert_eq!(state.shown.as_ref().unwrap().undone.len(), 1);
    let other = after(&state, &[Mend::Rename("Lima, Peru".to_owned())]);
    assert_eq!(other.shown.as_ref().unwrap().undone, []);
    assert_eq!(after(&other, &[Mend::Redo]), other);
}

#[test]
fn edits_outlive_the_networks_marks_and_the_card_stays_at_its_mark() {
    let state = after(&card(Target::Mention(2)), &[Mend::Retype(EntityKind::State), Mend::Note("which?".to_owned())]);
    let shown = state.shown.as_ref().unwrap();
    let mut anew = shown.reading.annotations.clone();
    // The network counts entities otherwise, and has one name less.
    anew.entities[0].id = EntityId(7);
    anew.mentions.remove(1);
    for mention in anew.mentions.iter_mut().filter(|mention| mention.entity == EntityId(0)) {
        mention.entity = EntityId(7);
    }
    anew.claims.clear();
    let read = read_anew(&state, anew);
    assert!(marks(&read).contains(&("Lima", "State Lima".to_owned())), "{:?}", marks(&read));
    assert_eq!(read.shown.as_ref().unwrap().unplaced, [] as [usize; 0]);
    assert_eq!(open(&read), Some((Target::Mention(1), "Lima")));
    let bare = read_anew(&state, article::Annotations::default());
    assert_eq!(bare.shown.as_ref().unwrap().unplaced, [0], "listed, not dropped");
    assert_eq!(bare.shown.as_ref().unwrap().reading.edits.len(), 2);
}

#[test]
fn borders_go_from_word_to_word_with_and_without_signs() {
    let article = Article::from_plain_text("He said: “It is late,” and left.\n\nOthers stayed.");
    let range = find(article.text(), "It is late", 0);
    let words = |range: TextRange, border| moved(&article, range, border).map(|range| article.slice(range));
    for (border, expected) in [
        (Border::StartEarlier, "“It is late"),
        (Border::StartLater, "is late"),
        (Border::EndLater, "It is late,”"),
        (Border::EndEarlier, "It is"),
    ] {
        assert_eq!(words(range, border), Some(expected), "{border:?}");
    }
    let last = find(article.text(), "left.", 0);
    assert_eq!(words(last, Border::EndLater), None, "a mark stays within its block");
    let only = find(article.text(), "“It", 0);
    assert_eq!(words(only, Border::EndEarlier), None);
}

#[test]
fn a_kind_is_guessed_from_how_a_name_is_written() {
    for (name, kind) in [
        ("Rosa Lind", EntityKind::Person),
        ("J. F. Maas", EntityKind::Person),
        ("Maas", EntityKind::Organization),
        ("NATO", EntityKind::Organization),
        ("UN IPCC", EntityKind::Organization),
        ("ferry talks", EntityKind::Organization),
        ("Bank of the North", EntityKind::Organization),
    ] {
        assert_eq!(guessed(name), kind, "{name}");
    }
}

/// The name of a step, as undo and redo tell it.
fn told(done: Option<Done<'_>>) -> Option<&str> {
    done.map(|done| match done {
        Done::Edit(edit) => edit.at().quote.as_str(),
        Done::Words(began) => began,
    })
}

#[test]
fn a_passage_is_put_otherwise_and_back_and_marks_elsewhere_stay() {
    let mended = after(&card(Target::Mention(2)), &[Mend::Retype(EntityKind::State)]);
    let opened = mended.after(Action::Press(Target::Claim(1))).after(Action::Rewrite(true));
    assert_eq!((opened.rewriting, opened.card), (Some(2), None));
    let now = opened.after(Action::Words("Officials did not say\nwhen it will sail.".to_owned()));
    assert!(text(&now).ends_with("Lima.\n\nOfficials did not say when it will sail."), "{}", text(&now));
    let kept = || marks(&mended).into_iter().filter(|(words, _)| *words != "it may be late");
    assert_eq!(marks(&now), kept().collect::<Vec<_>>());
    let shown = now.shown.as_ref().unwrap();
    assert_eq!((shown.settled, shown.provisional, now.serial, now.rewriting), (false, true, opened.serial, None));
    assert_eq!(told(shown.undoable()), Some("Officials said it may be late."));

    // What was asked for before it, and first marks, come too late; an edit can be made meanwhile.
    let serial = now.serial;
    let first = Action::FirstMarks { serial, annotations: Box::default(), part: false };
    assert_eq!(marks(&now.after(first)), marks(&now));
    let edited = after(&now.after(Action::Press(Target::Mention(1))), &[Mend::Note("who?".to_owned())]);
    assert_eq!(told(edited.shown.as_ref().unwrap().undoable()), Some("Lind"));

    // Back through all steps, and forth again.
    let once = after(&edited, &[Mend::Undo]);
    let twice = after(&once, &[Mend::Undo]);
    assert_eq!((text(&twice), marks(&twice)), (text(&mended), marks(&mended)));
    assert!(twice.shown.as_ref().unwrap().settled, "its marks came back with it");
    assert_eq!(told(twice.shown.as_ref().unwrap().redoable()), Some("Officials said it may be late."));
    let thrice = after(&twice, &[Mend::Undo]);
    assert_eq!(marks(&thrice), marks(&marked_state()));
    let again = after(&thrice, &[Mend::Redo, Mend::Redo, Mend::Redo]);
    assert_eq!((text(&again), marks(&again)), (text(&now), marks(&now)));
    assert_ne!(again.texts, now.texts, "it is read again");

    // Another edit ends what could be done again.
    let other = after(&twice.after(Action::Press(Target::Mention(0))), &[Mend::Split]);
    assert_eq!(other.shown.as_ref().unwrap().redoable(), None);
}

#[test]
fn a_passage_that_is_left_as_it_was_is_no_step() {
    let opened = card(Target::Mention(0)).after(Action::Rewrite(true));
    let as_it_was = "Rosa Lind said the ferry \"will sail\". Lind was in Lima.";
    for action in [Action::Words(as_it_was.to_owned()), Action::Rewrite(false)] {
        let left = opened.after(action);
        assert_eq!((left.rewriting, left.said), (None, None));
        assert_eq!(left.shown, opened.shown);
        assert_eq!(left.after(Action::Words("Too late.".to_owned())).shown, opened.shown);
    }
    assert_eq!(marked_state().after(Action::Rewrite(true)).rewriting, None, "nobody is anywhere yet");
}

#[test]
fn a_line_of_the_head_is_put_right_and_hand_made_marks_stay() {
    let mended = after(&card(Target::Mention(2)), &[Mend::Retype(EntityKind::State)]);
    let now = mended.after(Action::Head(Some(article::BlockKind::Date), "March 4, 2031".to_owned()));
    assert!(text(&now).starts_with("Ferry talks begin\n\nMarch 4, 2031\n\nRosa"), "{}", text(&now));
    assert_eq!(marks(&now), marks(&mended));
    assert_eq!(after(&now, &[Mend::Undo]).shown.as_ref().unwrap().reading, mended.shown.as_ref().unwrap().reading);
}

#[test]
fn a_mark_that_is_pressed_again_widens_to_what_is_around_it() {
    let press = |state: &State, target| state.after(Action::Press(target));
    let mut state = marked_state();
    // The claim speaks of Lima, the mention, too.
    let mut annotations = state.shown.as_ref().unwrap().reading.annotations.clone();
    annotations.claims[0].content = vec![find(text(&state), "Lind was in Lima", 0)];
    state = read_anew(&state, annotations);
    let hovered = state.after(Action::OpenCard { target: Target::Mention(2), pinned: false });
    let once = press(&hovered, Target::Mention(2));
    assert_eq!((once.card, once.card_pinned), (Some(Target::Mention(2)), true));
    let twice = press(&once, Target::Mention(2));
    assert_eq!(twice.card, Some(Target::Claim(0)));
    assert_eq!(press(&twice, Target::Mention(2)).card, Some(Target::Mention(2)));
    assert_eq!(press(&once, Target::Claim(1)).card, Some(Target::Claim(1)));
    assert_eq!(press(&press(&once, Target::Claim(1)), Target::Claim(1)).card, Some(Target::Claim(1)));
}

/// What a reload finds: the reading, those before it, and what was taken back.
#[test]
fn words_put_otherwise_can_be_taken_back_after_a_reload() {
    let state = marked_state();
    let twice = ["Talks on ferries begin", "Talks on ships begin"].into_iter().fold(state.clone(), |state, words| {
        state.after(Action::Head(Some(article::BlockKind::Title), words.to_owned()))
    });
    let shown = twice.shown.as_ref().unwrap();
    let kept: Vec<_> =
        shown.befores(9).into_iter().map(|(reading, began)| (reading.clone(), began.to_owned())).collect();
    assert_eq!(shown.befores(1).len(), 1);
    let back = Shown::kept(shown.reading.clone(), shown.origin, false, None).after_all(kept);
    assert_eq!(back.undoable(), shown.undoable());
    let loaded = twice.after(Action::Return { serial: twice.serial, shown: Some(Rc::new(back)) });
    let title = |state: &State| {
        let shown = state.shown.as_ref().unwrap();
        crate::state::head(&shown.reading.article, article::BlockKind::Title).to_owned()
    };
    assert_eq!(title(&loaded), "Talks on ships begin");
    let once = loaded.after(Action::Mend(Mend::Undo));
    assert_eq!(title(&once), "Talks on ferries begin");
    assert_eq!(title(&once.after(Action::Mend(Mend::Undo))), title(&state));
}

#[test]
fn what_was_mended_is_taken_back_at_once_and_can_be_made_again() {
    let first = after(&card(Target::Mention(2)), &[Mend::Retype(EntityKind::State)]);
    let mended = after(&first.after(Action::Press(Target::Mention(1))), &[Mend::Note("who?".to_owned()), Mend::Undo]);
    let both = after(&mended, &[Mend::Redo]);
    for (state, redone) in [(&both, 2), (&mended, 2), (&first, 1)] {
        let reset = state.after(Action::ReadAfresh);
        let (was, is) = (state.shown.as_ref().unwrap(), reset.shown.as_ref().unwrap());
        assert_eq!((is.reading.edits.len(), is.undone.len()), (0, redone));
        // The library has it in the place of what it had.
        assert_eq!((reset.serial, is.entry, is.keeps), (state.serial, was.entry, true));
        assert_eq!(marks(&reset), marks(&marked_state()));
        assert_eq!(reset.said, Some(Step::Undone));
        let again = after(&reset, &vec![Mend::Redo; redone]);
        let made: Vec<_> = was.reading.edits.iter().chain(was.undone.iter().rev()).collect();
        assert_eq!(again.shown.as_ref().unwrap().reading.edits.iter().collect::<Vec<_>>(), made);
    }
}

/// Where another text had its number: it stays one article, whatever words of it are taken back.
#[test]
fn the_number_that_the_library_gave_stays_when_words_are_taken_back() {
    let kept = |state: &State, id| {
        let (serial, sent) = (state.serial, Rc::clone(state.shown.as_ref().unwrap()));
        let kept = Box::new(article::library::Kept { id, version: 2, ..Default::default() });
        state.after(Action::Kept { serial, sent, kept })
    };
    let numbers = |state: &State, mends: &[Mend]| {
        let state = after(state, mends);
        state.shown.as_ref().unwrap().entry
    };
    let put = marked_state().after(Action::Head(Some(article::BlockKind::Title), "Talks on ships begin".to_owned()));
    let now = kept(&put, 9);
    assert_eq!(numbers(&now, &[Mend::Undo]), 9);
    let back = kept(&after(&now, &[Mend::Undo]), 10);
    assert_eq!(numbers(&back, &[Mend::Redo]), 10);
    assert_eq!(numbers(&back, &[Mend::Redo, Mend::Undo]), 10);
}

#[test]
fn a_remark_that_is_being_written_outlives_its_mark() {
    let on_card = |fix| card(Target::Mention(1)).after(Action::Fix(fix));
    for (state, expected) in [
        (on_card(Some(Fix::Note)), Some("Lind")),
        (select("Officials").after(Action::Fix(Some(Fix::Note))), Some("Officials")),
        (on_card(Some(Fix::Kind)), None),
        (on_card(None), None),
    ] {
        let read = read_anew(&state, article::Annotations::default());
        let words = read.selection.map(|range| range.of(text(&read)));
        assert_eq!((read.card, words), (None, expected));
        assert_eq!(read.fix, expected.map(|_| Fix::Note));
        let noted = after(&read, &[Mend::Note("Who?".to_owned())]);
        let edits = &noted.shown.as_ref().unwrap().reading.edits;
        assert_eq!(edits.len(), usize::from(expected.is_some()));
    }
}

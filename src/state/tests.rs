//! The reducer and the sidebar's lists, on one small article marked by hand.

mod kept;

use std::rc::Rc;

use article::link::View;
use article::{
    Annotations, Article, Certainty, Claim, Confidence, Entity, EntityId, EntityKind, Form, Mention, MentionRole, Mode,
    NameType, Reason, Source, TextRange, Why,
};

use protocol::desk::{Then, Told};

use super::*;

const TEXT: &str = "Ferry talks begin\n\nRosa Lind said the ferry \"will sail\". Lind was in Lima.\n\nOfficials said it may be late.\n";
const SURE: Confidence = 900;

pub(super) fn find(text: &str, words: &str, nth: usize) -> TextRange {
    let (start, _) = text.match_indices(words).nth(nth).unwrap();
    TextRange::from_usize(start, start + words.len())
}

fn why(code: Reason) -> Why {
    Why { code, spans: Vec::new() }
}

fn mention(text: &str, words: &str, nth: usize, entity: u32, role: MentionRole) -> Mention {
    Mention {
        range: find(text, words, nth),
        entity: EntityId(entity),
        name_type: if role == MentionRole::Place { NameType::Location } else { NameType::Person },
        role,
        form: Form::Name,
        metonym: false,
        unsure: false,
        confidence: SURE,
        why: why(Reason::GivenName),
    }
}

fn claim(content: TextRange, source: Option<Source>, mode: Mode, certainty: Certainty) -> Claim {
    Claim {
        content: vec![content],
        source,
        cue: Vec::new(),
        mode,
        certainty,
        certainty_cue: Vec::new(),
        unsure: false,
        confidence: SURE,
        why: why(Reason::ReportedSpeech),
    }
}

fn entity(id: u32, kind: EntityKind, name: &str) -> Entity {
    Entity { id: EntityId(id), kind, name: name.to_owned(), role: None, aliases: Vec::new(), place: None }
}

fn article() -> Article {
    Article::from_plain_text(TEXT)
}

fn annotations(article: &Article) -> Annotations {
    let text = article.text();
    let lind = Source { range: find(text, "Rosa Lind", 0), entity: Some(EntityId(0)) };
    let officials = Source { range: find(text, "Officials", 0), entity: None };
    Annotations {
        language: "en".to_owned(),
        entities: vec![entity(0, EntityKind::Person, "Rosa Lind"), entity(1, EntityKind::Place, "Lima")],
        mentions: vec![
            mention(text, "Rosa Lind", 0, 0, MentionRole::Actor),
            mention(text, "Lind", 1, 0, MentionRole::Actor),
            mention(text, "Lima", 0, 1, MentionRole::Place),
        ],
        claims: vec![
            claim(find(text, "the ferry \"will sail\"", 0), Some(lind), Mode::Mixed, Certainty::Predicted),
            claim(find(text, "it may be late", 0), Some(officials), Mode::Reported, Certainty::Hedged),
        ],
        ..Annotations::default()
    }
}

fn reading_state() -> State {
    let state = State { engine: EnginePhase::Ready, ..State::default() };
    state.after(Action::Show(Rc::new(Shown::pasted(article()))))
}

pub(super) fn marked_state() -> State {
    let state = reading_state();
    let annotations = Box::new(annotations(&article()));
    let serial = state.serial;
    state.after(Action::Annotated { serial, annotations, provisional: false })
}

fn text_of(shown: Option<&Rc<Shown>>) -> &str {
    shown.map_or("", |shown| shown.reading.article.text())
}

#[test]
fn pasting_over_an_article_keeps_the_old_one_within_reach() {
    let state = marked_state();
    let other = Rc::new(Shown::pasted(Article::from_plain_text("Another article, about a bridge.")));
    let over = state.after(Action::Show(other));
    assert_eq!(text_of(over.previous.as_ref()), state.shown.as_ref().unwrap().reading.article.text());
    assert!(over.serial > state.serial);
    let back = over.after(Action::Previous);
    assert_eq!(text_of(back.shown.as_ref()), state.shown.as_ref().unwrap().reading.article.text());
    assert_eq!(text_of(back.previous.as_ref()), "Another article, about a bridge.");
    assert!(back.shown.as_ref().unwrap().settled, "its marks came back with it");
}

#[test]
fn a_notice_changes_nothing_else() {
    let state = marked_state();
    let notices = [
        Notice::Empty,
        Notice::BareUrl,
        Notice::TooLarge,
        Notice::FileUnreadable { name: "a.pdf".to_owned() },
        Notice::ClipboardRefused,
        Notice::CopyRefused,
        Notice::LinkSlow,
        Notice::Told(Told { code: "link-not".to_owned(), text: "No link.".to_owned(), then: Then::GoOn }),
        Notice::ShareTooLarge,
    ];
    for notice in notices {
        let told = state.after(Action::Notify(notice.clone()));
        assert_eq!(told.notice, Some(notice));
        assert_eq!(told.after(Action::Dismiss), state);
    }
}

#[test]
fn an_answer_about_another_article_is_dropped() {
    let state = reading_state();
    let annotations = Box::new(annotations(&article()));
    let late = Action::Annotated { serial: state.serial + 1, annotations, provisional: false };
    assert_eq!(state.after(late), state);
}

/// Settled, provisional, marks: of the article shown.
fn marks_of(state: &State) -> (bool, bool, usize) {
    let shown = state.shown.as_ref().unwrap();
    (shown.settled, shown.provisional, shown.annotations.mentions.len())
}

#[test]
fn first_marks_are_shown_until_the_network_has_read() {
    let state = reading_state();
    let (serial, marks) = (state.serial, annotations(&article()));
    let count = marks.mentions.len();
    let first = state.after(Action::FirstMarks { serial, annotations: Box::new(marks.clone()), part: false });
    assert_eq!(marks_of(&first), (false, true, count));
    let read = first.after(Action::Annotated { serial, annotations: Box::new(marks), provisional: false });
    assert_eq!(marks_of(&read), (true, false, count));
}

#[test]
fn of_a_long_article_a_part_is_shown_first_and_stays_where_it_is_stopped() {
    let state = reading_state();
    let (serial, marks) = (state.serial, Box::new(annotations(&article())));
    let says = |part: bool| Action::FirstMarks { serial, annotations: marks.clone(), part };
    let part = state.after(Action::EngineWorking { done: 1, total: 9 }).after(says(true));
    let of = |state: &State| state.shown.as_ref().map(|shown| (shown.part, shown.settled));
    assert_eq!(of(&part), Some((true, false)));
    assert_eq!(of(&part.after(says(false))), Some((false, false)), "the whole takes its place");
    let stopped = part.after(Action::StopEngine);
    assert_eq!((of(&stopped), stopped.engine), (Some((true, true)), EnginePhase::Ready));
    assert_eq!(
        of(&stopped.after(Action::NetworkReady)),
        Some((true, true)),
        "a network that comes reads nothing that was stopped"
    );
    assert_eq!(of(&stopped.after(Action::ReadOn)), Some((true, false)));
    // What was on its way when it was stopped changes nothing, and nothing seems to be read.
    let bare = state.after(Action::StopEngine).after(Action::EngineWorking { done: 1, total: 9 });
    let whole = Action::Annotated { serial, annotations: marks.clone(), provisional: false };
    for late in [says(true), says(false), whole] {
        let late = bare.after(late);
        assert_eq!((of(&late), late.engine), (Some((false, true)), EnginePhase::Ready));
        assert!(late.shown.as_ref().unwrap().annotations.mentions.is_empty());
    }
    let read =
        stopped.after(Action::ReadOn).after(Action::Annotated { serial, annotations: marks, provisional: false });
    assert_eq!(of(&read), Some((false, true)));
}

#[test]
fn a_network_that_comes_late_reads_what_was_read_without_it() {
    let state = reading_state();
    let (serial, annotations) = (state.serial, Box::new(annotations(&article())));
    let read = state.after(Action::Annotated { serial, annotations, provisional: true });
    assert!(matches!(marks_of(&read), (true, true, 1..)));
    let coming = read.after(Action::NetworkProgress(40));
    assert_eq!((marks_of(&coming), coming.network), (marks_of(&read), NetworkPhase::Coming(40)));
    let ready = coming.after(Action::NetworkReady);
    assert!(matches!(marks_of(&ready), (false, true, 1..)), "asked again, its marks kept meanwhile");
    let failed = coming.after(Action::NetworkFailed);
    assert_eq!((marks_of(&failed), failed.network), (marks_of(&read), NetworkPhase::Failed));
}

#[test]
fn an_article_left_with_first_marks_is_read_again_when_it_comes_back() {
    let state = reading_state();
    let (serial, annotations) = (state.serial, Box::new(annotations(&article())));
    let read = state.after(Action::Annotated { serial, annotations, provisional: true });
    let left = read.after(Action::NewArticle).after(Action::NetworkReady);
    assert!(matches!(marks_of(&left.after(Action::Previous)), (false, true, 1..)));
    let settled = marked_state().after(Action::NewArticle).after(Action::NetworkReady).after(Action::Previous);
    assert!(matches!(marks_of(&settled), (true, false, 1..)), "the network has read this one");
}

#[test]
fn the_engine_may_fail_and_the_article_stays() {
    let state = reading_state();
    let failed = state.after(Action::EngineFailed);
    assert_eq!(failed.shown, state.shown);
    assert_eq!(failed.engine, EnginePhase::Failed);
    assert_eq!(failed.notice, Some(Notice::EngineFailed));
}

#[test]
fn stopping_settles_the_article_as_it_is() {
    let state = reading_state().after(Action::EngineWorking { done: 1, total: 9 });
    let stopped = state.after(Action::StopEngine);
    assert!(stopped.shown.as_ref().unwrap().settled);
    assert_eq!(stopped.engine, EnginePhase::Ready);
    // Before any marks, or with the first recogniser's where the network reads: it can go on.
    assert!(stopped.is_stopped() && !stopped.after(Action::ReadOn).is_stopped());
    assert!(!stopped.after(Action::EngineFailed).is_stopped(), "nothing can go on");
    let (serial, annotations) = (state.serial, Box::new(annotations(&article())));
    let first = Action::FirstMarks { serial, annotations, part: false };
    let with_first = state.after(Action::NetworkReady).after(first).after(Action::StopEngine);
    assert!(with_first.is_stopped() && !with_first.after(Action::ReadOn).is_stopped());
    assert!(!marked_state().after(Action::NetworkReady).is_stopped());
}

#[test]
fn going_back_to_the_field_keeps_the_text() {
    let state = marked_state();
    let editing = state.after(Action::EditText);
    assert_eq!(editing.shown, None);
    assert_eq!(editing.draft, article().text());
    let fresh = state.after(Action::NewArticle);
    assert_eq!((fresh.shown.is_none(), fresh.draft.as_str()), (true, ""));
    assert_eq!(fresh.previous, state.shown);
    // What is written there waits while something else is read, and is done with when it is read itself.
    let other = editing.after(Action::Draft("Not\r\nyet.".to_owned())).after(Action::Previous);
    for back in [Action::NewArticle, Action::Return { serial: 0, shown: None }] {
        assert_eq!(other.after(back).draft, "Not\r\nyet.");
    }
    let read = other.after(Action::Show(Rc::new(Shown::pasted(Article::from_plain_text("Not\r\nyet.")))));
    assert_eq!(read.after(Action::NewArticle).draft, "");
}

#[test]
fn the_browsers_back_returns_to_what_was_kept() {
    let state = marked_state();
    let left = state.after(Action::Return { serial: 0, shown: None });
    assert_eq!(left.shown, None);
    assert_eq!(left.previous, state.shown);
    let again = left.after(Action::Return { serial: state.serial, shown: state.shown.clone() });
    assert_eq!(again.shown, state.shown);
    assert_eq!(again.serial, state.serial);
    let next = again.after(Action::Show(Rc::new(Shown::pasted(article()))));
    assert!(next.serial > state.serial, "a serial is never given twice");
}

#[test]
fn a_pinned_card_stays_when_the_pointer_moves() {
    let state = marked_state();
    let (first, second) = (Target::Mention(0), Target::Claim(1));
    let hovered = state.after(Action::OpenCard { target: first, pinned: false });
    assert_eq!(hovered.after(Action::LeaveCard).card, None);
    let pinned = hovered.after(Action::OpenCard { target: first, pinned: true });
    assert_eq!(pinned.after(Action::LeaveCard).card, Some(first));
    assert_eq!(pinned.after(Action::OpenCard { target: second, pinned: false }).card, Some(first));
    assert_eq!(pinned.after(Action::OpenCard { target: second, pinned: true }).card, Some(second));
    assert_eq!(pinned.after(Action::CloseCard).card, None);
}

#[test]
fn the_sidebar_lists_who_said_what_and_where() {
    let state = marked_state();
    let overview = &state.shown.as_ref().unwrap().overview;
    let who: Vec<_> =
        overview.who.iter().map(|row| (row.name.as_str(), row.mentions.len(), row.claims.len())).collect();
    assert_eq!(who, [("Rosa Lind", 2, 1)]);
    let places: Vec<_> = overview.places.iter().map(|row| (row.name.as_str(), row.mentions.len())).collect();
    assert_eq!(places, [("Lima", 1)]);
    let speakers: Vec<_> = overview.speakers.iter().map(|row| (row.name.as_str(), row.claims.clone())).collect();
    assert_eq!(speakers, [("Rosa Lind", vec![0]), ("", vec![1])]);
    assert_eq!(overview.unnamed_sources, 1);
    assert_eq!(overview.claims_by_letter, [0, 1, 1, 0]);
    let total: u32 = overview.voices.iter().map(|voice| voice.thousandths).sum();
    assert_eq!(total, 1000);
    assert_eq!(overview.first_in_block, [true, false, true]);
}

#[test]
fn what_is_looked_for_travels_in_a_link() {
    let state = marked_state();
    let shown = state.shown.as_ref().unwrap();
    let chosen = [(Facet::Letter, 1), (Facet::Certainty, 0), (Facet::Speaker, 1), (Facet::Place, 0)];
    for (facet, value) in chosen {
        let filter = Filter::default().with(facet, Some(value));
        let there = Filter::of_view(filter.view(shown), shown);
        assert_eq!(there, filter, "{facet:?}");
    }
    assert_eq!(Filter::default().view(shown), View::default());
    let foreign = View { letter: Some(9), certainty: Some(99), source_of: Some(999), place: Some(999) };
    assert_eq!(Filter::of_view(foreign, shown), Filter::default());
}

#[test]
fn what_is_looked_for_stays_where_marks_become_others() {
    let chosen = |state: State, facet, value| state.after(Action::Filter(facet, Some(value)));
    let reading_on = marked_state().after(Action::ReadOn);
    let state = chosen(chosen(reading_on, Facet::Speaker, 1), Facet::Place, 0);
    let mut other = Box::new(annotations(&article()));
    // The second speaker is the only one now, and the place has another name.
    other.claims.remove(0);
    other.entities[1].name = "Callao".to_owned();
    let after = state.after(Action::Annotated { serial: state.serial, annotations: other, provisional: false });
    assert_eq!((after.filter.value(Facet::Speaker), after.filter.value(Facet::Place)), (Some(0), None));
}

#[test]
fn keys_walk_through_the_marks_and_around() {
    let state = marked_state();
    let annotations = &state.shown.as_ref().unwrap().annotations;
    let mut at = None;
    let mut walked = Vec::new();
    for _ in 0..4 {
        let place = at.and_then(|at: Target| at.range(annotations)).map(TextRange::start);
        at = step_mark(annotations, place, Direction::Next);
        walked.push(at.unwrap());
    }
    assert_eq!(walked, [Target::Mention(0), Target::Mention(1), Target::Mention(2), Target::Mention(0)]);
    assert_eq!(step_claim(annotations, None, Direction::Previous), Some(Target::Claim(1)));
    assert_eq!(step_mention(annotations, 1, Direction::Next), Some(Target::Mention(0)));
    assert_eq!(step_claim(&Annotations::default(), None, Direction::Next), None);
}

#[test]
fn a_card_gathers_what_its_actor_says() {
    let state = marked_state();
    let shown = state.shown.as_ref().unwrap();
    let annotations = &shown.annotations;
    let details = MentionDetails::of(&shown.reading.article, annotations, 1).unwrap();
    assert_eq!((details.number, details.of, details.makes.as_slice()), (2, 2, [0].as_slice()));
    assert_eq!(details.about, [0_u32; 0]);
    assert!(MentionDetails::of(&shown.reading.article, annotations, 99).is_none());
}

#[test]
fn block_numbers_count_paragraphs() {
    let article = article();
    let text = article.text().to_owned();
    let number = |words: &str| block_number(&article, find(&text, words, 0).start()).map(|(_, number)| number);
    assert_eq!(number("Officials"), number("Rosa Lind").map(|number| number + 1));
}

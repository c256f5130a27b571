//! Each component alone, in a known state, for the tests of them in a browser. No part of the page that ships.
//!
//! The address says which and of what: `#card-claim~g1.…` is the card of a claim of the article in that link.

use std::rc::Rc;

use yew::prelude::*;

use super::article::ArticleView;
use super::card::Card;
use super::sidebar::Sidebar;
use super::{
    FindBar, PlainDialog, ShareDialog, head_lines, mended, notice_card, opened_link, reader_status, reading_page,
    selection_bar, start, top_bar,
};
use crate::hooks::{Hover, use_hover};
use crate::platform::history;
use crate::state::{Action, Dialog, EnginePhase, Fix, Mend, Notice, Origin, Setting, Shown, State, Target};
use crate::store::{ByPointer, Dispatch, Store};

/// What is shown, and the state at its start.
fn known() -> (String, State) {
    let fragment = history::fragment();
    let (name, link) = fragment.split_once('~').unwrap_or((&fragment, ""));
    let engine = if name == "loading" { EnginePhase::Loading } else { EnginePhase::Ready };
    let mut state = State { engine, ..State::default() };
    if let Ok(opened) = article::link::decode(link, &article::link::Table::default()) {
        let shown = Shown::from_link(opened);
        let origin = if name == "opened-link" { shown.origin } else { Origin::Pasted };
        state = state.after(Action::Show(Rc::new(Shown { origin, ..shown })));
    }
    let state = before(name, &state).into_iter().fold(state, |state, action| state.after(action));
    (name.to_owned(), state)
}

/// What happened before a component is seen.
fn before(name: &str, state: &State) -> Vec<Action> {
    let open = |target: Target| Action::OpenCard { target, pinned: true };
    let (mention, claim) = (open(Target::Mention(0)), open(Target::Claim(0)));
    let outline = Rc::new(("M0 0h36000v18000H0z".to_owned(), String::new()));
    let words = state.shown.as_ref().and_then(|shown| Target::Mention(0).range(&shown.annotations));
    let read = |language: &str, provisional: bool| {
        let language = language.to_owned();
        let annotations = Box::new(article::Annotations { language, ..Default::default() });
        Action::Annotated { serial: state.serial, annotations, provisional }
    };
    match name {
        "card-mention" | "article-lit" => vec![mention],
        "card-claim" => vec![claim],
        "fix-mention" => vec![mention, Action::Fix(Some(Fix::Kind))],
        "fix-claim" => vec![claim, Action::Fix(Some(Fix::Kind))],
        "article-rewriting" => vec![claim, Action::Rewrite(true)],
        "find" => vec![Action::Find("lin".to_owned())],
        "mended" => vec![mention, Action::Mend(Mend::Remove)],
        "notes" => vec![mention, Action::Mend(Mend::Note("Who is she?".to_owned()))],
        "notice" => vec![Action::Notify(Notice::BareUrl)],
        "progress" => vec![Action::EngineWorking { done: 3, total: 10 }],
        "reader-coming" => vec![Action::ReadOn, read("en", true), Action::NetworkProgress(40)],
        "reader-failed" => vec![Action::ReadOn, read("en", true), Action::NetworkFailed],
        "not-english" => vec![Action::ReadOn, read("es", false)],
        "loading" => vec![Action::ReadOn],
        "part-read" => vec![
            Action::ReadOn,
            Action::FirstMarks { serial: state.serial, annotations: Box::default(), part: true },
            Action::StopEngine,
        ],
        "selection" => vec![Action::Select(words)],
        "settings" => vec![Action::Dialog(Some(Dialog::Settings))],
        "keys" => vec![Action::Dialog(Some(Dialog::Keys))],
        "about" => vec![Action::Dialog(Some(Dialog::About))],
        "share" => vec![Action::Dialog(Some(Dialog::Share))],
        "library" => vec![Action::Dialog(Some(Dialog::Library))],
        "sidebar" => vec![Action::Outline(outline)],
        _ => Vec::new(),
    }
}

fn of_article(name: &str, state: &State, shown: &ByPointer<Shown>, hover: &Hover, dispatch: &Dispatch) -> Html {
    match name {
        "article" | "article-lit" | "article-rewriting" => html! {
            <ArticleView shown={shown.clone()} serial={state.serial} card={state.card} near={state.near} hover={hover.over.clone()}
                marks_hidden={state.marks_hidden} furniture_shown={state.furniture_shown} spoken={state.settings.choice(Setting::Speech)}
                rewriting={state.rewriting} />
        },
        "card-mention" | "card-claim" | "fix-mention" | "fix-claim" => html! {
            if let Some(target) = state.card {
                <Card {target} fix={state.fix} pinned={state.card_pinned} shown={shown.clone()} hover={hover.clone()} />
            }
        },
        "find" => {
            html! { if let Some(find) = state.find.clone() { <FindBar find={ByPointer(find)} shown={shown.clone()} /> } }
        }
        "head-lines" => head_lines(shown, dispatch),
        "mended" => html! { <>{ mended::steps(shown, dispatch) }{ mended::status(state, dispatch) }</> },
        "loading" | "progress" | "reader-coming" | "reader-failed" | "part-read" | "not-english" => {
            reader_status(state, shown, dispatch)
        }
        "opened-link" => opened_link(shown, state.marks_hidden, dispatch),
        "reading" => reading_page(state, shown, None, hover, dispatch),
        "selection" => selection_bar(state, shown, dispatch),
        "share" => html! {
            <ShareDialog one_claim=false shown={shown.clone()} filter={state.filter} claim={Some(0)} copied={state.copied.clone()} notice={state.notice.clone()} />
        },
        "sidebar" | "notes" | "unread" => html! {
            <Sidebar shown={shown.clone()} unread={(name == "unread").then_some(crate::strings::WAITING)} tab={state.tab} sheet={state.sheet} filter={state.filter}
                whole={false} layers_off={state.layers_off} outline={state.outline.clone().map(ByPointer)} />
        },
        _ => Html::default(),
    }
}

fn drawn(name: &str, state: &State, hover: &Hover, dispatch: &Dispatch) -> Html {
    match (name, &state.shown) {
        ("notice", _) => {
            html! { { for state.notice.as_ref().map(|notice| notice_card(notice, None, false, dispatch)) } }
        }
        ("settings" | "keys" | "about" | "library", _) => html! {
            if let Some(which) = state.dialog { <PlainDialog {which} settings={state.settings} layers_off={state.layers_off} notice={None::<Notice>} /> }
        },
        ("start", _) => start(&state.draft, None, dispatch),
        ("top-bar", _) => top_bar(state, dispatch),
        (_, Some(shown)) => of_article(name, state, &ByPointer(shown.clone()), hover, dispatch),
        _ => Html::default(),
    }
}

#[component]
fn Alone() -> Html {
    let known = use_memo((), |()| known());
    let store = use_reducer(|| Store(Rc::new(known.1.clone())));
    let dispatch = store.dispatcher();
    let hover = use_hover(&dispatch);
    let drawn = drawn(&known.0, &store.0, &hover, &dispatch);
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            <div class="app" data-alone={known.0.clone()}>{ drawn }</div>
        </ContextProvider<Dispatch>>
    }
}

/// Puts the component that the address names on the page.
pub fn mount() {
    crate::platform::page::remove_splash();
    yew::Renderer::<Alone>::new().render();
}

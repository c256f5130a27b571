//! At a glance: the article in its own sentences, its counts, whose words fill it. And what to check first.

use article::TextRange;
use yew::prelude::*;

use super::{Section, Voices};
use crate::platform::marks;
use crate::state::{Action, Sheet, Shown, block_number};
use crate::store::{ByPointer, Dispatch, use_dispatch};
use crate::strings;

#[derive(Properties, PartialEq)]
pub(super) struct GlanceProps {
    /// The article on the stage.
    pub(super) shown: ByPointer<Shown>,
    /// Whether its marks are still being made.
    pub(super) waiting: bool,
}

/// Shows the block that a range stands in.
fn go_to(shown: &Shown, range: TextRange, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let block = block_number(&shown.reading.article, range.start()).map(|(index, _)| index);
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Sheet(Sheet::Closed));
        if let Some(index) = block {
            marks::show_block(index);
        }
    })
}

#[component]
pub(super) fn Glance(props: &GlanceProps) -> Html {
    let dispatch = use_dispatch();
    let shown = &props.shown;
    let overview = &shown.overview;
    let sentence = |range: &TextRange| {
        html! {
            <li><button type="button" class="row sentence" onclick={go_to(shown, *range, &dispatch)}>
                { strings::excerpt(&shown.reading.article, &[*range], 320) }
            </button></li>
        }
    };
    html! {
        <Section code="glance" title={strings::GLANCE} waiting={props.waiting} empty={props.waiting.then_some(strings::WAITING)}>
            if overview.sentences.is_empty() {
                <p class="empty-line">{ strings::NO_SUMMARY }</p>
            } else {
                <ul class="sentences">{ for overview.sentences.iter().map(sentence) }</ul>
            }
            <p class="counts">{ strings::counts(overview) }</p>
            <Voices shown={shown.clone()} />
        </Section>
    }
}

#[component]
pub(super) fn CheckFirst(props: &GlanceProps) -> Html {
    let dispatch = use_dispatch();
    let shown = &props.shown;
    let checks = &shown.annotations.summary.check_first;
    let row = |check: &article::CheckFirst| {
        html! {
            <li><button type="button" class="row check" onclick={go_to(shown, check.range, &dispatch)}>
                <span class="row-why">{ strings::check(check.why) }</span>
                <span class="row-text">{ strings::excerpt(&shown.reading.article, &[check.range], 120) }</span>
            </button></li>
        }
    };
    html! {
        <Section code="check" title={strings::CHECK_FIRST} count={checks.len()} waiting={props.waiting}
            empty={checks.is_empty().then_some(strings::NO_CHECKS)}>
            <ul>{ for checks.iter().map(row) }</ul>
        </Section>
    }
}

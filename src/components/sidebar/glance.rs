//! At a glance: the article in its own sentences, its counts, whose words fill it. And what to check first.

use article::TextRange;
use yew::prelude::*;

use super::{Section, Voices};
use crate::hooks::use_go_to_block;
use crate::state::Shown;
use crate::store::ByPointer;
use crate::strings;

#[derive(Properties, PartialEq)]
pub(super) struct GlanceProps {
    /// The article on the stage.
    pub(super) shown: ByPointer<Shown>,
    /// Whether its marks are still being made.
    pub(super) waiting: bool,
}

/// Leads to the block that a range stands in.
fn go_to(shown: &Shown, range: TextRange, go: &Callback<usize>) -> Callback<MouseEvent> {
    let block = shown.reading.article.block_at(range.start());
    let go = go.clone();
    Callback::from(move |_: MouseEvent| block.into_iter().for_each(|index| go.emit(index)))
}

#[component]
pub(super) fn Glance(props: &GlanceProps) -> Html {
    let go = use_go_to_block();
    let shown = &props.shown;
    let overview = &shown.overview;
    let sentence = |range: &TextRange| {
        html! {
            <li><button type="button" class="row sentence" onclick={go_to(shown, *range, &go)}>
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
    let go = use_go_to_block();
    let shown = &props.shown;
    let checks = &shown.annotations.summary.check_first;
    let row = |check: &article::CheckFirst| {
        html! {
            <li><button type="button" class="row check" onclick={go_to(shown, check.range, &go)}>
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

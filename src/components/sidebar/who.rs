//! Who: the actors by kind, heaviest first.

use article::EntityKind;
use yew::prelude::*;

use super::{Capped, Section};
use crate::components::card::kind_class;
use crate::hooks::use_go;
use crate::state::{Shown, Target, WhoRow};
use crate::store::ByPointer;
use crate::strings;

/// Rows of each kind shown at first.
const CAP: usize = 8;

#[derive(Properties, PartialEq)]
pub(super) struct WhoProps {
    /// The article on the stage.
    pub(super) shown: ByPointer<Shown>,
    /// Whether its marks are still being made.
    pub(super) waiting: bool,
}

#[component]
pub(super) fn Who(props: &WhoProps) -> Html {
    let shown = &props.shown;
    let who = &shown.overview.who;
    let group = |kind: EntityKind| {
        let rows: Vec<usize> = (0..who.len()).filter(|index| who[*index].kind == kind).collect();
        if rows.is_empty() {
            return Html::default();
        }
        let total = rows.len();
        let shown = shown.clone();
        let row = Callback::from(move |index: usize| html! { <Row shown={shown.clone()} index={rows[index]} /> });
        html! {
            <div key={strings::kind(kind)} class="who-group">
                <h4 class={kind_class(kind)}><span class={classes!("kind-line", kind_class(kind))}>{ strings::kinds(kind) }</span></h4>
                <Capped {total} cap={CAP} {row} />
            </div>
        }
    };
    html! {
        <Section code="who" title={strings::WHO} count={who.len()} waiting={props.waiting} empty={who.is_empty().then_some(strings::NO_WHO)}>
            { for EntityKind::ALL.into_iter().filter(|kind| kind.is_actor()).map(group) }
        </Section>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    shown: ByPointer<Shown>,
    index: usize,
}

/// An actor: its name, role and other names; a press leads to its first mention.
#[component]
fn Row(props: &RowProps) -> Html {
    let go = use_go();
    let row: &WhoRow = &props.shown.overview.who[props.index];
    let first = row.mentions.first().copied();
    let go = Callback::from(move |_: MouseEvent| first.into_iter().for_each(|first| go.emit(Target::Mention(first))));
    let unsure = !row.mentions.is_empty()
        && row.mentions.iter().all(|position| props.shown.annotations.mentions[*position as usize].unsure);
    html! {
        <li>
            <button type="button" class="row entity" data-entity={row.entity.0.to_string()} onclick={go}>
                <span class="row-name">{ row.name.clone() }
                    if unsure { <span class="doubt" title={strings::UNSURE}>{ " ?" }</span> }
                </span>
                <span class="row-count">{ strings::mentions_and_claims(row.mentions.len(), row.claims.len()) }</span>
                if let Some(role) = &row.role { <span class="row-role">{ role.clone() }</span> }
                if !row.aliases.is_empty() { <span class="row-aliases">{ strings::also(&row.aliases) }</span> }
            </button>
        </li>
    }
}

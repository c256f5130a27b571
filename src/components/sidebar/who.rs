//! Who: the actors by kind, heaviest first.

use article::{EntityKind, Reason};
use yew::prelude::*;

use super::section::Section;
use super::{Capped, Ways};
use crate::components::kind_class;
use crate::components::parts::{joined, told};
use crate::state::{Shown, Target};
use crate::store::ByPointer;
use crate::strings;

/// Rows of each kind shown at first.
const CAP: usize = 8;

/// The actors.
pub(super) fn who(shown: &ByPointer<Shown>, unread: Option<&'static str>, ways: &Ways) -> Html {
    let who = &shown.overview.who;
    let group = |kind: EntityKind| {
        let rows: Vec<usize> = (0..who.len()).filter(|index| who[*index].kind == kind).collect();
        if rows.is_empty() {
            return Html::default();
        }
        let (total, whole) = (rows.len(), ways.whole);
        let (shown, ways) = (shown.clone(), ways.clone());
        let row = Callback::from(move |index: usize| actor(&shown, rows[index], &ways));
        html! {
            <div key={strings::kind(kind)} class="who-group">
                <h4><span class={joined(&["kind-line", kind_class(kind)])}>{ strings::kinds(kind) }</span></h4>
                <Capped {total} cap={CAP} {whole} {row} />
            </div>
        }
    };
    let empty = who.is_empty().then_some(strings::NO_WHO);
    let section = Section { code: "who", title: strings::WHO, count: who.len(), unread, empty };
    section.with(html! { { for EntityKind::ALL.into_iter().filter(|kind| kind.is_actor()).map(group) } })
}

/// An actor: its name, role and other names; a press leads to its first mention.
fn actor(shown: &Shown, index: usize, ways: &Ways) -> Html {
    let row = &shown.overview.who[index];
    let go = ways.to_first_mention(&row.mentions);
    let is_unsure = |position: &u32| shown.annotations.mentions[*position as usize].unsure;
    let unsure = !row.mentions.is_empty() && row.mentions.iter().all(is_unsure);
    let by_hand =
        row.mentions.iter().any(|position| shown.annotations.mentions[*position as usize].why.code == Reason::Reader);
    html! {
        <li draggable="true">
            <button type="button" class="row entity" data-entity={row.entity.0.to_string()} onclick={go}>
                <span class="row-name">{ row.name.clone() }
                    if by_hand { <span class="hand" title={strings::BY_HAND}>{ " ✓" }</span> }
                    if unsure { <span class="doubt" title={strings::UNSURE}>{ " ?" }</span> }
                </span>
                { told("span", "row-count", strings::mentions_and_claims(row.mentions.len(), row.claims.len())) }
                if let Some(role) = &row.role { { told("span", "row-role", role.clone()) } }
                if !row.aliases.is_empty() { { told("span", "row-aliases", strings::also(&row.aliases)) } }
                if !row.stand_ins.is_empty() { { told("span", "row-aliases", strings::as_names(&row.stand_ins)) } }
            </button>
        </li>
    }
}

impl Ways {
    /// Leads to words of the article.
    pub(super) fn to_place(&self, range: article::TextRange) -> Callback<MouseEvent> {
        self.to_words.reform(move |_: MouseEvent| range)
    }

    /// Leads to the first of some mentions.
    pub(super) fn to_first_mention(&self, mentions: &[u32]) -> Callback<MouseEvent> {
        let (go, first) = (self.to_mark.clone(), mentions.first().copied());
        Callback::from(move |_: MouseEvent| first.into_iter().for_each(|first| go.emit(Target::Mention(first))))
    }
}

//! What inside a card leads elsewhere: rows to claims, the bodies that a role names.

use article::{Annotations, Entity, Reason, RoleNames};
use yew::prelude::*;

use crate::components::parts::told;
use crate::components::sidebar::{Capped, claim_row};
use crate::platform::page;
use crate::state::{Direction, Shown, Target};
use crate::store::ByPointer;
use crate::strings;

/// An entity's role as printed, if it has one; the bodies and places that it names lead to their own cards.
pub(super) fn role(entity: &Entity, shown: &Shown, go: &Callback<Target>) -> Html {
    let Some(role) = &entity.role else { return Html::default() };
    let mut parts: Vec<Html> = Vec::new();
    let mut end = 0;
    for (range, named) in RoleNames::new(&shown.annotations).of(role) {
        let mentions = &shown.annotations.mentions;
        let Some(first) = mentions.iter().position(|mention| mention.entity == named) else { continue };
        let go = go.reform(move |_: MouseEvent| Target::Mention(first as u32));
        parts.push(html! { { role[end..range.start].to_owned() } });
        parts.push(html! {
            <button type="button" class="crumb" data-entity={named.0.to_string()} onclick={go}>{ role[range.clone()].to_owned() }</button>
        });
        end = range.end;
    }
    html! { <p class="card-role">{ for parts }{ role[end..].to_owned() }</p> }
}

/// The way to the marks before and after one of its kind; `number` of `of`.
pub(super) fn steps(
    [label, previous, next]: [&'static str; 3],
    [number, of]: [usize; 2],
    shown: &ByPointer<Shown>,
    go: &Callback<Target>,
    to: impl Fn(&Annotations, Direction) -> Option<Target> + Clone + 'static,
) -> Html {
    if of < 2 {
        return Html::default();
    }
    let step = |sign: &'static str, code: &'static str, name: &'static str, direction: Direction| {
        let (go, shown, to) = (go.clone(), shown.clone(), to.clone());
        let press = Callback::from(move |_: MouseEvent| {
            to(&shown.annotations, direction).into_iter().for_each(|target| go.emit(target));
        });
        crate::components::parts::sign("step", code, sign, name, press)
    };
    html! {
        <p class="card-steps">
            { step("‹", "previous-mark", previous, Direction::Previous) }
            <span>{ label }{ strings::nth_of(number, of) }</span>
            { step("›", "next-mark", next, Direction::Next) }
        </p>
    }
}

/// How many claims a card lists at first.
const LISTED: usize = 3;

/// A short list of claims, each leading to its place.
pub(super) fn claim_links(
    label: &'static str,
    claims: &[u32],
    shown: &ByPointer<Shown>,
    go: &Callback<Target>,
) -> Html {
    if claims.is_empty() {
        return Html::default();
    }
    let total = claims.len();
    let row = {
        let (shown, go, claims) = (shown.clone(), go.clone(), claims.to_vec());
        Callback::from(move |index: usize| claim_row(&shown, claims[index], &go))
    };
    html! {
        // Another's list is another list, which begins short.
        <div key={claims[0]} class="card-claims">
            { told("h4", "", strings::listed(label, total)) }
            <Capped {total} cap={LISTED} whole={false} {row} />
        </div>
    }
}

/// Why something is marked, in one plain sentence, which stands in `index.html` by its place among the reasons. Where that ends
/// with a colon, the words that decided it follow, if there are any.
pub(super) fn why(reason: Reason, words: &str) -> Html {
    let sentence = page::notice(&format!("why-{}", reason as u8)).unwrap_or_default();
    let shown = match (sentence.strip_suffix(':'), words) {
        (Some(bare), "") => bare.to_owned(),
        (Some(_), words) => format!("{sentence} “{words}”"),
        (None, _) => sentence,
    };
    html! { <p class="card-why">{ shown }{ "." }</p> }
}

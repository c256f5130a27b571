//! Shows up what is looked for in the article, and dims the claims that are not looked for.

use yew::prelude::*;

use crate::platform::{highlights, page};
use crate::state::{Filter, Shown, State};
use crate::store::ByPointer;

/// Follows what is looked for: words, an actor, claims of a kind.
#[hook]
pub(crate) fn use_find(state: &ByPointer<State>) {
    let shown = state.shown.clone().map(ByPointer);
    let find = state.find.clone().map(ByPointer);
    let gone_to = use_mut_ref(|| None);
    // Where marks are drawn, the text is other nodes; who scrolls on is not taken back to the place found.
    use_effect_with((find, shown.clone(), state.near), move |(find, shown, near)| match (find, shown) {
        (Some(find), Some(shown)) => {
            let is_another = gone_to.replace(Some(find.clone())).as_ref() != Some(find);
            highlights::show(&shown.reading.article, &find.hits, find.at, *near, is_another);
        }
        _ => {
            gone_to.replace(None);
            highlights::clear();
        }
    });
    use_effect_with((state.filter, shown), |(filter, shown)| {
        page::set_rules(&shown.as_ref().map(|shown| rules(*filter, shown)).unwrap_or_default());
    });
}

/// Rules of style, rather than marks drawn anew: a press is answered at once however long the article is.
fn rules(filter: Filter, shown: &Shown) -> String {
    if !filter.is_set() {
        return String::new();
    }
    // Rows stay legible: their letters alone grow pale.
    let mut rules = ":is(.rail,.claim-row .letter,.strip-mark){opacity:.3}.claim-row{color:var(--ink-soft)}".to_owned();
    let mut fit = ".claim:not(.lit".to_owned();
    for claim in filter.kept(shown) {
        fit.push_str(&format!(",[data-claim~=\"{claim}\"]"));
        rules.push_str(&format!(
            ".rail[data-rail=\"{claim}\"],[data-claim-row=\"{claim}\"] .letter,.strip-mark[data-strip=\"{claim}\"]{{opacity:1}}\
             [data-claim-row=\"{claim}\"]{{color:var(--ink)}}\
             [data-claim~=\"{claim}\"]{{background-color:var(--tint);padding-block:3px;--tip:6px}}"
        ));
    }
    rules + &fit + "){--tint:transparent}"
}

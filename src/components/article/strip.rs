//! The whole article beside the scroll bar: where its claims stand, and of what kind. For the pointer alone; the sidebar
//! says the same in words.

use yew::prelude::*;

use crate::platform::events;
use crate::state::{Letter, Shown};
use crate::store::ByPointer;

/// Its height in units of its own: as many claims as can be told apart.
const HEIGHT: u64 = 500;

/// The strip; `go` leads to a block. Drawn with the sidebar, which is drawn anew only where marks are others.
pub(crate) fn strip(shown: &ByPointer<Shown>, go: &Callback<usize>) -> Html {
    let (shown, go) = (shown.clone(), go.clone());
    let length = shown.reading.article.text().len().max(1) as u64;
    let mut drawn_to = 0;
    let mut marks = Vec::new();
    for (position, claim) in shown.annotations.claims.iter().enumerate() {
        let extent = claim.extent();
        let top = u64::from(extent.start()) * HEIGHT / length;
        // Where two would lie on each other the first one stands.
        if top < drawn_to {
            continue;
        }
        let height = (u64::from(extent.len()) * HEIGHT / length).clamp(2, HEIGHT - top.min(HEIGHT - 2));
        drawn_to = top + height;
        marks.push(html! {
            <rect class={format!("strip-mark {}", Letter::of(claim).code())} data-strip={position.to_string()}
                x="0" y={top.to_string()} width="10" height={height.to_string()} />
        });
    }
    let onclick = Callback::from(move |event: MouseEvent| {
        let at = events::thousandths_down(&event, ".strip");
        let offset = u32::try_from(length * u64::from(at) / 1000).unwrap_or(u32::MAX);
        let blocks = shown.reading.article.blocks();
        let after = blocks.partition_point(|block| block.range.start() <= offset);
        go.emit(after.saturating_sub(1));
    });
    html! {
        <svg class="strip" viewBox="0 0 10 500" preserveAspectRatio="none" aria-hidden="true" {onclick}>{ for marks }</svg>
    }
}

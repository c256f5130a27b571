//! From an event in the article to the mark it hit, and from a mark to its elements.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::state::Target;

fn document() -> Option<web_sys::Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The mark that the pointer is on, whose card will be beside the line that it is on.
pub fn pointed(event: &MouseEvent) -> Option<Target> {
    let target = target_of(event);
    super::placement::point(target, event);
    target
}

/// The mark that an event hit: a rail letter's claim, or a name, or else the innermost claim around the words.
pub fn target_of(event: &Event) -> Option<Target> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let marked = element.closest("[data-mention],[data-claim],[data-rail]").ok()??;
    let number = |name: &str| marked.get_attribute(name).and_then(|value| value.split(' ').next_back()?.parse().ok());
    if let Some(claim) = number("data-rail") {
        return Some(Target::Claim(claim));
    }
    number("data-mention").map(Target::Mention).or_else(|| number("data-claim").map(Target::Claim))
}

/// The element that stands for a mark: a claim's letter in the rail, a mention's first stretch.
pub fn element_of(target: Target) -> Option<HtmlElement> {
    let selector = match target {
        Target::Mention(position) => format!("[data-mention=\"{position}\"]"),
        Target::Claim(position) => format!("[data-rail=\"{position}\"]"),
    };
    document()?.query_selector(&selector).ok()??.dyn_into().ok()
}

/// The last stretch of a claim's content that is drawn.
pub fn content_of(claim: u32) -> Option<Element> {
    let stretches = document()?.query_selector_all(&format!("[data-claim~=\"{claim}\"]")).ok()?;
    stretches.item(stretches.length().checked_sub(1)?)?.dyn_into().ok()
}

/// How often a mark is looked for that is not drawn yet, and after how many milliseconds each time.
const LOOKS: u32 = 30;
const LOOK_AGAIN: u32 = 16;

/// Moves the focus to a mark, and the mark into view. One that is not drawn yet, far off in a long article, is soon after
/// what has been dispatched is on the page, which takes a while where much is drawn.
pub fn focus(target: Target) {
    super::placement::forget();
    look_for(target, LOOKS);
}

fn look_for(target: Target, looks: u32) {
    if let Some(element) = element_of(target) {
        bring_into_view(&element);
        focus_in_place(target);
        super::placement::place_card(super::placement::CARD, Some(target));
    } else if looks > 0 {
        let wait = if looks == LOOKS { 0 } else { LOOK_AGAIN };
        Timeout::new(wait, move || look_for(target, looks - 1)).forget();
    }
}

/// Moves the focus to a mark, and no line of text.
pub fn focus_in_place(target: Target) {
    if let Some(element) = element_of(target) {
        super::page::focus_where_it_stands(&element);
    }
}

/// The block of the article that stands under the bar; the first where none does.
pub fn block_seen() -> u32 {
    let seen = || {
        let article = document()?.get_element_by_id("article")?.get_bounding_client_rect();
        // In the middle of the column, where even a short line of a list is, and below the bar.
        let (across, down) = (article.left() + article.width() / 2.0, article.top().max(100.0));
        // Between two blocks there is none.
        (1..6_u8).find_map(|step| {
            let element = document()?.element_from_point(across as f32, down as f32 + 15.0 * f32::from(step))?;
            element.closest("[data-block]").ok()??.get_attribute("data-block")?.parse().ok()
        })
    };
    seen().unwrap_or(0)
}

/// Moves a block of the article into view.
pub fn show_block(index: usize) {
    let block = document().and_then(|document| document.query_selector(&format!("[data-block=\"{index}\"]")).ok()?);
    if let Some(block) = block {
        bring_into_view(&block);
    }
}

/// Not at all where it can be read already. At once, not gliding: the card is placed beside where the mark is. Above a
/// phone's sheet there is most room under the bar; elsewhere the middle of the window shows what stands around.
fn bring_into_view(element: &Element) {
    if super::placement::is_clear(element) {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(match super::page::room() {
        super::page::Room::Sheet => ScrollLogicalPosition::Start,
        super::page::Room::Beside | super::page::Room::Drawer => ScrollLogicalPosition::Center,
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

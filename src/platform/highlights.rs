//! Stretches of the article that are shown up for a moment, by the browser's own highlights: nothing is drawn anew. A
//! browser that knows none goes without; the place is scrolled to all the same.

use article::{Article, TextRange};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Range, ScrollBehavior, ScrollToOptions};

/// Places shown up at once, at most: more than anybody looks at.
const MOST: usize = 2000;
/// What a walk through a document looks at: text alone.
const TEXT: u32 = 4;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Shows places up that stand in passages near the window, from the first to before the second, one of them more than the others;
/// `go` brings that one into view.
pub fn show(article: &Article, places: &[TextRange], at: usize, near: (usize, usize), go: bool) {
    let found = Array::new();
    let blocks = blocks_of(near).unwrap_or_default();
    let from =
        blocks.first().and_then(|(first, _)| article.blocks().get(*first)).map_or(0, |block| block.range.start());
    let first = places.partition_point(|place| place.start() < from);
    for place in places[first..].iter().take(MOST) {
        let Some(index) = article.block_at(place.start()) else { continue };
        if blocks.last().is_none_or(|(last, _)| *last < index) {
            break;
        }
        if let Ok(block) = blocks.binary_search_by_key(&index, |(index, _)| *index)
            && let Some(range) = range_in(&blocks[block].1, article, index, *place)
        {
            found.push(&range);
        }
    }
    set("found", &found);
    let here = Array::new();
    if let Some(place) = places.get(at) {
        if go && let Some(block) = article.block_at(place.start()) {
            super::marks::show_block(block);
        }
        if let Some(range) = range_of(article, *place) {
            if go {
                bring_into_view(&range);
            }
            here.push(&range);
        }
    }
    set("found-here", &here);
}

/// The blocks of some passages that are in the document, with their numbers, in order: looked up once for all that is found.
fn blocks_of(near: (usize, usize)) -> Option<Vec<(usize, Element)>> {
    let passages = document()?.query_selector_all(".passage").ok()?;
    let mut blocks = Vec::new();
    for at in near.0..near.1.min(passages.length() as usize) {
        let passage: Element = passages.item(at as u32)?.dyn_into().ok()?;
        let inside = passage.query_selector_all("[data-block]").ok()?;
        for block in (0..inside.length()).filter_map(|at| inside.item(at)?.dyn_into::<Element>().ok()) {
            blocks.push((block.get_attribute("data-block")?.parse().ok()?, block));
        }
    }
    Some(blocks)
}

/// Shows nothing up.
pub fn clear() {
    set("found", &Array::new());
    set("found-here", &Array::new());
}

/// Names a highlight of ranges: `CSS.highlights.set(name, new Highlight(...ranges))`.
fn set(name: &str, ranges: &Array) -> Option<()> {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &JsValue::from_str(name)).ok();
    let maker: Function = get(&js_sys::global(), "Highlight")?.dyn_into().ok()?;
    let registry = get(&get(&js_sys::global(), "CSS")?, "highlights")?;
    let highlight = Reflect::construct(&maker, ranges).ok()?;
    let set: Function = get(&registry, "set")?.dyn_into().ok()?;
    set.call2(&registry, &JsValue::from_str(name), &highlight).ok().map(drop)
}

/// The same stretch in the document, whose offsets count UTF-16 units of each text node.
pub(super) fn range_of(article: &Article, place: TextRange) -> Option<Range> {
    let index = article.block_at(place.start())?;
    let element = document()?.query_selector(&format!("[data-block=\"{index}\"]")).ok()??;
    range_in(&element, article, index, place)
}

/// The same in the element of the block of that number.
fn range_in(element: &Element, article: &Article, index: usize, place: TextRange) -> Option<Range> {
    let document = document()?;
    let block = article.blocks()[index].range;
    let units = |to: u32| {
        let before = TextRange::new(block.start(), to.min(block.end()));
        u32::try_from(article.slice(before).encode_utf16().count()).unwrap_or(u32::MAX)
    };
    let (start, end) = (units(place.start()), units(place.end()));
    let walker = document.create_tree_walker_with_what_to_show(element, TEXT).ok()?;
    let range = document.create_range().ok()?;
    let (mut passed, mut begun) = (0, false);
    while let Some(node) = walker.next_node().ok()? {
        let length = u32::try_from(node.node_value().unwrap_or_default().encode_utf16().count()).unwrap_or(u32::MAX);
        if !begun && start < passed + length {
            range.set_start(&node, start - passed).ok()?;
            begun = true;
        }
        if begun && end <= passed + length {
            range.set_end(&node, end - passed).ok()?;
            return Some(range);
        }
        passed += length;
    }
    None
}

/// Not at all where it can be read already.
fn bring_into_view(range: &Range) -> Option<()> {
    let window = web_sys::window()?;
    let place = range.get_bounding_client_rect();
    let height = window.inner_height().ok()?.as_f64()?;
    if place.top() < height / 5.0 || place.bottom() > height * 0.7 {
        let options = ScrollToOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        options.set_top(place.top() - height / 3.0);
        window.scroll_by_with_scroll_to_options(&options);
    }
    Some(())
}

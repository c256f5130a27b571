//! Puts the card beside its mark: under it if there is room, above it otherwise, never over the mark and never off the window:
//! where it has room on neither side it is as low as the larger one. It scrolls with the text, and is placed again where the
//! text moves in the document.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, MouseEvent};

use crate::state::Target;

/// The card's element id.
pub const CARD: &str = "card";

/// Space between mark and card, and between card and the window's edge, in CSS pixels.
const GAP: f64 = 8.0;
/// A card is never lower than this, in CSS pixels.
const LOWEST: f64 = 160.0;
/// A claim taller than this, in CSS pixels, has its card at the line that the pointer was on, or else at its letter.
const TALL: f64 = 220.0;
/// From the pointer to the far edge of a line that it is on, at most, in CSS pixels.
const LINE: f64 = 30.0;

/// A mark, and how far under its letter's top the pointer was on it.
type Pointed = (Option<Target>, Option<f64>);

thread_local! {
    /// Where the pointer was last.
    static POINTED: Cell<Pointed> = const { Cell::new((None, None)) };
    /// Where it was when the card came, which stays there however the pointer goes on.
    static HELD: Cell<Pointed> = const { Cell::new((None, None)) };
}

/// Notes where on a mark the pointer is.
pub(super) fn point(target: Option<Target>, event: &MouseEvent) {
    // A press by key is nowhere: it is told to be at the window's top.
    let anchor = target.filter(|_| event.client_y() > 0).and_then(super::marks::element_of);
    let below = anchor.map(|anchor| f64::from(event.client_y()) - anchor.get_bounding_client_rect().top());
    POINTED.set((target, below));
}

/// Forgets where the pointer was: the reader comes to a mark another way.
pub(super) fn forget() {
    POINTED.take();
    HELD.take();
}

/// Places the card of that element id beside its mark, or beside the words that are selected. Returns whether both were
/// found.
pub fn place_card(card_id: &str, target: Option<Target>) -> bool {
    let found = || {
        let window = web_sys::window()?;
        let document = window.document()?;
        let card: HtmlElement = document.get_element_by_id(card_id)?.dyn_into().ok()?;
        // A phone's window grows with what stands beyond it, the document's own width does not.
        let width = f64::from(document.document_element()?.client_width());
        let (ceiling, floor) = free_height(&document, window.inner_height().ok()?.as_f64()?);
        let style = card.style();
        // A card that was never placed has no style yet.
        if target.is_some() && (HELD.get().0 != target || !card.has_attribute("style")) {
            let (on, below) = POINTED.get();
            HELD.set((target, below.filter(|_| on == target)));
        }
        style.remove_property("max-height").ok()?;
        let (card_width, card_height) = (f64::from(card.offset_width()), f64::from(card.offset_height()));
        let fits =
            |mark: &Extent| mark.bottom + card_height + 2.0 * GAP <= floor || mark.top - card_height - GAP >= ceiling;
        let mark = target.map_or_else(selected, |target| extent(target, fits))?;
        let left = mark.left.min(width - card_width - GAP).max(GAP);
        let under = mark.bottom + GAP;
        let above = mark.top - GAP - card_height;
        let (room_under, room_above) = (floor - under - GAP, mark.top - GAP - ceiling);
        let top = if card_height <= room_under {
            under
        } else if card_height <= room_above {
            above
        } else {
            // A mark as tall as the window leaves room on neither side.
            let room = room_under.max(room_above).max(LOWEST);
            style.set_property("max-height", &format!("{}px", room as i32)).ok()?;
            if room_under >= room_above { under.min(floor - room - GAP) } else { ceiling }
        };
        // In the document's own coordinates, so that the card scrolls with its mark.
        let (left, top) = (left + window.scroll_x().ok()?, top + window.scroll_y().ok()?);
        // Whole pixels: formatting fractions would bring 12 kB of code into the page.
        style.set_property("left", &format!("{}px", left.round() as i32)).ok()?;
        style.set_property("top", &format!("{}px", top.round() as i32)).ok()
    };
    found().is_some()
}

/// Whether an element stands where it can be read, with room for a card under it: in the upper three quarters of what
/// neither bar nor sheet covers.
pub fn is_clear(element: &Element) -> bool {
    let found = || {
        let window = web_sys::window()?;
        let (ceiling, floor) = free_height(&window.document()?, window.inner_height().ok()?.as_f64()?);
        let place = element.get_bounding_client_rect();
        Some(place.top() >= ceiling && place.bottom() <= floor - (floor - ceiling) / 4.0)
    };
    found().unwrap_or(false)
}

/// What the card must not cover, in CSS pixels of the window.
struct Extent {
    left: f64,
    top: f64,
    bottom: f64,
}

/// The lines that are selected, and room for what a phone hangs under them to move their ends.
fn selected() -> Option<Extent> {
    let lines = super::selection::range()?.get_bounding_client_rect();
    let handles = if super::page::room() == super::page::Room::Sheet { 24.0 } else { 0.0 };
    Some(Extent { left: lines.left(), top: lines.top(), bottom: lines.bottom() + handles })
}

/// A name's own lines; a claim's letter and content. Of a claim so tall that the card would be far from the pointer, the line
/// that it is on; where there is none, all of it if the card `fits` beside that, or its letter.
fn extent(target: Target, fits: impl Fn(&Extent) -> bool) -> Option<Extent> {
    let anchor = super::marks::element_of(target)?;
    // A name broken over two lines has a rectangle for each.
    let rects = anchor.get_client_rects();
    let first = rects.item(0).unwrap_or_else(|| anchor.get_bounding_client_rect());
    let last = rects.length().checked_sub(1).and_then(|last| rects.item(last));
    let (left, top) = (first.left(), first.top());
    let own = Extent { left, top, bottom: last.map_or(first.bottom(), |last| last.bottom()) };
    let Target::Claim(position) = target else { return Some(own) };
    let end = super::marks::content_of(position).map_or(0.0, |element| element.get_bounding_client_rect().bottom());
    let whole = Extent { left, top, bottom: end.max(own.bottom) };
    let is_tall = whole.bottom - top >= TALL;
    let pointed = HELD.get().1.filter(|_| is_tall).map(|below| top + below);
    let line = pointed.map(|at| Extent { left, top: at - LINE, bottom: at + LINE });
    Some(line.unwrap_or(if is_tall && !fits(&whole) { own } else { whole }))
}

/// From the bar's lower edge to what lies over the window's foot; on a phone to the sheet that lies over its lower part.
fn free_height(document: &Document, window_height: f64) -> (f64, f64) {
    let rect =
        |selector: &str| document.query_selector(selector).ok().flatten().map(|found| found.get_bounding_client_rect());
    let ceiling = rect(".top-bar").map_or(0.0, |bar| bar.bottom());
    let is_sheet = super::page::room() == super::page::Room::Sheet;
    let covered = [".foot", "#sidebar"].into_iter().take(1 + usize::from(is_sheet));
    (ceiling, covered.filter_map(rect).fold(window_height, |floor, place| floor.min(place.top())))
}

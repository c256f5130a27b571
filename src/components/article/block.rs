//! One block of the article with its marks.

use article::{BlockKind, Segment};
use yew::prelude::*;

use super::rail::rail;
use super::stretch::{Focus, stretch};
use crate::components::parts::told;
use crate::state::Shown;
use crate::store::ByPointer;
use crate::strings;

/// The element id of the field for a passage's words.
pub(crate) const REWRITE: &str = "rewrite";

#[derive(Properties)]
pub(super) struct BlockViewProps {
    /// The article on the stage.
    pub(super) shown: ByPointer<Shown>,
    /// Names it in the browser's history.
    pub(super) serial: u32,
    /// Which block.
    pub(super) index: usize,
    /// Whether it stands inside a paragraph with its neighbour: inline, then.
    pub(super) run_in: bool,
    /// Whether its marks are drawn yet.
    pub(super) marked: bool,
    /// What the open card is about, as far as it concerns this block.
    pub(super) focus: Focus,
    /// Which marks a screen reader speaks: none, claims, all.
    pub(super) spoken: usize,
    /// Whether its words are being put otherwise.
    pub(super) rewriting: bool,
}

impl BlockViewProps {
    fn text(&self) -> &str {
        let article = &self.shown.reading.article;
        article.blocks().get(self.index).map_or("", |block| article.slice(block.range))
    }
}

impl PartialEq for BlockViewProps {
    /// A block whose marks are not drawn looks the same whatever they are.
    fn eq(&self, other: &Self) -> bool {
        let same_place = (self.serial, self.index, self.run_in) == (other.serial, other.index, other.run_in);
        let same_look = (self.spoken, self.rewriting) == (other.spoken, other.rewriting);
        let same_marks = self.marked == other.marked && self.shown == other.shown && self.focus == other.focus;
        let same_bare = || !self.marked && !other.marked && self.text() == other.text();
        same_place && same_look && (same_marks || same_bare())
    }
}

#[component]
pub(super) fn BlockView(props: &BlockViewProps) -> Html {
    let shown = &props.shown;
    let block = shown.reading.article.blocks()[props.index];
    let content = if props.rewriting {
        html! {
            <>
                <textarea id={REWRITE} class="rewrite" dir="auto" aria-label={strings::REWRITE} ~defaultValue={props.text().to_owned()} />
                { told("small", "rewrite-hint", strings::REWRITE_HINT) }
            </>
        }
    } else if props.marked {
        marked(shown, &shown.segments[props.index], props.focus, props.spoken)
    } else {
        html! { { props.text() } }
    };
    let index = props.index.to_string();
    if props.run_in {
        let class = (block.kind == BlockKind::Dateline).then_some("dateline");
        return html! { <span data-block={index} {class}>{ content }</span> };
    }
    match block.kind {
        BlockKind::Title => html! { <h1 data-block={index} dir="auto">{ content }</h1> },
        BlockKind::Heading => html! { <h2 data-block={index} dir="auto">{ content }</h2> },
        BlockKind::Paragraph => html! { <p data-block={index} dir="auto">{ content }</p> },
        BlockKind::ListItem => html! { <li data-block={index} dir="auto">{ content }</li> },
        BlockKind::Quotation => html! { <blockquote data-block={index} dir="auto">{ content }</blockquote> },
        BlockKind::Caption => html! { <p class="caption" data-block={index} dir="auto">{ content }</p> },
        BlockKind::Byline | BlockKind::Date | BlockKind::Dateline => {
            html! { <p class="head-line" data-block={index} dir="auto">{ content }</p> }
        }
        BlockKind::Furniture => html! { <p class="furniture-line" data-block={index} dir="auto">{ content }</p> },
    }
}

/// Characters in a line of the text, about.
pub(super) const LINE: usize = 65;

fn marked(shown: &Shown, segments: &[Segment], focus: Focus, spoken: usize) -> Html {
    let begin = |segment: &Segment| segment.claims.iter().filter(|claim| begins_here(shown, **claim, segment)).count();
    let length: usize = segments.iter().map(|segment| segment.range.len() as usize).sum();
    let is_crowded = segments.iter().map(begin).sum::<usize>() > length.div_ceil(LINE);
    let mut begun: Vec<u32> = Vec::new();
    let mut parts: Vec<Html> = Vec::with_capacity(segments.len());
    for (index, segment) in segments.iter().enumerate() {
        for (depth, claim) in segment.claims.iter().enumerate() {
            if !begun.contains(claim) {
                begun.push(*claim);
                // A claim broken by its attribution, or running over paragraphs, has one letter.
                if begins_here(shown, *claim, segment) {
                    parts.push(rail(shown, *claim, [depth > 0, is_crowded], focus, spoken > 0));
                }
            }
        }
        let before = index.checked_sub(1).and_then(|before| segments.get(before));
        parts.push(stretch(shown, [before, segments.get(index + 1)], segment, focus, spoken > 1));
    }
    html! { <>{ for parts }</> }
}

fn begins_here(shown: &Shown, claim: u32, segment: &Segment) -> bool {
    let content = shown.annotations.claims.get(claim as usize).map(|claim| claim.extent());
    content.is_some_and(|extent| segment.range.contains_offset(extent.start()))
}

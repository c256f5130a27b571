//! A stretch of text that the same marks cover: one inline element, or none where nothing is marked.

use article::{Annotations, EntityId, MentionRole, NameType, Reason, Segment};
use yew::prelude::*;

use super::group::Group;
use crate::components::parts::{class_if, joined};
use crate::state::{Letter, Shown, Target};
use crate::strings;

/// What the open card is about, as far as the text shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Focus {
    /// No card is open, or it is about something else.
    #[default]
    None,
    /// A claim: its content is tinted.
    Claim(u32),
    /// An actor or a place: all its mentions are, the one whose card is open above all.
    Entity(EntityId, u32),
}

impl Focus {
    /// What a card is about.
    pub(super) fn of(annotations: &Annotations, card: Option<Target>) -> Self {
        match card {
            None => Self::None,
            Some(Target::Claim(position)) => Self::Claim(position),
            Some(Target::Mention(position)) => annotations
                .mentions
                .get(position as usize)
                .map_or(Self::None, |mention| Self::Entity(mention.entity, position)),
        }
    }

    /// The same as far as it concerns some blocks: only those are drawn anew.
    pub(super) fn within(self, shown: &Shown, groups: &[Group]) -> Self {
        let mut blocks = groups.iter().flat_map(|group| group.blocks());
        let concerned = self != Self::None && blocks.any(|index| self.within_block(shown, index) != Self::None);
        if concerned { self } else { Self::None }
    }

    /// The same as far as it concerns one block.
    pub(super) fn within_block(self, shown: &Shown, index: usize) -> Self {
        let concerns = |segment: &Segment| match self {
            Self::None => false,
            Self::Claim(position) => segment.claims.contains(&position),
            Self::Entity(entity, _) => segment.mention.is_some_and(|mention| entity_of(shown, mention) == Some(entity)),
        };
        let concerned = self != Self::None && shown.segments[index].iter().any(concerns);
        if concerned { self } else { Self::None }
    }
}

fn entity_of(shown: &Shown, mention: u32) -> Option<EntityId> {
    shown.annotations.mentions.get(mention as usize).map(|mention| mention.entity)
}

/// One stretch, drawn. `previous` and `next` are its neighbours in the block: where a claim begins and ends.
pub(super) fn stretch(
    shown: &Shown,
    beside: [Option<&Segment>; 2],
    segment: &Segment,
    focus: Focus,
    spoken: bool,
) -> Html {
    let text = shown.reading.article.slice(segment.range);
    if segment.mention.is_none() && segment.claims.is_empty() {
        return html! { { text } };
    }
    let claims = (!segment.claims.is_empty()).then(|| numbers(&segment.claims));
    let of_claim = segment.claims.first().map(|outermost| claim_classes(shown, *outermost, beside, segment, focus));
    let of_mention = segment.mention.map(|mention| mention_classes(shown, mention, focus));
    let class = joined(&[&of_claim.unwrap_or_default(), &of_mention.unwrap_or_default()]);
    let tabindex = segment.mention.map(|_| "-1");
    let described =
        segment.mention.and_then(|mention| shown.annotations.mentions.get(mention as usize)).filter(|_| spoken);
    let role = described.map(|_| "button");
    let description = described.map(|mention| strings::spoken(&shown.annotations, mention));
    html! {
        <span {class} {tabindex} {role} aria-description={description} data-mention={segment.mention.map(|mention| mention.to_string())} data-claim={claims}>{ text }</span>
    }
}

fn numbers(claims: &[u32]) -> String {
    claims.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}

fn claim_classes(
    shown: &Shown,
    claim: u32,
    [before, after]: [Option<&Segment>; 2],
    segment: &Segment,
    focus: Focus,
) -> String {
    let has = |other: Option<&Segment>| other.is_some_and(|other| other.claims.contains(&claim));
    let lit = matches!(focus, Focus::Claim(lit) if segment.claims.contains(&lit));
    // A nested claim in focus shows its own extent.
    let drawn = match focus {
        Focus::Claim(focused) if lit => focused,
        _ => claim,
    };
    let letter = shown.annotations.claims.get(drawn as usize).map_or("", |claim| Letter::of(claim).code());
    let (opens, closes) = if drawn == claim {
        (!has(before), !has(after))
    } else {
        let holds = |other: Option<&Segment>| other.is_some_and(|other| other.claims.contains(&drawn));
        (!holds(before), !holds(after))
    };
    joined(&["claim", letter, class_if(lit, "lit"), class_if(opens, "opens"), class_if(closes, "closes")])
}

fn mention_classes(shown: &Shown, position: u32, focus: Focus) -> String {
    let Some(mention) = shown.annotations.mentions.get(position as usize) else { return String::new() };
    let first = shown.overview.first_in_block.get(position as usize).copied().unwrap_or(true);
    let kind = match (mention.role, mention.name_type) {
        (MentionRole::Author, _) => "author",
        (MentionRole::Place, _) => "place",
        (_, NameType::Person) => "person",
        (_, NameType::Organization) => "organization",
        (_, NameType::Location | NameType::Norp) => "state",
    };
    let same = matches!(focus, Focus::Entity(entity, _) if entity == mention.entity);
    let here = matches!(focus, Focus::Entity(_, lit) if lit == position);
    let pin = mention.role == MentionRole::Place && is_first_as_place(shown, position);
    joined(&[
        "mention",
        kind,
        class_if(mention.unsure, "unsure"),
        class_if(!first, "repeat"),
        class_if(pin, "pin"),
        class_if(mention.why.code == Reason::Reader, "by-hand"),
        class_if(same, "same"),
        class_if(here, "here"),
    ])
}

fn is_first_as_place(shown: &Shown, position: u32) -> bool {
    let entity = entity_of(shown, position);
    let row = shown.overview.places.iter().find(|row| Some(row.entity) == entity);
    row.is_some_and(|row| row.mentions.first() == Some(&position))
}

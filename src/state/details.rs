//! What the card of a mark tells: gathered from the annotations when the card opens.

use article::order::{pair, sort_by_number};
use article::{Annotations, Article, BlockKind, Claim, Entity, Form, Mention, Reason, TextRange};

use super::Target;

/// What the card of a mention tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MentionDetails<'a> {
    /// The mention.
    pub mention: &'a Mention,
    /// Whom it refers to.
    pub entity: &'a Entity,
    /// Which of the entity's mentions it is, from 1; 0 where it is no name.
    pub number: usize,
    /// How many mentions by name the entity has.
    pub of: usize,
    /// Its other names, apart from those that stand for it: "Lima" for Peru.
    pub aliases: Vec<String>,
    /// Those that stand for it.
    pub stand_ins: Vec<String>,
    /// Claims that the entity answers for: positions in the annotations.
    pub makes: Vec<u32>,
    /// Claims whose content names the entity: positions in the annotations.
    pub about: Vec<u32>,
}

impl<'a> MentionDetails<'a> {
    /// Gathers them for the mention at a position. Linear in the article's marks.
    pub fn of(article: &Article, annotations: &'a Annotations, position: u32) -> Option<Self> {
        let mention = annotations.mentions.get(position as usize)?;
        let entity = annotations.entity(mention.entity)?;
        let named: Vec<(u32, TextRange)> = (0..)
            .zip(&annotations.mentions)
            .filter(|(_, other)| other.entity == mention.entity && other.form == Form::Name)
            .map(|(index, other)| (index, other.range))
            .collect();
        let makes =
            claims_where(annotations, |claim| claim.source.is_some_and(|source| source.entity == Some(mention.entity)));
        let about =
            claims_where(annotations, |claim| claim.content.iter().any(|content| names_within(&named, *content)));
        let number = named.iter().position(|(index, _)| *index == position).map_or(0, |index| index + 1);
        let positions: Vec<u32> = named.iter().map(|(index, _)| *index).collect();
        let (aliases, stand_ins) = other_names(article, annotations, entity, &positions);
        Some(Self { mention, entity, number, of: named.len(), aliases, stand_ins, makes, about })
    }
}

/// The other names of an entity, and of them those that only stand for it, by its mentions by name.
pub(super) fn other_names(
    article: &Article,
    annotations: &Annotations,
    entity: &Entity,
    named: &[u32],
) -> (Vec<String>, Vec<String>) {
    let stands = |name: &str| {
        let mut mentions = named.iter().filter_map(|position| annotations.mentions.get(*position as usize));
        mentions.any(|mention| {
            matches!(mention.why.code, Reason::Seat | Reason::People) && article.slice(mention.range) == name
        })
    };
    let (mut aliases, mut stand_ins) = (Vec::new(), Vec::new());
    for alias in &entity.aliases {
        if stands(alias) { stand_ins.push(alias.clone()) } else { aliases.push(alias.clone()) }
    }
    (aliases, stand_ins)
}

/// Whether one of the mentions, sorted by range, stands within a range.
fn names_within(named: &[(u32, TextRange)], range: TextRange) -> bool {
    let first = named.partition_point(|(_, mention)| mention.start() < range.start());
    named.get(first).is_some_and(|(_, mention)| mention.end() <= range.end())
}

fn claims_where(annotations: &Annotations, wanted: impl Fn(&Claim) -> bool) -> Vec<u32> {
    (0..).zip(&annotations.claims).filter(|(_, claim)| wanted(claim)).map(|(position, _)| position).collect()
}

/// What the card of a claim tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClaimDetails<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Who answers for it, if the article names somebody.
    pub speaker: Option<&'a Entity>,
    /// The words that name who answers for it.
    pub source_words: Option<&'a str>,
    /// The words that attribute it, joined.
    pub cue: String,
    /// The words that decided its certainty, joined.
    pub certainty_cue: String,
}

impl<'a> ClaimDetails<'a> {
    /// Gathers them for the claim at a position.
    pub fn of(article: &'a Article, annotations: &'a Annotations, position: u32) -> Option<Self> {
        let claim = annotations.claims.get(position as usize)?;
        Some(Self {
            claim,
            speaker: claim.source.and_then(|source| source.entity).and_then(|id| annotations.entity(id)),
            source_words: claim.source.map(|source| article.slice(source.range)),
            cue: words(article, &claim.cue),
            certainty_cue: words(article, &claim.certainty_cue),
        })
    }
}

/// The words of several ranges, "…" between them.
pub(super) fn words(article: &Article, ranges: &[TextRange]) -> String {
    ranges.iter().map(|range| article.slice(*range)).collect::<Vec<_>>().join(" … ")
}

/// The claims around a mark, innermost first: what its card widens to. A claim is not around itself.
pub fn claims_around(annotations: &Annotations, target: Target) -> Vec<u32> {
    let Some(range) = target.range(annotations) else { return Vec::new() };
    let mut around: Vec<(u32, u32)> = (0..)
        .zip(&annotations.claims)
        .filter(|(position, claim)| {
            target != Target::Claim(*position)
                && claim.content.iter().any(|content| content.start() <= range.start() && range.end() <= content.end())
        })
        .map(|(position, claim)| (claim.extent().len(), position))
        .collect();
    sort_by_number(&mut around, |(length, position)| pair(*length, *position));
    around.into_iter().map(|(_, position)| position).collect()
}

/// The block that a byte offset stands in: its index, and which paragraph it is, from 1, where it is one.
pub fn block_number(article: &Article, offset: u32) -> Option<(usize, usize)> {
    let index = article.block_at(offset)?;
    let is_counted =
        |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation);
    let before = article.blocks()[..=index].iter().filter(|block| is_counted(block.kind)).count();
    Some((index, if is_counted(article.blocks()[index].kind) { before } else { 0 }))
}

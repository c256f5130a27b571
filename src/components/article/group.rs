//! Which blocks of an article are drawn together.

use std::ops::Range;

use article::{Block, BlockKind};

/// Blocks that are drawn together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Group {
    /// One alone.
    One(usize),
    /// A dateline, and the paragraph that follows on the same line.
    RunIn { dateline: usize, paragraph: usize },
    /// Items of one list, `first..end`.
    List { first: usize, end: usize },
    /// Lines taken for furniture, `first..end`.
    Furniture { first: usize, end: usize },
}

impl Group {
    /// The blocks of the group.
    pub(super) fn blocks(self) -> Range<usize> {
        match self {
            Self::One(index) => index..index + 1,
            Self::RunIn { dateline, paragraph } => dateline..paragraph + 1,
            Self::List { first, end } | Self::Furniture { first, end } => first..end,
        }
    }
}

/// Items of a list that are drawn together: of one that is longer, a list of its own each time.
const LIST: usize = 200;

pub(super) fn groups(blocks: &[Block]) -> Vec<Group> {
    let run_of =
        |from: usize, kind: BlockKind| from + blocks[from..].iter().take_while(|block| block.kind == kind).count();
    let mut groups = Vec::with_capacity(blocks.len());
    let mut index = 0;
    while index < blocks.len() {
        let next_is_paragraph = blocks.get(index + 1).is_some_and(|next| next.kind == BlockKind::Paragraph);
        let (group, end) = match blocks[index].kind {
            BlockKind::Dateline if next_is_paragraph => {
                (Group::RunIn { dateline: index, paragraph: index + 1 }, index + 2)
            }
            BlockKind::ListItem => {
                let end = run_of(index, BlockKind::ListItem).min(index + LIST);
                (Group::List { first: index, end }, end)
            }
            BlockKind::Furniture => {
                let end = run_of(index, BlockKind::Furniture);
                (Group::Furniture { first: index, end }, end)
            }
            _ => (Group::One(index), index + 1),
        };
        groups.push(group);
        index = end;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::TextRange;

    #[test]
    fn blocks_are_drawn_together() {
        use BlockKind::{Dateline, Furniture, Heading, ListItem, Paragraph, Title};
        for (kinds, expected) in [
            (vec![], vec![]),
            (vec![Title, Paragraph], vec![Group::One(0), Group::One(1)]),
            (vec![Dateline, Paragraph, Paragraph], vec![Group::RunIn { dateline: 0, paragraph: 1 }, Group::One(2)]),
            (vec![Dateline], vec![Group::One(0)]),
            (vec![Dateline, Heading], vec![Group::One(0), Group::One(1)]),
            (
                vec![ListItem, ListItem, Paragraph, ListItem],
                vec![Group::List { first: 0, end: 2 }, Group::One(2), Group::List { first: 3, end: 4 }],
            ),
            (vec![Furniture, Furniture], vec![Group::Furniture { first: 0, end: 2 }]),
            (vec![ListItem; 201], vec![Group::List { first: 0, end: 200 }, Group::List { first: 200, end: 201 }]),
        ] {
            let blocks: Vec<Block> =
                kinds.into_iter().map(|kind| Block { range: TextRange::new(0, 0), kind }).collect();
            assert_eq!(groups(&blocks), expected);
        }
    }
}

//! One claim and its context: a part of a reading that is a reading itself.

use super::{fitting, ranges};
use crate::{Article, Block, BlockKind, Edit, Reading, TextRange};

/// What stands between blocks of an excerpt.
const BETWEEN: &str = "\n\n";

impl Reading {
    /// The claim at a position of the marks as they hold now, with the headline, its paragraph and those beside it; the
    /// reader's corrections are part of the marks then. None where there is no such claim.
    pub fn excerpt(&self, claim: u32) -> Option<Self> {
        let mut annotations = self.resolved().annotations;
        let claim = annotations.claims.get(usize::try_from(claim).ok()?)?;
        let extent = claim.source.map_or(claim.extent(), |source| claim.extent().cover(source.range));
        let blocks: Vec<Block> = self.article.blocks().iter().filter(|block| is_read(block)).copied().collect();
        let first = blocks.partition_point(|block| block.range.end() <= extent.start());
        let after = blocks.partition_point(|block| block.range.start() < extent.end());
        let title = blocks.iter().position(|block| block.kind == BlockKind::Title).filter(|title| *title + 1 < first);
        let beside = first.saturating_sub(1)..(after + 1).min(blocks.len());
        let chosen: Vec<Block> = title.into_iter().chain(beside).map(|index| blocks[index]).collect();
        let notes = self.edits.iter().filter(|edit| matches!(edit, Edit::Note { .. })).cloned().collect();
        annotations.summary = crate::Summary::default();
        let whole = Self { annotations, edits: notes, ..self.clone() };
        let mut excerpt = whole.of_blocks(&chosen)?;
        let annotations = &excerpt.annotations;
        let is_named = |id| {
            annotations.mentions.iter().any(|mention| mention.entity == id)
                || annotations.claims.iter().any(|claim| claim.source.and_then(|source| source.entity) == Some(id))
        };
        let named: Vec<_> = annotations.entities.iter().filter(|entity| is_named(entity.id)).cloned().collect();
        excerpt.annotations.entities = named;
        Some(excerpt)
    }

    /// The same without lines that were taken for no part of the article.
    pub fn without_furniture(&self) -> Option<Self> {
        let blocks: Vec<Block> = self.article.blocks().iter().filter(|block| is_read(block)).copied().collect();
        self.of_blocks(&blocks)
    }

    /// Some of its blocks, with the marks and edits that stand in them.
    fn of_blocks(&self, chosen: &[Block]) -> Option<Self> {
        let mut annotations = self.annotations.clone();
        let mut text = String::new();
        let mut placed: Vec<(TextRange, Block)> = Vec::new();
        for block in chosen.iter().copied() {
            if !text.is_empty() {
                text.push_str(BETWEEN);
            }
            let start = text.len();
            text.push_str(self.article.slice(block.range));
            placed.push((block.range, Block { range: TextRange::from_usize(start, text.len()), kind: block.kind }));
        }
        // A mark may run over paragraphs: each end has its own.
        let moved = |range: &mut TextRange| {
            let start = placed.iter().find(|(was, _)| was.contains_offset(range.start()));
            let end = placed.iter().find(|(was, _)| was.start() < range.end() && range.end() <= was.end());
            *range = start.zip(end).map_or_else(TextRange::default, |(first, last)| {
                let at = |offset: u32, (was, is): &(TextRange, Block)| offset - was.start() + is.range.start();
                TextRange::new(at(range.start(), first), at(range.end(), last))
            });
        };
        ranges::of_marks(&mut annotations, &mut |_, range| moved(range));
        for why in annotations.mentions.iter_mut().map(|mention| &mut mention.why) {
            why.spans.iter_mut().for_each(moved);
        }
        for claim in &mut annotations.claims {
            claim.why.spans.iter_mut().for_each(moved);
            claim.source = claim.source.filter(|source| !source.range.is_empty());
        }
        let mut edits = Vec::new();
        for mut edit in self.edits.iter().cloned() {
            let mut is_there = true;
            edit.each_range(&mut |range, quote| {
                let was = *range;
                moved(range);
                is_there &= !range.is_empty();
                // What stands between paragraphs may be another white space now.
                if let Some(quote) = quote.filter(|quote| was.of(self.article.text()) == quote.as_str()) {
                    range.of(&text).clone_into(quote);
                }
            });
            edits.extend(is_there.then_some(edit));
        }
        let blocks = placed.into_iter().map(|(_, block)| block).collect();
        let date = self.article.reader_date;
        let article = Article::from_parts(text, blocks, date, self.article.source_url.clone()).ok()?;
        fitting::keep_what_fits(&mut annotations, &article);
        Some(Self { article, annotations, edits, shared_on: self.shared_on })
    }
}

fn is_read(block: &Block) -> bool {
    block.kind != BlockKind::Furniture
}

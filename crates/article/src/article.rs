//! An article: its text, and the blocks that the text falls into.

use serde::{Deserialize, Serialize};

use crate::{Date, TextRange};

/// What a block of text is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Who wrote it: "By Rosa Lind". Names in it are authors, not actors.
    Byline,
    /// A date that stands alone on its line.
    Date,
    /// Where and when it was filed: "LIMA, March 3 (Reuters) —". The paragraph it opens follows on the same line.
    Dateline,
    /// A heading within the article.
    Heading,
    /// Body text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A caption of a picture, or its credit.
    Caption,
    /// What is not the article: "Advertisement", "Read more", share buttons.
    Furniture,
    /// A paragraph that the article sets apart as a quotation.
    Quotation,
}

impl BlockKind {
    /// Whether claims are looked for in it: titles and body text only.
    pub const fn carries_claims(self) -> bool {
        matches!(self, Self::Title | Self::Paragraph | Self::ListItem | Self::Quotation)
    }
}

/// A stretch of the text with its kind. Blocks are disjoint, in order, without surrounding white space.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands.
    pub range: TextRange,
    /// What it is.
    pub kind: BlockKind,
}

/// A text and its blocks: what is handed to the engine.
///
/// The text is normalised once (line ends, control and non-characters, runs of blank lines); a map back to the text
/// as it was given is kept for JSON.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Article {
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
    /// Pairs of (byte in `text`, code point in the text as given) where the two stop running in step.
    pub(crate) given: Vec<(u32, u32)>,
    /// The reader's date, from which relative dates are guessed; the engine has no clock.
    pub reader_date: Option<Date>,
    /// Where the article was read. Shown as a link only if http or https; never fetched.
    pub source_url: Option<String>,
}

/// Parts that make no article.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ArticleError {
    /// A block that is empty, leaves the text, cuts a character, overlaps the one before it, or has white space around.
    #[error("block {index} at {range:?} is no stretch of the text after the one before it")]
    Block {
        /// Which block.
        index: usize,
        /// Where it says it stands.
        range: TextRange,
    },
    /// A text that normalisation would change: control characters, line ends other than a line feed.
    #[error("the text holds {character:?} at byte {byte}, which no normalised text has")]
    Character {
        /// The character.
        character: char,
        /// Where.
        byte: usize,
    },
}

impl Article {
    /// Puts an article together from parts that were taken from one: a link's, for example. Its text counts as the text
    /// that was given.
    ///
    /// # Errors
    /// [`ArticleError`] where the parts do not fit: blocks must be in order, disjoint, not empty and on char boundaries,
    /// and the text as normalisation leaves it.
    pub fn from_parts(
        text: String,
        blocks: Vec<Block>,
        reader_date: Option<Date>,
        source_url: Option<String>,
    ) -> Result<Self, ArticleError> {
        let stray = text.char_indices().find(|(_, character)| !crate::structure::is_kept(*character));
        if let Some((byte, character)) = stray {
            return Err(ArticleError::Character { character, byte });
        }
        let mut end = 0;
        for (index, block) in blocks.iter().enumerate() {
            let range = block.range;
            let fits = !range.is_empty() && range.fits(&text) && range.start() >= end;
            if !fits || range.of(&text).trim().len() != range.len() as usize {
                return Err(ArticleError::Block { index, range });
            }
            end = range.end();
        }
        Ok(Self { text, blocks, given: Vec::new(), reader_date, source_url })
    }

    /// The same article with one block taken for something else: a reader's correction of its structure.
    pub fn with_block_kind(mut self, index: usize, kind: BlockKind) -> Self {
        if let Some(block) = self.blocks.get_mut(index) {
            block.kind = kind;
        }
        self
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text of a range of it.
    pub fn slice(&self, range: TextRange) -> &str {
        range.of(&self.text)
    }

    /// The first block of a kind, if there is one.
    pub fn first(&self, kind: BlockKind) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == kind)
    }

    /// The index of the block that holds a byte offset.
    pub fn block_at(&self, offset: u32) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.range.start() <= offset);
        after.checked_sub(1).filter(|&index| offset < self.blocks[index].range.end())
    }
}

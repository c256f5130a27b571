//! What the phases of an analysis know of the article so far.

use article::{Article, Block, BlockKind, Entity, EntityId, Mention, TextRange};

use crate::Resources;
use crate::pronouns::Resolved;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::token::{Kind, Token, Vocabulary, Word};

/// An article on its way through the phases. A phase reads what the earlier ones filled in and writes its own part.
///
/// # For the phases after the names
/// `claims`, `times`, `numbers` and `summary` get a `&Document` in which everything below is filled in. They work over
/// runs of sentences (`std::ops::Range<usize>` into [`Document::sentences`], consecutive, together all of them, about a
/// thousand words each), so that a step stays short:
///
/// - [`crate::claims::Finder`]: `step(&mut self, &Document, run)`, then `finish(self, &Document) -> Found`, which holds
///   the claims in order of content, and nominal and pronoun mentions it resolved on the way (form `Nominal` or
///   `Pronoun`, ranges disjoint from all name mentions; the analysis merges and sorts them).
/// - [`crate::times::find`]`(&Document, run, &mut Vec<Time>)`.
/// - [`crate::numbers::find`]`(&Document, run, &[Time], &mut Vec<Number>)`, then [`crate::numbers::attach`]`(&[Claim],
///   &mut [Number])` sets [`article::Number::claim`], once for all, linear in their number.
/// - [`crate::summary::summarize`]`(&Document, &[Claim], &[Number]) -> Summary`, linear in the number of sentences.
///
/// All ranges are byte ranges on char boundaries of [`Document::text`]. [`Document::entities`] is in order of weight.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) resources: &'a Resources,
    pub(crate) article: &'a Article,
    /// BCP 47 tag; `und` where it cannot be told.
    pub(crate) language: &'static str,
    /// All tokens of all blocks, in order.
    pub(crate) tokens: Vec<Token>,
    /// The distinct words of the tokens, with what lexicon and gazetteer know of them.
    pub(crate) vocabulary: Vocabulary,
    /// In order, disjoint; every token is in exactly one.
    pub(crate) sentences: Vec<Sentence>,
    /// What the network makes of it; `None` where there is no network or it does not know the language.
    pub(crate) reading: Option<Reading>,
    /// Name mentions, by range, disjoint.
    pub(crate) mentions: Vec<Mention>,
    /// For each mention its first token and one past its last.
    pub(crate) mention_tokens: Vec<(u32, u32)>,
    /// By weight in the story, heaviest first; [`EntityId`]s are positions in this list.
    pub(crate) entities: Vec<Entity>,
    /// How much of the story is theirs, by position in `entities`.
    pub(crate) weights: Vec<u32>,
    /// Pronouns of the third person and whom they mean, in order.
    pub(crate) pronouns: Vec<Resolved>,
}

/// The kind that a block is read as: a quotation that is set apart as the body text around it.
pub(crate) fn read_as(block: &Block) -> BlockKind {
    if block.kind == BlockKind::Quotation { BlockKind::Paragraph } else { block.kind }
}

impl<'a> Document<'a> {
    pub(crate) fn new(resources: &'a Resources, article: &'a Article) -> Self {
        Self {
            resources,
            article,
            language: "und",
            tokens: Vec::new(),
            vocabulary: Vocabulary::default(),
            sentences: Vec::new(),
            reading: None,
            mentions: Vec::new(),
            mention_tokens: Vec::new(),
            entities: Vec::new(),
            weights: Vec::new(),
            pronouns: Vec::new(),
        }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.article.text()
    }

    /// What is known of the word at a token.
    pub(crate) fn word(&self, token: usize) -> &Word {
        &self.vocabulary.words[self.tokens[token].word as usize]
    }

    /// The token's word in lower case, apostrophes straight.
    pub(crate) fn lower(&self, token: usize) -> &str {
        &self.word(token).lower
    }

    /// The token as printed.
    pub(crate) fn slice(&self, token: usize) -> &'a str {
        self.tokens[token].range().of(self.article.text())
    }

    /// The block that a sentence stands in.
    pub(crate) fn block(&self, sentence: &Sentence) -> &Block {
        &self.article.blocks()[sentence.block as usize]
    }

    /// The kind of the block that a sentence stands in, as it is read.
    pub(crate) fn block_kind(&self, sentence: &Sentence) -> BlockKind {
        read_as(self.block(sentence))
    }

    /// The bytes from the first token to the last of `first..end`; empty where there is none.
    pub(crate) fn range(&self, first: usize, end: usize) -> TextRange {
        match self.tokens.get(first..end) {
            Some([one]) => one.range(),
            Some([a, .., b]) => a.range().cover(b.range()),
            _ => TextRange::default(),
        }
    }

    /// The position of the name mention that a token stands in.
    pub(crate) fn mention_at(&self, token: usize) -> Option<usize> {
        let after = self.mention_tokens.partition_point(|&(first, _)| first as usize <= token);
        after.checked_sub(1).filter(|&at| token < self.mention_tokens[at].1 as usize)
    }

    /// The entity of that id.
    pub(crate) fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// Whom the pronoun at a token means.
    pub(crate) fn pronoun_at(&self, token: usize) -> Option<Resolved> {
        let at = self.pronouns.binary_search_by_key(&token, |pronoun| pronoun.token as usize).ok()?;
        self.pronouns.get(at).copied()
    }

    /// The sentence that a token stands in.
    pub(crate) fn sentence_at(&self, token: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.first as usize <= token);
        after.checked_sub(1).filter(|&at| token < self.sentences[at].end as usize)
    }

    /// Whether a token is a word, not a mark or number.
    pub(crate) fn is_word(&self, token: usize) -> bool {
        self.tokens[token].kind == Kind::Word
    }
}

//! The lines at an article's head (headline, byline, date, dateline), and the same article with one of them, or any other
//! of its blocks, put otherwise.

use article::{Article, Block, BlockKind, TextRange, is_web_address};

/// The kinds of line, in the order in which they stand.
pub const HEAD: [BlockKind; 4] = [BlockKind::Title, BlockKind::Byline, BlockKind::Date, BlockKind::Dateline];

/// The line of a kind as it stands; empty where there is none.
pub fn head(article: &Article, kind: BlockKind) -> &str {
    article.first(kind).map_or("", |block| article.slice(block.range))
}

/// The article with other words for a line of its head: in place of the one that stands there, added where there is
/// none, taken away where the words are none. None where nothing changes.
pub fn with_head(article: &Article, kind: BlockKind, words: &str) -> Option<Article> {
    with_words(article, article.first(kind).map(|block| block.range), kind, words)
}

/// The article from another address, or from none that is told where there are no words. None where nothing changes, or where that
/// is no address of the web.
pub fn with_source(article: &Article, words: &str) -> Option<Article> {
    let source_url = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    let is_fit = source_url.as_deref().is_none_or(is_web_address);
    (is_fit && source_url != article.source_url).then(|| {
        let mut article = article.clone();
        article.source_url = source_url;
        article
    })
}

/// The article with other words for one of its blocks, without it where the words are none. None where nothing changes.
pub fn with_block(article: &Article, index: usize, words: &str) -> Option<Article> {
    let block = article.blocks().get(index)?;
    with_words(article, Some(block.range), block.kind, words)
}

fn with_words(article: &Article, old: Option<TextRange>, kind: BlockKind, words: &str) -> Option<Article> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words == old.map_or("", |range| article.slice(range)) {
        return None;
    }
    let (replaced, added) = match old {
        Some(range) => (range, words.clone()),
        None => {
            let at = place_of(article, kind);
            (TextRange::new(at, at), format!("{words}\n\n"))
        }
    };
    let text = article.text();
    let span = replaced.as_usize();
    let changed = format!("{}{added}{}", &text[..span.start], &text[span.end..]);
    let shift =
        |offset: u32| if offset >= replaced.end() { offset - replaced.len() + added.len() as u32 } else { offset };
    let line = Block { range: TextRange::from_usize(span.start, span.start + words.len()), kind };
    let mut blocks = Vec::with_capacity(article.blocks().len() + 1);
    let mut is_in = words.is_empty();
    for block in article.blocks() {
        if !is_in && block.range.start() >= replaced.start() {
            blocks.push(line);
            is_in = true;
        }
        if Some(block.range) != old {
            blocks
                .push(Block { range: TextRange::new(shift(block.range.start()), shift(block.range.end())), ..*block });
        }
    }
    if !is_in {
        blocks.push(line);
    }
    Article::from_parts(changed, blocks, article.reader_date, article.source_url.clone()).ok()
}

/// Where a line of a kind belongs: after the lines of the head that go before it.
fn place_of(article: &Article, kind: BlockKind) -> u32 {
    let rank = |kind: BlockKind| HEAD.iter().position(|other| *other == kind);
    let goes_before = |block: &&Block| rank(block.kind).is_some_and(|other| Some(other) < rank(kind));
    let before = article.blocks().iter().take_while(goes_before).count();
    let end = u32::try_from(article.text().len()).unwrap_or(u32::MAX);
    article.blocks().get(before).map_or(end, |block| block.range.start())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ferry talks begin\n\nBy Tom Hale\n\nRosa Lind said the ferry would sail.\n";

    #[test]
    fn an_address_is_one_of_the_web_or_none() {
        let from = |source: &str| {
            let mut article = Article::from_plain_text(TEXT);
            article.source_url = Some(source.to_owned());
            article
        };
        let address = "https://news.example/ferry";
        for (article, words, expected) in [
            (Article::from_plain_text(TEXT), " https://news.example/ferry ", Some(Some(address))),
            (Article::from_plain_text(TEXT), "", None),
            (Article::from_plain_text(TEXT), "javascript:alert(1)", None),
            (from(address), "", Some(None)),
            (from(address), address, None),
            (from(address), "the news", None),
        ] {
            let changed = with_source(&article, words);
            assert_eq!(changed.as_ref().map(|article| article.source_url.as_deref()), expected, "{words}");
        }
    }

    #[test]
    fn a_line_is_replaced_added_and_taken_away() {
        let article = Article::from_plain_text(TEXT);
        for (kind, words, expected) in [
            (BlockKind::Title, "Ferry  talks end ", Some("Ferry talks end")),
            (BlockKind::Byline, "", Some("")),
            (BlockKind::Date, "March 4, 2031", Some("March 4, 2031")),
            (BlockKind::Dateline, "LIMA —", Some("LIMA —")),
            (BlockKind::Title, "Ferry talks begin", None),
            (BlockKind::Date, " ", None),
        ] {
            let changed = with_head(&article, kind, words);
            assert_eq!(changed.as_ref().map(|article| head(article, kind)), expected, "{kind:?} {words}");
            let Some(changed) = changed else { continue };
            let body = changed.first(BlockKind::Paragraph).map(|block| changed.slice(block.range));
            assert_eq!(body, Some("Rosa Lind said the ferry would sail."), "{kind:?}");
            let kinds: Vec<BlockKind> = changed.blocks().iter().map(|block| block.kind).collect();
            assert!(
                kinds.is_sorted_by_key(|kind| HEAD.iter().position(|other| other == kind).unwrap_or(9)),
                "{kinds:?}"
            );
        }
    }

    #[test]
    fn a_block_is_put_otherwise() {
        let article = Article::from_plain_text(TEXT);
        for (index, words, expected) in [
            (
                2,
                "Rosa Lind said\n the ferry would wait.",
                Some("Ferry talks begin\n\nBy Tom Hale\n\nRosa Lind said the ferry would wait."),
            ),
            (1, "", Some("Ferry talks begin\n\n\n\nRosa Lind said the ferry would sail.")),
            (0, "Ferry talks begin", None),
            (9, "Ferry talks begin", None),
        ] {
            let changed = with_block(&article, index, words);
            assert_eq!(changed.as_ref().map(Article::text), expected, "{index} {words}");
            let rest = |article: &Article| article.slice(article.blocks()[0].range).to_owned();
            assert!(changed.is_none_or(|changed| rest(&changed) == rest(&article)));
        }
    }
}

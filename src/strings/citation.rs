//! Words of the article with where they are from, as they are copied.

use article::{BlockKind, Claim, Mode, TextRange};

use super::excerpt;
use crate::state::{Shown, block_number, head};

pub(crate) const CITE: &str = "Copy with citation";
pub(crate) const CITE_SHORT: &str = "Cite";
pub(crate) const CITED: &str = "Copied with citation.";
pub(crate) const LINK_CLAIM: &str = "Link this claim";

/// “It will sail” — Rosa Lind, the mayor of Lima, quoted in “Ferry talks begin”, By Tom Hale, 4 March 2031, ¶2.
///
/// `claim`: the claim that they are of, if they are of one: what is only reported is not put into a source's mouth.
pub(crate) fn citation(shown: &Shown, ranges: &[TextRange], claim: Option<&Claim>) -> String {
    let article = &shown.reading.article;
    let words = excerpt(article, ranges, usize::MAX);
    let mut cited =
        if words.starts_with(['“', '"', '‘', '«', '„']) { words } else { ["“", &words, "”"].concat() };
    cited.push_str(" — ");
    if let Some((claim, source)) = claim.and_then(|claim| Some((claim, claim.source?))) {
        let speaker = source.entity.and_then(|id| shown.annotations.entity(id));
        cited.push_str(speaker.map_or(article.slice(source.range), |speaker| &speaker.name));
        for role in speaker.iter().filter_map(|speaker| speaker.role.as_deref()) {
            cited.push_str(", ");
            cited.push_str(role);
        }
        cited.push_str(if claim.mode == Mode::Reported { ", as reported in " } else { ", quoted in " });
    }
    let title = head(article, BlockKind::Title);
    let paragraph = ranges.first().and_then(|range| block_number(article, range.start()));
    let number = paragraph.filter(|(_, number)| *number > 0).map(|(_, number)| ["¶", &number.to_string()].concat());
    let title = if title.is_empty() { "an article".to_owned() } else { ["“", title, "”"].concat() };
    let parts = [
        &title,
        head(article, BlockKind::Byline),
        head(article, BlockKind::Date),
        article.source_url.as_deref().unwrap_or(""),
        number.as_deref().unwrap_or(""),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    cited + &parts.join(", ") + "."
}

/// The innermost claim that words stand in.
pub(crate) fn claim_of(shown: &Shown, words: TextRange) -> Option<&Claim> {
    let around = |claim: &&Claim| claim.content.iter().any(|content| content.contains(words));
    shown.annotations.claims.iter().rfind(around)
}

#[cfg(test)]
mod tests {
    use article::{Annotations, Article, Certainty, Entity, EntityId, EntityKind, Reading, Reason, Source, Why};

    use super::*;
    use crate::state::Origin;

    const TEXT: &str =
        "Ferry talks begin\n\nBy Tom Hale\n\nMarch 4, 2031\n\nRosa Lind said “it will sail”. Officials doubt it.\n";

    fn find(text: &str, words: &str) -> TextRange {
        let start = text.find(words).unwrap();
        TextRange::from_usize(start, start + words.len())
    }

    /// Who says it: the words, and the number of the entity.
    type Named<'a> = Option<(&'a str, Option<u32>)>;

    fn shown(text: &str, claims: &[(&str, Named<'_>, Mode)]) -> Shown {
        let article = Article::from_plain_text(text);
        let text = article.text().to_owned();
        let claim = |(content, source, mode): &(&str, Named<'_>, Mode)| Claim {
            content: vec![find(&text, content)],
            source: source.map(|(words, id)| Source { range: find(&text, words), entity: id.map(EntityId) }),
            cue: Vec::new(),
            mode: *mode,
            certainty: Certainty::Stated,
            certainty_cue: Vec::new(),
            unsure: false,
            confidence: 900,
            why: Why { code: Reason::ReportedSpeech, spans: Vec::new() },
        };
        let lind = Entity {
            id: EntityId(0),
            kind: EntityKind::Person,
            name: "Rosa Lind".to_owned(),
            role: Some("the mayor".to_owned()),
            aliases: Vec::new(),
            place: None,
        };
        let annotations = Annotations {
            language: "en".to_owned(),
            entities: vec![lind],
            claims: claims.iter().map(claim).collect(),
            ..Annotations::default()
        };
        Shown::kept(Reading::new(article, annotations), Origin::Pasted, false, None)
    }

    #[test]
    fn words_are_cited_with_who_said_them_and_where() {
        let head = "“Ferry talks begin”, By Tom Hale, March 4, 2031, ¶1.";
        let lind = Some(("Rosa Lind", Some(0)));
        for (words, source, mode, expected) in [
            ("“it will sail”", lind, Mode::Quoted, "“it will sail” — Rosa Lind, the mayor, quoted in "),
            ("it will sail", lind, Mode::Mixed, "“it will sail” — Rosa Lind, the mayor, quoted in "),
            ("it will sail", lind, Mode::Reported, "“it will sail” — Rosa Lind, the mayor, as reported in "),
            ("it will sail", Some(("Officials", None)), Mode::Reported, "“it will sail” — Officials, as reported in "),
            ("Officials doubt it", None, Mode::Own, "“Officials doubt it” — "),
        ] {
            let shown = shown(TEXT, &[(words, source, mode)]);
            let claim = &shown.annotations.claims[0];
            assert_eq!(citation(&shown, &claim.content, Some(claim)), [expected, head].concat());
        }
    }

    #[test]
    fn words_outside_a_claim_are_the_articles() {
        let shown = shown(TEXT, &[("“it will sail”", Some(("Rosa Lind", Some(0))), Mode::Quoted)]);
        let inside = find(shown.reading.article.text(), "will sail");
        let outside = find(shown.reading.article.text(), "Officials doubt");
        assert_eq!(claim_of(&shown, inside), shown.annotations.claims.first());
        assert_eq!(claim_of(&shown, outside), None);
        assert!(citation(&shown, &[outside], None).starts_with("“Officials doubt” — “Ferry talks begin”, By Tom Hale"));
    }

    #[test]
    fn an_article_without_a_head_is_still_an_article() {
        let shown = shown("it rained in Lima, and then it rained again.", &[]);
        let words = find(shown.reading.article.text(), "rained");
        assert_eq!(citation(&shown, &[words], None), "“rained” — an article, ¶1.");
    }
}

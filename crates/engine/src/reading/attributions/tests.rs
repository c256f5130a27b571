use article::{Certainty, Mode, Reason, TextRange};
use proptest::prelude::*;

use super::super::spans::Layer;
use super::super::testing::Told;

/// The claims that somebody makes, each "source | cue | content", "-" where there is none, contents joined by "…".
fn claims(told: &Told<'_>) -> Vec<String> {
    let (article, annotations) = told.read();
    let join = |ranges: &[TextRange]| ranges.iter().map(|range| article.slice(*range)).collect::<Vec<_>>().join("…");
    let show = |claim: &article::Claim| {
        let source = claim.source.map_or("-", |source| article.slice(source.range));
        format!("{source} | {} | {}", join(&claim.cue), join(&claim.content))
    };
    annotations.claims.iter().filter(|claim| claim.mode != Mode::Own).map(show).collect()
}

#[test]
fn spans_and_links_become_claims() {
    let text = "Rosa Lind said that talks had failed.";
    for (told, expected) in [
        (Told::new(text), vec![]),
        // The complementizer goes, the full stop stays outside.
        (
            Told::new(text).says("Rosa Lind", "said", &["that talks had failed."]),
            vec!["Rosa Lind | said | talks had failed"],
        ),
        // A pronoun "that" stays.
        (
            Told::new("Lind said that is wrong.").says("Lind", "said", &["that is wrong"]),
            vec!["Lind | said | that is wrong"],
        ),
        // Nobody is named.
        (
            Told::new("The talks reportedly failed.").says("", "reportedly", &["The talks", "failed"]),
            vec!["- | reportedly | The talks…failed"],
        ),
        // Contents with one cue are one claim.
        (
            Told::new("“The talks,” she said, “have failed in the end.”").says(
                "she",
                "said",
                &["“The talks,”", "“have failed in the end.”"],
            ),
            vec!["she | said | “The talks,”…“have failed in the end.”"],
        ),
        // Quotation marks that the network leaves out are taken in.
        (
            Told::new("“The talks failed in the end,” said Lind.").says(
                "Lind",
                "said",
                &["The talks failed in the end"],
            ),
            vec!["Lind | said | “The talks failed in the end,”"],
        ),
        // A cue without content, a content without cue.
        (Told::new(text).span(Layer::Cue, "said", 0.9).source("said", None), vec![]),
        (Told::new(text).span(Layer::Content, "talks had failed", 0.9), vec![]),
    ] {
        assert_eq!(claims(&told), expected);
    }
}

#[test]
fn a_sure_link_finds_a_span_that_its_layer_doubts() {
    let told = Told::new("Rosa Lind said that talks had failed.")
        .span(Layer::Content, "talks had failed", 0.9)
        .span(Layer::Cue, "said", 0.3)
        .span(Layer::Source, "Rosa Lind", 0.3)
        .cue("talks", "said")
        .source("said", Some("Rosa Lind"));
    assert_eq!(claims(&told), ["Rosa | said | talks had failed"]);
}

#[test]
fn nested_claims_keep_their_own_source() {
    let told = Told::new("Rosa Lind said that Berg denied that talks had failed.")
        .says("Rosa Lind", "said", &["that Berg denied that talks had failed"])
        .span(Layer::Cue, "denied", 0.9)
        .span(Layer::Source, "Berg", 0.9)
        .source("denied", Some("Berg"))
        .span(Layer::Inner, "talks had failed", 0.9)
        .cue("talks had failed", "denied");
    assert_eq!(
        claims(&told),
        ["Rosa Lind | said | Berg denied that talks had failed", "Berg | denied | talks had failed"]
    );
}

#[test]
fn quotations_go_on_with_their_speaker() {
    let said = "“The talks have failed,” Rosa Lind said.";
    for (rest, expected) in [
        // Right behind, in the same paragraph.
        (" “We go home on Monday, all of us.”", true),
        // A new paragraph that only quotes.
        ("\n\n“We go home on Monday, all of us.”", true),
        // Another sentence stands between.
        (" The hall was empty. “We go home on Monday, all of us.”", false),
        // It is a term in quotation marks.
        (" “Rosa’s River” it was called.", false),
    ] {
        let text = format!("{said}{rest}");
        let told = Told::new(&text).says("Rosa Lind", "said", &["“The talks have failed,”"]);
        let goes_on = claims(&told).len() == 1 && claims(&told)[0].contains("…");
        assert_eq!(goes_on, expected, "{text}: {:?}", claims(&told));
    }
}

#[test]
fn a_cue_at_the_end_of_a_window_finds_its_content_in_the_next() {
    let text = "The talks ended in the hall on Monday.\n\nRosa Lind said:\n\n“The talks have failed in the end.”";
    let told = Told::new(text).says("Rosa Lind", "said", &[]).window("“The talks").span(
        Layer::Content,
        "“The talks have failed in the end.”",
        0.9,
    );
    assert_eq!(claims(&told), ["Rosa Lind | said | “The talks have failed in the end.”"]);
}

#[test]
fn a_content_goes_on_in_the_next_window_and_paragraph() {
    let text = "Lind said: “Talks have failed. We go home.\n\n“Nobody is glad.”";
    let content = "“Talks have failed. We go home.\n\n“Nobody is glad.”";
    for window in [None, Some("We go"), Some("“Nobody")] {
        let told = Told::new(text).says("Lind", "said", &[content]);
        let told = window.into_iter().fold(told, |told, window| told.window(window));
        let joined = claims(&told)[0].replace('…', " ");
        assert_eq!(joined, "Lind | said | “Talks have failed. We go home. “Nobody is glad.”", "{window:?}");
        assert_eq!(claims(&told).len(), 1);
    }
    // The cue stands in the second window.
    let text = "“Talks have failed. We go home,” said Lind.";
    let told = Told::new(text)
        .says("Lind", "said", &["“Talks have failed. We go home,”"])
        .window("We go")
        .cue("We go", "said");
    assert_eq!(claims(&told), ["Lind | said | “Talks have failed. We go home,”"]);
}

#[test]
fn bare_feelings_and_wishes_are_no_claims() {
    for (text, cue, content, is_claim) in [
        ("Rosa Lind wants a new deal.", "wants", "a new deal", false),
        ("Rosa Lind wanted to leave Lima.", "wanted", "to leave Lima", false),
        ("Rosa Lind fears the river.", "fears", "the river", false),
        ("Rosa Lind hopes for rain.", "hopes", "for rain", false),
        ("Rosa Lind fears that talks will fail.", "fears", "that talks will fail", true),
        ("Rosa Lind hopes it will rain.", "hopes", "it will rain", true),
        ("Rosa Lind demanded a new deal.", "demanded", "a new deal", true),
        ("Rosa Lind refused to leave Lima.", "refused", "to leave Lima", true),
    ] {
        let told = Told::new(text).says("Rosa Lind", cue, &[content]);
        assert_eq!(claims(&told).len(), usize::from(is_claim), "{text}");
    }
}

#[test]
fn modes_certainties_and_reasons() {
    for (text, source, cue, content, mode, certainty, reason) in [
        (
            "Rosa Lind said talks may fail.",
            "Rosa Lind",
            "said",
            "talks may fail",
            Mode::Reported,
            Certainty::Hedged,
            Reason::ReportedSpeech,
        ),
        (
            "“Talks will fail,” Rosa Lind said.",
            "Rosa Lind",
            "said",
            "“Talks will fail,”",
            Mode::Quoted,
            Certainty::Predicted,
            Reason::QuotedSpeech,
        ),
        (
            "Rosa Lind asked whether talks had failed.",
            "Rosa Lind",
            "asked",
            "whether talks had failed",
            Mode::Reported,
            Certainty::Asked,
            Reason::ReportedSpeech,
        ),
        (
            "Talks had failed, according to Rosa Lind.",
            "Rosa Lind",
            "according to",
            "Talks had failed",
            Mode::Reported,
            Certainty::Stated,
            Reason::AccordingTo,
        ),
        (
            "Rosa Lind rejected the claim that talks had failed.",
            "Rosa Lind",
            "rejected the claim",
            "that talks had failed",
            Mode::Reported,
            Certainty::Denied,
            Reason::ReportedSpeech,
        ),
    ] {
        let (_, annotations) = Told::new(text).says(source, cue, &[content]).read();
        let claim = &annotations.claims[0];
        assert_eq!((claim.mode, claim.certainty, claim.why.code), (mode, certainty, reason), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn whatever_the_network_says_the_annotations_are_sound(text in pieces(), seed in any::<u32>()) {
        let article = article::Article::from_plain_text(&text);
        let mut state = seed | 1;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 16_777_216.0
        };
        Told::new(article.text()).at_random(&mut random).read();
    }
}

/// Texts made of the pieces that claims are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Rosa Lind",
        "said",
        "that",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        ",",
        ".",
        "?",
        ":",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "she",
        "the minister",
        "told",
        "according to",
        "who",
        "and",
        "will",
        "denied",
        "to",
        "in Lima",
        "2031",
        "$4.5",
        "million",
        "—",
        "(",
        ")",
        "’s",
        "claim",
        "wants",
        "U.S.",
        "three-year",
        "\u{1F600}",
        "é",
        "the",
        "Peruvians",
        "ſ",
        "北京",
    ]);
    prop::collection::vec(piece, 0..80)
        .prop_map(|pieces| pieces.iter().flat_map(|piece| [*piece, if piece.len() > 2 { " " } else { "" }]).collect())
}

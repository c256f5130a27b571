use article::{Certainty, Mode, Reason, TextRange};
use proptest::prelude::*;

use super::super::spans::Layer;
use super::super::testing::Told;

/// The claims that somebody makes, each "source | cue | content", "-" where there is none, contents joined by "…".
pub(super) fn claims(told: &Told<'_>) -> Vec<String> {
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
        // "said that" is a claim whatever the network says.
        (Told::new(text), vec!["Rosa Lind | said | talks had failed"]),
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
        // A cue whose content only the rules have; a content alone.
        (Told::new(text).span(Layer::Cue, "said", 0.9), vec!["Rosa Lind | said | talks had failed"]),
        (Told::new("Talks had failed by noon.").span(Layer::Content, "Talks had failed", 0.9), vec![]),
    ] {
        assert_eq!(claims(&told), expected);
    }
}

#[test]
fn a_sure_link_finds_a_span_that_its_layer_doubts() {
    let content = "talks had failed after a week of rain in the hills";
    let text = format!("She said that {content}.");
    let told = Told::new(&text)
        .span(Layer::Content, content, 0.9)
        .span(Layer::Cue, "said", 0.3)
        .span(Layer::Source, "She", 0.3)
        .cue(content, "said")
        .source("said", Some("She"));
    assert_eq!(claims(&told), [format!("She | said | {content}")]);
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
fn spans_that_end_within_a_phrase_or_name_are_mended() {
    for (text, source, cue, content, expected) in [
        // A cue without "on" and "the"; with "for" where the content follows at once.
        (
            "Talks had failed, analysts said on Monday.",
            "analysts",
            "said on",
            "Talks had failed",
            "analysts | said | Talks had failed",
        ),
        (
            "Rosa Lind called for a new deal with Norway.",
            "Rosa Lind",
            "called for",
            "a new deal with Norway",
            "Rosa Lind | called for | a new deal with Norway",
        ),
        // A source to the end of its noun phrase, and to that of the name.
        (
            "A report of the ministry says talks failed.",
            "A report of",
            "says",
            "talks failed",
            "A report of the ministry | says | talks failed",
        ),
        (
            "Rosa Lind, 72, who left Lima, said talks failed.",
            "Rosa Lind, 72, who",
            "said",
            "talks failed",
            "Rosa Lind, 72 | said | talks failed",
        ),
        (
            "The old government said talks failed.",
            "The",
            "said",
            "talks failed",
            "The old government | said | talks failed",
        ),
        ("She said talks failed.", "She", "said", "talks failed", "She | said | talks failed"),
        // A content does not end with "of the".
        (
            "Lind said talks failed because of the.",
            "Lind",
            "said",
            "talks failed because of the",
            "Lind | said | talks failed because",
        ),
        ("Lind said talks would go on.", "Lind", "said", "talks would go on", "Lind | said | talks would go on"),
        // What cue and content share is the content's.
        (
            "Lind declined to comment on the talks.",
            "Lind",
            "declined to",
            "to comment on the talks",
            "Lind | declined | to comment on the talks",
        ),
    ] {
        assert_eq!(claims(&Told::new(text).says(source, cue, &[content])), [expected], "{text}");
    }
    let told = Told::new("Rosa Lind said that the talks had failed.").says("Rosa", "said", &["the talks had failed"]);
    assert_eq!(claims(&told.person("Rosa Lind")), ["Rosa Lind | said | the talks had failed"]);
}

#[test]
fn whom_a_quotation_is_addressed_to_is_no_part_of_it() {
    let text = "Lind asked the committee: “Why did the talks fail in the end?”";
    let told = Told::new(text).says("Lind", "asked", &["the committee", "“Why did the talks fail in the end?”"]);
    assert_eq!(claims(&told), ["Lind | asked | “Why did the talks fail in the end?”"]);
    let text = "Lind said the talks were “a waste of time for everybody.”";
    let told = Told::new(text).says("Lind", "said", &["the talks were", "“a waste of time for everybody.”"]);
    assert_eq!(claims(&told), ["Lind | said | the talks were “a waste of time for everybody.”"]);
}

#[test]
fn a_list_is_what_its_cue_announces() {
    let text = "Talks failed in Lima on Monday after a week.\n\nRosa Lind told members that:\n\n- boats would stay in the harbour\n\n- nobody would be paid in the meantime\n\nThe hall was empty by noon on that day.";
    let told = Told::new(text).says("Rosa Lind", "told", &["members that"]);
    assert_eq!(
        claims(&told),
        ["Rosa Lind | told | boats would stay in the harbour…nobody would be paid in the meantime"]
    );
}

#[test]
fn a_source_stands_in_the_sentence_of_its_cue() {
    let text = "Rosa Lind left. Berg said talks failed.";
    let told = Told::new(text)
        .says("Berg", "said", &["talks failed"])
        .span(Layer::Source, "Rosa Lind", 0.9)
        .likely_source("said", &[("Rosa Lind", 0.6), ("Berg", 0.2)]);
    assert_eq!(claims(&told), ["Berg | said | talks failed"]);
}

#[test]
fn only_quotations_belong_to_a_cue_of_another_sentence() {
    let text = "Lind said talks had failed. The hall was empty by noon. “We go home on Monday,” it was heard.";
    let told = Told::new(text).says("Lind", "said", &["talks had failed", "The hall was empty by noon"]);
    assert_eq!(claims(&told), ["Lind | said | talks had failed"]);
    let text = "Lind said talks had failed. “We go home on Monday, and nobody is glad.”";
    let told =
        Told::new(text).says("Lind", "said", &["talks had failed", "“We go home on Monday, and nobody is glad.”"]);
    assert_eq!(claims(&told), ["Lind | said | talks had failed…“We go home on Monday, and nobody is glad.”"]);
}

#[test]
fn short_contents_need_to_be_likely() {
    for (text, cue, p, found) in [
        ("Rosa Lind said so twice then.", "said", 0.4, true),
        ("Rosa Lind said so twice then.", "said", 0.2, false),
        ("Rosa Lind painted so twice then.", "painted", 0.4, false),
        ("Rosa Lind painted so twice then.", "painted", 0.8, false),
    ] {
        let told = Told::new(text).says("Rosa Lind", cue, &["so twice"]).span(Layer::Cue, cue, p);
        assert_eq!(claims(&told).len(), usize::from(found), "{text} {p}");
    }
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

use article::{Article, Certainty, Form, Mode, Reason};
use proptest::prelude::*;

use crate::testing::{NETWORK, RESOURCES, read};

mod forms;
mod headlines;
mod lexicon;

/// The claims of a text by the rules alone, each "source | cue | content", "own" and "-" where there is none, contents joined by "…".
fn claims(text: &str) -> Vec<String> {
    shown(&read(text))
}

/// The same with the network that is shipped.
fn claims_by_network(text: &str) -> Vec<String> {
    let article = Article::from_plain_text(text);
    let annotations = crate::annotate(&NETWORK, &article);
    shown(&(article, annotations))
}

fn shown((article, annotations): &(Article, article::Annotations)) -> Vec<String> {
    let join =
        |ranges: &[article::TextRange]| ranges.iter().map(|range| article.slice(*range)).collect::<Vec<_>>().join("…");
    let show = |claim: &article::Claim| {
        let source = claim.source.map_or("-", |source| article.slice(source.range));
        let cue = if claim.mode == Mode::Own { "own".to_owned() } else { join(&claim.cue) };
        format!("{source} | {cue} | {}", join(&claim.content))
    };
    annotations.claims.iter().map(show).collect()
}

#[test]
fn attributions() {
    for (text, expected) in [
        ("Rosa Lind said that talks had failed.", "Rosa Lind | said | talks had failed"),
        ("Rosa Lind said the talks had failed.", "Rosa Lind | said | the talks had failed"),
        ("The talks had failed, Rosa Lind said.", "Rosa Lind | said | The talks had failed"),
        (
            "The talks had failed, said Rosa Lind, the trade minister.",
            "Rosa Lind, the trade minister | said | The talks had failed",
        ),
        (
            "Rosa Lind, the trade minister, said that talks had failed.",
            "Rosa Lind, the trade minister | said | talks had failed",
        ),
        ("The talks had failed, according to the ministry.", "the ministry | according to | The talks had failed"),
        ("According to the ministry, the talks had failed.", "the ministry | According to | the talks had failed"),
        ("Rosa Lind told reporters on Monday that the talks had failed.", "Rosa Lind | told | the talks had failed"),
        ("“The talks have failed,” Rosa Lind said.", "Rosa Lind | said | “The talks have failed,”"),
        ("\"The talks have failed,\" said Rosa Lind.", "Rosa Lind | said | \"The talks have failed,\""),
        ("‘The talks have failed,’ Rosa Lind said.", "Rosa Lind | said | ‘The talks have failed,’"),
        ("“The talks,” she said, “have failed in the end.”", "she | said | “The talks,”…“have failed in the end.”"),
        (
            "Rosa Lind said: “The talks have failed. We go home.”",
            "Rosa Lind | said | “The talks have failed. We go home.”",
        ),
        ("Rosa Lind accused Norway of breaking the deal.", "Rosa Lind | accused | Norway of breaking the deal"),
        ("Rosa Lind on Tuesday denied that the talks had failed.", "Rosa Lind | denied | the talks had failed"),
        ("Officials said the talks had failed.", "Officials | said | the talks had failed"),
        ("Two boats were reportedly offered for sale.", "- | reportedly | Two boats were…offered for sale"),
        (
            "According to Rosa Lind, a lawyer, the talks failed.",
            "Rosa Lind, a lawyer | According to | the talks failed",
        ),
        ("In an interview Rosa Lind said that talks failed.", "Rosa Lind | said | talks failed"),
        (
            "Ministers met in talks that Portugal, the host, had said would finish in May.",
            "Portugal, the host | had said | would finish in May",
        ),
        (
            "Rosa Lind rejected Norway's claim that the talks had failed.",
            "Rosa Lind | rejected | Norway's claim that the talks had failed",
        ),
    ] {
        assert!(claims(text).iter().any(|claim| claim == expected), "{text}: {:?}", claims(text));
    }
}

#[test]
fn what_is_no_claim() {
    for text in [
        "Rosa Lind left Lima on Monday with her staff.",
        "The ministers met in the old hall by the river.",
        "She walked to the house and opened the door.",
        "The train to Lima stopped at the border.",
        "He gave the book to his sister before dinner.",
        "The boats came back to the harbour in the evening.",
        "Rosa Lind and Karl Berg shook hands in the hall.",
        "Two women sat by the window of the station.",
        "The river runs from the hills to the sea.",
        "A crowd stood outside the court in the rain.",
        "The book “The Long River” was on the table.",
        "",
        "See how the boats came back to the harbour in the evening.",
        "“”",
        "said",
        "According to",
        "Das ist ein Satz, sagte der Minister am Montag.",
    ] {
        assert!(claims(text).is_empty(), "{text}: {:?}", claims(text));
    }
}

#[test]
fn quotations_over_sentences_and_paragraphs() {
    let text = "“The talks have failed,” Rosa Lind said. “We go home on Monday.\n\n“Nobody is glad of it.”\n\nThe hall was empty.";
    assert_eq!(
        claims(text),
        ["Rosa Lind | said | “The talks have failed,”…“We go home on Monday.…“Nobody is glad of it.”"]
    );
    // The second paragraph begins with no quotation mark: the first one's was never closed.
    let text = "Rosa Lind said: “The talks have failed in the end.\n\nThe hall was empty by noon.";
    assert_eq!(claims(text), ["Rosa Lind | said | “The talks have failed in the end."]);
}

#[test]
fn what_another_promised_is_no_forecast_of_who_tells_it() {
    let (_, annotations) = read("Rosa Lind said that the minister had promised him in March that prices would fall.");
    let found: Vec<Certainty> = annotations.claims.iter().map(|claim| claim.certainty).collect();
    assert_eq!(found, [Certainty::Stated, Certainty::Predicted]);
}

#[test]
fn a_list_that_is_announced_is_what_was_said() {
    let text = "Rosa Lind said the following on Monday:\n\n- The dam is safe.\n- Nobody will be paid this year.\n\nThe hall was empty by noon.";
    let said = "Rosa Lind | said | The dam is safe.…Nobody will be paid this year.";
    assert_eq!((claims(text), claims_by_network(text)), (vec![said.to_owned()], vec![said.to_owned()]));
}

#[test]
fn modes_and_certainties() {
    for (text, mode, certainty) in [
        ("Rosa Lind said the talks had failed.", Mode::Reported, Certainty::Stated),
        ("“The talks have failed,” Rosa Lind said.", Mode::Quoted, Certainty::Stated),
        ("Rosa Lind said the talks were “a waste of time.”", Mode::Mixed, Certainty::Stated),
        ("Rosa Lind said the talks may fail.", Mode::Reported, Certainty::Hedged),
        ("Rosa Lind said the talks would fail.", Mode::Reported, Certainty::Predicted),
        ("Rosa Lind said the talks, which may fail, had begun.", Mode::Reported, Certainty::Stated),
        ("“The talks,” Rosa Lind said, “may fail in the end.”", Mode::Quoted, Certainty::Hedged),
        ("“We have agreed,” Rosa Lind said. “The boats will stay in the harbour.”", Mode::Quoted, Certainty::Stated),
        // What somebody else promised, or a second clause foretells, is no forecast of hers.
        ("Rosa Lind said the board had agreed and that the dam would close.", Mode::Reported, Certainty::Stated),
        ("Rosa Lind wrote that she expected further trouble.", Mode::Reported, Certainty::Predicted),
        ("Rosa Lind said the fall was worse than expected.", Mode::Reported, Certainty::Stated),
        ("Rosa Lind denied that the talks had failed.", Mode::Reported, Certainty::Denied),
        ("Rosa Lind did not think that the talks had failed.", Mode::Reported, Certainty::Denied),
        ("The court ruled that Rosa Lind could appeal.", Mode::Reported, Certainty::Stated),
        ("The court ruled that Rosa Lind might have lied.", Mode::Reported, Certainty::Hedged),
        ("Rosa Lind said the hall could hold 900 people.", Mode::Reported, Certainty::Stated),
        ("Rosa Lind said the hall could hold surprises.", Mode::Reported, Certainty::Hedged),
        ("Karl Berg is understood to have signed.", Mode::Reported, Certainty::Hedged),
        ("Rosa Lind said the disputed strip was closed.", Mode::Reported, Certainty::Stated),
        ("Rosa Lind asked whether the talks had failed.", Mode::Reported, Certainty::Asked),
        ("“Have the talks failed in the end?” Rosa Lind asked.", Mode::Quoted, Certainty::Asked),
        ("The talks will fail, and nobody in the town is ready for it.", Mode::Own, Certainty::Predicted),
        ("It was the worst flood that the town had ever seen.", Mode::Own, Certainty::Stated),
        ("The bridge was closed because of the flood in the valley.", Mode::Own, Certainty::Stated),
    ] {
        let (_, annotations) = read(text);
        let found: Vec<_> = annotations.claims.iter().map(|claim| (claim.mode, claim.certainty)).collect();
        assert_eq!(found, [(mode, certainty)], "{text}");
    }
}

#[test]
fn what_somebody_else_is_quoted_with_is_not_predicted_by_who_quotes() {
    for (text, certainty) in [
        ("“My wife told them, ‘You will drown’, and they laughed,” Rosa Lind said.", Certainty::Stated),
        ("“The boss said they might close the plant in May,” Rosa Lind said.", Certainty::Stated),
        ("“I said we will stay in the valley,” Rosa Lind said.", Certainty::Predicted),
        ("“They will say that the valley is safe,” Rosa Lind said.", Certainty::Predicted),
        ("“The plant might close, the boss told them in May,” Rosa Lind said.", Certainty::Hedged),
    ] {
        let (article, annotations) = read(text);
        let lind = |claim: &&article::Claim| claim.source.is_some_and(|it| article.slice(it.range) == "Rosa Lind");
        let found = annotations.claims.iter().find(lind).map(|claim| claim.certainty);
        assert_eq!(found, Some(certainty), "{text}");
    }
}

/// The reasons for the claims in the article's own voice.
fn own(text: &str) -> Vec<Reason> {
    read(text).1.claims.iter().filter(|claim| claim.mode == Mode::Own).map(|claim| claim.why.code).collect()
}

#[test]
fn the_articles_own_voice_and_plain_narration() {
    for (text, reason) in [
        ("It was the worst flood that the town had ever seen.", Reason::OwnEvaluation),
        ("The result was a humiliating defeat for the coalition.", Reason::OwnEvaluation),
        ("Unfortunately the bridge was not closed in time that day.", Reason::OwnEvaluation),
        ("The plan for the harbour is risky and it is not new.", Reason::OwnEvaluation),
        ("This suggests that the dam was already weak in spring.", Reason::OwnInference),
        ("The ferries may stop running by the end of the winter.", Reason::OwnInference),
        ("The old dam was probably built by monks of the valley.", Reason::OwnInference),
        ("The harbour will be closed for the whole of next winter.", Reason::OwnPrediction),
        ("The court is set to rule on the matter in the spring.", Reason::OwnPrediction),
        ("The bridge was closed because of the flood in the valley.", Reason::OwnCause),
        ("The storm led to delays on every line in the north.", Reason::OwnCause),
        ("The dam holds 40 million tonnes of water behind its wall.", Reason::OwnNumber),
        ("Exports of copper from the valley fell by 12%.", Reason::OwnNumber),
        ("Some 1,200 residents of the valley left their houses that day.", Reason::OwnNumber),
    ] {
        assert_eq!(own(text), [reason], "{text}");
    }
    for text in [
        "The ministers met in the old hall by the river on Monday.",
        "The best known of them lives in the house by the sea.",
        "Rosa Lind bought a lamp at Best Lamps in the old town.",
        "The government is encouraging farmers to sell their land there.",
        "The people who are vulnerable were taken to a school there.",
        "The train due to leave at noon stood at the platform there.",
        "It was a flood, we will always remember it in this town.",
        "You will find the house at the end of the long road.",
        "Rosa Lind predicts a long winter for all of the valley.",
        "The club plans to sell its old stadium by the river there.",
        "The Falcon 9 rocket stood on its pad by the sea that day.",
        "The hurricane hit the coast as a Category 5 storm that day.",
        "Karl Berg stayed with the club for 20 years in all.",
        "Karl Berg was 82 years old when he left the valley.",
    ] {
        assert_eq!(own(text), [], "{text}");
    }
}

#[test]
fn a_conversation_has_no_voice_of_its_own() {
    let turns = |label: &str| {
        let turn = format!("{label}It was the worst flood that the town had ever seen.");
        vec![turn; 4].join("\n\n")
    };
    assert_eq!(own(&turns("Ana: ")), []);
    assert_eq!(own(&turns("")).len(), 4);
}

#[test]
fn every_claim_says_why_by_words_that_it_has() {
    for (text, reason, words) in [
        ("Rosa Lind said that talks had failed.", Reason::ReportedSpeech, "said"),
        ("“The talks have failed,” Rosa Lind said.", Reason::QuotedSpeech, "said"),
        ("According to the ministry, the talks had failed.", Reason::AccordingTo, "According to"),
        ("Two boats were reportedly offered for sale.", Reason::Hearsay, "reportedly"),
        ("It was the worst flood that the town had ever seen.", Reason::OwnEvaluation, "worst"),
        ("The talks will fail, and nobody in the town is ready for it.", Reason::OwnPrediction, "will"),
    ] {
        let (article, annotations) = read(text);
        let why = annotations.claims.iter().map(|claim| &claim.why);
        let shown: Vec<(Reason, &str)> = why.map(|why| (why.code, article.slice(why.spans[0]))).collect();
        assert!(shown.contains(&(reason, words)), "{text}: {shown:?}");
    }
}

#[test]
fn who_a_pronoun_or_office_means_and_when_nobody_knows() {
    let first = "Rosa Lind, the trade minister, said talks had failed.";
    for (text, name) in [
        (format!("{first} “We go home,” she said."), Some("Rosa Lind")),
        (format!("{first} The minister said that nobody was glad."), Some("Rosa Lind")),
        (format!("{first} Lind said that nobody was glad."), Some("Rosa Lind")),
        ("The talks had failed, she said.".to_owned(), None),
        ("The minister said that nobody was glad.".to_owned(), None),
        (format!("{first} Officials said that nobody was glad."), None),
        (format!("{first} Rosa Lind's lawyer said that nobody was glad."), None),
    ] {
        let (_, annotations) = read(&text);
        let source = annotations.claims.last().and_then(|claim| claim.source).and_then(|source| source.entity);
        let found = source.and_then(|id| annotations.entity(id)).map(|entity| entity.name.as_str());
        assert_eq!(found, name, "{text}");
        assert!(annotations.entities.iter().all(|entity| !matches!(entity.name.as_str(), "she" | "She")), "{text}");
        let resolved = annotations.mentions.iter().filter(|mention| mention.form != Form::Name).count();
        assert!(resolved <= 1, "{text}");
    }
}

#[test]
fn captions_and_furniture_carry_no_claims() {
    let (article, annotations) =
        read("Talks fail in Lima\n\nBy Rosa Lind\n\nThe talks had failed, Karl Berg said.\n\nAdvertisement");
    assert!(annotations.claims.iter().all(|claim| {
        article.block_at(claim.extent().start()).is_some_and(|block| article.blocks()[block].kind.carries_claims())
    }));
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
        ";",
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
        "may",
        "denied",
        "to",
        "of",
        "in",
        "on Monday",
        "March 3",
        "2031",
        "$4.5",
        "million",
        "%",
        "percent",
        "because",
        "—",
        "(",
        ")",
        "’s",
        "claim",
        "reportedly",
        "accused",
        "asked",
        "if",
        "Norway",
        "adding",
        "\u{1F600}",
        "é",
        "the",
    ]);
    prop::collection::vec(piece, 0..120)
        .prop_map(|pieces| pieces.iter().flat_map(|piece| [*piece, if piece.len() > 2 { " " } else { "" }]).collect())
}

#[test]
fn a_hundred_kilobytes_of_quotes_and_cues_are_read_and_say_little() {
    for text in ["\u{201C}", "\u{201C}a ", "\u{201C}Lind said \u{201C}", "according to ", "said, "] {
        let (_, annotations) = read(&text.repeat(100_000 / text.len()));
        // Nobody is named and nothing is said that a reader would look at: of a hundred repetitions at most one is a claim.
        let repetitions = 100_000 / text.len();
        assert!(annotations.claims.len() * 100 <= repetitions, "{text}: {}", annotations.claims.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_text_gives_sound_annotations(text in prop_oneof![pieces(), any::<String>(), "\\PC{0,200}"]) {
        let mut article = Article::from_plain_text(&text);
        article.reader_date = article::Date::new(2031, 3, 5);
        let annotations = crate::annotate(&RESOURCES, &article);
        let faults = annotations.check(&article);
        prop_assert!(faults.is_empty(), "{faults:?}");
        prop_assert_eq!(crate::annotate(&RESOURCES, &article), annotations);
    }
}

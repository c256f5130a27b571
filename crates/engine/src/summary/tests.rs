use article::CheckReason;

use crate::testing::read;

fn reasons(text: &str) -> Vec<CheckReason> {
    read(text).1.summary.check_first.iter().map(|check| check.why).collect()
}

#[test]
fn at_most_three_sentences_in_order_and_the_lead_among_them() {
    let text = "Harbour talks open\n\nThe harbour board of Oslo met the unions on Monday to talk about wages at the docks. It was cold.\n\nThe unions want a rise for all who work at night. The board of the harbour offered less than that. The ships wait outside.";
    let (article, annotations) = read(text);
    let sentences = &annotations.summary.sentences;
    assert!(sentences.len() <= 3 && sentences.is_sorted());
    assert!(article.slice(sentences[0]).starts_with("The harbour board of Oslo"), "{}", article.slice(sentences[0]));
    assert!(read("").1.summary.sentences.is_empty());
}

#[test]
fn what_to_check_first_and_what_not() {
    for (text, expected, present) in [
        ("The dam holds 40 million tonnes of water behind its wall.", CheckReason::NumberWithoutSource, true),
        ("The engineer said that the dam holds 40 million tonnes of water.", CheckReason::NumberWithoutSource, false),
        ("The dam was built by three men of the valley in a year.", CheckReason::NumberWithoutSource, false),
        ("An official said that the dam would be closed in the spring.", CheckReason::LoneUnnamedSource, true),
        // Several are not one, and what somebody else says too does not rest on one.
        ("Officials said that the dam would be closed in the spring.", CheckReason::LoneUnnamedSource, false),
        ("Two diplomats said that the dam would be closed in spring.", CheckReason::LoneUnnamedSource, false),
        ("A nurse and a doctor said the ward was full.", CheckReason::LoneUnnamedSource, false),
        ("Three men came back. One of them said the dam had leaked for weeks.", CheckReason::LoneUnnamedSource, true),
        ("One of the residents said the dam had leaked for weeks.", CheckReason::LoneUnnamedSource, true),
        ("One of the boards said the dam had leaked for weeks.", CheckReason::LoneUnnamedSource, false),
        (
            "A neighbour said the dam had leaked for weeks. Rosa Lind said that the dam leaked for weeks too.",
            CheckReason::LoneUnnamedSource,
            false,
        ),
        ("Rosa Lind said that the dam would be closed in the spring.", CheckReason::LoneUnnamedSource, false),
        ("The fund is said to have lost 4 million kroner.", CheckReason::LoneUnnamedSource, true),
        ("The board said that the dam would be closed in the spring.", CheckReason::LoneUnnamedSource, false),
        ("The plan for the dam was announced on Monday in the hall.", CheckReason::LoneUnnamedSource, false),
        ("She said that the dam would be closed in the spring.", CheckReason::LoneUnnamedSource, false),
        ("A doctor, who asked not to be named, said the ward was full.", CheckReason::LoneUnnamedSource, true),
        ("A nurse, speaking on condition of anonymity, said it was full.", CheckReason::LoneUnnamedSource, true),
        ("The doctor, who asked not to be moved, said the ward was full.", CheckReason::LoneUnnamedSource, false),
        ("A neighbour said the house had been empty for years.", CheckReason::LoneUnnamedSource, true),
        ("One resident of the street said the house was empty.", CheckReason::LoneUnnamedSource, true),
        ("Another teacher said the school was shut for years.", CheckReason::LoneUnnamedSource, true),
        ("A report said the house had been empty for years.", CheckReason::LoneUnnamedSource, false),
        ("A neighbour, Rosa Lind, said the house was empty.", CheckReason::LoneUnnamedSource, false),
        ("The bus fell from the bridge, killing 22 people of the town.", CheckReason::NumberWithoutSource, true),
        ("Fifteen people were injured on the bridge of the town.", CheckReason::NumberWithoutSource, true),
        ("Fifteen people were waiting on the bridge of the town.", CheckReason::NumberWithoutSource, false),
        ("The bus fell into 100 metres of water by the town.", CheckReason::NumberWithoutSource, false),
        ("The engineer said 22 people had been killed by the dam.", CheckReason::NumberWithoutSource, false),
        ("The fund, according to a report, lost 40 million kroner.", CheckReason::NumberWithoutSource, false),
        (
            "Valley dam closes in spring\n\nThe valley dam may be closed in spring, people who live near it fear. Nothing was decided by the board.",
            CheckReason::FirmerHeadline,
            true,
        ),
        (
            "Valley dam closes in spring, board says\n\nThe dam of the valley may be closing in spring, people who live near it fear. Nothing was decided by the board.",
            CheckReason::FirmerHeadline,
            true,
        ),
        (
            "Dam collapse kills 41, ministry says\n\nThe dam of the valley broke on Monday in the night. At least 41 people died, the ministry of the interior said.",
            CheckReason::FirmerHeadline,
            true,
        ),
        (
            "Dam collapse kills 41, ministry says\n\nThe dam of the valley broke on Monday in the night. The ministry of the interior said 41 people died.",
            CheckReason::FirmerHeadline,
            false,
        ),
        (
            "Dam collapse kills at least 41 people\n\nThe dam of the valley broke on Monday in the night. At least 41 people died, the ministry of the interior said.",
            CheckReason::FirmerHeadline,
            false,
        ),
        (
            "Valley dam may close in spring\n\nThe valley dam may be closed in spring, people who live near it fear. Nothing was decided by the board.",
            CheckReason::FirmerHeadline,
            false,
        ),
        (
            "Valley dam closes in spring\n\nThe valley dam was closed in spring by the board. Nothing else was decided by the board.",
            CheckReason::FirmerHeadline,
            false,
        ),
    ] {
        assert_eq!(reasons(text).contains(&expected), present, "{text}");
    }
}

//! The forms in which people are quoted and reported, each by the rules alone and with the network that is shipped.

use super::{claims, claims_by_network};

/// Sentences with all that is claimed in them, whether the network has read them or not.
const FORMS: &[(&str, &[&str])] = &[
    // Before, after and around the cue.
    ("Rosa Lind said that talks had failed.", &["Rosa Lind | said | talks had failed"]),
    ("The talks had failed, Rosa Lind said.", &["Rosa Lind | said | The talks had failed"]),
    ("The dam is safe, the ministry wrote.", &["the ministry | wrote | The dam is safe"]),
    ("“The talks have failed,” said Rosa Lind.", &["Rosa Lind | said | “The talks have failed,”"]),
    (
        "“The talks,” Rosa Lind said, “have failed in the end.”",
        &["Rosa Lind | said | “The talks,”…“have failed in the end.”"],
    ),
    (
        "“We have lost,” said Rosa Lind, “and we will not come back.”",
        &["Rosa Lind | said | “We have lost,”…“and we will not come back.”"],
    ),
    ("The dam is safe, according to Rosa Lind.", &["Rosa Lind | according to | The dam is safe"]),
    // A speaker put into a clause, and one between two clauses.
    ("The fund, according to a report, lost 40 million.", &["a report | according to | The fund…lost 40 million"]),
    (
        "The bridge will, according to Mayor Lise Holm, cost $4 million.",
        &["Mayor Lise Holm | according to | The bridge will…cost $4 million"],
    ),
    ("The plan is, according to two aides, illegal.", &["two aides | according to | The plan is…illegal"]),
    ("The town is, she said, broke.", &["she | said | The town is…broke"]),
    ("The dam, the ministry said on Monday, is old.", &["the ministry | said | The dam…is old"]),
    ("But, according to the ministry, the dam was safe.", &["the ministry | according to | the dam was safe"]),
    (
        "If the dam breaks, according to the ministry, the valley will flood.",
        &["the ministry | according to | If the dam breaks…the valley will flood"],
    ),
    (
        "These workers, Rosa Lind said, were “well-paid,” making 40 crowns a day.",
        &["Rosa Lind | said | These workers…were “well-paid,” making 40 crowns a day"],
    ),
    (
        "The dam is old, according to the ministry, but farmers trust it.",
        &["the ministry | according to | The dam is old"],
    ),
    (
        "The fund, according to an audit seen by the Lima Post, lost 40 million.",
        &["an audit seen by the Lima Post | according to | The fund…lost 40 million"],
    ),
    ("Rosa Lind, who said she was ill, left.", &["Rosa Lind | said | she was ill"]),
    // Those of whom more is told than a name.
    ("One man, who said he was a guard, left the port.", &["One man | said | he was a guard"]),
    ("A woman who said she was ill left the hall.", &["A woman | said | she was ill"]),
    (
        "Families gathered outside the gate accused the mayor of neglect.",
        &["Families gathered outside the gate | accused | the mayor of neglect"],
    ),
    (
        "Workers hired by the firm last year said they were never paid.",
        &["Workers hired by the firm last year | said | they were never paid"],
    ),
    (
        "Residents forced from their homes near the river said the dam had leaked.",
        &["Residents forced from their homes near the river | said | the dam had leaked"],
    ),
    ("The boat sank near the port, said Mary Cole.", &["Mary Cole | said | The boat sank near the port"]),
    ("Karl Reed froze on the hill, said police.", &["police | said | Karl Reed froze on the hill"]),
    // One subject of two verbs.
    (
        "Norway summoned Peru's envoy and accused him of spying for Chile.",
        &["Norway | accused | him of spying for Chile"],
    ),
    (
        "Norway summoned Peru's envoy on Monday and threatened to leave the pact.",
        &["Norway | threatened | to leave the pact"],
    ),
    // What is denied in a side clause.
    ("The army shelled the town, a charge that Chad denies.", &["Chad | denies | a charge"]),
    (
        "Norway says Chad arms the rebels, which Chad denies.",
        &["Norway | says | Chad arms the rebels", "Chad | denies | Chad arms the rebels"],
    ),
    (
        "The brothers, who had both denied starting the fire, were led away.",
        &["The brothers | had both denied | starting the fire"],
    ),
    ("The mayor took gifts from them, an allegation he denies.", &["he | denies | an allegation"]),
    ("Karl Berg, who denies murder, was led away.", &["Karl Berg | denies | murder"]),
    (
        "She took the money, prosecutors say, an accusation she has rejected.",
        &["prosecutors | say | She took the money", "she | has rejected | an accusation"],
    ),
    (
        "Norway denied that, saying the pact was dead.",
        &["Norway | denied | that", "Norway | saying | the pact was dead"],
    ),
    (
        "An article that, she said, contained grave errors was read in the hall.",
        &["she | said | that…contained grave errors was read in the hall"],
    ),
    (
        "The operator says the pipe is safe. The town disputes this.",
        &["The operator | says | the pipe is safe", "The town | disputes | this"],
    ),
    (
        "Karl Berg says the drug is safe. Rosa Lind rejects that.",
        &["Karl Berg | says | the drug is safe", "Rosa Lind | rejects | that"],
    ),
    // What a side clause judges.
    (
        "Norway had lied, Rosa Lind said, a charge that Chad called absurd.",
        &["Rosa Lind | said | Norway had lied", "Chad | called | a charge…absurd"],
    ),
    (
        "Rosa Lind said the pact was “dead”, a remark that the ministry described as unhelpful.",
        &["Rosa Lind | said | the pact was “dead”", "the ministry | described | a remark…as unhelpful"],
    ),
    // A clause of time between a subject and its second verb.
    (
        "Rosa Lind left on Monday, hours before the court was due to rule, and urged Norway to wait.",
        &["Rosa Lind | urged | Norway to wait"],
    ),
    // One who resigns is not the source of a memo.
    (
        "The minister resigned on Sunday after a leaked report said he had lied.",
        &["a leaked report | said | he had lied"],
    ),
    ("Rosa Lind demanded early elections and left.", &["Rosa Lind | demanded | early elections"]),
    // What "that" points at.
    ("Norway denied that report on Monday.", &["Norway | denied | that report"]),
    ("Rosa Lind said that report was false.", &["Rosa Lind | said | that report was false"]),
    ("The State Department rejected that claim.", &["The State Department | rejected | that claim"]),
    ("The ministry disputed that talks had failed.", &["The ministry | disputed | talks had failed"]),
    ("Rosa Lind said that police had left.", &["Rosa Lind | said | police had left"]),
    (
        "The plant, which it said would employ 1,800 people, opens in a year.",
        &["it | said | which…would employ 1,800 people"],
    ),
    (
        "The officer said it was the worst case she had dealt with.",
        &["The officer | said | it was the worst case she had dealt with"],
    ),
    // Several sentences and paragraphs, the speaker named once.
    (
        "“The boats belong to the town,” Rosa Lind said. “They were built by the town.\n\n“That has not changed in all these years.”",
        &[
            "Rosa Lind | said | “The boats belong to the town,”…“They were built by the town.…“That has not changed in all these years.”",
        ],
    ),
    // Claims within claims.
    (
        "Rosa Lind said that Karl Berg had denied that the talks had failed.",
        &[
            "Rosa Lind | said | Karl Berg had denied that the talks had failed",
            "Karl Berg | had denied | the talks had failed",
        ],
    ),
    (
        "Rosa Lind said Karl Berg had promised that taxes would fall.",
        &[
            "Rosa Lind | said | Karl Berg had promised that taxes would fall",
            "Karl Berg | had promised | taxes would fall",
        ],
    ),
    (
        "“The board said that the money was there in May,” Rosa Lind said.",
        &[
            "Rosa Lind | said | “The board said that the money was there in May,”",
            "The board | said | the money was there in May",
        ],
    ),
    (
        "The family said they had been told that he died of an infection.",
        &[
            "The family | said | they had been told that he died of an infection",
            "- | had been told | he died of an infection",
        ],
    ),
    (
        "“We were told that the money was there,” Rosa Lind said.",
        &["Rosa Lind | said | “We were told that the money was there,”", "- | were told | the money was there"],
    ),
    (
        "Rosa Lind said the firm had known of the leak and had urged the town to lower the water.",
        &[
            "Rosa Lind | said | the firm had known of the leak and had urged the town to lower the water",
            "the firm | had urged | the town to lower the water",
        ],
    ),
    // Who is quoted by another, and who is only named as having said it.
    (
        "The dam had leaked for weeks, the paper reported, quoting the minister as saying that nobody was paid.",
        &["the paper | reported | The dam had leaked for weeks", "the minister | quoting…as saying | nobody was paid"],
    ),
    (
        "The dam had leaked for weeks, the paper reported, citing an unnamed aide.",
        &["the paper | reported | The dam had leaked for weeks"],
    ),
    (
        "Doctors ignored the risk, an inquiry by the Fisheries and Marine Products Agency (FMPA) concluded on Monday.",
        &["an inquiry by the Fisheries and Marine Products Agency (FMPA) | concluded | Doctors ignored the risk"],
    ),
    ("Critics were accused by the ministry of lying.", &["the ministry | were accused | Critics…of lying"]),
    ("Karl Berg told the Echo he was sad.", &["Karl Berg | told | he was sad"]),
    (
        "Rosa Lind rejected any suggestion that it was to blame.",
        &["Rosa Lind | rejected | any suggestion that it was to blame"],
    ),
    // Nouns of speech.
    (
        "The ministry issued a warning that the dam might break.",
        &["The ministry | issued a warning | the dam might break"],
    ),
    ("The claim that the talks were over was repeated by newspapers.", &["- | claim | the talks were over"]),
    ("Lind's threat to leave the coalition was ignored.", &["Lind | threat | to leave the coalition"]),
    ("According to reports, all ports closed.", &["reports | According to | all ports closed"]),
    // Passives that hide who speaks.
    ("Karl Berg was told that the books were in order.", &["- | was told | the books were in order"]),
    ("The residents were warned that the dam could break.", &["- | were warned | the dam could break"]),
    ("The ship is believed to have sunk in the storm.", &["- | is believed | The ship…to have sunk in the storm"]),
    ("The mayor is not expected to resign.", &["- | is…expected | The mayor…not…to resign"]),
    ("At least 14 sailors are feared to have died.", &["- | are feared | At least 14 sailors…to have died"]),
    ("More than 90 homes are thought to be empty.", &["- | are thought | More than 90 homes…to be empty"]),
    ("It was reported that the dam had broken.", &["- | was reported | the dam had broken"]),
    ("He reportedly sold two boats.", &["- | reportedly | He…sold two boats"]),
    // Passives that name who speaks.
    ("Karl Berg was told by police that he was free.", &["police | was told | he was free"]),
    ("Rosa Holm was accused by Dahl of lying.", &["Dahl | was accused | Rosa Holm…of lying"]),
    ("The plan was criticised by farmers.", &["farmers | was criticised | The plan"]),
    ("The report was rejected by the ministry.", &["the ministry | was rejected | The report"]),
    (
        "The plan was described by critics as a waste of money.",
        &["critics | was described | The plan…as a waste of money"],
    ),
    // Whom it is told to, and when.
    ("Rosa Lind told lawmakers on Monday that the bank was safe.", &["Rosa Lind | told | the bank was safe"]),
    ("The police warned drivers that the road was closed.", &["The police | warned | the road was closed"]),
    ("Rosa Lind reminded the council that the money was gone.", &["Rosa Lind | reminded | the money was gone"]),
    ("The bank assured investors that it was safe.", &["The bank | assured | it was safe"]),
    ("Rosa Lind asked the council whether it was safe.", &["Rosa Lind | asked | whether it was safe"]),
    ("Rosa Lind told the parents the school would close.", &["Rosa Lind | told | the school would close"]),
    ("The ministry said Monday the dam was safe.", &["The ministry | said | the dam was safe"]),
    ("Rosa Lind warned that Karl Berg was ill.", &["Rosa Lind | warned | Karl Berg was ill"]),
    ("Rosa Lind asked the council for money.", &["Rosa Lind | asked | the council for money"]),
    // Verbs with objects.
    ("Rosa Lind accused Karl Berg of hiding the figures.", &["Rosa Lind | accused | Karl Berg of hiding the figures"]),
    ("Rosa Lind blamed Karl Berg for the crash.", &["Rosa Lind | blamed | Karl Berg for the crash"]),
    ("Rosa Lind urged Karl Berg to resign.", &["Rosa Lind | urged | Karl Berg to resign"]),
    // What is left unsaid.
    (
        "Rosa Lind declined to say whether the dam would hold.",
        &["Rosa Lind | declined to say | whether the dam would hold"],
    ),
    ("Rosa Lind refused to confirm that the dam had broken.", &["Rosa Lind | refused to confirm | the dam had broken"]),
    // What somebody calls something.
    ("It was what Rosa Lind called “a waste of time.”", &["Rosa Lind | called | “a waste of time.”"]),
    // Within a relative clause, and beside another's words.
    ("The dam, which Rosa Lind said was safe, broke on Monday.", &["Rosa Lind | said | which…was safe"]),
    (
        "The plan, which critics say would ruin the valley, was passed on Monday.",
        &["critics | say | which…would ruin the valley"],
    ),
    (
        "Rosa Lind said the dam was safe, adding that the water was low.",
        &["Rosa Lind | said | the dam was safe", "Rosa Lind | adding | the water was low"],
    ),
    (
        "Rosa Lind said the dam was safe, while Karl Berg said it was not.",
        &["Rosa Lind | said | the dam was safe", "Karl Berg | said | it was not"],
    ),
    // Several things that somebody said.
    (
        "Rosa Lind said the dam was safe and that the water was low.",
        &["Rosa Lind | said | the dam was safe and that the water was low"],
    ),
    // Whoever is named with a source.
    (
        "Its head of safety, Moira Keane, said the dam was old.",
        &["Its head of safety, Moira Keane | said | the dam was old"],
    ),
    (
        "The dam is old, according to a study that engineers called alarming.",
        &["a study that engineers called alarming | according to | The dam is old"],
    ),
    (
        "A man who spoke on condition of anonymity said the ward was full.",
        &["A man who spoke on condition of anonymity | said | the ward was full"],
    ),
    (
        "A woman who owns the shop said the street was dark.",
        &["A woman who owns the shop | said | the street was dark"],
    ),
    ("The dam that broke was old, the ministry said.", &["the ministry | said | The dam that broke was old"]),
    ("Rosa Lind pleaded not guilty.", &["Rosa Lind | pleaded | not guilty"]),
    ("An aide to Ms Lind said the plan was dead.", &["An aide to Ms Lind | said | the plan was dead"]),
    ("Someone close to Mr Lind said the plan was dead.", &["Someone close to Mr Lind | said | the plan was dead"]),
];

/// Sentences in which nobody claims anything.
const NONE: &[&str] = &[
    "There is little reason to think that the dam is safe.",
    // Titles of works, names and single words in quotation marks.
    "The film “Night Train” opened in Lima on Monday.",
    "Her book “The Long River” won the prize.",
    "Rosa Lind starred in “Night Train” and “The Long Way Home”.",
    "The painting, titled “Boats at Rest in the Harbour”, was sold.",
    "The plan, dubbed “Big Bridge”, was dropped.",
    "The operation, named “Iron Rain”, began on Monday.",
    "Her essay, “Why the Dam Must Go”, was read by thousands.",
    "The so-called “experts” left the hall.",
    "The “war on drugs” goes on in the north.",
    "He took the “wrong” road and lost his way.",
    "The word “freedom” was painted on the wall.",
    // Nouns of speech that announce nothing.
    "A report that the board published on Monday was long.",
    "The promise that Karl Berg broke in May was old.",
    "The report was long and the claim was filed in the court.",
    "The promise of a new school was kept.",
    "The fact that the dam broke surprised nobody.",
    "The chance that the dam breaks is small.",
    "Lind resigned over allegations of bribery.",
    // Verbs of speech without anything said.
    "Rosa Lind spoke to the members in the hall.",
    "Karl Berg was asked about his house.",
    "The court was due to announce its verdict.",
    "The plan was long. The council rejected it.",
    "The mayor knew of the plan.",
    "A man was told off in the hall.",
    "An allegedly stolen car stood by the river.",
    "Two women sat in the hall and left.",
    "He read the letter and put it away.",
    "A plan announced last year was dropped.",
    "The ban proposed in 2019 was never enforced.",
    "The house rented by the group in May was empty.",
    "The suspect was denied bail.",
    "Karl Berg denied them the keys of the hall.",
    "Two brothers were found guilty of theft.",
    "The brothers showed no emotion in the hall.",
    // Acts.
    "Tom Abara read a statement on his behalf.",
    "Norway recalled its ambassador to Peru.",
    "The inquiry was ordered by the minister after the fire.",
    "The bridge was announced by the mayor in May.",
    "A review has been ordered by the county council.",
    "Rosa Lind expressed her grief to the families.",
    "Norway backed the plan of the mayor.",
    "Rosa Lind thanked the firefighters for their work.",
    "The group claimed credit for the bridge.",
    "Rosa Lind mocked the mayor.",
    "The sign bore a star, meaning both the town and its harbour.",
    // What a thing is, or what was done with it.
    "The amendment was passed in 1947.",
    "Updated: where the ferries run",
    // That something was told says nothing of what.
    "No injuries were reported on Monday.",
    "Three cases have been reported in the town since May.",
    "Rosa Lind signed a pact with Norway.",
];

#[test]
fn every_form_is_found_with_and_without_the_network() {
    let mut faults = Vec::new();
    for (text, expected) in FORMS {
        for (by, found) in [("rules", claims(text)), ("network", claims_by_network(text))] {
            // Whether "by" belongs to a passive's cue is the same to a reader.
            let plain: Vec<String> = found.iter().map(|claim| claim.replace(" by | ", " | ")).collect();
            if plain != *expected {
                faults.push(format!("{by}: {text}\n    {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn whoever_does_something_else_is_no_source() {
    for text in [
        "The deal is expected to close in June, subject to approval by regulators.",
        "The dam is believed to be safe, after tests by the ministry.",
    ] {
        for found in [claims(text), claims_by_network(text)] {
            assert!(found.iter().all(|claim| claim.starts_with("- |")), "{text}: {found:?}");
        }
    }
}

#[test]
fn what_is_no_claim_is_none_with_and_without_the_network() {
    let mut faults = Vec::new();
    for text in NONE {
        for (by, found) in [("rules", claims(text)), ("network", claims_by_network(text))] {
            if !found.is_empty() {
                faults.push(format!("{by}: {text}\n    {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

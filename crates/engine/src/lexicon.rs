//! The reviewed word lists of `data/`, as flags on words and as phrases.
//!
//! The longest tables travel in the gazetteer's file, the others are compiled in; each is read once. What a word is is a set
//! of [`Lex`] flags.

use std::collections::HashMap;

use crate::gazetteer::Gazetteer;

/// What a word is, by the word lists: a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Lex(pub(crate) u64);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Lex { $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)* }
    };
}

flags! {
    DETERMINER = 0;
    PRONOUN = 1;
    PREPOSITION = 2;
    CONJUNCTION = 3;
    AUXILIARY = 4;
    ADVERB = 5;
    HONORIFIC = 6;
    OFFICE = 7;
    OFFICE_MODIFIER = 8;
    ORG_HEAD = 9;
    ORG_SUFFIX = 10;
    PLACE_LAST = 11;
    PLACE_FIRST = 12;
    DAY = 13;
    MONTH = 14;
    FEAST = 15;
    ABBREVIATION = 16;
    /// One only before a number, and a word elsewhere: "no.".
    BEFORE_NUMBER = 42;
    /// One only with a capital, and a word without: "Wash.".
    CAPITAL = 43;
    /// A reporting verb in a finite form: "said", "says".
    REPORT_FINITE = 17;
    /// Its plain form: "say".
    REPORT_BASE = 18;
    /// Its participles: "saying"; "accused" is both finite and this.
    REPORT_ING = 19;
    SAY = 20;
    THINK = 21;
    TELL = 22;
    ASK = 23;
    ACCUSE = 24;
    /// What somebody does for a living, or is to the story: "physicist". Only roles as printed are made of it.
    CALLING = 25;
    /// The same after another noun: "security chief".
    LATER_OFFICE = 26;
    /// What a storm with a name is: "hurricane".
    STORM = 27;
    /// What a club begins with: "Dynamo".
    CLUB = 28;
    /// A verb of feeling or wish: "want". What it is about is a claim only as a clause.
    WISH = 29;
    /// Of no other words a claim is made: "said so too".
    EMPTY = 30;
    /// Who speaks, alone without a plural: "police".
    ALONE = 31;
    /// Somebody unnamed says so: "reportedly", "is believed".
    HEARSAY = 32;
    /// Somebody unnamed thinks that it will be so: "is expected".
    EXPECTED = 38;
    /// With "be" and an infinitive it is one verb: "was unable to say".
    READY = 40;
    /// What a clause shows that hangs on the one before: ", suggesting that".
    SHOWS = 39;
    /// Behind "was" it says how its subject feels: "was convinced that".
    FEELS = 33;
    /// What one does with a noun of speech: "issued a warning that".
    LIGHT = 34;
    /// With no more than a noun phrase it is an act: "thanked the crews".
    ACT = 41;
    /// What stands behind it in quotation marks is a name: "dubbed".
    NAMING = 35;
    /// What has a title: "film".
    WORK = 36;
    /// What titles are said with too: "wrote".
    WRITES = 37;
    /// Who somebody is whom nothing else is known of: "woman", "neighbour".
    PERSON = 50;
}

impl Lex {
    /// Any word of a class that never begins a name.
    pub(crate) const FUNCTION: Self = Self(0b11_1111);
    /// Any form of a reporting verb.
    pub(crate) const REPORT: Self = Self(0b111 << 17);

    pub(crate) const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How a phrase bears on a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Phrase {
    Hedged,
    /// Hedged where it is the cue: "believes".
    Doubted,
    /// Nothing, though a part of it would be: "could not".
    Plain,
    Predicted,
    Denied,
    Asked,
    /// Nobody says whether it is so: "could not confirm". A question where its content is one, and hedged otherwise.
    Unsaid,
}

/// How a word stands in the name of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PlaceType {
    /// Last, and the place is a region: "Kent County".
    Region,
    /// Last: "Mexico City".
    After,
    /// Last, and the place is a water: "Nile River".
    Water,
    /// First: "Greater Manchester".
    Before,
}

/// The word lists, read.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: HashMap<String, Lex>,
    /// Phrases by their first word: the words that follow, and what the phrase is; longest first.
    phrases: HashMap<&'static str, Vec<(Vec<&'static str>, Phrase)>>,
    /// What the words in and before the name of a place say of it.
    pub(crate) place_types: Vec<(&'static str, PlaceType)>,
    /// In lower case.
    acting_parts: Vec<String>,
    /// What a word for a body can stand for.
    bodies: HashMap<String, Vec<String>>,
}

/// The rows of a table below its heading, cut at tabs.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).filter(|line| !line.is_empty()).map(|line| line.split('\t').collect())
}

/// Puts a phrase behind those of as many words or more, which are tried before it.
pub(crate) fn longest_first<W, T>(phrases: &mut Vec<(Vec<W>, T)>, phrase: (Vec<W>, T)) {
    let at = phrases.partition_point(|(words, _)| words.len() >= phrase.0.len());
    phrases.insert(at, phrase);
}

const CLASSED: &[&str] = &[
    include_str!("../../../data/abbreviations.tsv"),
    include_str!("../../../data/function_words.tsv"),
    include_str!("../../../data/titles.tsv"),
    include_str!("../../../data/organization_words.tsv"),
    include_str!("../../../data/place_words.tsv"),
    include_str!("../../../data/calendar.tsv"),
    PERSON_NOUNS,
    NAMED_THINGS,
    CLAIM_WORDS,
];
/// What words do in and beside a claim.
pub(crate) const CLAIM_WORDS: &str = include_str!("../../../data/claim_words.tsv");
/// Words for somebody, of which no role is made.
pub(crate) const PERSON_NOUNS: &str = include_str!("../../../data/person_nouns.tsv");
/// Words that say of the name after them what it is.
pub(crate) const NAMED_THINGS: &str = include_str!("../../../data/named_things.tsv");
/// What the words in and before the name of a place say of it.
pub(crate) const PLACE_TYPES: &str = include_str!("../../../data/place_types.tsv");
/// Parts of the world that people speak of as of those who govern there.
pub(crate) const ACTING_PARTS: &str = include_str!("../../../data/acting_parts.tsv");
const CERTAINTY: &str = include_str!("../../../data/certainty.tsv");

impl Lexicon {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Self {
        let mut lexicon = Self {
            words: HashMap::new(),
            phrases: HashMap::new(),
            place_types: rows(PLACE_TYPES).filter_map(|row| Some((*row.first()?, place_type(row.get(1)?)))).collect(),
            acting_parts: rows(ACTING_PARTS).map(|row| row[0].to_lowercase()).collect(),
            bodies: bodies(gazetteer),
        };
        for row in CLASSED.iter().flat_map(|table| rows(table)).chain(gazetteer.rows("callings")) {
            if let [word, class, ..] = row[..] {
                lexicon.add(word, class_flag(class));
            }
        }
        for row in gazetteer.rows("reporting_verbs") {
            if let [base, third, past, participle, ing, class, ..] = row[..] {
                let class = class_flag(class);
                lexicon.add(base, class.with(Lex::REPORT_BASE));
                lexicon.add(third, class.with(Lex::REPORT_FINITE));
                lexicon.add(past, class.with(Lex::REPORT_FINITE));
                lexicon.add(participle, class);
                lexicon.add(ing, class.with(Lex::REPORT_ING));
            }
        }
        for row in rows(CERTAINTY) {
            if let [phrase, certainty, ..] = row[..] {
                let meaning = match certainty {
                    "hedged" => Phrase::Hedged,
                    "doubted" => Phrase::Doubted,
                    "plain" => Phrase::Plain,
                    "predicted" => Phrase::Predicted,
                    "denied" => Phrase::Denied,
                    "unsaid" => Phrase::Unsaid,
                    _ => Phrase::Asked,
                };
                lexicon.add_phrase(phrase, meaning);
            }
        }
        lexicon
    }

    fn add(&mut self, word: &str, flag: Lex) {
        let entry = self.words.entry(word.to_owned()).or_default();
        *entry = entry.with(flag);
    }

    fn add_phrase(&mut self, phrase: &'static str, meaning: Phrase) {
        let mut words = phrase.split(' ');
        if let Some(first) = words.next() {
            longest_first(self.phrases.entry(first).or_default(), (words.collect(), meaning));
        }
    }

    /// What a word in lower case is.
    pub(crate) fn flags(&self, word: &str) -> Lex {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// Whether people speak of this part of the world, in lower case, as of those who govern there.
    pub(crate) fn acts(&self, name: &str) -> bool {
        self.acting_parts.iter().any(|part| part == name)
    }

    /// What a word for a body, in lower case, can stand for: words of names, "suffix" for names that end like a company's,
    /// "unknown" for those that do not say what they are.
    pub(crate) fn body(&self, noun: &str) -> &[String] {
        self.bodies.get(noun).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a word in lower case.
    pub(crate) fn phrases(&self, first: &str) -> &[(Vec<&'static str>, Phrase)] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }
}

/// Words for bodies, and the words of names that they can stand for.
fn bodies(gazetteer: &Gazetteer) -> HashMap<String, Vec<String>> {
    let mut bodies: HashMap<String, Vec<String>> = HashMap::new();
    for row in gazetteer.rows("body_nouns") {
        let [noun, meanings, ..] = row[..] else { continue };
        let mut stands = Vec::new();
        for word in meanings.split('|') {
            // "=company": all that "company" can.
            match word.strip_prefix('=').and_then(|other| bodies.get(other)) {
                Some(others) => stands.extend_from_slice(others),
                None => stands.push(word.to_owned()),
            }
        }
        bodies.insert(noun.to_owned(), stands);
    }
    bodies
}

fn place_type(class: &str) -> PlaceType {
    match class {
        "region" => PlaceType::Region,
        "after" => PlaceType::After,
        "water" => PlaceType::Water,
        _ => PlaceType::Before,
    }
}

fn class_flag(class: &str) -> Lex {
    match class {
        "determiner" => Lex::DETERMINER,
        "pronoun" => Lex::PRONOUN,
        "preposition" => Lex::PREPOSITION,
        "conjunction" => Lex::CONJUNCTION,
        "auxiliary" => Lex::AUXILIARY,
        "adverb" => Lex::ADVERB,
        "abbreviation" => Lex::ABBREVIATION,
        "before number" => Lex::ABBREVIATION.with(Lex::BEFORE_NUMBER),
        "capital" => Lex::ABBREVIATION.with(Lex::CAPITAL),
        "honorific" => Lex::HONORIFIC,
        "office" => Lex::OFFICE,
        "modifier" => Lex::OFFICE_MODIFIER,
        "head" => Lex::ORG_HEAD,
        "suffix" => Lex::ORG_SUFFIX,
        "last" => Lex::PLACE_LAST,
        "first" => Lex::PLACE_FIRST,
        "day" => Lex::DAY,
        "month" => Lex::MONTH,
        "feast" => Lex::FEAST,
        "say" => Lex::SAY,
        "think" => Lex::THINK,
        "tell" => Lex::TELL,
        "ask" => Lex::ASK,
        "accuse" => Lex::ACCUSE,
        "calling" => Lex::CALLING,
        "later" => Lex::LATER_OFFICE,
        "storm" => Lex::STORM,
        "club" => Lex::CLUB,
        "wish" => Lex::WISH,
        "act" => Lex::ACT,
        "empty" => Lex::EMPTY,
        "alone" => Lex::ALONE,
        "hearsay" => Lex::HEARSAY,
        "feels" => Lex::FEELS,
        "expected" => Lex::EXPECTED,
        "shows" => Lex::SHOWS,
        "ready" => Lex::READY,
        "light" => Lex::LIGHT,
        "naming" => Lex::NAMING,
        "work" => Lex::WORK,
        "writes" => Lex::WRITES,
        "person" => Lex::PERSON,
        _ => Lex::default(),
    }
}

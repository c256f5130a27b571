//! What the engine says of an article. Names as in the project's annotation contract (docs/ANNOTATION.md).

use serde::{Deserialize, Serialize};

use crate::order::{pair, sort_by_number};
use crate::{Date, Decimal, Degrees, TextRange};

/// How sure the engine is, from calibrated scores: thousandths, 0 to 1000.
pub type Confidence = u16;

/// Everything that the engine says of one article.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Annotations {
    /// BCP 47 tag of the text's language; `und` where it cannot be told.
    pub language: String,
    /// By weight in the story, heaviest first. [`EntityId`]s name them; they are not positions in this list.
    pub entities: Vec<Entity>,
    /// By range.
    pub mentions: Vec<Mention>,
    /// By first content range.
    pub claims: Vec<Claim>,
    /// By range.
    pub times: Vec<Time>,
    /// By range.
    pub numbers: Vec<Number>,
    /// The article in its own sentences.
    pub summary: Summary,
}

impl Annotations {
    /// The entity of that id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }

    /// Drops the pronouns that are nobody's source: what the page does not show, a link need not carry.
    pub fn drop_silent_pronouns(&mut self) {
        let mut sources: Vec<TextRange> =
            self.claims.iter().filter_map(|claim| claim.source).map(|source| source.range).collect();
        sort_by_number(&mut sources, |range| pair(range.start(), range.end()));
        self.mentions.retain(|mention| {
            let before = sources.partition_point(|source| source.start() <= mention.range.start());
            let holds = |source: &TextRange| mention.range.end() <= source.end();
            mention.form != Form::Pronoun || before.checked_sub(1).is_some_and(|last| holds(&sources[last]))
        });
    }
}

/// Names an entity within one article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(pub u32);

/// What an entity is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// One human being.
    Person,
    /// A body with members or staff.
    Organization,
    /// A country, region or city that acts somewhere in the article.
    State,
    /// A people, nationality, religious or political group.
    Group,
    /// A country, region, city, water, mountain, building or address, as a location.
    Place,
}

impl EntityKind {
    /// Every kind, in the order in which the page lists them.
    pub const ALL: [Self; 5] = [Self::Person, Self::Organization, Self::State, Self::Group, Self::Place];

    /// Whether it is an actor: anything but a place.
    pub const fn is_actor(self) -> bool {
        !matches!(self, Self::Place)
    }
}

/// One referent, whatever it is called.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entity {
    /// Its name within the article's annotations.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its longest full name in the text.
    pub name: String,
    /// Its role as printed: "trade minister".
    pub role: Option<String>,
    /// The other names it goes by in the text, in order of first use.
    pub aliases: Vec<String>,
    /// Where it is, for places and states that the gazetteer has.
    pub place: Option<Location>,
}

/// A point on the map.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Location {
    /// Degrees north.
    pub latitude: Degrees,
    /// Degrees east.
    pub longitude: Degrees,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Other places of that name, likeliest first.
    pub alternatives: Vec<Alternative>,
}

/// Another place that a name may mean.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Alternative {
    /// Degrees north.
    pub latitude: Degrees,
    /// Degrees east.
    pub longitude: Degrees,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// What a name names, whatever it does here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum NameType {
    /// A person.
    #[serde(rename = "PER")]
    Person,
    /// An organization.
    #[serde(rename = "ORG")]
    Organization,
    /// A location, countries and cities included.
    #[serde(rename = "LOC")]
    Location,
    /// A nationality, religious or political group.
    #[serde(rename = "NORP")]
    Norp,
}

/// What a mention does here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionRole {
    /// It acts, speaks, decides or holds a stance.
    Actor,
    /// It is where something is.
    Place,
    /// It wrote the article.
    Author,
}

/// In which form an entity is mentioned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// "Rosa Lind".
    Name,
    /// "the minister".
    Nominal,
    /// "she".
    Pronoun,
}

/// A stretch of text that refers to one entity.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mention {
    /// Without article, title and possessive.
    pub range: TextRange,
    /// Whom it refers to.
    pub entity: EntityId,
    /// What the name names.
    pub name_type: NameType,
    /// What it does here.
    pub role: MentionRole,
    /// In which form.
    pub form: Form,
    /// Whether a place name stands for who governs there.
    pub metonym: bool,
    /// Whether the engine doubts it; drawn so.
    pub unsure: bool,
    /// How sure the engine is.
    pub confidence: Confidence,
    /// Why it is marked.
    pub why: Why,
}

/// A reason with the words that show it. The page words it from its string catalogue.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Why {
    /// The reason.
    pub code: Reason,
    /// The words that decided it; may be empty.
    pub spans: Vec<TextRange>,
}

/// Why something is marked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A code that this version does not know, from a newer link.
    Unknown,
    /// The reader said so.
    Reader,
    /// The name stands in the gazetteer.
    Gazetteer,
    /// It begins with a given name.
    GivenName,
    /// A title or role stands before or after it.
    TitleBeside,
    /// One of its words says what it is: "Ministry", "Ltd", "River".
    TypeWord,
    /// The words around it say what it is.
    Context,
    /// The same name elsewhere in the article decided it.
    SameName,
    /// It is an acronym of a name in the article.
    Acronym,
    /// It is made of capitals only, as acronyms are.
    CapitalLetters,
    /// The network's own reading.
    Network,
    /// Words in quotation marks beside a verb of speech.
    QuotedSpeech,
    /// A verb of speech with what was said.
    ReportedSpeech,
    /// "according to" and its like.
    AccordingTo,
    /// A speaker and a colon in a headline.
    HeadlineColon,
    /// A noun that announces speech: "in a statement".
    SpeechNoun,
    /// The article itself predicts.
    OwnPrediction,
    /// The article itself evaluates.
    OwnEvaluation,
    /// The article itself infers.
    OwnInference,
    /// The article itself names a cause.
    OwnCause,
    /// The article itself gives a number.
    OwnNumber,
    /// Its state is governed from there.
    Seat,
    /// It is the one that a pronoun can mean here.
    Antecedent,
    /// Somebody says so, and the article does not say who: "is said to", "reportedly".
    Hearsay,
    /// A people's name stands for its state, which speaks or decides here.
    People,
}

/// How a claim is put.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// All content in quotation marks.
    Quoted,
    /// Partly in quotation marks.
    Mixed,
    /// None of it in quotation marks.
    Reported,
    /// The article's own voice.
    Own,
}

impl Mode {
    /// Every mode, in the order in which the page lists them.
    pub const ALL: [Self; 4] = [Self::Quoted, Self::Mixed, Self::Reported, Self::Own];
}

/// How firmly the source puts it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Said to be so.
    Stated,
    /// "may", "likely", "reportedly".
    Hedged,
    /// About what has not happened yet.
    Predicted,
    /// The source says it is not so.
    Denied,
    /// A question.
    Asked,
}

impl Certainty {
    /// Every certainty, firmest first, as the page lists them.
    pub const ALL: [Self; 5] = [Self::Stated, Self::Denied, Self::Predicted, Self::Hedged, Self::Asked];
}

/// Who answers for a claim.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Source {
    /// The whole noun phrase.
    pub range: TextRange,
    /// Its entity; none for unnamed sources.
    pub entity: Option<EntityId>,
}

/// Something that the article puts forward as so.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Claim {
    /// What is claimed: one or more disjoint ranges, in order; quotation marks included.
    pub content: Vec<TextRange>,
    /// Who answers for it; none where nobody is named (own voice, passives).
    pub source: Option<Source>,
    /// The words that attribute it, in order.
    pub cue: Vec<TextRange>,
    /// How it is put.
    pub mode: Mode,
    /// How firmly.
    pub certainty: Certainty,
    /// The words that decided the certainty, in order.
    pub certainty_cue: Vec<TextRange>,
    /// Whether the engine doubts it; drawn so.
    pub unsure: bool,
    /// How sure the engine is.
    pub confidence: Confidence,
    /// Why it is marked.
    pub why: Why,
}

impl Claim {
    /// From the first byte of its content to the last.
    pub fn extent(&self) -> TextRange {
        self.content.iter().copied().reduce(TextRange::cover).unwrap_or_default()
    }
}

/// A date or time in the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Time {
    /// Where it stands.
    pub range: TextRange,
    /// The day it means; of a week, a weekend or a month the first.
    pub value: Date,
    /// Whether the day was guessed: from the reader's date, or because nothing settles which one is meant. "2019" is none.
    pub guess: bool,
}

/// A quantity in the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Number {
    /// Where it stands, unit included.
    pub range: TextRange,
    /// How much; of a range, "3-5 percent", its lower end.
    pub value: Decimal,
    /// Of what: "percent", "USD", "km"; empty for a bare count.
    pub unit: String,
    /// The claim it stands in: a position in [`Annotations::claims`].
    pub claim: Option<u32>,
}

/// The article in its own sentences, and what to check first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Summary {
    /// At most three sentences of the article, in order.
    pub sentences: Vec<TextRange>,
    /// What a careful reader would look at first.
    pub check_first: Vec<CheckFirst>,
}

/// Something to check, with its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CheckFirst {
    /// Where it stands.
    pub range: TextRange,
    /// A second place that belongs to it: the body that a headline stands on.
    pub also: Option<TextRange>,
    /// Why.
    pub why: CheckReason,
}

/// Why something is worth checking.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckReason {
    /// A code that this version does not know, from a newer link.
    Unknown,
    /// A number that nobody answers for.
    NumberWithoutSource,
    /// A claim that rests on one unnamed source.
    LoneUnnamedSource,
    /// A headline firmer than the body it stands on.
    FirmerHeadline,
}

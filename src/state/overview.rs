//! What the sidebar lists, counted once per reading: who, what each said, whose words fill the article, where.

use article::order::{pair, sort_by_number};
use article::{
    Annotations, Article, Certainty, Date, EntityId, EntityKind, Form, Location, MentionRole, Mode, TextRange,
    is_unnamed_source,
};

use super::Letter;
use super::details::other_names;

/// The sidebar's lists.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Overview {
    /// Actors by kind, heaviest first.
    pub who: Vec<WhoRow>,
    /// Sources with their claims: named ones by number of claims, then the unnamed, the article's own voice last.
    pub speakers: Vec<SpeakerRow>,
    /// Whose words fill how much of the article.
    pub voices: Vec<VoiceShare>,
    /// Places, heaviest first.
    pub places: Vec<PlaceRow>,
    /// Sentences of the article that tell what it says.
    pub sentences: Vec<TextRange>,
    /// Claims by the letter in their margin, as in [`Letter::ALL`].
    pub claims_by_letter: [usize; 4],
    /// Days that the text names, in order.
    pub days: Vec<DayRow>,
    /// For each mention: whether it is the first of its entity in its block.
    pub first_in_block: Vec<bool>,
    /// How many sources the article does not name, told apart by its words for them.
    pub unnamed_sources: usize,
}

/// An actor in Who.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WhoRow {
    /// Its id.
    pub entity: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its name.
    pub name: String,
    /// Its role as printed.
    pub role: Option<String>,
    /// Its other names.
    pub aliases: Vec<String>,
    /// For a state those that stand for it: "Lima".
    pub stand_ins: Vec<String>,
    /// Its mentions by name: positions in the annotations.
    pub mentions: Vec<u32>,
    /// The claims it answers for: positions in the annotations.
    pub claims: Vec<u32>,
}

/// Who answers for a claim.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Speaker {
    /// An entity.
    Entity(EntityId),
    /// Somebody the article does not name: the words that it uses, or none where nobody can be found by them. All of those
    /// are one source: "officials", "sources familiar with the matter", "is said to".
    Unnamed(Option<String>),
    /// The article itself.
    Article,
}

/// A source with its claims, firmest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpeakerRow {
    /// Who.
    pub speaker: Speaker,
    /// How the page calls it; empty where the string catalogue does.
    pub name: String,
    /// Its claims: positions in the annotations.
    pub claims: Vec<u32>,
}

/// A stretch of the share-of-voice bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VoiceShare {
    /// Whose words; `None` for everything that nobody is quoted or reported with.
    pub name: Option<String>,
    /// Its row among the speakers; `None` for the rest of the text.
    pub speaker: Option<usize>,
    /// Of the article's body text, in thousandths.
    pub thousandths: u32,
}

/// A place in Where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceRow {
    /// Its id.
    pub entity: EntityId,
    /// Its name.
    pub name: String,
    /// Where it is, if the gazetteer has it.
    pub location: Option<Location>,
    /// Its mentions as a place: positions in the annotations.
    pub mentions: Vec<u32>,
}

/// A day in When.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayRow {
    /// The day.
    pub day: Date,
    /// Whether it was guessed from the reader's date wherever it is named.
    pub guess: bool,
    /// Where it is named, in order.
    pub ranges: Vec<TextRange>,
}

impl Overview {
    /// Counts a reading. Linear in its marks, but for logarithms.
    pub fn of(article: &Article, annotations: &Annotations) -> Self {
        let indexed = Indexed::of(article, annotations);
        let speakers = speakers(article, annotations, &indexed);
        Self {
            who: who(article, annotations, &indexed),
            voices: voices(article, annotations, &speakers),
            places: places(annotations, &indexed),
            days: days(annotations),
            sentences: annotations.summary.sentences.clone(),
            claims_by_letter: Letter::ALL
                .map(|letter| annotations.claims.iter().filter(|claim| Letter::of(claim) == letter).count()),
            first_in_block: indexed.first_in_block,
            unnamed_sources: unnamed_sources(article, annotations, &speakers),
            speakers,
        }
    }
}

/// What each entity has, found by its id.
struct Indexed {
    /// Ids with positions in the annotations, sorted by id.
    ids: Vec<(u32, usize)>,
    /// For each entity, in the annotations' order: its mentions by name, and the claims that it answers for.
    mentions: Vec<Vec<u32>>,
    claims: Vec<Vec<u32>>,
    first_in_block: Vec<bool>,
}

impl Indexed {
    fn of(article: &Article, annotations: &Annotations) -> Self {
        let count = annotations.entities.len();
        let mut ids: Vec<(u32, usize)> = annotations.entities.iter().map(|entity| entity.id.0).zip(0..).collect();
        sort_by_number(&mut ids, |(id, _)| u64::from(*id));
        let mut indexed = Self {
            ids,
            mentions: vec![Vec::new(); count],
            claims: vec![Vec::new(); count],
            first_in_block: Vec::new(),
        };
        let mut last_block = vec![None; count];
        for (position, mention) in (0..).zip(&annotations.mentions) {
            let (place, block) = (indexed.place(mention.entity), article.block_at(mention.range.start()));
            let is_first = place.is_none_or(|place| last_block[place] != Some(block));
            indexed.first_in_block.push(is_first);
            if let Some(place) = place {
                last_block[place] = Some(block);
                if mention.form == Form::Name {
                    indexed.mentions[place].push(position);
                }
            }
        }
        for (position, claim) in (0..).zip(&annotations.claims) {
            let entity = claim.source.and_then(|source| source.entity);
            if let Some(place) = entity.and_then(|id| indexed.place(id)) {
                indexed.claims[place].push(position);
            }
        }
        indexed
    }

    /// Where in the annotations an entity stands.
    fn place(&self, id: EntityId) -> Option<usize> {
        self.ids.binary_search_by_key(&id.0, |(id, _)| *id).ok().map(|index| self.ids[index].1)
    }
}

fn who(article: &Article, annotations: &Annotations, indexed: &Indexed) -> Vec<WhoRow> {
    let role_of = |position: &u32| annotations.mentions[*position as usize].role;
    let row = |(place, entity): (usize, &article::Entity)| {
        let mentions = indexed.mentions[place].clone();
        let only_author = !mentions.is_empty() && mentions.iter().all(|m| role_of(m) == MentionRole::Author);
        let (aliases, stand_ins) = other_names(article, annotations, entity, &mentions);
        (entity.kind.is_actor() && !only_author).then(|| WhoRow {
            entity: entity.id,
            kind: entity.kind,
            name: entity.name.clone(),
            role: entity.role.clone(),
            aliases,
            stand_ins,
            mentions,
            claims: indexed.claims[place].clone(),
        })
    };
    annotations.entities.iter().enumerate().filter_map(row).collect()
}

fn places(annotations: &Annotations, indexed: &Indexed) -> Vec<PlaceRow> {
    let row = |(place, entity): (usize, &article::Entity)| {
        let named = &indexed.mentions[place];
        let is_place = |position: &&u32| annotations.mentions[**position as usize].role == MentionRole::Place;
        let mut mentions: Vec<u32> = named.iter().filter(is_place).copied().collect();
        if mentions.is_empty() && entity.kind == EntityKind::Place {
            // A place that is named for who governs there alone: it is on the map all the same.
            mentions.clone_from(named);
        }
        let is_place = entity.kind == EntityKind::Place || (entity.kind == EntityKind::State && !mentions.is_empty());
        is_place.then(|| PlaceRow {
            entity: entity.id,
            name: entity.name.clone(),
            location: entity.place.clone(),
            mentions,
        })
    };
    annotations.entities.iter().enumerate().filter_map(row).collect()
}

fn days(annotations: &Annotations) -> Vec<DayRow> {
    let number = |day: Date| u64::from(day.year) << 9 | u64::from(day.month) << 5 | u64::from(day.day);
    let mut times: Vec<&article::Time> = annotations.times.iter().collect();
    sort_by_number(&mut times, |time| number(time.value) << 32 | u64::from(time.range.start()));
    let mut days: Vec<DayRow> = Vec::new();
    for time in times {
        match days.last_mut().filter(|row| row.day == time.value) {
            Some(row) => {
                row.guess &= time.guess;
                row.ranges.push(time.range);
            }
            None => days.push(DayRow { day: time.value, guess: time.guess, ranges: vec![time.range] }),
        }
    }
    days
}

fn speaker_of(article: &Article, claim: &article::Claim) -> Speaker {
    match (claim.mode, claim.source) {
        (Mode::Own, _) => Speaker::Article,
        (_, Some(source)) => match source.entity {
            Some(entity) => Speaker::Entity(entity),
            None if is_unnamed_source(article.slice(source.range)) => Speaker::Unnamed(None),
            None => Speaker::Unnamed(Some(words_alike(article.slice(source.range)))),
        },
        (_, None) => Speaker::Unnamed(None),
    }
}

/// Unnamed sources, by the words for them; those without any are one.
fn unnamed_sources(article: &Article, annotations: &Annotations, speakers: &[SpeakerRow]) -> usize {
    let grouped = speakers.iter().filter(|row| row.speaker == Speaker::Unnamed(None));
    let mut words: Vec<u64> = grouped
        .flat_map(|row| &row.claims)
        .map(|position| {
            let source = annotations.claims[*position as usize].source;
            rough_key(&Speaker::Unnamed(source.map(|source| words_alike(article.slice(source.range)))))
        })
        .collect();
    sort_by_number(&mut words, |key| *key);
    words.dedup();
    words.len()
}

/// The same words at the beginning of a sentence and inside it are one source: a first word in small letters, unless it is
/// written as a name is ("WHO officials").
fn words_alike(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        // Of letters without accents: the tables of all others would have to be loaded with the page.
        (Some(first), second) if !second.is_some_and(|second| second.is_ascii_uppercase()) => {
            [first.to_ascii_lowercase()].into_iter().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

/// A number that tells sources apart, nearly always: entities by id, unnamed ones by a hash of their words.
fn rough_key(speaker: &Speaker) -> u64 {
    match speaker {
        Speaker::Article => u64::MAX,
        Speaker::Entity(id) => u64::from(id.0),
        Speaker::Unnamed(words) => {
            let words = words.as_deref().unwrap_or_default();
            let hash = words
                .bytes()
                .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
            hash | 1 << 63
        }
    }
}

/// Claims grouped by who answers for them.
fn speakers(article: &Article, annotations: &Annotations, indexed: &Indexed) -> Vec<SpeakerRow> {
    let mut claims: Vec<(Speaker, u32)> =
        (0..).zip(&annotations.claims).map(|(position, claim)| (speaker_of(article, claim), position)).collect();
    sort_by_number(&mut claims, |(speaker, _)| rough_key(speaker));
    let mut rows: Vec<SpeakerRow> = Vec::new();
    for (speaker, position) in claims {
        match rows.last_mut().filter(|row| row.speaker == speaker) {
            Some(row) => row.claims.push(position),
            None => {
                let name = match &speaker {
                    Speaker::Entity(id) => indexed.place(*id).map(|place| annotations.entities[place].name.clone()),
                    Speaker::Unnamed(words) => words.clone(),
                    Speaker::Article => None,
                };
                rows.push(SpeakerRow { speaker, name: name.unwrap_or_default(), claims: vec![position] });
            }
        }
    }
    for row in &mut rows {
        sort_by_number(&mut row.claims, |position| {
            pair(firmness(annotations.claims[*position as usize].certainty), *position)
        });
    }
    sort_by_number(&mut rows, |row| {
        let rank: u64 = match row.speaker {
            Speaker::Entity(_) => 0,
            Speaker::Unnamed(_) => 1,
            Speaker::Article => 2,
        };
        rank << 60 | (0x0fff_ffff - row.claims.len() as u64) << 32 | u64::from(row.claims[0])
    });
    rows
}

fn firmness(certainty: Certainty) -> u32 {
    let place = Certainty::ALL.iter().position(|other| *other == certainty).unwrap_or(Certainty::ALL.len());
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Whose words fill how much of the body text: bytes of content by source, nested claims counted for the outer one.
fn voices(article: &Article, annotations: &Annotations, speakers: &[SpeakerRow]) -> Vec<VoiceShare> {
    let body = article.blocks().iter().filter(|block| block.kind.carries_claims());
    let total: u32 = body.map(|block| block.range.len()).sum();
    if total == 0 {
        return Vec::new();
    }
    let mut covered_to = 0;
    let mut bytes: Vec<u32> = vec![0; annotations.claims.len()];
    for (claim, bytes) in annotations.claims.iter().zip(&mut bytes).filter(|(claim, _)| claim.mode != Mode::Own) {
        for range in &claim.content {
            *bytes += TextRange::new(range.start().max(covered_to), range.end()).len();
            covered_to = covered_to.max(range.end());
        }
    }
    let thousandths = |bytes: u32| u32::try_from(u64::from(bytes) * 1000 / u64::from(total)).unwrap_or(1000);
    let voice = |(index, row): (usize, &SpeakerRow)| {
        let spoken = row.claims.iter().map(|position| bytes[*position as usize]).sum();
        VoiceShare { name: Some(row.name.clone()), speaker: Some(index), thousandths: thousandths(spoken) }
    };
    let named = speakers.iter().enumerate().filter(|(_, row)| row.speaker != Speaker::Article);
    let mut voices: Vec<VoiceShare> = named.map(voice).filter(|share| share.thousandths > 0).collect();
    // Speakers are in order: of equals the one with more claims comes first.
    sort_by_number(&mut voices, |share| u64::from(u32::MAX - share.thousandths));
    let spoken: u32 = voices.iter().map(|share| share.thousandths).sum();
    voices.push(VoiceShare { name: None, speaker: None, thousandths: 1000u32.saturating_sub(spoken) });
    voices
}

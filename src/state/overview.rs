//! What the sidebar lists, counted once per reading: who, what each said, whose words fill the article, where.

use std::collections::BTreeMap;

use article::{Annotations, Article, Certainty, EntityId, EntityKind, Form, Location, MentionRole, Mode, TextRange};

use super::Letter;

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
    /// For each mention: whether it is the first of its entity in its block.
    pub first_in_block: Vec<bool>,
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
    /// Its other names; for a state those that stand for it ("Lima").
    pub aliases: Vec<String>,
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
    /// Somebody the article does not name: the words it uses, or none.
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
    /// Its first claim, to go to; `None` for the rest of the text.
    pub claim: Option<u32>,
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

impl Overview {
    /// Counts a reading. Linear in its marks.
    pub fn of(article: &Article, annotations: &Annotations) -> Self {
        let by_entity = Indexed::of(annotations);
        Self {
            who: who(annotations, &by_entity),
            speakers: speakers(article, annotations),
            voices: voices(article, annotations),
            places: places(annotations, &by_entity),
            sentences: annotations.summary.sentences.clone(),
            claims_by_letter: Letter::ALL
                .map(|letter| annotations.claims.iter().filter(|claim| Letter::of(claim) == letter).count()),
            first_in_block: first_in_block(article, annotations),
        }
    }

    /// How many actors of a kind.
    pub fn count(&self, kind: EntityKind) -> usize {
        self.who.iter().filter(|row| row.kind == kind).count()
    }

    /// How many sources the article does not name.
    pub fn unnamed_sources(&self) -> usize {
        self.speakers.iter().filter(|row| matches!(row.speaker, Speaker::Unnamed(_))).count()
    }

    /// The row of an actor.
    pub fn who_row(&self, entity: EntityId) -> Option<&WhoRow> {
        self.who.iter().find(|row| row.entity == entity)
    }
}

/// Mentions and claims of each entity, in order.
#[derive(Default)]
struct Indexed {
    mentions: BTreeMap<EntityId, Vec<u32>>,
    claims: BTreeMap<EntityId, Vec<u32>>,
}

impl Indexed {
    fn of(annotations: &Annotations) -> Self {
        let mut indexed = Self::default();
        for (position, mention) in (0..).zip(&annotations.mentions) {
            if mention.form == Form::Name {
                indexed.mentions.entry(mention.entity).or_default().push(position);
            }
        }
        for (position, claim) in (0..).zip(&annotations.claims) {
            if let Some(entity) = claim.source.and_then(|source| source.entity) {
                indexed.claims.entry(entity).or_default().push(position);
            }
        }
        indexed
    }

    fn mentions(&self, entity: EntityId) -> Vec<u32> {
        self.mentions.get(&entity).cloned().unwrap_or_default()
    }

    fn claims(&self, entity: EntityId) -> Vec<u32> {
        self.claims.get(&entity).cloned().unwrap_or_default()
    }
}

fn who(annotations: &Annotations, indexed: &Indexed) -> Vec<WhoRow> {
    let role_of = |position: &u32| annotations.mentions[*position as usize].role;
    let row = |entity: &article::Entity| {
        let mentions = indexed.mentions(entity.id);
        let claims = indexed.claims(entity.id);
        let only_author = !mentions.is_empty() && mentions.iter().all(|m| role_of(m) == MentionRole::Author);
        (entity.kind.is_actor() && !only_author).then(|| WhoRow {
            entity: entity.id,
            kind: entity.kind,
            name: entity.name.clone(),
            role: entity.role.clone(),
            aliases: entity.aliases.clone(),
            mentions,
            claims,
        })
    };
    annotations.entities.iter().filter_map(row).collect()
}

fn places(annotations: &Annotations, indexed: &Indexed) -> Vec<PlaceRow> {
    let row = |entity: &article::Entity| {
        let mut mentions = indexed.mentions(entity.id);
        mentions.retain(|position| annotations.mentions[*position as usize].role == MentionRole::Place);
        let is_place = entity.kind == EntityKind::Place || (entity.kind == EntityKind::State && !mentions.is_empty());
        is_place.then(|| PlaceRow {
            entity: entity.id,
            name: entity.name.clone(),
            location: entity.place.clone(),
            mentions,
        })
    };
    annotations.entities.iter().filter_map(row).collect()
}

fn speaker_of(article: &Article, claim: &article::Claim) -> Speaker {
    match (claim.mode, claim.source) {
        (Mode::Own, _) => Speaker::Article,
        (_, Some(source)) => match source.entity {
            Some(entity) => Speaker::Entity(entity),
            None => Speaker::Unnamed(Some(article.slice(source.range).to_lowercase())),
        },
        (_, None) => Speaker::Unnamed(None),
    }
}

fn speakers(article: &Article, annotations: &Annotations) -> Vec<SpeakerRow> {
    let mut claims: BTreeMap<Speaker, Vec<u32>> = BTreeMap::new();
    for (position, claim) in (0..).zip(&annotations.claims) {
        claims.entry(speaker_of(article, claim)).or_default().push(position);
    }
    let names: BTreeMap<EntityId, &str> =
        annotations.entities.iter().map(|entity| (entity.id, entity.name.as_str())).collect();
    let mut rows: Vec<SpeakerRow> = Vec::with_capacity(claims.len());
    for (speaker, mut positions) in claims {
        positions.sort_by_key(|position| firmness(annotations.claims[*position as usize].certainty));
        let name = match &speaker {
            Speaker::Entity(entity) => names.get(entity).copied().unwrap_or_default().to_owned(),
            Speaker::Unnamed(words) => words.clone().unwrap_or_default(),
            Speaker::Article => String::new(),
        };
        rows.push(SpeakerRow { speaker, name, claims: positions });
    }
    rows.sort_by_key(|row| {
        let rank = match row.speaker {
            Speaker::Entity(_) => 0,
            Speaker::Unnamed(_) => 1,
            Speaker::Article => 2,
        };
        (rank, std::cmp::Reverse(row.claims.len()), row.claims[0])
    });
    rows
}

fn firmness(certainty: Certainty) -> usize {
    Certainty::ALL.iter().position(|other| *other == certainty).unwrap_or(Certainty::ALL.len())
}

/// Whose words fill how much of the body text: bytes of content by source, nested claims counted for the outer one.
fn voices(article: &Article, annotations: &Annotations) -> Vec<VoiceShare> {
    let body = article.blocks().iter().filter(|block| block.kind.carries_claims());
    let total: u32 = body.map(|block| block.range.len()).sum();
    if total == 0 {
        return Vec::new();
    }
    let mut shares: BTreeMap<Speaker, (u32, u32)> = BTreeMap::new();
    let mut covered_to = 0;
    for (position, claim) in (0..).zip(&annotations.claims) {
        if claim.mode == Mode::Own {
            continue;
        }
        for range in &claim.content {
            let fresh = TextRange::new(range.start().max(covered_to), range.end());
            covered_to = covered_to.max(range.end());
            shares.entry(speaker_of(article, claim)).or_insert((0, position)).0 += fresh.len();
        }
    }
    let thousandths = |bytes: u32| u32::try_from(u64::from(bytes) * 1000 / u64::from(total)).unwrap_or(1000);
    let name = |speaker: &Speaker| match speaker {
        Speaker::Entity(id) => annotations.entity(*id).map(|entity| entity.name.clone()),
        Speaker::Unnamed(words) => Some(words.clone().unwrap_or_default()),
        Speaker::Article => None,
    };
    let mut voices: Vec<VoiceShare> = shares
        .iter()
        .map(|(speaker, (bytes, claim))| VoiceShare {
            name: name(speaker),
            claim: Some(*claim),
            thousandths: thousandths(*bytes),
        })
        .filter(|share| share.thousandths > 0)
        .collect();
    voices.sort_by_key(|share| (std::cmp::Reverse(share.thousandths), share.claim));
    let spoken: u32 = voices.iter().map(|share| share.thousandths).sum();
    voices.push(VoiceShare { name: None, claim: None, thousandths: 1000u32.saturating_sub(spoken) });
    voices
}

fn first_in_block(article: &Article, annotations: &Annotations) -> Vec<bool> {
    let mut seen: std::collections::BTreeSet<(EntityId, usize)> = std::collections::BTreeSet::new();
    let mut first = |mention: &article::Mention| match article.block_at(mention.range.start()) {
        Some(block) => seen.insert((mention.entity, block)),
        None => true,
    };
    annotations.mentions.iter().map(&mut first).collect()
}

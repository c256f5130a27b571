//! Says whom pronouns mean: "he", "her", "it", "they".
//!
//! Names and pronouns are gone through in order. For each pronoun the entities named before it (and after it in its own
//! sentence) that it can mean by number and gender are weighed by learned weights ([`weigh`]): where they were named
//! last and as what, what stands in between, what an earlier pronoun meant. The weights are those of a log-linear choice
//! learned from pronouns that people resolved (`training/pronouns.py`). Somebody who is not named but stands nearer is meant
//! first ([`stranger`]), and is nobody of the list. No pronoun becomes an entity of its own.

mod candidate;
mod plural;
mod slot;
mod stranger;
mod tag;
pub mod training;
mod weigh;

use std::ops::Range;

use article::{Confidence, EntityId, EntityKind, Form, Mention, MentionRole, NameType, Reason, Why};

use crate::document::Document;
use crate::entities::roles::Roles;
use crate::gender::{self, Gender};
use crate::lexicon::Lex;
use crate::token::Kind;
use candidate::Candidate;
use stranger::Stranger;
pub(crate) use weigh::Weights;

/// A pronoun and whom it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Resolved {
    /// The pronoun's token.
    pub(crate) token: u32,
    pub(crate) entity: EntityId,
    /// Whether it could well be another.
    pub(crate) unsure: bool,
}

/// What a pronoun asks of whom it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Number {
    /// "he", "she".
    One(Gender),
    /// "it".
    Thing,
    /// "they".
    Several,
}

/// What a word in lower case asks for as a pronoun of the third person, and what part of speech it is there.
fn pronoun(word: &str) -> Option<(Number, slot::Use)> {
    use slot::Use::{Object, Owner, Reflexive, Subject};
    Some(match word {
        "he" => (Number::One(Gender::Male), Subject),
        "him" => (Number::One(Gender::Male), Object),
        "his" => (Number::One(Gender::Male), Owner),
        "himself" => (Number::One(Gender::Male), Reflexive),
        "she" => (Number::One(Gender::Female), Subject),
        "her" | "hers" => (Number::One(Gender::Female), Owner),
        "herself" => (Number::One(Gender::Female), Reflexive),
        "it" => (Number::Thing, Subject),
        "its" => (Number::Thing, Owner),
        "itself" => (Number::Thing, Reflexive),
        "they" => (Number::Several, Subject),
        "them" => (Number::Several, Object),
        "their" | "theirs" => (Number::Several, Owner),
        "themselves" => (Number::Several, Reflexive),
        _ => return None,
    })
}

/// Where an entity was mentioned.
#[derive(Clone, Copy, Debug)]
struct Spot {
    first: usize,
    end: usize,
    sentence: usize,
    slot: slot::Slot,
    /// Whether it is the first person of its sentence.
    leads: bool,
    /// Whether it speaks there: "Lind said".
    speaks: bool,
}

/// What is known of an entity on the way through the text.
#[derive(Clone, Debug, Default)]
struct Track {
    /// By name or pronoun.
    last: Option<Spot>,
    last_name: Option<Spot>,
    /// Names and pronouns so far; names so far.
    mentions: u32,
    names: u32,
    gender: gender::Evidence,
}

/// Candidates weighed for one pronoun.
const CANDIDATES: usize = 14;
/// Sentences looked back for "it" and "they", and for a person.
const BACK: usize = 1;
const BACK_PERSON: usize = 40;
/// From this lead on (32 is one unit of log-odds) the answer is sure.
const SURE: i32 = 40;

/// Goes through the text and resolves its pronouns.
#[derive(Debug, Default)]
pub(crate) struct Resolver {
    tracks: Vec<Track>,
    /// Entities by last mention, latest last.
    recent: Vec<usize>,
    /// Whom the last "he" and the last "she" meant, and in which sentence.
    last: [Option<(usize, usize)>; 2],
    first_person: Option<usize>,
    /// Where it goes on among the names.
    mention: usize,
    /// Those without a name, the latest last.
    strangers: Vec<Stranger>,
    roles: Roles,
    found: Vec<Resolved>,
}

/// Those without a name who are remembered.
const STRANGERS: usize = 4;

/// What is looked at for one pronoun.
struct Ground<'a, 'd> {
    document: &'a Document<'d>,
    tracks: &'a [Track],
    last: &'a [Option<(usize, usize)>; 2],
    token: usize,
    sentence: usize,
    number: Number,
    used: slot::Use,
    first_person: Option<usize>,
    /// Candidates named before it in its sentence.
    beside: usize,
    /// Where in its sentence it stands.
    place: &'static str,
    /// The most mentions that a candidate has.
    most: u32,
}

impl Resolver {
    /// Reads a run of sentences.
    pub(crate) fn step(&mut self, document: &Document<'_>, run: Range<usize>) {
        self.read(document, run, &mut |_, _| {});
    }

    /// What was resolved, in order.
    pub(crate) fn finish(self) -> Vec<Resolved> {
        self.found
    }

    /// Reads a run of sentences; `hear` is told of every pronoun with its candidates.
    fn read(
        &mut self,
        document: &Document<'_>,
        run: Range<usize>,
        hear: &mut dyn FnMut(&Ground<'_, '_>, &[Candidate]),
    ) {
        if self.tracks.is_empty() {
            self.tracks =
                gender::of_entities(document).into_iter().map(|gender| Track { gender, ..Track::default() }).collect();
            let mut people = document.mentions.iter().filter(|mention| mention.name_type == NameType::Person);
            self.first_person = people.next().map(|mention| mention.entity.0 as usize);
            self.roles = Roles::new(document);
        }
        for sentence in run {
            let mut led = false;
            let tokens = document.sentences[sentence].tokens();
            let mut at = tokens.start;
            while at < tokens.end {
                if let Some(&(first, end)) =
                    document.mention_tokens.get(self.mention).filter(|name| name.0 as usize == at)
                {
                    let mention = &document.mentions[self.mention];
                    self.mention += 1;
                    if mention.role != MentionRole::Author {
                        let entity = mention.entity.0 as usize;
                        let spot =
                            spot(document, (first as usize, end as usize), sentence, &mut led, &mention.name_type);
                        self.see(entity, spot, true);
                        let is_here = |met: &&Stranger| met.spot.sentence == sentence;
                        let person = mention.name_type == NameType::Person;
                        if person
                            && self.strangers.last().filter(is_here).is_some()
                            && stranger::names(document, at, &spot, &tokens)
                        {
                            self.strangers.pop();
                        }
                    }
                    at = end as usize;
                    continue;
                }
                if let Some((number, used)) =
                    pronoun(document.lower(at)).filter(|_| document.tokens[at].kind == Kind::Word)
                {
                    let used = slot::refine(document, at, used, tokens.end);
                    self.resolve(document, (at, sentence), number, used, hear, &mut led);
                }
                if let Some(phrase) = stranger::phrase(document, at, &tokens) {
                    self.meet(document, phrase, sentence, &tokens);
                }
                at += 1;
            }
        }
    }

    fn see(&mut self, entity: usize, spot: Spot, by_name: bool) {
        let Some(track) = self.tracks.get_mut(entity) else { return };
        track.last = Some(spot);
        track.mentions += 1;
        if by_name {
            track.last_name = Some(spot);
            track.names += 1;
        }
        self.recent.retain(|&other| other != entity);
        self.recent.push(entity);
        if self.recent.len() > 4 * CANDIDATES {
            self.recent.remove(0);
        }
    }

    fn resolve(
        &mut self,
        document: &Document<'_>,
        (token, sentence): (usize, usize),
        number: Number,
        used: slot::Use,
        hear: &mut dyn FnMut(&Ground<'_, '_>, &[Candidate]),
        led: &mut bool,
    ) {
        let next = Some(token + 1).filter(|&next| next < document.sentences[sentence].end as usize);
        let speaks = next.is_some_and(|next| document.word(next).lex.any(Lex::REPORT_FINITE));
        // "It rained": what is no person is looked for only where something is somebody's, or speaks.
        if !matches!(number, Number::One(_)) && used != slot::Use::Owner && !speaks {
            return;
        }
        if number == Number::Several && plural::is_others(document, token, sentence) {
            return;
        }
        let mut candidates = self.candidates(document, (token, sentence), number);
        if !matches!(number, Number::One(_)) {
            let is_medium = |candidate: &Candidate| {
                self.tracks[candidate.entity].last.is_some_and(|spot| tag::is_medium(document, spot.first))
            };
            if !candidates.iter().all(is_medium) {
                candidates.retain(|candidate| !is_medium(candidate));
            }
        }
        let mut stranger = None;
        if let Number::One(gender) = number {
            let barred = self.barred(document, (token, sentence), used);
            candidates.retain(|candidate| Some(candidate.entity) != barred);
            let fits = |candidate: &Candidate| self.tracks[candidate.entity].gender.speaks_not_against(gender);
            candidates.retain(fits);
            let (is_stranger, may_be) = self.stranger(document, gender, sentence, &candidates);
            stranger = may_be;
            if is_stranger && let Some(met) = self.strangers.iter_mut().rfind(|met| met.fits(gender, sentence)) {
                let mut spot = spot(document, (token, token + 1), sentence, &mut true, &NameType::Person);
                spot.slot = slot::of_use(used);
                met.meant(gender, spot);
                self.last[gender as usize] = Some((usize::MAX, sentence));
                return;
            }
        }
        // "The union and the league met. They …" are both.
        let spot_of = |candidate: &Candidate| self.tracks[candidate.entity].last;
        let both = |spot: Spot| number == Number::Several && plural::is_joined(document, spot.first, spot.end);
        if candidates.first().and_then(spot_of).is_some_and(both) {
            return;
        }
        let ground = Ground {
            document,
            tracks: &self.tracks,
            last: &self.last,
            token,
            sentence,
            number,
            used,
            beside: candidates
                .iter()
                .filter(|c| self.tracks[c.entity].last.is_some_and(|spot| spot.sentence == sentence))
                .count(),
            place: slot::place(document, token, document.sentences[sentence].first as usize),
            most: candidates.iter().map(|c| self.tracks[c.entity].mentions).max().unwrap_or_default(),
            first_person: self.first_person,
        };
        hear(&ground, &candidates);
        let mut scored: Vec<(i32, usize)> =
            candidates.iter().enumerate().map(|(at, candidate)| (weigh::score(&ground, candidate), at)).collect();
        // "Lind accused Berg. “He lied,” |she| said": who speaks, as news has it.
        let teller = tag::teller(&ground, &candidates);
        for (score, at) in &mut scored {
            *score += if teller == Some(*at) { tag::TELLS } else { 0 };
        }
        scored.sort_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
        let Some(&(best, at)) = scored.first() else { return };
        let second = scored.get(1).map_or(i32::MIN / 2, |&(score, _)| score);
        let is_person = matches!(number, Number::One(_));
        let entity = candidates[at].entity;
        let is_state = document.entities.get(entity).is_some_and(|entity| entity.kind == EntityKind::State);
        let unsure = best - second < SURE
            || !is_person && (scored.len() > 1 || is_state && number == Number::Several)
            || candidates[at].after.is_some()
            || stranger.is_some_and(|met| self.tracks[entity].last.is_none_or(|spot| met.may_be_meant(&spot)));
        self.found.push(Resolved { token: token as u32, entity: EntityId(entity as u32), unsure });
        if let Number::One(gender) = number {
            self.last[gender as usize] = Some((entity, sentence));
            self.tracks[entity].gender.hear(gender);
        }
        let mut spot = spot(document, (token, token + 1), sentence, led, &NameType::Person);
        spot.slot = slot::of_use(used);
        self.see(entity, spot, false);
    }
}

fn spot(
    document: &Document<'_>,
    (first, end): (usize, usize),
    sentence: usize,
    led: &mut bool,
    name_type: &NameType,
) -> Spot {
    let within = document.sentences[sentence].tokens();
    let leads = *name_type == NameType::Person && !*led;
    *led |= leads;
    let slot = slot::of_name(document, first, end, &within);
    Spot { first, end, sentence, slot, leads, speaks: slot::speaks(document, first, end, &within) }
}

/// How sure one can be of a pronoun.
const CONFIDENCE: [Confidence; 2] = [800, 550];

/// The mentions that the pronouns are.
pub(crate) fn mentions(document: &Document<'_>) -> Vec<Mention> {
    let mention = |resolved: &Resolved| {
        let token = resolved.token as usize;
        let name_type = match document.entity(resolved.entity)?.kind {
            EntityKind::Person => NameType::Person,
            EntityKind::Organization => NameType::Organization,
            EntityKind::State | EntityKind::Place => NameType::Location,
            EntityKind::Group => NameType::Norp,
        };
        Some(Mention {
            range: document.tokens[token].range(),
            entity: resolved.entity,
            name_type,
            role: MentionRole::Actor,
            form: Form::Pronoun,
            metonym: false,
            unsure: resolved.unsure,
            confidence: CONFIDENCE[usize::from(resolved.unsure)],
            why: Why { code: Reason::Antecedent, spans: Vec::new() },
        })
    };
    document.pronouns.iter().filter_map(mention).collect()
}

#[cfg(test)]
mod tests;

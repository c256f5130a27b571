//! An analysis under way: the phases in order, each cut into bounded steps.

use std::ops::Range;

use article::{Annotations, Article, Claim, Mention, Number, Summary, TextRange, Time};

use crate::document::Document;
use crate::network::Reader;
use crate::reading::Reading;
use crate::{
    Resources, claims, entities, language, names, numbers, pronouns, reading, sentence, summary, times, token,
};

/// Bytes that one step of cutting tokens reads, about.
const STEP_BYTES: usize = 16_384;
/// Tokens that one step of the later phases reads, about.
const STEP_TOKENS: usize = 1_000;

/// How far an analysis is, in units of work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Done so far.
    pub done: u32,
    /// In all.
    pub total: u32,
}

impl Progress {
    /// Whether nothing is left to do.
    pub const fn is_finished(self) -> bool {
        self.done >= self.total
    }
}

/// Which phase comes next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Phase {
    Tokens,
    Sentences,
    Network,
    Names,
    Entities,
    Pronouns,
    Claims,
    Times,
    Numbers,
    Summary,
    Done,
}

/// Units of progress for each phase.
const UNITS: u32 = 1_000;
/// What the network's phase counts beside that.
const NETWORK_UNITS: u32 = 80 * UNITS;

/// An analysis under way.
#[derive(Debug)]
pub struct Analysis<'a> {
    document: Document<'a>,
    phase: Phase,
    /// Where the phase goes on: a block, and a byte or token in it, or a sentence.
    block: usize,
    at: usize,
    /// The network at work, in its phase.
    reader: Option<Reader<'a>>,
    names: names::Recogniser,
    entities: entities::Linker,
    resolver: pronouns::Resolver,
    finder: claims::Finder,
    claims: Vec<Claim>,
    /// Nominals and pronouns that the claims resolved.
    resolved: Vec<Mention>,
    times: Vec<Time>,
    numbers: Vec<Number>,
    summary: Summary,
}

impl<'a> Analysis<'a> {
    /// Starts to read an article; does no work yet.
    pub fn new(resources: &'a Resources, article: &'a Article) -> Self {
        Self {
            document: Document::new(resources, article),
            phase: Phase::Tokens,
            block: 0,
            at: 0,
            reader: None,
            names: names::Recogniser::default(),
            entities: entities::Linker::default(),
            resolver: pronouns::Resolver::default(),
            finder: claims::Finder::default(),
            claims: Vec::new(),
            resolved: Vec::new(),
            times: Vec::new(),
            numbers: Vec::new(),
            summary: Summary::default(),
        }
    }

    /// The document as it is when its sentences are found: what the features are taken from.
    pub(crate) fn sentences(resources: &'a Resources, article: &'a Article) -> Document<'a> {
        let mut analysis = Self::new(resources, article);
        while analysis.phase < Phase::Network {
            analysis.step();
        }
        analysis.document
    }

    /// The analysis of an article of whose words the network is taken to say this.
    #[cfg(test)]
    pub(crate) fn with_reading(
        resources: &'a Resources,
        article: &'a Article,
        reading: impl FnOnce(&Document<'_>) -> Reading,
    ) -> Self {
        let mut analysis = Self::new(resources, article);
        while analysis.phase < Phase::Names {
            analysis.step();
        }
        analysis.document.reading = Some(reading(&analysis.document));
        analysis
    }

    /// The document as it is when its names are linked: what pronouns are looked for in.
    pub(crate) fn before_pronouns(resources: &'a Resources, article: &'a Article) -> Document<'a> {
        let mut analysis = Self::new(resources, article);
        while analysis.phase < Phase::Pronouns {
            analysis.step();
        }
        analysis.document
    }

    /// The document as it is when its names are linked: what claims are looked for in.
    pub(crate) fn before_claims(resources: &'a Resources, article: &'a Article) -> Document<'a> {
        let mut analysis = Self::new(resources, article);
        while analysis.phase < Phase::Claims {
            analysis.step();
        }
        analysis.document
    }

    /// Does a bounded piece of work (at most some thousand words, a few milliseconds).
    pub fn step(&mut self) -> Progress {
        let finished = match self.phase {
            Phase::Tokens => self.step_tokens(),
            Phase::Sentences => self.step_sentences(),
            Phase::Network => self.step_network(),
            Phase::Names => self.names.step(&self.document, STEP_TOKENS),
            Phase::Entities => self.entities.step(&mut self.document, &self.names),
            Phase::Pronouns => {
                let run = self.run();
                self.resolver.step(&self.document, run.clone());
                let finished = self.advance(run);
                if finished {
                    self.document.pronouns = std::mem::take(&mut self.resolver).finish();
                }
                finished
            }
            Phase::Claims => {
                let run = self.run();
                self.finder.step(&self.document, run.clone());
                let finished = self.advance(run);
                if finished {
                    let found = std::mem::take(&mut self.finder).finish(&self.document);
                    (self.claims, self.resolved) = (found.claims, found.mentions);
                }
                finished
            }
            Phase::Times => {
                let run = self.run();
                times::find(&self.document, run.clone(), &mut self.times);
                self.advance(run)
            }
            Phase::Numbers => {
                let run = self.run();
                numbers::find(&self.document, run.clone(), &self.times, &mut self.numbers);
                let finished = self.advance(run);
                if finished {
                    numbers::attach(&self.claims, &mut self.numbers);
                }
                finished
            }
            Phase::Summary => {
                self.summary = summary::summarize(&self.document, &self.claims, &self.numbers);
                true
            }
            Phase::Done => false,
        };
        if finished {
            self.phase = match self.phase {
                Phase::Tokens => Phase::Sentences,
                Phase::Sentences => Phase::Network,
                Phase::Network => Phase::Names,
                Phase::Names => Phase::Entities,
                Phase::Entities => Phase::Pronouns,
                Phase::Pronouns => Phase::Claims,
                Phase::Claims => Phase::Times,
                Phase::Times => Phase::Numbers,
                Phase::Numbers => Phase::Summary,
                Phase::Summary | Phase::Done => Phase::Done,
            };
            (self.block, self.at) = (0, 0);
        }
        self.progress()
    }

    /// What the next step works on: "tokens", "sentences", "network", "names", "entities", "pronouns", "claims", "times",
    /// "numbers", "summary", or "done".
    pub const fn phase(&self) -> &'static str {
        match self.phase {
            Phase::Tokens => "tokens",
            Phase::Sentences => "sentences",
            Phase::Network => "network",
            Phase::Names => "names",
            Phase::Entities => "entities",
            Phase::Pronouns => "pronouns",
            Phase::Claims => "claims",
            Phase::Times => "times",
            Phase::Numbers => "numbers",
            Phase::Summary => "summary",
            Phase::Done => "done",
        }
    }

    /// Does what is left and gives the answer.
    pub fn finish(mut self) -> Annotations {
        while !self.step().is_finished() {}
        let pronouns = pronouns::mentions(&self.document);
        let mut mentions = std::mem::take(&mut self.document.mentions);
        // What the claims made of a pronoun of their own goes before.
        let taken: Vec<TextRange> = self.resolved.iter().map(|mention| mention.range).collect();
        let apart = |mention: &Mention| {
            let after = taken.partition_point(|range| range.end() <= mention.range.start());
            taken.get(after).is_none_or(|range| range.start() >= mention.range.end())
        };
        mentions.extend(pronouns.into_iter().filter(apart));
        mentions.append(&mut self.resolved);
        mentions.sort_by_key(|mention| mention.range);
        let mut annotations = Annotations {
            language: self.document.language.to_owned(),
            entities: std::mem::take(&mut self.document.entities),
            mentions,
            claims: self.claims,
            times: self.times,
            numbers: self.numbers,
            summary: self.summary,
        };
        entities::weight::rank(&self.document, &mut annotations);
        annotations
    }

    fn step_tokens(&mut self) -> bool {
        let article = self.document.article;
        let mut budget = STEP_BYTES;
        while let Some(block) = article.blocks().get(self.block) {
            let (start, end) = (block.range.start() as usize, block.range.end() as usize);
            let from = self.at.max(start);
            self.at = token::tokenize(
                self.document.resources,
                article.text(),
                (from, end),
                budget,
                &mut self.document.vocabulary,
                &mut self.document.tokens,
            );
            if self.at < end {
                return false;
            }
            self.block += 1;
            budget = budget.saturating_sub(end - from + 1);
            if budget == 0 {
                return false;
            }
        }
        self.document.language =
            language::guess(&self.document.resources.gazetteer, &self.document.tokens, &self.document.vocabulary);
        true
    }

    fn step_sentences(&mut self) -> bool {
        let document = &mut self.document;
        let mut budget = STEP_TOKENS;
        while let Some(block) = document.article.blocks().get(self.block) {
            let tail = &document.tokens[self.at..];
            // The sentences cut so far in this step bound the search: only the rest of one block is looked at.
            let end = self.at + tail.partition_point(|token| token.start < block.range.end());
            let from = self.at;
            self.at = sentence::split(
                document.article.text(),
                &document.tokens,
                &mut document.vocabulary,
                self.block,
                (from, end),
                budget,
                &mut document.sentences,
            );
            if self.at < end {
                return false;
            }
            self.block += 1;
            budget = budget.saturating_sub(end - from + 1);
            if budget == 0 {
                return false;
            }
        }
        true
    }

    /// One layer of one window; done at once where there is no network.
    fn step_network(&mut self) -> bool {
        if self.reader.is_none() {
            self.reader = reading::reader(&self.document);
            self.document.reading = self.reader.is_some().then(Reading::default);
        }
        let Some(reader) = &mut self.reader else { return true };
        if let Some(answers) = reader.step()
            && let Some(mut reading) = self.document.reading.take()
        {
            reading.take_in(&self.document, &answers);
            self.document.reading = Some(reading);
        }
        reader.is_finished()
    }

    /// The next run of sentences, of about [`STEP_TOKENS`] tokens.
    fn run(&self) -> Range<usize> {
        let sentences = &self.document.sentences;
        let mut end = self.at;
        let mut count = 0;
        while end < sentences.len() && count < STEP_TOKENS {
            count += sentences[end].len();
            end += 1;
        }
        self.at..end
    }

    fn advance(&mut self, run: Range<usize>) -> bool {
        self.at = run.end;
        self.at >= self.document.sentences.len()
    }

    fn progress(&self) -> Progress {
        let share = |done: usize, all: usize| {
            let done = (done as u64 * u64::from(UNITS)).checked_div(all as u64).unwrap_or(0);
            u32::try_from(done).unwrap_or(UNITS).min(UNITS - 1)
        };
        let within = match self.phase {
            Phase::Tokens => share(self.at, self.document.text().len()),
            Phase::Sentences => share(self.at, self.document.tokens.len()),
            Phase::Network => self.reader.as_ref().map_or(0, |reader| reader.done(UNITS - 1)),
            Phase::Names => self.names.done(&self.document, UNITS),
            Phase::Entities => self.entities.done(UNITS),
            Phase::Pronouns | Phase::Claims | Phase::Times | Phase::Numbers => {
                share(self.at, self.document.sentences.len())
            }
            Phase::Summary | Phase::Done => 0,
        };
        // The network takes far longer than all else together.
        let (read, whole) = match self.phase {
            _ if self.document.resources.network.is_none() => (0, 0),
            Phase::Tokens | Phase::Sentences => (0, NETWORK_UNITS),
            Phase::Network => (within * (NETWORK_UNITS / UNITS), NETWORK_UNITS),
            _ => (NETWORK_UNITS, NETWORK_UNITS),
        };
        Progress { done: self.phase as u32 * UNITS + within + read, total: Phase::Done as u32 * UNITS + whole }
    }
}

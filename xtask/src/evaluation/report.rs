//! The figures as a page of the documentation.

use super::{FIRST, Figure};

const HEAD: &str = "\
# How right the engine is

Written by `cargo xtask evaluate`; do not edit. `GLOSSATOR_CORPORA` names the folder of gold data, which is not part of this
project. All figures are of development splits: the network, the tagger and the other linear models learned nothing from them, but settings
were chosen by them (how rules and network are weighed for claims, the resolver of pronouns, points of places; the errors on GUM's
attributions were read, and one rule was kept for what it did there), so unseen text will score a little lower. Below a floor (`assets/MANIFEST.toml`) the command fails.

*First marks* are those of the first recogniser, which answers before the network has read the article, or where there is none.

| task, data | measure | figure | floor | first marks | floor | baseline |
| --- | --- | --- | --- | --- | --- | --- |
";

const TAIL: &str = "
`glossator evaluate TASK GOLD.jsonl --errors 20` prints the errors behind a figure. The definitions are in `crates/cli/src/evaluate`:

- **names**: spans must be equal, and so must types (person, organization, location). Facilities and sentences that a
  corpus left unmarked do not count.
- **claims**: an attribution is found if content and prediction have half of their characters in common, each used once. A
  predicted claim inside another does not count against precision. PolNeAR is wider than our claims: it also marks what
  people want and feel, and acts. \"Without wishes\" leaves out, of both sides, every attribution whose cue holds a form of want, wish, hope,
  fear, like, love, hate, need, desire, prefer, intend, aim, seek, try, worry, regret, dread, enjoy, seem, appear, look or feel.
- **voice**: 207 claims in 20 articles of unl_wikinews, labelled twice without sight of each other or of the engine's answer;
  kappa .972 for mode, 1.000 for certainty, .990 for own voice. Both readers were of one kind and had the contract before
  them, so two people would agree less. `tests/gold/claims.jsonl` has offsets and labels alone; no rule was made by them.
- **roles**: whether a place name means the place or those who act for it. Of locphr and relocar the fifth is scored whose ids have a
  SHA-256 of 0 modulo 5: nothing is learned from it. geowebnews also calls \"Russian ambassador\" an actor, which we do not.
- **entities**: whether names of one actor are together and names of two apart, of names that were found.
- **salience**: the weights of names are fixed by argument (`crates/engine/src/entities/weight.rs`); nothing is learned or chosen by the data.
- **pronouns**, **places**, **summary**: as the measures say. *Baseline* is what the simplest answer to the task reaches.

Corpora differ in what they call a name or a claim, and none follows [ANNOTATION.md](ANNOTATION.md) to the letter: the figures
tell whether a change helps, not how often a reader will meet a fault.

## Errors by kind

These were counted with the network before this one, whose figures were .804, .750 and .694 for names; the kinds are the same, there are fewer now.

Of names, on development data, each missed or false one counted once; a wrong type or border is not counted again as false. The
examples are made up in the likeness of what was read.

| kind | worldwide.dev, of 3,517 | uner_ewt.dev, of 966 | gum_ner.dev, of 670 | such as |
| --- | --- | --- | --- | --- |
| borders | 342 | 75 | 36 | \"Lima Environment Ministry\" as one name where gold has the city alone; \"Cusco, Peru\" as two where gold has one; \"Callao National Park\" without its last words; a signature run together with the line that follows |
| type | 156 | 39 | 31 | a club by its town's name (\"Callao lost again\"), a school likewise, a restaurant that gold calls a place and we an organization, an organization of one unknown word taken for a surname |
| missed, with a capital | 266 | 96 | 61 | common words as names (\"the Faculty\", \"Student Affairs\"), products that gold counts as their maker, short forms that only their document knows |
| missed, written small | 4 | 39 | 2 | \"we ate at la fogata\": no known place, and the network is not sure |
| title in the name, or alone | 5 | 5 | 87 | \"Professor Lind\", \"the Secretary\": names in GUM, by [ANNOTATION.md](ANNOTATION.md) no part of a name |
| false, on a name of another kind | 138 | 0 | 43 | cyclones, court cases, books, awards and festivals, taken for people and places |
| false, where nothing is marked | 55 | 101 | 23 | parts of addresses of mail, jargon in capitals, names that gold overlooked |

- On gum_ner.dev titles are seven in ten of the persons that are not found. The contract leaves them outside: the row *without
  titles* has the figure then. Its text is also the farthest from news: podcasts, letters, fiction, court.
- On uner_ewt.dev names written small were the largest single kind. The tagger goes by capitals and outvoted the network; now the
  network is heard alone where a text leaves capitals out (names/small.rs): when that was tried .742 became .755, with
  worldwide.dev (.804) and gum_ner.dev (.700) as they were that day. Asked everywhere it gave .757, but .803 and .696 there: in a text that keeps its capitals it finds
  particles of surnames and common nouns. From what probability on it is believed (.5 to .9) makes no difference.
- Read sentence by sentence the network alone has .729 on uner_ewt.dev where windows of several sentences give .712, and .684 against
  .697 on gum_ner.dev (the teacher, training/decode.py): in mail and lists it is not told where a line begins.

Of places, on geovirus.dev, 1,115 names: 132 have no point, 52 of them since nothing is marked (mostly a state within the name of a
body, \"the U.S. Department of Trade\", which gold counts by itself), 80 since the gazetteer has no such village, district or province. Of
the 85 put elsewhere some 60 are countries, continents and large regions, whose middle gold has in another place; the rest are a state for
its city or the other way round (\"New York\"), and towns of a frequent name without a word beside them. What would help is a gazetteer with
all provinces of the second order.

Of salience, 52 documents, 19 wrong: in 9 of them nothing that is most salient has a name that can be listed (the speaker, \"I\"; a
disease; a stampede), in 5 it is second, behind whoever speaks most. Weights learned from scores would help, and events as entities; the
scores that there are serve to measure and were not learned from.

Calibration is in the rows *marked as sure* and *marked as unsure* above: of a hundred names drawn as sure 77 to
86 are right, of those drawn as unsure 37 to 57. The networks that were not shipped, by layers, width, pieces and bits, are
in [training/README.md](../training/README.md).

## Time

Entities and their pronouns are to take at most a fifth of the time of an article of 8,000 words, and all is to grow with its length
alone. `glossator time --without-network FILES` shows it; measured on a busy machine with two threads, articles of `tests/golden`
repeated, medians of three:

| words | seconds | names | entities | pronouns | claims | all else |
| --- | --- | --- | --- | --- | --- | --- |
| 1,000 | .012 | 71 % | 9 % | 3 % | 8 % | 10 % |
| 8,000 | .056 | 61 % | 7 % | 3 % | 11 % | 18 % |
| 10,000 | .064 | 66 % | 8 % | 4 % | 11 % | 11 % |
| 100,000 | .596 | 68 % | 6 % | 4 % | 12 % | 10 % |

With the network, which takes 99 % of it, entities, pronouns and claims together are below 1 %.
";

/// The page.
pub(super) fn written(figures: &[Figure]) -> String {
    let mut page = HEAD.to_owned();
    for figure in figures.iter().filter(|figure| !figure.name.ends_with(FIRST)) {
        let Figure { name, measure, .. } = figure;
        let first = figures.iter().find(|other| other.name.strip_suffix(FIRST) == Some(name));
        page.push_str(&format!(
            "| {name} | {measure} | {} | {} | {} |\n",
            cells(figure),
            first.map_or(" | ".to_owned(), cells),
            figure.baseline.map(|(name, value)| format!("{} {name}", shown(value, 3))).unwrap_or_default()
        ));
    }
    page + TAIL
}

/// A figure and its floor.
fn cells(figure: &Figure) -> String {
    format!("{} | {}", shown(figure.value, 3), figure.floor.map(|floor| shown(floor, 2)).unwrap_or_default())
}

/// A share without its zero: ".773".
fn shown(share: f64, digits: usize) -> String {
    format!("{share:.digits$}").trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_a_table() {
        let figure =
            |name: &str, value, floor| Figure { name: name.to_owned(), measure: "F1", value, floor, baseline: None };
        let first = figure("names a.dev, first marks", 0.7, Some(0.65));
        let beside = Figure { baseline: Some(("same string", 0.5)), ..figure("names b.dev", 0.7731, None) };
        let page = written(&[figure("names a.dev", 0.7731, Some(0.74)), first, beside]);
        let rows = "| --- |\n| names a.dev | F1 | .773 | .74 | .700 | .65 |  |\n| names b.dev | F1 | .773 |  |  |  | .500 same string |\n\n";
        assert!(page.contains(rows), "{page}");
        assert_eq!((shown(1.0, 3), shown(0.0, 2)), ("1.000".to_owned(), ".00".to_owned()));
    }
}

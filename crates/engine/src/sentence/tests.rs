use article::Article;

use crate::Analysis;
use crate::testing::RESOURCES;

fn sentences(text: &str) -> Vec<String> {
    let article = Article::from_plain_text(text);
    let document = Analysis::sentences(&RESOURCES, &article);
    let text = |s: &super::Sentence| document.range(s.first as usize, s.end as usize).of(article.text()).to_owned();
    document.sentences.iter().map(text).collect()
}

#[test]
fn sentences_end_where_they_end() {
    for expected in [
        &["Talks ended.", "Nobody spoke."][..],
        &["Did it end?", "Yes!", "It did."],
        // Abbreviations and initials do not end one.
        &["Mr. Lind met Gen. Ortega in Lima.", "They spoke."],
        &["The U.S. Senate met.", "It rose at 5 p.m. on Monday."],
        &["J. R. Lind spoke.", "Nobody heard."],
        &["She moved to the U.S.", "The plan failed."],
        &["It grew by 3.5 percent.", "That was all."],
        // A word that is an abbreviation elsewhere.
        &["Rosa Lind said no.", "Karl Berg said he would stay."],
        &["She lives at No. 5 in Lima.", "He was ill.", "Berg left."],
        &["“Did they come?”", "No.", "Berg came alone."],
        // Quotations.
        &["\"It is over,\" she said.", "\"We are done.\"", "He left."],
        // A quotation may span sentences.
        &["\u{201C}It is over.", "We are done,\u{201D} she said."],
        &["She said: \u{201C}It is over.\u{201D}", "He left."],
        &["\u{201C}Is it over?\u{201D} he asked.", "It was."],
        // A lower-case word does not begin one.
        &["The site example.org is up.", "It works."],
        &["They waited ... and left."],
    ] {
        assert_eq!(sentences(&expected.join(" ")), expected);
    }
}

#[test]
fn blocks_bound_sentences() {
    let text = "Talks open in Lima\n\nThe talks open on Monday.\n\nNobody spoke";
    assert_eq!(sentences(text), ["Talks open in Lima", "The talks open on Monday.", "Nobody spoke"]);
}

#[test]
fn long_sentences_are_cut() {
    let text = "word ".repeat(2_000);
    let sentences = sentences(&text);
    assert!(sentences.len() > 5);
    assert_eq!(sentences.iter().map(|s| s.split(' ').count()).sum::<usize>(), 2_000);
}

use article::Article;

use super::{Case, Kind};
use crate::Analysis;
use crate::testing::RESOURCES;

fn tokens(text: &str) -> String {
    let article = Article::from_plain_text(text);
    let document = Analysis::sentences(&RESOURCES, &article);
    let tokens: Vec<&str> = (0..document.tokens.len()).map(|token| document.slice(token)).collect();
    tokens.join(" ")
}

fn kinds(text: &str) -> Vec<Kind> {
    let article = Article::from_plain_text(text);
    Analysis::sentences(&RESOURCES, &article).tokens.iter().map(|token| token.kind).collect()
}

#[test]
fn texts_are_cut_into_tokens() {
    for (text, expected) in [
        // Stops.
        ("Talks end.", "Talks end ."),
        ("Mr. Lind met Gen. Ortega.", "Mr. Lind met Gen. Ortega ."),
        ("U.S. and U.N. officials", "U.S. and U.N. officials"),
        ("at 5 p.m. on Monday", "at 5 p.m. on Monday"),
        ("J. R. Lind and J.R. Ortega", "J. R. Lind and J.R. Ortega"),
        ("the end.Then more", "the end . Then more"),
        ("no. 5, No. 6", "no. 5 , No. 6"),
        // What is a word too is none without its number or capital.
        ("She said no. Karl left.", "She said no . Karl left ."),
        ("nos. 5 and 6; he was ill. She left", "nos. 5 and 6 ; he was ill . She left"),
        ("Peoria, Ill. and a wash. Then", "Peoria , Ill. and a wash . Then"),
        ("wait... what?!", "wait ... what ? !"),
        // Apostrophes.
        ("Norway's plan", "Norway 's plan"),
        ("Norway\u{2019}s plan", "Norway \u{2019}s plan"),
        ("the ministers' plan", "the ministers ' plan"),
        ("O'Brien and d\u{2019}Estaing", "O'Brien and d\u{2019}Estaing"),
        ("they don't and we've", "they don't and we 've"),
        ("Cote d'Ivoire", "Cote d'Ivoire"),
        // Hyphens and dashes.
        ("a three-year plan", "a three-year plan"),
        ("the Lind-Ortega call", "the Lind - Ortega call"),
        ("pro-Russian forces", "pro - Russian forces"),
        ("yes -- no", "yes -- no"),
        ("yes\u{2014}no", "yes \u{2014} no"),
        // Numbers.
        ("1,234.5 people", "1,234.5 people"),
        ("5% of 3.2 million.", "5 % of 3.2 million ."),
        ("in 2031, 12:30", "in 2031 , 12:30"),
        ("$5bn, \u{20AC}3m", "$ 5bn , \u{20AC} 3m"),
        ("the 1990s and 3rd", "the 1990s and 3rd"),
        // Addresses.
        ("see https://example.org/a,b.", "see https://example.org/a,b ."),
        ("www.example.org (mail x@example.org)", "www.example.org ( mail x@example.org )"),
        ("@lind said #peace now", "@lind said #peace now"),
        // Others.
        ("AT&T and R&D", "AT&T and R&D"),
        ("(Lind)", "( Lind )"),
        ("\u{4F60}\u{597D}\u{3002}", "\u{4F60}\u{597D} \u{3002}"),
        ("caf\u{65}\u{301} e\u{301}t\u{e9}", "caf\u{65}\u{301} e\u{301}t\u{e9}"),
    ] {
        assert_eq!(tokens(text), expected, "{text}");
    }
}

#[test]
fn quotation_marks_of_every_style_open_and_close() {
    for text in [
        "\"Yes,\" she said.",
        "\u{201C}Yes,\u{201D} she said.",
        "\u{2018}Yes,\u{2019} she said.",
        "'Yes,' she said.",
        "\u{AB}Yes,\u{BB} she said.",
        "\u{201E}Yes,\u{201D} she said.",
        "``Yes,'' she said.",
    ] {
        let kinds = kinds(text);
        assert_eq!(kinds[0], Kind::Open, "{text}");
        assert_eq!(kinds[3], Kind::Close, "{text}");
        let quotes = kinds.iter().filter(|kind| matches!(kind, Kind::Open | Kind::Close));
        assert!(quotes.count() <= 3, "{text}: {kinds:?}");
    }
    for text in ["Norway's", "don't", "O'Brien", "the 5\u{2032} mark"] {
        assert!(!kinds(text).contains(&Kind::Open), "{text}");
    }
}

#[test]
fn words_are_told_apart_by_how_they_are_written() {
    for (text, case) in [
        ("rosa", Case::Lower),
        ("Rosa", Case::Title),
        ("R.", Case::Initial),
        ("NATO", Case::Upper),
        ("U.S.", Case::Upper),
        ("McDonald", Case::Mixed),
        ("iPhone", Case::Mixed),
        ("O'Brien", Case::Mixed),
        ("5th", Case::Lower),
    ] {
        let article = Article::from_plain_text(text);
        assert_eq!(Analysis::sentences(&RESOURCES, &article).tokens[0].case, case, "{text}");
    }
}

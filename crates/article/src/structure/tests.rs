//! Tables of articles in small, each line marked with what it is.

use proptest::prelude::*;

use super::HtmlEvent;
use crate::{Article, BlockKind};

fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Byline => "byline",
        BlockKind::Date => "date",
        BlockKind::Dateline => "dateline",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "item",
        BlockKind::Caption => "caption",
        BlockKind::Furniture => "furniture",
        BlockKind::Quotation => "quotation",
    }
}

fn told(article: &Article) -> Vec<String> {
    article.blocks().iter().map(|block| format!("{}: {}", kind_name(block.kind), article.slice(block.range))).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(&Article::from_plain_text(text)), expected, "{text:?}");
}

const BODY: &str = "The harbour board met on Monday to hear what its engineers had found in the wall.";

#[test]
fn the_head_of_an_article() {
    let title = "Harbour wall to be surveyed again";
    check(
        &format!("{title}\n\nBy Rosa Lind\n\nMarch 4, 2031\n\n{BODY}"),
        &[&format!("title: {title}"), "byline: By Rosa Lind", "date: March 4, 2031", &format!("paragraph: {BODY}")],
    );
    check(
        &format!("{title}\nRosa Lind, trade correspondent\nPublished 4 March 2031 10:30 GMT\n{BODY}"),
        &[
            &format!("title: {title}"),
            "byline: Rosa Lind, trade correspondent",
            "date: Published 4 March 2031 10:30 GMT",
            &format!("paragraph: {BODY}"),
        ],
    );
    check(
        &format!("{title}\nRosa Lind\n3 hours ago\n{BODY}"),
        &[&format!("title: {title}"), "byline: Rosa Lind", "date: 3 hours ago", &format!("paragraph: {BODY}")],
    );
    check(
        &format!("Politics\n{title}\nThe board wants to know more\n{BODY}"),
        &[
            "heading: Politics",
            &format!("title: {title}"),
            "heading: The board wants to know more",
            &format!("paragraph: {BODY}"),
        ],
    );
    check(&format!("Will the wall hold?\n\n{BODY}"), &["title: Will the wall hold?", &format!("paragraph: {BODY}")]);
}

#[test]
fn what_only_looks_like_a_head() {
    check(BODY, &[&format!("paragraph: {BODY}")]);
    check("Lima", &["paragraph: Lima"]);
    let by = "By the time the engineers came, the wall had moved another two centimetres.";
    check(&format!("{BODY}\n\n{by}"), &[&format!("paragraph: {BODY}"), &format!("paragraph: {by}")]);
    check(&format!("{by}\n\n{BODY}"), &[&format!("paragraph: {by}"), &format!("paragraph: {BODY}")]);
    let may = "May 2031 was the wettest month that the harbour has seen, its master said.";
    check(&format!("{may}\n\n{BODY}"), &[&format!("paragraph: {may}"), &format!("paragraph: {BODY}")]);
}

#[test]
fn datelines_open_a_paragraph() {
    for (dateline, rest) in [
        ("LIMA, March 4 (Reuters) —", "The port will open, Lind said on Tuesday."),
        ("LIMA —", "The port will open, Lind said on Tuesday."),
        ("NEW YORK, 4 March (Meridian) -", "The port will open, Lind said on Tuesday."),
        ("Lima (Meridian) –", "The port will open, Lind said on Tuesday."),
        ("LIMA, Peru —", "The port will open, Lind said on Tuesday."),
    ] {
        check(
            &format!("Port to open\n\n{dateline} {rest}\n\n{BODY}"),
            &[
                "title: Port to open",
                &format!("dateline: {dateline}"),
                &format!("paragraph: {rest}"),
                &format!("paragraph: {BODY}"),
            ],
        );
    }
    for paragraph in [
        "The port — the oldest of the coast — will open, Lind said on Tuesday.",
        "Lind said the port – his port – would open on Tuesday.",
        "NATO said on Tuesday - a day late - that it would come.",
        "On Thursday, the Harbour Court of Ostmere (HCO) — the highest of the coast — ruled that the port will open.",
        "In Lima (Peru) — Lind said so — the port will open.",
    ] {
        check(&format!("Port to open\n\n{paragraph}"), &["title: Port to open", &format!("paragraph: {paragraph}")]);
    }
}

#[test]
fn furniture_stands_beside_the_article() {
    for furniture in [
        "Advertisement",
        "ADVERTISEMENT",
        "Read more: The wall that moved",
        "Share this article",
        "Share on Facebook",
        "Sign up for our newsletter to get the best of the week.",
        "Subscribe to our daily briefing",
        "Related stories",
        "Follow us on Telegram",
        "12 comments",
        "5 min read",
        "© 2031 The Harbour Post. All rights reserved.",
        "We use cookies to make this site work.",
    ] {
        check(
            &format!("{BODY}\n\n{furniture}\n\n{BODY}"),
            &[&format!("paragraph: {BODY}"), &format!("furniture: {furniture}"), &format!("paragraph: {BODY}")],
        );
    }
    for paragraph in [
        "Read more books, the minister told the pupils of the harbour school.",
        "Subscribe to that view and you must close the port, he said.",
        "Share prices fell by 4 percent after the announcement.",
        "Related companies were not told of the survey.",
        "Advertisement boards along the quay are to go, the council said.",
        "More: he wanted more, and he said so to everybody who came by the office that day.",
    ] {
        let expected = if paragraph.starts_with("More:") { "furniture" } else { "paragraph" };
        check(&format!("{BODY}\n\n{paragraph}"), &[&format!("paragraph: {BODY}"), &format!("{expected}: {paragraph}")]);
    }
}

#[test]
fn headings_stand_within_the_body() {
    check(
        &format!("{BODY}\n\nWhat the divers saw\n\n{BODY}"),
        &[&format!("paragraph: {BODY}"), "heading: What the divers saw", &format!("paragraph: {BODY}")],
    );
    check(
        &format!("{BODY}\n\n“We saw a crack.”\n\n{BODY}"),
        &[&format!("paragraph: {BODY}"), "paragraph: “We saw a crack.”", &format!("paragraph: {BODY}")],
    );
    check(
        &format!("{BODY}\n\nand then nothing\n\n{BODY}"),
        &[&format!("paragraph: {BODY}"), "paragraph: and then nothing", &format!("paragraph: {BODY}")],
    );
}

#[test]
fn lists_captions_and_the_last_line() {
    check(
        &format!("{BODY}\n\n• survey the wall\n• close the quay\n\n{BODY}"),
        &[
            &format!("paragraph: {BODY}"),
            "item: survey the wall",
            "item: close the quay",
            &format!("paragraph: {BODY}"),
        ],
    );
    check(
        &format!("{BODY}\n\n1. Survey the wall\n2. Close the quay"),
        &[&format!("paragraph: {BODY}"), "item: 1. Survey the wall", "item: 2. Close the quay"],
    );
    check(
        &format!("{BODY}\n\n- a dash that opens a line of talk.\n\n{BODY}"),
        &[
            &format!("paragraph: {BODY}"),
            "paragraph: - a dash that opens a line of talk.",
            &format!("paragraph: {BODY}"),
        ],
    );
    check(
        &format!("{BODY}\n\nPhoto: the wall in March\n\n{BODY}"),
        &[&format!("paragraph: {BODY}"), "caption: Photo: the wall in March", &format!("paragraph: {BODY}")],
    );
    for byline in
        ["Rosa Lind", "By Rosa Lind", "(Reporting by Rosa Lind; editing by Karl Ortega)", "— Rosa Lind, staff writer"]
    {
        check(&format!("{BODY}\n\n{byline}"), &[&format!("paragraph: {BODY}"), &format!("byline: {byline}")]);
    }
    check(&format!("{BODY}\n\nThe wall stands."), &[&format!("paragraph: {BODY}"), "paragraph: The wall stands."]);
}

fn html(source: &[&str]) -> Vec<HtmlEvent> {
    let event = |part: &&str| match part.strip_prefix("</") {
        Some(tag) => HtmlEvent::Close(tag.trim_end_matches('>').to_owned()),
        None => match part.strip_prefix('<') {
            Some(tag) => HtmlEvent::Open(tag.trim_end_matches('>').to_owned()),
            None => HtmlEvent::Text((*part).to_owned()),
        },
    };
    source.iter().map(event).collect()
}

#[test]
fn html_says_what_its_parts_are() {
    let events = html(&[
        "<nav>",
        "<ul>",
        "<li>",
        "Home",
        "</li>",
        "</ul>",
        "</nav>",
        "<h1>",
        "Port to",
        "<em>",
        " open",
        "</em>",
        "</h1>",
        "<p>",
        "By ",
        "<a>",
        "Rosa Lind",
        "</a>",
        "</p>",
        "<script>",
        "alert(1)",
        "</script>",
        "<p>",
        "  The port\n will ",
        "<b>",
        "open",
        "</b>",
        ". ",
        "</p>",
        "<h2>",
        "Why now",
        "</h2>",
        "<ul>",
        "<li>",
        "ships",
        "</li>",
        "<li>",
        "trains",
        "</li>",
        "</ul>",
        "<blockquote>",
        "We wait",
        "</blockquote>",
        "<figure>",
        "<img>",
        "</img>",
        "<figcaption>",
        "The quay",
        "</figcaption>",
        "</figure>",
        "<div>",
        "One line",
        "<br>",
        "</br>",
        "goes on. ",
        "<br>",
        "</br>",
        "<br>",
        "</br>",
        "Another begins here.",
        "</div>",
        "<footer>",
        "Contact",
        "</footer>",
    ]);
    assert_eq!(
        told(&Article::from_html(&events)),
        [
            "furniture: Home",
            "title: Port to open",
            "byline: By Rosa Lind",
            "paragraph: The port will open.",
            "heading: Why now",
            "item: ships",
            "item: trains",
            "quotation: We wait",
            "caption: The quay",
            "paragraph: One line goes on.",
            "paragraph: Another begins here.",
            "furniture: Contact",
        ]
    );
}

#[test]
fn bad_input_gives_an_article_all_the_same() {
    let no_space = "a".repeat(100_000);
    for (text, blocks) in [
        ("", 0),
        (" \n\t\u{feff}\u{0}", 0),
        ("Lima", 1),
        (no_space.as_str(), 1),
        ("وقال الوزير إن الميناء سيفتح يوم الثلاثاء.", 1),
        ("港は火曜日に開く、と大臣は述べた。", 1),
        ("<script>alert(1)</script>", 1),
        ("👩\u{200d}👩\u{200d}👧 e\u{301}e\u{301}", 1),
    ] {
        assert_eq!(Article::from_plain_text(text).blocks().len(), blocks, "{}", &text[..text.floor_char_boundary(40)]);
    }
}

/// Blocks are in order, disjoint, trimmed, and hold every visible character but list markers.
fn holds(article: &Article) -> Result<(), TestCaseError> {
    let again = Article::from_parts(article.text().to_owned(), article.blocks().to_vec(), None, None);
    prop_assert!(again.is_ok(), "{:?}", again);
    let held: usize = article.blocks().iter().map(|block| article.slice(block.range).split_whitespace().count()).sum();
    let all = article.text().split_whitespace().count();
    prop_assert!(held <= all + article.blocks().len() && held + article.blocks().len() >= all, "{held} of {all}");
    Ok(())
}

proptest! {
    #[test]
    fn any_text_has_a_structure(text in any::<String>()) {
        holds(&Article::from_plain_text(&text))?;
    }

    #[test]
    fn any_lines_have_a_structure(lines in proptest::collection::vec(
        prop_oneof![Just(""), Just("By Rosa Lind"), Just("• one"), Just("- two"), Just("LIMA — It rains."), Just("Read more"), Just("1. x"), Just(BODY)], 0..12))
    {
        holds(&Article::from_plain_text(&lines.join("\n")))?;
    }

    #[test]
    fn any_events_have_a_structure(parts in proptest::collection::vec(
        prop_oneof![Just("<p>"), Just("</p>"), Just("<li>"), Just("</li>"), Just("<script>"), Just("</script>"), Just("<br>"), Just("<nav>"), Just("</nav>"),
            Just("some text. "), Just(" \u{0} "), Just("• x")], 0..30))
    {
        holds(&Article::from_html(&html(&parts)))?;
    }
}

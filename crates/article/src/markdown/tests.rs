use super::*;

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(html(markdown), expected);
}

#[test]
fn an_article_with_signs_is_one_of_elements() {
    check(
        "# Ferry talks begin #\n\n**By Tom Hale**\n\nThe port said *on Monday* that [the plan](https://example.org/a_(b)) was\n\
         `ready`, and **Rosa Lind** agreed.\n\n![A ferry](ferry.png)\n\n## What next\n\n> The talks will be long,\n> Lind \
         said.\n>\n> She left.\n\n- Boats\n- Piers\n  and sheds\n1. One\n\n| Pier | Boats |\n|---|---|\n| A | 3 |\n\n***\n[1]: https://example.org\n",
        "<h1>Ferry talks begin</h1>\n<p>By Tom Hale</p>\n<p>The port said on Monday that the plan was ready, and Rosa Lind agreed.</p>\n\
         <p></p>\n<h2>What next</h2>\n<blockquote>The talks will be long, Lind said.</blockquote>\n<blockquote>She left.</blockquote>\n\
         <li>Boats</li>\n<li>Piers and sheds</li>\n<li>One</li>\n<p>Pier</p>\n<p>Boats</p>\n<p>A</p>\n<p>3</p>\n",
    );
}

#[test]
fn what_stands_in_front_of_the_text_is_title_and_byline() {
    check(
        "---\ntitle: \"Ferry talks begin\"\nauthor: Tom Hale\nlayout: post\n---\nThe port is open.\n",
        "<h1>Ferry talks begin</h1>\n<p>By Tom Hale</p>\n<p>The port is open.</p>\n",
    );
    check("---\ntitle: never closed", "<p>title: never closed</p>\n");
    check("---\n\nThe port is open.\n\n---\nOn.", "<p>The port is open.</p>\n<p>On.</p>\n");
    check("\u{feff}---\ntitle: >-\n  Long\ncover:\n  title: A\nauthor:\n- B\n---\n# Learn C#\n", "<h1>Learn C#</h1>\n");
}

#[test]
fn headings_with_lines_under_them_are_headings() {
    check(
        "Ferry talks begin\n=====\n\nThe port is open.\n\nWhat next\n---\nNobody knows.\n---\nA line, and\nanother.  \nA third.",
        "<h1>Ferry talks begin</h1>\n<p>The port is open.</p>\n<h2>What next</h2>\n<h2>Nobody knows.</h2>\n\
         <p>A line, and another.<br> A third.</p>\n",
    );
}

#[test]
fn fences_keep_their_signs() {
    check("```text\n# 1 < *2*\n```\nOn.", "<pre># 1 &lt; *2*<br></pre>\n<p>On.</p>\n");
    check("```\nnever closed", "<pre>never closed<br></pre>\n");
    check("```yaml\n---\na\n```\nOn.", "<pre>---<br>a<br></pre>\n<p>On.</p>\n");
    check("```code``` and words\nOn.", "<p>code and words On.</p>\n");
}

#[track_caller]
fn check_words(line: &str, expected: &str) {
    assert_eq!(without_signs(line), expected);
}

#[test]
fn signs_that_bend_nothing_stay() {
    check_words("5 * 3 = 15, snake_case and a \\*star\\*", "5 * 3 = 15, snake_case and a *star*");
    check_words("[sic] he ~~said~~ _wrote_ it [here][1]", "[sic] he said wrote it here");
    check_words("[![badge](a.png)](b) <https://example.org> 3 < 4 <b>x</b>", " https://example.org 3 &lt; 4 <b>x</b>");
    check_words("an end \\", "an end \\");
    check_words(
        "the `<script>` of `Vec<String>`, ``a ` b`` and `open",
        "the &lt;script&gt; of Vec&lt;String&gt;, a ` b and `open",
    );
    check_words("`__init__` C:\\Users <rosa@example.org> a \\<b\\>", "__init__ C:\\Users rosa@example.org a &lt;b&gt;");
    check_words("~5,000 people ~~left~~", "~5,000 people left");
    check("The war began in\n1914. It ended in 1918.\n", "<p>The war began in 1914. It ended in 1918.</p>\n");
    check(
        "[Smith]: I never said that.\n\n[^1]: A note.\n",
        "<p>[Smith]: I never said that.</p>\n<p>[^1]: A note.</p>\n",
    );
}

#[test]
fn a_document_of_signs_is_read_in_linear_time() {
    for signs in [
        "[", "](", "[a](", "![", "**a", "<a", "`", "` ", "``a", "<http", "\\", "> ", "| ", "```\n", "- \n", "---\n",
        "a\n=\n",
    ] {
        let html = html(&signs.repeat(1_000_000 / signs.len()));
        assert!(html.len() <= 8_000_000, "{signs}: {}", html.len());
    }
}

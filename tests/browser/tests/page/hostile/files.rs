//! Files that are not what they say, or more than a page can bear.

/// What a file comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Answer {
    /// A notice of that name.
    Notice(&'static str),
    /// An article that holds these words.
    Words(&'static str),
}
use Answer::{Notice, Words};

const HTML: &str = "text/html";
const TEXT: &str = "text/plain";

/// What it is, its name and kind, its bytes, and what comes of it.
pub(super) const FILES: &[(&str, &str, &str, &[u8], Answer)] = &[
    (
        "a page with scripts",
        "a.html",
        HTML,
        b"<body onload=canary(1)><script>canary(1)</script><p>press</p>",
        Words("press"),
    ),
    ("a page that says it is text", "a.txt", TEXT, b"<script>canary(1)</script>", Words("<script>canary(1)</script>")),
    (
        "text that says it is a page",
        "a.txt",
        HTML,
        b"<p onclick=canary(1)>press<script>canary(1)</script>",
        Words("press"),
    ),
    (
        "a page in UTF-7",
        "a.htm",
        HTML,
        b"<meta charset=utf-7><p>+ADw-script+AD4-canary(1)+ADw-/script+AD4-</p>",
        Words("+ADw-script"),
    ),
    ("a page in UTF-16", "a.html", HTML, b"\xff\xfe<\0s\0c\0r\0i\0p\0t\0>\0", Notice("file-unreadable")),
    (
        "a page of XML",
        "a.xhtml",
        "application/xhtml+xml",
        b"<?xml version='1.0'?><html><script>canary(1)</script></html>",
        Words("<?xml"),
    ),
    (
        "a drawing",
        "a.svg",
        "image/svg+xml",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='canary(1)'/>",
        Words("<svg"),
    ),
    (
        "a billion laughs",
        "a.xml",
        "text/xml",
        b"<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]><l>&c;</l>",
        Words("<!DOCTYPE"),
    ),
    (
        "a billion laughs that say they are a page",
        "a.html",
        HTML,
        b"<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><p>press &b;</p>",
        Words("press &b;"),
    ),
    (
        "an entity from outside",
        "a.xml",
        "text/xml",
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
        Words("SYSTEM"),
    ),
    (
        "a sheet of styles that asks",
        "a.xml",
        "text/xml",
        b"<?xml-stylesheet href='https://evil.example/a.xsl'?><x>press</x>",
        Words("press"),
    ),
    ("an archive", "a.zip", "application/zip", b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0", Notice("file-unreadable")),
    (
        "an archive that says it is text",
        "a.txt",
        TEXT,
        b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0",
        Notice("file-unreadable"),
    ),
    ("a packed file", "a.txt", TEXT, b"\x1f\x8b\x08\0\0\0\0\0\0\xff\xed\xc1", Notice("file-unreadable")),
    ("a program", "a.txt", TEXT, b"MZ\x90\0\x03\0\0\0", Notice("file-unreadable")),
    ("a program of WebAssembly", "a.md", "text/markdown", b"\0asm\x01\0\0\0", Notice("file-unreadable")),
    ("a picture that is a script", "a.txt", TEXT, b"GIF89a/*\x01\x01*/=1;canary(1)", Words("GIF89a/**/=1;canary(1)")),
    (
        "a document with a script",
        "a.pdf",
        "application/pdf",
        b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(canary(1))>>>>",
        Words("%PDF"),
    ),
    ("a script", "a.js", "text/javascript", b"canary('file')", Words("canary('file')")),
    (
        "a page of the old archive",
        "a.mhtml",
        "multipart/related",
        b"Content-Type: text/html\r\n\r\n<script>canary(1)</script>",
        Words("canary(1)"),
    ),
    ("a shortcut", "a.url", TEXT, b"[InternetShortcut]\r\nURL=javascript:canary(1)", Words("javascript:canary(1)")),
    ("bytes that are no UTF-8", "a.txt", TEXT, b"press \xc0\xaf\xed\xa0\x80\xf5 so", Words("press")),
    ("a name that is markup", "<img src=x onerror=canary(1)>.txt", TEXT, b"\0", Notice("file-unreadable")),
    ("a name that is a path", "../../../etc/passwd", TEXT, b"\0", Notice("file-unreadable")),
    ("a name that is turned round", "article\u{202e}txt.exe", TEXT, b"\0", Notice("file-unreadable")),
    ("a name of a prototype", "__proto__", "constructor", b"\0", Notice("file-unreadable")),
    ("a name of a prototype, as a page", "__proto__.html", "__proto__", b"<p>press</p>", Words("press")),
    ("no name at all", "", "", b"press", Words("press")),
    // What this tool writes itself, written by somebody else.
    (
        "keys of prototypes",
        "a.jsonld",
        "application/ld+json",
        br#"{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":"press"}"#,
        Words("press"),
    ),
    (
        "an export without its link",
        "a.jsonld",
        "application/ld+json",
        br#"{"glossator:link":{"toString":"canary"},"a":"press"}"#,
        Words("press"),
    ),
    (
        "an export with markup for a link",
        "a.jsonld",
        "application/ld+json",
        br#"{"glossator:link":"<img src=x onerror=canary(1)>"}"#,
        Words("onerror"),
    ),
    (
        "an export with a script for a link",
        "a.jsonld",
        "application/ld+json",
        br#"{"glossator:link":"javascript:canary(1)#g1."}"#,
        Notice("link-altered"),
    ),
    (
        "an export with a broken link",
        "a.jsonld",
        "application/ld+json",
        br#"{"glossator:link":"g1.<script>canary(1)</script>"}"#,
        Notice("link-altered"),
    ),
    (
        "an export of a later version",
        "a.jsonld",
        "application/ld+json",
        br#"{"glossator:link":"g999999999999999999999.A"}"#,
        Notice("link-not"),
    ),
];

/// What is too long to send: its name and kind, an expression for its parts, and what comes of it.
pub(super) const MADE: &[(&str, &str, &str, &str, Answer)] = &[
    ("ten megabytes of text", "a.txt", TEXT, "['Lima '.repeat(2_000_000)]", Notice("too-large")),
    ("ten megabytes of a page", "a.html", HTML, "['<p>Lima</p>'.repeat(1_000_000)]", Notice("too-large")),
    ("a page of more words than any article", "a.html", HTML, "['<p>', 'Lima '.repeat(500_000)]", Notice("too-large")),
    ("ten megabytes of zeros", "a.txt", TEXT, "[new Uint8Array(10_000_000)]", Notice("file-unreadable")),
];

//! What somebody else writes behind the `#` of the page's address, where no link of ours stands.

/// What it tries, and the fragment; what comes of it over an article: a notice, or nothing at all.
pub(super) const FRAGMENTS: &[(&str, &str, &str)] = &[
    ("a script as an address", "#javascript:canary(1)", ""),
    ("markup", "#<img src=x onerror=canary(1)>", ""),
    ("markup, encoded", "#%3Cimg%20src=x%20onerror=canary(1)%3E", ""),
    ("a prototype", "#__proto__[polluted]=1", ""),
    ("an element of the page", "#crash", ""),
    ("an element's name that is a selector", "#'] , script, ['", ""),
    ("a whole other address", "#https://evil.example/#g1.AAAA", ""),
    ("a text to find", "#:~:text=canary", ""),
    ("a version with a sign", "#g-1.AAAA", ""),
    ("a version without an end", "#g99999999999999999999999999.AAAA", "link-not"),
    ("letters that are none of a link's", "#g1.<script>canary(1)</script>", "link-*"),
    ("letters that are encoded", "#g1.%3Cscript%3E", "link-*"),
    ("letters of full width", "#g1.ＡＡＡＡ", "link-*"),
    ("many points", "#g1.........", "link-*"),
    ("a text that is a script", "#text=%3Cscript%3Ecanary(1)%3C/script%3E%20press", "arrived"),
    ("a title that is markup", "#text=press&title=%3Cimg%20src=x%20onerror=canary(1)%3E", "arrived"),
    ("a sender that is a script", "#text=press&title=a&from=javascript:canary(1)", "arrived"),
    ("a sender that is a page", "#text=press&from=data:text/html,%3Cscript%3Ecanary(1)%3C/script%3E", "arrived"),
    ("a sender that is a file", "#text=press&from=file:///etc/passwd", "arrived"),
    ("names of prototypes", "#text=press&__proto__=x&constructor=y&title=__proto__", "arrived"),
    ("a name that comes twice", "#text=a&text=press&title=a&title=%00", "arrived"),
    (
        "a library",
        "#text=%7B%22glossator:library%22:1%7D%0A%7B%22id%22:1,%22version%22:1,%22saved%22:1,%22title%22:%22press%22,%22text%22:%22press%22,%22link%22:%22g1.A%22%7D",
        "arrived",
    ),
    ("half an escape", "#text=press%", "arrived"),
    ("escapes that are no letters", "#text=press%E0%A4%A&title=%FF%FE%C0%AF", "arrived"),
    ("overrides of direction", "#text=press%E2%80%AE&title=%E2%80%AEgnp.exe", "arrived"),
];

//! Reads and replaces the `<link data-trunk>` elements of `index.html`.
//!
//! ```
//! use xtask::site::html::{Link, links};
//! let page = r#"<link rel="icon" href="i.svg"><link data-trunk rel="css" href="styles/base.css">"#;
//! assert_eq!(links(page), [Link::Style { href: "styles/base.css".to_owned() }]);
//! ```

/// What a link asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Link {
    /// A style sheet.
    Style {
        /// Its path in the project.
        href: String,
    },
    /// A file, copied as it is.
    Copy {
        /// Its path in the project.
        href: String,
        /// The folder it goes into; empty: beside the page.
        into: String,
    },
    /// A folder, copied as it is.
    CopyFolder {
        /// Its path in the project.
        href: String,
    },
    /// The page's program.
    Page,
    /// A worker's program.
    Worker,
}

/// The names of the files that stand in for the links.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// All style sheets in one.
    pub style: &'a str,
    /// The page's bindings.
    pub script: &'a str,
    /// The page's program.
    pub wasm: &'a str,
    /// What tells one version of `boot.js` from another.
    pub boot: &'a str,
}

/// The links of a page, in order.
pub fn links(page: &str) -> Vec<Link> {
    elements(page).into_iter().filter_map(|(_, link)| link).collect()
}

/// The page with each link replaced by what the browser understands.
pub fn rewritten(page: &str, names: &Names<'_>) -> String {
    let mut out = String::with_capacity(page.len());
    let mut copied = 0;
    let mut has_style = false;
    for (range, link) in elements(page) {
        out.push_str(&page[copied..range.start]);
        copied = range.end;
        match link {
            Some(Link::Style { .. }) if !has_style => {
                has_style = true;
                out.push_str(&format!("<link rel=\"stylesheet\" href=\"{}\">", names.style));
            }
            Some(Link::Page) => out.push_str(&program(names)),
            _ => {
                // Nothing stands here any more: the line goes with it.
                let indent = out.trim_end_matches([' ', '\t']).len();
                if page[copied..].starts_with('\n') && out[..indent].ends_with('\n') {
                    out.truncate(indent);
                    copied += 1;
                }
            }
        }
    }
    out.push_str(&page[copied..]);
    out
}

/// A built page with another program in place of its own.
pub fn with_program(page: &str, script: &str, wasm: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for line in page.split_inclusive('\n') {
        // What is loaded ahead is the page's own.
        if !line.contains("preload") {
            out.push_str(line);
        }
    }
    for (name, file) in [("data-module=\"", script), ("data-wasm=\"", wasm)] {
        if let Some(start) = out.find(name).map(|at| at + name.len())
            && let Some(length) = out[start..].find('"')
        {
            out.replace_range(start..start + length, file);
        }
    }
    out
}

/// The same elements as Trunk writes by the patterns in `Trunk.toml`.
fn program(names: &Names<'_>) -> String {
    let Names { script, wasm, boot, .. } = names;
    format!(
        "<link rel=\"modulepreload\" href=\"{script}\">\n  \
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">\n  \
         <script type=\"module\" src=\"boot.js?{boot}\" data-module=\"{script}\" data-wasm=\"{wasm}\"></script>"
    )
}

/// What a worker's file `NAME_loader.js` holds: it starts the program. The query tells the files of one build from
/// those of another that a cache may hold.
pub fn loader(name: &str, version: &str) -> String {
    format!(
        "import init from \"./{name}.js?{version}\";\n\
         await init({{ module_or_path: new URL(\"./{name}_bg.wasm?{version}\", import.meta.url) }});\n"
    )
}

/// A small program with one instruction of relaxed SIMD, which a browser without it refuses.
pub const RELAXED_SIMD: &[u8] = &[
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15,
    253, 146, 2, 11,
];

/// The same, where there is a second program for browsers with relaxed SIMD; each with its name and version.
pub fn choosing_loader(plain: (&str, &str), relaxed: (&str, &str)) -> String {
    let files = |(name, version)| format!("[\"./{name}.js?{version}\", \"./{name}_bg.wasm?{version}\"]");
    let test: Vec<String> = RELAXED_SIMD.iter().map(u8::to_string).collect();
    format!(
        "const relaxed = WebAssembly.validate(Uint8Array.of({}));\n\
         const [script, wasm] = relaxed ? {} : {};\n\
         const {{ default: init }} = await import(script);\n\
         await init({{ module_or_path: new URL(wasm, import.meta.url) }});\n",
        test.join(","),
        files(relaxed),
        files(plain)
    )
}

/// Each `<link data-trunk …>` with its place; links of a kind that is not known are given as none.
fn elements(page: &str) -> Vec<(std::ops::Range<usize>, Option<Link>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = page[from..].find("<link ").map(|at| from + at) {
        let Some(end) = page[start..].find('>').map(|at| start + at + 1) else { break };
        from = end;
        let attributes = attributes(&page[start + "<link ".len()..end - 1]);
        let value = |name: &str| {
            let value = attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
            value.unwrap_or_default()
        };
        if !attributes.iter().any(|(name, _)| name == "data-trunk") {
            continue;
        }
        let link = match (value("rel").as_str(), value("data-type").as_str()) {
            ("css", _) => Some(Link::Style { href: value("href") }),
            ("copy-file", _) => Some(Link::Copy { href: value("href"), into: value("data-target-path") }),
            ("copy-dir", _) => Some(Link::CopyFolder { href: value("href") }),
            ("rust", "worker") => Some(Link::Worker),
            ("rust", _) => Some(Link::Page),
            _ => None,
        };
        found.push((start..end, link));
    }
    found
}

/// Names and values of a tag's attributes. Values are quoted or absent, as in our own page.
fn attributes(mut tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        tag = tag.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = tag.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(tag.len());
        if end == 0 {
            return found;
        }
        let (name, rest) = tag.split_at(end);
        let quoted = rest.strip_prefix("=\"").and_then(|rest| rest.split_once('"'));
        let (value, rest) = quoted.unwrap_or(("", rest));
        found.push((name.to_owned(), value.to_owned()));
        tag = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: Names<'_> = Names { style: "styles-1.css", script: "p-2.js", wasm: "p-3.wasm", boot: "4" };

    #[test]
    fn links_are_read() {
        let cases = [
            ("<link data-trunk rel=\"css\" href=\"a.css\">", Some(Link::Style { href: "a.css".to_owned() })),
            (
                "<link data-trunk rel=\"copy-file\" href=\"a/b.bin\" />",
                Some(Link::Copy { href: "a/b.bin".to_owned(), into: String::new() }),
            ),
            (
                "<link data-trunk rel=\"copy-file\" href=\"a/b.svg\" data-target-path=\"a\">",
                Some(Link::Copy { href: "a/b.svg".to_owned(), into: "a".to_owned() }),
            ),
            ("<link data-trunk rel=\"copy-dir\" href=\"a\">", Some(Link::CopyFolder { href: "a".to_owned() })),
            ("<link data-trunk rel=\"rust\" href=\"Cargo.toml\">", Some(Link::Page)),
            ("<link rel=\"rust\" data-trunk\n data-loader-shim data-type=\"worker\">", Some(Link::Worker)),
            ("<link rel=\"icon\" href=\"a.svg\">", None),
            ("<link rel=\"stylesheet\" href=\"data-trunk.css\">", None),
            ("<p data-trunk>", None),
        ];
        for (page, link) in cases {
            assert_eq!(links(page), Vec::from_iter(link), "{page}");
        }
    }

    #[test]
    fn links_are_replaced_and_the_rest_is_kept() {
        let page = "<head>\n  <link rel=\"icon\" href=\"i.svg\">\n  <link data-trunk rel=\"css\" href=\"a.css\">\n  \
                    <link data-trunk rel=\"css\" href=\"b.css\">\n  <link data-trunk rel=\"rust\" href=\"C\">\n</head>\n";
        let expected = expect_test::expect![[r#"
            <head>
              <link rel="icon" href="i.svg">
              <link rel="stylesheet" href="styles-1.css">
              <link rel="modulepreload" href="p-2.js">
              <link rel="preload" as="fetch" type="application/wasm" crossorigin href="p-3.wasm">
              <script type="module" src="boot.js?4" data-module="p-2.js" data-wasm="p-3.wasm"></script>
            </head>
        "#]];
        expected.assert_eq(&rewritten(page, &NAMES));
    }

    #[test]
    fn trunk_writes_the_same_script_element() {
        let config = std::fs::read_to_string(crate::shell::root().join("Trunk.toml")).unwrap();
        let pattern =
            config.lines().find_map(|line| line.strip_prefix("pattern_script = '")?.strip_suffix('\'')).unwrap();
        let ours = program(&NAMES);
        let script = ours.lines().last().unwrap().trim();
        let theirs = pattern.replace("{base}", "").replace("{js}", NAMES.script).replace("{wasm}", NAMES.wasm);
        assert_eq!(script.replace("boot.js?4", "boot.js"), theirs);
    }
}

//! The rules of `deny.toml` that we check ourselves.

/// What may come in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Policy {
    /// Licences, by SPDX name.
    pub licences: Vec<String>,
    /// Registries and repositories, by address.
    pub sources: Vec<String>,
    /// Packages that may not, by name.
    pub banned: Vec<String>,
}

impl Policy {
    /// Reads `deny.toml`: of TOML only what stands there, rows of strings in sections.
    ///
    /// ```
    /// use xtask::dependencies::Policy;
    /// let policy = Policy::parse("[licenses]\nallow = [\n  \"MIT\", # ours\n]\n");
    /// assert_eq!(policy.licences, ["MIT"]);
    /// ```
    pub fn parse(text: &str) -> Self {
        let mut sources = strings(text, "[sources]", "allow-registry");
        sources.extend(strings(text, "[sources]", "allow-git"));
        Self { licences: strings(text, "[licenses]", "allow"), sources, banned: strings(text, "[bans]", "deny") }
    }
}

/// The strings of a row, by section and key.
fn strings(text: &str, section: &str, key: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    let inside = lines.skip_while(|line| *line != section).skip(1).take_while(|line| !line.starts_with('['));
    let mut found = Vec::new();
    let mut is_open = false;
    for line in inside {
        let is_key = line.split_once('=').is_some_and(|(name, _)| name.trim() == key);
        if !(is_open || is_key) {
            continue;
        }
        found.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        is_open = !line.ends_with(']');
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read() {
        let text = "[bans]\nwildcards = \"deny\"\ndeny = [\"a\", \"b\"] # no\n\n[licenses]\nallow-other = [\"C\"]\nallow = [\n  \
                    \"MIT\",\n  # \"GPL\",\n]\nprivate = { ignore = true }\n[sources]\nallow-registry = [\"x\"]\n";
        let policy = Policy::parse(text);
        assert_eq!((&*policy.banned, &*policy.sources), (&["a", "b"].map(str::to_owned)[..], &["x".to_owned()][..]));
        assert_eq!(policy.licences, ["MIT"]);
        assert_eq!(Policy::parse(""), Policy::default());
    }
}

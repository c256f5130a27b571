//! What comes in from outside: the graph of packages as `cargo metadata` tells it, and the rules of `deny.toml`.
//!
//! `cargo deny` reads the same file and also asks for known vulnerabilities; it takes minutes to install, so where it
//! is missing [`check`] sees to the rest: licences, sources, banned packages, open versions.

mod licence;
mod policy;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::browser::is_on_path;
use crate::shell::{self, Task, TaskError};
pub use policy::Policy;

/// A package of the graph.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The registry or repository it comes from; none for our own.
    pub source: Option<String>,
    /// An SPDX expression; none where it states no licence.
    pub licence: Option<String>,
    /// Whether it runs in the compiler only.
    pub is_macro: bool,
    /// Names and versions asked for, of packages that are not our own.
    pub requirements: Vec<(String, String)>,
    /// The ids of the packages that go into what is built of it; neither for tests nor for build scripts.
    pub uses: Vec<String>,
}

/// All packages by id.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Graph(pub BTreeMap<String, Package>);

impl Graph {
    /// Asks cargo, which fails where `Cargo.lock` is not as `Cargo.toml` wants it. With a target, only what is built for
    /// it.
    ///
    /// # Errors
    /// [`TaskError`] where cargo fails or its answer is not understood.
    pub fn read(target: Option<&str>) -> Result<Self, TaskError> {
        let mut command = shell::cargo(["metadata", "--format-version", "1", "--locked"]);
        if let Some(target) = target {
            command.args(["--filter-platform", target]);
        }
        let told: Value = serde_json::from_str(&shell::output(&mut command)?)
            .map_err(|error| TaskError::Told(format!("the answer of cargo metadata is not JSON: {error}")))?;
        Self::parse(&told).ok_or_else(|| TaskError::Told("the answer of cargo metadata is not understood".to_owned()))
    }

    fn parse(told: &Value) -> Option<Self> {
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let mut packages = BTreeMap::new();
        for package in told.get("packages")?.as_array()? {
            let requirements = package.get("dependencies")?.as_array()?.iter();
            let requirements = requirements.filter(|asked| asked.get("path").is_none_or(Value::is_null));
            let kinds = package.get("targets")?.as_array()?.iter().filter_map(|target| target.get("kind")?.as_array());
            let kept = Package {
                name: text(package, "name")?,
                version: text(package, "version")?,
                source: text(package, "source"),
                licence: text(package, "license"),
                is_macro: kinds.flatten().any(|kind| kind == "proc-macro"),
                requirements: requirements
                    .filter_map(|asked| Some((text(asked, "name")?, text(asked, "req")?)))
                    .collect(),
                uses: Vec::new(),
            };
            packages.insert(text(package, "id")?, kept);
        }
        for node in told.get("resolve")?.get("nodes")?.as_array()? {
            let package = packages.get_mut(node.get("id")?.as_str()?)?;
            for used in node.get("deps")?.as_array()? {
                let is_built_in = |kind: &Value| kind.get("kind").is_some_and(Value::is_null);
                if used.get("dep_kinds")?.as_array()?.iter().any(is_built_in) {
                    package.uses.push(text(used, "pkg")?);
                }
            }
        }
        Some(Self(packages))
    }

    /// The packages that are ours.
    pub fn own(&self) -> impl Iterator<Item = &Package> {
        self.0.values().filter(|package| package.source.is_none())
    }

    /// The names of all packages that end up in what is built of one, itself left out; macros do not.
    pub fn within(&self, name: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut next: Vec<&Package> = self.own().filter(|package| package.name == name).collect();
        while let Some(package) = next.pop() {
            for used in package.uses.iter().filter_map(|id| self.0.get(id)) {
                if !used.is_macro && found.insert(&*used.name) {
                    next.push(used);
                }
            }
        }
        found
    }

    /// What breaks a policy, a sentence each.
    pub fn offences(&self, policy: &Policy) -> Vec<String> {
        let mut found = Vec::new();
        for Package { name, version, source, licence, requirements, .. } in self.0.values() {
            let Some(source) = source else {
                let open = requirements.iter().filter(|(_, version)| version == "*");
                found.extend(open.map(|(asked, _)| format!("{name} asks for any version of {asked}; name one")));
                continue;
            };
            if !policy.sources.iter().any(|allowed| source.trim_start_matches("registry+") == allowed) {
                found.push(format!("{name} {version} comes from {source}, which deny.toml does not allow"));
            }
            match licence {
                None => found.push(format!("{name} {version} states no licence")),
                Some(licence) if !licence::is_allowed(licence, &policy.licences) => {
                    found.push(format!("{name} {version} is licensed {licence}, which deny.toml does not allow"));
                }
                Some(_) => {}
            }
            if policy.banned.contains(name) {
                found.push(format!("{name} {version} is banned by deny.toml"));
            }
        }
        found
    }

    /// Packages that come in several versions, as "name 1.0.0, 2.0.0".
    pub fn duplicates(&self) -> Vec<String> {
        let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for package in self.0.values() {
            versions.entry(&package.name).or_default().push(&package.version);
        }
        let several = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
        several.map(|(name, versions)| format!("{name} {}", versions.join(", "))).collect()
    }
}

/// Runs `cargo deny` where it is installed, and our own checks where it is not.
///
/// # Errors
/// What breaks the rules of `deny.toml`.
pub fn check() -> Task {
    if is_on_path("cargo-deny") {
        let deny = |what: &[&str]| {
            let mut command = shell::cargo(["deny", "--all-features", "--log-level", "error", "check"]);
            command.args(what);
            command
        };
        shell::run(&mut deny(&["bans", "licenses", "sources"]))?;
        return match shell::output(&mut deny(&["advisories"])) {
            // It lies on GitHub, which not every machine reaches.
            Err(TaskError::Told(told)) if told.contains("failed to fetch advisory database") => {
                println!("      the database of known vulnerabilities cannot be reached: they are not checked");
                Ok(())
            }
            checked => checked.map(drop),
        };
    }
    let graph = Graph::read(None)?;
    let policy = Policy::parse(&shell::read(&shell::root().join("deny.toml"))?);
    println!(
        "      cargo-deny is not on PATH: licences, sources, bans and versions of {} packages are checked here; known \
         vulnerabilities are not (cargo install --locked cargo-deny)",
        graph.0.len()
    );
    for several in graph.duplicates() {
        println!("      several versions: {several}");
    }
    let offences = graph.offences(&policy);
    if offences.is_empty() { Ok(()) } else { Err(TaskError::Told(offences.join("\n"))) }
}

#[cfg(test)]
mod tests;

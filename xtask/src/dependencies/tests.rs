use super::*;

fn package(name: &str, version: &str, source: Option<&str>, licence: Option<&str>) -> Package {
    let [name, version] = [name, version].map(str::to_owned);
    Package {
        name,
        version,
        source: source.map(str::to_owned),
        licence: licence.map(str::to_owned),
        ..Package::default()
    }
}

fn graph(packages: impl IntoIterator<Item = Package>) -> Graph {
    Graph(packages.into_iter().enumerate().map(|(at, package)| (at.to_string(), package)).collect())
}

fn policy() -> Policy {
    let [licences, sources, banned] = ["MIT", "the-index", "tls"].map(|name| vec![name.to_owned()]);
    Policy { licences, sources, banned }
}

#[test]
fn what_the_policy_allows_passes() {
    let mut ours = package("ours", "0.1.0", None, None);
    ours.requirements = vec![("a".to_owned(), "^1.0".to_owned())];
    let found = graph([ours, package("a", "1.0.0", Some("registry+the-index"), Some("MIT OR GPL-3.0"))]);
    assert_eq!(found.offences(&policy()), Vec::<String>::new());
    assert_eq!(found.duplicates(), Vec::<String>::new());
}

#[test]
fn what_it_does_not_allow_is_found() {
    let index = Some("registry+the-index");
    let cases = [
        (package("a", "1.0.0", index, Some("GPL-3.0")), "licensed GPL-3.0"),
        (package("a", "1.0.0", index, None), "states no licence"),
        (package("a", "1.0.0", Some("git+elsewhere"), Some("MIT")), "comes from git+elsewhere"),
        (package("tls", "1.0.0", index, Some("MIT")), "is banned"),
        (
            Package { requirements: vec![("b".to_owned(), "*".to_owned())], ..package("ours", "0.1.0", None, None) },
            "any version of b",
        ),
    ];
    for (planted, expected) in cases {
        let found = graph([planted]).offences(&policy());
        assert!(matches!(&found[..], [sentence] if sentence.contains(expected)), "{expected}: {found:?}");
    }
}

#[test]
fn several_versions_are_told() {
    let found = graph([package("a", "1.0.0", None, None), package("a", "2.0.0", None, None)]);
    assert_eq!(found.duplicates(), ["a 1.0.0, 2.0.0"]);
}

#[test]
fn the_answer_of_cargo_is_read() {
    let told = serde_json::json!({
        "packages": [
            {"id": "1", "name": "ours", "version": "0.1.0", "source": null, "license": null, "targets": [{"kind": ["lib"]}],
             "dependencies": [{"name": "a", "req": "^1", "path": null}, {"name": "b", "req": "*", "path": "/b"}]},
            {"id": "2", "name": "a", "version": "1.0.0", "source": "registry+x", "license": "MIT",
             "targets": [{"kind": ["lib"]}], "dependencies": []},
            {"id": "3", "name": "m", "version": "1.0.0", "source": "registry+x", "license": "MIT",
             "targets": [{"kind": ["proc-macro"]}], "dependencies": []},
            {"id": "4", "name": "t", "version": "1.0.0", "source": "registry+x", "license": "MIT",
             "targets": [{"kind": ["lib"]}], "dependencies": []},
        ],
        "resolve": {"nodes": [
            {"id": "1", "deps": [
                {"pkg": "2", "dep_kinds": [{"kind": null}, {"kind": "dev"}]},
                {"pkg": "3", "dep_kinds": [{"kind": null}]},
                {"pkg": "4", "dep_kinds": [{"kind": "dev"}]},
            ]},
            {"id": "2", "deps": []}, {"id": "3", "deps": [{"pkg": "4", "dep_kinds": [{"kind": null}]}]}, {"id": "4", "deps": []},
        ]},
    });
    let graph = Graph::parse(&told).unwrap();
    assert_eq!(graph.within("ours"), BTreeSet::from(["a"]));
    assert_eq!(graph.own().flat_map(|package| &package.requirements).count(), 1);
    assert!(graph.0["3"].is_macro);
    assert_eq!(Graph::parse(&serde_json::json!({"packages": []})), None);
}

#[test]
fn the_project_keeps_its_own_policy() {
    let policy = Policy::parse(&shell::read(&shell::root().join("deny.toml")).unwrap());
    assert!(policy.licences.len() > 5 && !policy.sources.is_empty() && !policy.banned.is_empty());
    assert_eq!(Graph::read(None).unwrap().offences(&policy), Vec::<String>::new());
}

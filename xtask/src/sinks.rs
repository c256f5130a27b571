//! Where a built script could make markup or a program of a string: all such places are known, and a new one is a fault.
//!
//! The policy in `index.html` (`require-trusted-types-for`) stops the same in browsers that know it; this looks at what is
//! served to the others too, and before it is.

use std::path::Path;

use crate::shell::{self, Task, TaskError};

/// What takes a string and makes more of it. A word is found where no letter stands before it.
const SINKS: [&str; 20] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "setHTMLUnsafe",
    "parseHTMLUnsafe",
    "parseFromString",
    "document.write",
    "execCommand",
    "srcdoc",
    "eval(",
    "Function(",
    "execScript",
    "importScripts",
    "setTimeout(\"",
    "setInterval(\"",
    "javascript:",
    "new Worker",
    "SharedWorker",
    "serviceWorker.register",
];

/// A sink that is known: what the script's name begins with, the sink, how often it stands there, and why it does no harm.
#[derive(Clone, Copy, Debug)]
struct Known {
    script: &'static str,
    sink: &'static str,
    times: usize,
    why: &'static str,
}

const KNOWN: [Known; 4] = [
    Known {
        script: "glossator-page",
        sink: "innerHTML",
        times: 1,
        why: "yew's raw nodes (`VRaw`), of which the page makes none: an invariant looks for them",
    },
    Known {
        script: "boot.js",
        sink: "parseFromString",
        times: 1,
        why: "parses what is pasted; inert, by the policy alone",
    },
    Known {
        script: "boot.js",
        sink: "new Worker",
        times: 1,
        why: "starts the page's own workers, by the policy alone",
    },
    Known {
        script: "boot.js",
        sink: "serviceWorker.register",
        times: 1,
        why: "registers offline.js, by the policy alone",
    },
];

/// Looks through the scripts of a built page, and tells the sinks that are known.
///
/// # Errors
/// Names each sink that is not known, or stands more or less often than is known.
pub fn check(folder: &Path) -> Task {
    let mut scripts = Vec::new();
    for path in shell::files_under(folder) {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if name.ends_with(".js") {
            scripts.push((name, shell::read(&path)?));
        }
    }
    let faults = faults(&scripts);
    if !faults.is_empty() {
        return Err(TaskError::Told(faults.join("\n")));
    }
    println!("      {} scripts, in which {} sinks are known:", scripts.len(), KNOWN.len());
    for Known { script, sink, why, .. } in KNOWN {
        println!("      {sink} in {script}: {why}");
    }
    Ok(())
}

/// What is not as it is known, for scripts by name.
fn faults(scripts: &[(String, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    for sink in SINKS {
        for (name, script) in scripts {
            let found = count(script, sink);
            let known = KNOWN.iter().find(|known| known.sink == sink && name.starts_with(known.script));
            let expected = known.map_or(0, |known| known.times);
            if found != expected {
                faults.push(format!(
                    "{name}: `{sink}` stands there {found} times, {expected} are known (xtask/src/sinks.rs)"
                ));
            }
        }
    }
    for Known { script, sink, .. } in KNOWN {
        if !scripts.iter().any(|(name, _)| name.starts_with(script)) {
            faults.push(format!("there is no script {script}, in which `{sink}` is known"));
        }
    }
    faults
}

/// How often a sink stands in a script.
fn count(script: &str, sink: &str) -> usize {
    let is_of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    script.match_indices(sink).filter(|(at, _)| !script[..*at].ends_with(is_of_word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOT: &str = "new DOMParser().parseFromString(a, b); new Worker(a); navigator.serviceWorker.register(a);";

    fn scripts(page: &str, boot: &str, worker: &str) -> Vec<(String, String)> {
        [("glossator-page-1a.js", page), ("boot.js", boot), ("glossator-worker.js", worker)]
            .map(|(name, script)| (name.to_owned(), script.to_owned()))
            .to_vec()
    }

    #[test]
    fn what_is_known_is_no_fault() {
        let page = "arg0.innerHTML = arg1; const retrieval = isFunction(arg0);";
        assert_eq!(faults(&scripts(page, BOOT, "evaluate(a); WebAssembly.validate(b);")), [""; 0]);
    }

    #[test]
    fn each_new_sink_is_found_wherever_it_stands() {
        for sink in SINKS {
            let planted = faults(&scripts("a.innerHTML = b;", BOOT, &format!("a.{sink};")));
            assert_eq!(planted.len(), 1, "{sink}: {planted:?}");
            assert!(planted[0].contains(sink) && planted[0].contains("glossator-worker.js"), "{planted:?}");
        }
    }

    #[test]
    fn one_more_or_one_less_than_is_known_is_found() {
        for page in ["", "a.innerHTML = b; c.innerHTML = d;"] {
            assert_eq!(faults(&scripts(page, BOOT, "")).len(), 1, "{page}");
        }
        let without_page = &scripts("", BOOT, "")[1..];
        assert!(faults(without_page)[0].contains("no script glossator-page"));
    }
}

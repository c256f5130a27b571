//! How much memory the browser's tab holds, as the system counts it.

use std::collections::BTreeMap;

/// Private memory, in megabytes, of the largest process of a tab that this program's browser has; none where the system does
/// not tell. Page and worker share one process.
pub(crate) fn of_tab() -> Option<f64> {
    let parents = parents();
    let ours = std::process::id();
    let is_ours = |mut id: u32| {
        while let Some(&parent) = parents.get(&id) {
            if parent == ours {
                return true;
            }
            id = parent;
        }
        false
    };
    parents.keys().filter(|&&id| is_ours(id) && is_tab(id)).filter_map(|&id| private(id)).max_by(f64::total_cmp)
}

/// The parent of each process.
fn parents() -> BTreeMap<u32, u32> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter_map(|id: u32| Some((id, field(id, "PPid:")?.parse().ok()?))).collect()
}

fn is_tab(id: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{id}/cmdline")).is_ok_and(|command| command.contains("--type=renderer"))
}

/// What no file backs and no other process has.
fn private(id: u32) -> Option<f64> {
    let kilobytes: f64 = field(id, "RssAnon:")?.split(' ').next()?.parse().ok()?;
    Some(kilobytes / 1_000.0)
}

/// A field of a process's status.
fn field(id: u32, name: &str) -> Option<String> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix(name))?.trim().to_owned())
}

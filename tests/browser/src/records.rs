//! What the browser wrote down: its console, and what it asked of the net.

use serde_json::Value;

/// A request that the page made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sent {
    /// Where to, without the fragment.
    pub url: String,
    /// "GET", "POST".
    pub method: String,
    /// Whether something went with it.
    pub has_body: bool,
}

/// The requests in entries of the performance log.
pub(crate) fn requests(entries: &Value) -> Vec<Sent> {
    let request = |entry: &Value| {
        let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
        let message = &message["message"];
        if message["method"] != "Network.requestWillBeSent" {
            return None;
        }
        let request = &message["params"]["request"];
        Some(Sent {
            url: request["url"].as_str()?.to_owned(),
            method: request["method"].as_str()?.to_owned(),
            has_body: request["hasPostData"].as_bool().unwrap_or(false) || !request["postData"].is_null(),
        })
    };
    entries.as_array().into_iter().flatten().filter_map(request).collect()
}

/// The severe lines in entries of the console's log.
pub(crate) fn severe(entries: &Value) -> Vec<String> {
    let of_level = entries.as_array().into_iter().flatten().filter(|entry| entry["level"] == "SEVERE");
    of_level.filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect()
}

//! Writes an answer: its type, how it is packed, its headers.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use super::{Request, Spoilt};

/// How a file is packed on its way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// The best that an `Accept-Encoding` names.
    pub(super) fn accepted(header: &str) -> Option<Self> {
        let names = |name: &str| {
            header.split(',').any(|part| {
                let (known, weight) = part.split_once(';').unwrap_or((part, ""));
                known.trim() == name && !matches!(weight.trim(), "q=0" | "q=0.0")
            })
        };
        [(Self::Brotli, "br"), (Self::Gzip, "gzip")].into_iter().find(|(_, name)| names(name)).map(|(coding, _)| coding)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Packs quickly rather than tightly: nothing travels far.
    pub(super) fn encode(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Brotli => crate::size::brotli(bytes, 5),
            Self::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                // Writing to memory does not fail.
                let _ = encoder.write_all(bytes);
                encoder.finish().unwrap_or_default()
            }
        }
    }
}

/// A file's type by its name.
pub(super) fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "webmanifest" => "application/json",
        "txt" | "toml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

pub(super) fn is_compressible(path: &Path) -> bool {
    !matches!(mime(path), "image/png" | "image/x-icon")
}

/// An answer, whole.
#[derive(Debug)]
pub(super) struct Answer {
    status: u16,
    reason: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Arc<[u8]>,
    /// How much of the body is sent.
    sent: usize,
}

impl Answer {
    pub(super) fn refused(status: u16, reason: &'static str) -> Self {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        Self { status, reason, headers, body: Arc::from(reason.as_bytes()), sent: reason.len() }
    }

    pub(super) fn file(path: &Path, tag: &str, coding: Option<Coding>, body: Arc<[u8]>, policy: Option<&str>) -> Self {
        let mut headers = vec![
            ("Content-Type", mime(path).to_owned()),
            // Kept by the browser, but asked for each time: a page built anew is seen at once.
            ("Cache-Control", "no-cache".to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
        ];
        let coding = coding.map_or("", Coding::name);
        headers.push(("ETag", format!("\"{tag}{coding}\"")));
        if !coding.is_empty() {
            headers.push(("Content-Encoding", coding.to_owned()));
        }
        if let Some(policy) = policy {
            headers.push(("Content-Security-Policy", policy.to_owned()));
        }
        let sent = body.len();
        Self { status: 200, reason: "OK", headers, body, sent }
    }

    /// A file that something is wrong with, as nothing keeps it.
    pub(super) fn spoilt(path: &Path, tag: &str, mut bytes: Vec<u8>, how: Spoilt, policy: Option<&str>) -> Self {
        let half = bytes.len() / 2;
        match how {
            Spoilt::Truncated => bytes.truncate(half),
            Spoilt::Altered => bytes.iter_mut().skip(half).take(1).for_each(|byte| *byte ^= 1),
            Spoilt::CutOff | Spoilt::Missing => {}
        }
        let mut answer = Self::file(path, &format!("{tag}-{how:?}"), None, Arc::from(bytes), policy);
        if how == Spoilt::CutOff {
            answer.sent = half;
        }
        answer
    }

    /// Whether the connection ends before its end.
    pub(super) fn is_cut_off(&self) -> bool {
        self.sent < self.body.len()
    }

    /// What goes over the line.
    pub(super) fn bytes(&self, request: &Request) -> Vec<u8> {
        let is_known = !request.if_none_match.is_empty()
            && self.headers.iter().any(|(name, value)| *name == "ETag" && request.if_none_match.contains(&**value));
        let (status, reason) = if is_known { (304, "Not Modified") } else { (self.status, self.reason) };
        let mut head = format!("HTTP/1.1 {status} {reason}\r\n");
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n");
        if !is_known {
            head.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        }
        head.push_str(if request.closes { "Connection: close\r\n\r\n" } else { "\r\n" });
        let mut bytes = head.into_bytes();
        if !is_known && request.method != "HEAD" {
            bytes.extend_from_slice(&self.body[..self.sent]);
        }
        bytes
    }
}

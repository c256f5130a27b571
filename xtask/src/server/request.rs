//! Reads a request's head.

use std::io::{BufRead, Read};

/// The longest head that is read; nothing that a browser asks for here is longer.
const LONGEST_HEAD: u64 = 64 * 1024;

/// What was asked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Request {
    /// GET, HEAD or another.
    pub method: String,
    /// The path, decoded, from the slash on.
    pub path: String,
    /// What follows `?`, as it came.
    pub query: String,
    /// The length of what came with it, in bytes.
    pub body_bytes: u64,
    /// What the browser wants it for: "document", "worker", "serviceworker"; "empty" where a program asks.
    pub wanted_for: String,
    /// `Accept-Encoding`, in lower case.
    pub(super) accept_encoding: String,
    /// `If-None-Match`.
    pub(super) if_none_match: String,
    /// Whether the connection ends with the answer.
    pub(super) closes: bool,
}

impl Request {
    /// Whether the browser holds a copy, and asks whether it is still the newest.
    pub fn is_renewal(&self) -> bool {
        !self.if_none_match.is_empty()
    }

    /// Reads the next request of a connection; none where it ends, or what comes is no request.
    pub(super) fn read(reader: &mut impl BufRead) -> Option<Self> {
        let mut head = reader.by_ref().take(LONGEST_HEAD);
        let mut line = String::new();
        head.read_line(&mut line).ok().filter(|&length| length > 0)?;
        let mut parts = line.split_ascii_whitespace();
        let (method, target) = (parts.next()?.to_owned(), parts.next()?);
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut request = Self { method, path: decoded(path)?, query: query.to_owned(), ..Self::default() };
        loop {
            let mut line = String::new();
            head.read_line(&mut line).ok().filter(|&length| length > 0)?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => request.accept_encoding = value.to_ascii_lowercase(),
                "sec-fetch-dest" => value.clone_into(&mut request.wanted_for),
                "if-none-match" => value.clone_into(&mut request.if_none_match),
                "connection" => request.closes = value.eq_ignore_ascii_case("close"),
                "content-length" => request.body_bytes = value.parse().ok()?,
                _ => {}
            }
        }
        std::io::copy(&mut reader.by_ref().take(request.body_bytes), &mut std::io::sink()).ok()?;
        Some(request)
    }
}

/// Percent-decodes a path; none where it is no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| path.starts_with('/') && !path.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_or_refused() {
        let cases = [
            ("/", Some("/")),
            ("/a%20b", Some("/a b")),
            ("/%e2%82%ac", Some("/€")),
            ("/a+b", Some("/a+b")),
            ("a", None),
            ("/%zz", None),
            ("/%2", None),
            ("/%ff", None),
            ("/%00", None),
        ];
        for (path, expected) in cases {
            assert_eq!(decoded(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn requests_follow_each_other_on_a_connection() {
        let sent = "GET /a?b=c HTTP/1.1\r\nHost: x\r\nAccept-Encoding: BR\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 3\r\n\
                    Connection: close\r\n\r\nabc";
        let mut reader = sent.as_bytes();
        let first = Request::read(&mut reader).unwrap();
        assert_eq!((&*first.method, &*first.path, &*first.query, &*first.accept_encoding), ("GET", "/a", "b=c", "br"));
        let second = Request::read(&mut reader).unwrap();
        assert_eq!((&*second.method, second.body_bytes, second.closes), ("POST", 3, true));
        assert_eq!(Request::read(&mut reader), None);
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for sent in ["", "\r\n", "GET\r\n\r\n", "GET /a HTTP/1.1\r\nHost: x", "GET a HTTP/1.1\r\n\r\n"] {
            assert_eq!(Request::read(&mut sent.as_bytes()), None, "{sent:?}");
        }
    }
}

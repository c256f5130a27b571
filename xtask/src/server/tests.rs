use std::io::Read;

use super::*;

/// A folder of its own for each test, gone when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("glossator-server-{name}-{}", std::process::id()));
        std::fs::create_dir_all(path.join("assets")).unwrap();
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        std::fs::write(path.join("index.html"), page).unwrap();
        std::fs::write(path.join("a.wasm"), [7; 5000]).unwrap();
        std::fs::write(path.join("assets/icon.svg"), "<svg/>").unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn ask(server: &Server, head: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(server.at).unwrap();
    stream.write_all(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    (String::from_utf8(bytes[..end].to_vec()).unwrap(), bytes[end + 4..].to_vec())
}

#[test]
fn files_come_with_their_type_and_headers() {
    let folder = Folder::new("types");
    let server = Server::start(&folder.0, "", 0).unwrap();
    let cases = [
        ("/", "200 OK", "text/html; charset=utf-8"),
        ("/index.html?v=1", "200 OK", "text/html; charset=utf-8"),
        ("/a.wasm", "200 OK", "application/wasm"),
        ("/assets/icon.svg", "200 OK", "image/svg+xml"),
        ("/b.wasm", "404 Not Found", "text/plain; charset=utf-8"),
        ("/assets", "404 Not Found", "text/plain; charset=utf-8"),
        ("/../Cargo.toml", "404 Not Found", "text/plain; charset=utf-8"),
        ("/%2e%2e/Cargo.toml", "404 Not Found", "text/plain; charset=utf-8"),
        ("//etc/hosts", "404 Not Found", "text/plain; charset=utf-8"),
    ];
    for (path, status, mime) in cases {
        let (head, _) = ask(&server, &format!("GET {path} HTTP/1.1\r\nHost: x"));
        assert!(head.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{path}: {head}");
        assert!(head.contains(&format!("Content-Type: {mime}\r\n")), "{path}: {head}");
        assert!(head.contains("X-Content-Type-Options: nosniff\r\n"), "{path}: {head}");
        assert_eq!(head.contains("Content-Security-Policy: default-src 'none'"), status == "200 OK", "{path}");
    }
}

#[test]
fn files_are_packed_as_the_browser_asks() {
    let folder = Folder::new("coding");
    let server = Server::start(&folder.0, "", 0).unwrap();
    let cases = [("br, gzip", Some("br")), ("gzip, deflate", Some("gzip")), ("br;q=0", None), ("", None)];
    for (accepted, coding) in cases {
        let (head, body) = ask(&server, &format!("GET /a.wasm HTTP/1.1\r\nAccept-Encoding: {accepted}"));
        let named = head.lines().find_map(|line| line.strip_prefix("Content-Encoding: "));
        assert_eq!(named, coding, "{accepted}");
        assert_eq!(body.len() == 5000, coding.is_none(), "{accepted}: {} bytes", body.len());
    }
    let (_, body) = ask(&server, "GET /a.wasm HTTP/1.1\r\nAccept-Encoding: gzip");
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&*body).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, [7; 5000]);
}

#[test]
fn a_known_file_is_not_sent_again() {
    let folder = Folder::new("known");
    let server = Server::start(&folder.0, "", 0).unwrap();
    let (head, _) = ask(&server, "GET /a.wasm HTTP/1.1");
    let tag = head.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
    let (head, body) = ask(&server, &format!("GET /a.wasm HTTP/1.1\r\nIf-None-Match: {tag}"));
    assert!(head.starts_with("HTTP/1.1 304 "), "{head}");
    assert!(body.is_empty());
    let (head, _) = ask(&server, "GET /a.wasm HTTP/1.1\r\nIf-None-Match: \"other\"");
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
}

#[test]
fn a_file_can_come_spoilt_and_whole_again() {
    let folder = Folder::new("spoilt");
    let server = Server::start(&folder.0, "", 0).unwrap();
    let mut altered = vec![7; 5000];
    altered[2500] = 6;
    let cases = [
        (Some(Spoilt::Truncated), "Content-Length: 2500", vec![7; 2500]),
        (Some(Spoilt::CutOff), "Content-Length: 5000", vec![7; 2500]),
        (Some(Spoilt::Altered), "Content-Length: 5000", altered),
        (None, "200 OK", vec![7; 5000]),
    ];
    for (how, told, expected) in cases {
        server.spoil("a.wasm", how);
        let (head, body) = ask(&server, "GET /a.wasm HTTP/1.1");
        assert!(head.contains(told), "{how:?}: {head}");
        assert_eq!(body, expected, "{how:?}");
    }
}

#[test]
fn a_folder_can_stand_at_a_path_and_a_file_be_withheld() {
    let folder = Folder::new("path");
    let server = Server::start(&folder.0, "/read/here", 0).unwrap();
    assert!(server.address().ends_with("/read/here/"));
    assert!(ask(&server, "GET /read/here/a.wasm HTTP/1.1").0.contains("200 OK"));
    assert!(ask(&server, "GET /a.wasm HTTP/1.1").0.contains("404 Not Found"));
    server.withhold("a.wasm");
    assert!(ask(&server, "GET /read/here/a.wasm HTTP/1.1").0.contains("404 Not Found"));
    assert!(ask(&server, "POST /read/here/ HTTP/1.1").0.contains("405 Method Not Allowed"));
    let asked: Vec<_> = server.take_log().into_iter().map(|request| (request.method, request.path)).collect();
    assert_eq!(asked.len(), 4);
    assert_eq!(asked[3], ("POST".to_owned(), "/read/here/".to_owned()));
    assert_eq!(server.take_log(), []);
}

/// What hosts are told to send is what the page itself says, and that nobody may frame it.
#[test]
fn the_documented_policy_is_the_pages_own() {
    let policy = content_security_policy(&crate::shell::root()).unwrap();
    let expected = format!("{policy}; frame-ancestors 'none'");
    let told = crate::shell::read(&crate::shell::root().join("docs/HOSTING.md")).unwrap();
    let lines: Vec<&str> = told.lines().filter(|line| line.contains("default-src")).collect();
    assert_eq!(lines.len(), 4, "one for any host, Netlify and Cloudflare, nginx, Apache");
    for line in lines {
        assert!(line.contains(&*expected), "{line}");
    }
}

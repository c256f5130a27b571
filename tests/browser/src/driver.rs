//! ChromeDriver: one process for all the pages that are open at a time, ended with the last of them; and what is said
//! to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use serde_json::{Value, json};

/// What every Chromium is started with.
const ARGUMENTS: [&str; 15] = [
    "--headless=new",
    "--window-size=1280,900",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    // Without these it calls out by itself,
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // and should anything still call out, it gets nowhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    // A window that nobody looks at is slowed down otherwise.
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
];
/// Longer than any script is let run: an answer that has not come then never will.
const ANSWER_WITHIN: Duration = Duration::from_secs(180);

/// In milliseconds.
fn timeouts() -> Value {
    json!({ "script": 120_000, "pageLoad": 60_000 })
}

static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A running ChromeDriver, or Firefox's.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Mutex<Child>,
    port: u16,
    /// What a session is asked for.
    wanted: Value,
}

impl Driver {
    /// The driver that runs, or a new one.
    pub(crate) fn shared() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *running = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Self {
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": ARGUMENTS },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": timeouts(),
        });
        Self::running(Command::new("chromedriver").arg("--port=0"), "successfully on port ", wanted)
    }

    /// A driver of Firefox, for one page.
    pub(crate) fn firefox() -> Self {
        let found = xtask::browser::firefox().expect("xtask says where Firefox and its driver are");
        let wanted = json!({
            "browserName": "firefox",
            "moz:firefoxOptions": { "binary": found.browser, "args": ["-headless", "-width", "1280", "-height", "900"] },
            "timeouts": timeouts(),
        });
        // A port that was free a moment ago: this driver does not choose one by itself.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        let port = free.expect("a port is free").port().to_string();
        Self::running(Command::new(found.driver).args(["--port", &port]), "Listening on 127.0.0.1:", wanted)
    }

    /// Starts a driver, which says after some words on which port it listens.
    fn running(command: &mut Command, words: &str, wanted: Value) -> Self {
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start ({error}): cargo xtask test installs it"));
        let output = process.stdout.take().expect("invariant: its output is piped");
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split_once(words)?.1.trim_end_matches('.').parse().ok())
            .expect("the driver says on which port it listens");
        // Whatever else it says is read, so that it never waits for a reader.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self { process: Mutex::new(process), port, wanted }
    }

    /// Starts a browser with a fresh profile and gives its session's id.
    pub(crate) fn begin(&self) -> String {
        let asked = json!({ "capabilities": { "alwaysMatch": self.wanted } });
        let session = self.ask("POST", "/session", &asked).unwrap_or_else(|error| panic!("no browser: {error}"));
        session["sessionId"].as_str().expect("a session has an id").to_owned()
    }

    /// Asks something, and gives the answer's value, or what WebDriver says went wrong.
    pub(crate) fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let answer = self.exchange(method, path, &body.to_string()).map_err(|error| error.to_string())?;
        let mut answer: Value = serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value),
        }
    }

    fn exchange(&self, method: &str, path: &str, body: &str) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(ANSWER_WITHIN))?;
        let body = if method == "POST" { body } else { "" };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json; charset=utf-8\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line == "\r\n" {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        // It may have ended by itself.
        let _ = process.kill();
        let _ = process.wait();
    }
}

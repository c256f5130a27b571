//! A browser with a fresh profile, and the page in it.

mod reading;

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::driver::Driver;
use crate::keys::Key;
use crate::records::{self, Sent};
use crate::site::Served;
pub use reading::Mark;

/// Milliseconds until a condition that does not hold is given up: many times what a slow machine needs.
const DEADLINE: u32 = 45_000;

/// A window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Screen {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Whether the system's look is dark.
    pub dark: bool,
}

/// A browser of its own. When it is dropped, its console and its requests are looked at.
#[derive(Debug)]
pub struct Page {
    driver: Arc<Driver>,
    /// Kept, so that the page can be asked for for as long as this is there.
    _served: Arc<Served>,
    session: String,
    /// Where all that it asks for must be.
    origin: String,
    /// Parts of severe lines of the console that the test means to see.
    meant: RefCell<Vec<&'static str>>,
    /// What was seen of the logs so far, which hand out each entry once.
    seen: RefCell<(Vec<String>, Vec<Sent>)>,
}

impl Page {
    pub(crate) fn new(driver: Arc<Driver>, served: Arc<Served>, address: &str) -> Self {
        let session = driver.begin();
        let origin = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        Self { driver, _served: served, session, origin, meant: RefCell::default(), seen: RefCell::default() }
    }

    fn ask(&self, method: &str, endpoint: &str, body: &Value) -> Result<Value, String> {
        self.driver.ask(method, format!("/session/{}/{endpoint}", self.session).trim_end_matches('/'), body)
    }

    fn must(&self, endpoint: &str, body: &Value) -> Value {
        self.ask("POST", endpoint, body).unwrap_or_else(|error| panic!("{endpoint}: {error}"))
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) {
        self.must("url", &json!({ "url": address }));
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.must("refresh", &json!({}));
    }

    /// The browser's Back.
    pub fn back(&self) {
        self.must("back", &json!({}));
    }

    /// The browser's Forward.
    pub fn forward(&self) {
        self.must("forward", &json!({}));
    }

    /// Opens another tab at an address and turns to it; gives the name of the tab before.
    pub fn tab(&self, address: &str) -> String {
        let before = self.ask("GET", "window", &Value::Null).unwrap_or_else(|error| panic!("{error}"));
        let tab = self.must("window/new", &json!({ "type": "tab" }));
        self.turn_to(tab["handle"].as_str().unwrap_or_default());
        self.go(address);
        before.as_str().unwrap_or_default().to_owned()
    }

    /// The names of its tabs.
    pub fn tabs(&self) -> Vec<String> {
        let tabs = self.ask("GET", "window/handles", &Value::Null).unwrap_or_else(|error| panic!("{error}"));
        tabs.as_array().into_iter().flatten().filter_map(|tab| tab.as_str().map(str::to_owned)).collect()
    }

    /// Turns to another of its tabs.
    pub fn turn_to(&self, tab: &str) {
        self.must("window", &json!({ "handle": tab }));
    }

    /// Runs the body of a function in the page, and gives what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.run_with(script, &json!([]))
    }

    /// The same with arguments, which the script finds in `arguments`.
    pub fn run_with(&self, script: &str, arguments: &Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.ask("POST", "execute/sync", &body).unwrap_or_else(|error| panic!("{error}\nin {script}"))
    }

    /// Runs the body of a function that gives its answer to `done`, and waits for that.
    pub fn run_until_done(&self, script: &str) -> Value {
        self.run_until_answered(&format!("const done = arguments[arguments.length - 1];\n{script}"), &json!([]))
    }

    /// Runs the body of a function with arguments, whose last argument is a function that takes its answer; waits for that.
    pub fn run_until_answered(&self, script: &str, arguments: &Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.ask("POST", "execute/async", &body).unwrap_or_else(|error| panic!("{error}\nin {script}"))
    }

    /// Waits until an expression holds in the page, and gives its value.
    ///
    /// # Panics
    /// Where it does not in time; says what was waited for and what the page shows.
    pub fn until(&self, what: &str, expression: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            const deadline = performance.now() + {DEADLINE};
            const look = () => {{
                let value, trouble = '';
                try {{ value = {expression}; }} catch (error) {{ trouble = String(error); }}
                if (value) done([true, value]);
                else if (performance.now() > deadline) done([false, trouble]);
                else setTimeout(look, 10);
            }};
            look();"
        );
        let body = json!({ "script": script, "args": [] });
        // A document that goes away takes the script with it: the next one is asked again, for as long.
        let mut answer = self.ask("POST", "execute/async", &body);
        for _ in 0..3 {
            if answer.is_ok() {
                break;
            }
            answer = self.ask("POST", "execute/async", &body);
        }
        let answer = answer.unwrap_or_else(|error| panic!("waiting for {what}: {error}"));
        assert!(answer[0] == true, "no {what} in time ({}); {}", answer[1], self.state());
        answer[1].clone()
    }

    /// What the page shows, for a message.
    fn state(&self) -> Value {
        let script = "const app = document.querySelector('.app');
            return {
                view: app?.dataset.view, engine: app?.dataset.engine, title: document.title,
                error: document.querySelector('[data-error]')?.dataset.error,
                text: document.body.innerText.slice(0, 300),
            };";
        self.ask("POST", "execute/sync", &json!({ "script": script, "args": [] })).unwrap_or_else(Value::from)
    }

    /// Waits for an element.
    pub fn until_there(&self, selector: &str) {
        self.until(selector, &format!("!!document.querySelector({})", quoted(selector)));
    }

    /// Waits until an element is gone.
    pub fn until_gone(&self, selector: &str) {
        self.until(&format!("end of {selector}"), &format!("!document.querySelector({})", quoted(selector)));
    }

    /// Whether an element is there.
    pub fn has(&self, selector: &str) -> bool {
        self.run(&format!("return !!document.querySelector({});", quoted(selector))) == true
    }

    /// The text of an element as it is shown; empty where there is none, or where it is hidden.
    pub fn text(&self, selector: &str) -> String {
        let text = self.run(&format!(
            "const found = document.querySelector({});
            return found?.checkVisibility() ? found.innerText : '';",
            quoted(selector)
        ));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The tab's title.
    pub fn title(&self) -> String {
        self.run("return document.title;").as_str().unwrap_or_default().to_owned()
    }

    /// Presses an element with the pointer, once it is there.
    pub fn click(&self, selector: &str) {
        let element = self.element(selector);
        self.must(&format!("element/{element}/click"), &json!({}));
    }

    /// Moves the pointer over the middle of an element, once it is there.
    pub fn point(&self, selector: &str) {
        let element = self.element(selector);
        let middle = json!({ "element-6066-11e4-a52e-4f735466cecf": element });
        let over = json!({ "type": "pointerMove", "duration": 0, "origin": middle, "x": 0, "y": 0 });
        let pointer = json!({ "type": "pointer", "id": "mouse", "actions": [over] });
        self.must("actions", &json!({ "actions": [pointer] }));
    }

    /// Chooses a file in the system's dialog, as a file input's reader does.
    pub fn choose_file(&self, selector: &str, path: &Path) {
        let element = self.element(selector);
        self.must(&format!("element/{element}/value"), &json!({ "text": path.to_string_lossy() }));
    }

    /// WebDriver's name for an element, once it is there.
    fn element(&self, selector: &str) -> String {
        self.until_there(selector);
        let element = self.must("element", &json!({ "using": "css selector", "value": selector }));
        let id = element.as_object().and_then(|element| element.values().next()).and_then(Value::as_str);
        id.expect("an element has an id").to_owned()
    }

    /// Presses keys, one after another.
    pub fn press(&self, keys: &[Key]) {
        let mut actions = Vec::new();
        for key in keys {
            let (held, pressed) = key.codes();
            let down = |code: char| json!({ "type": "keyDown", "value": code });
            let up = |code: char| json!({ "type": "keyUp", "value": code });
            actions.extend(held.iter().copied().map(down));
            actions.extend([down(pressed), up(pressed)]);
            actions.extend(held.iter().copied().map(up));
        }
        self.must("actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] }));
    }

    /// Lets the page use the clipboard, or not.
    pub fn allow_clipboard(&self, allowed: bool) {
        let setting = if allowed { "granted" } else { "denied" };
        for name in ["clipboard-read", "clipboard-write"] {
            let asked = json!({ "permission": { "name": name }, "setting": setting, "origin": self.origin });
            self.devtools("Browser.setPermission", &asked);
        }
    }

    /// What lies on the clipboard.
    pub fn clipboard(&self) -> String {
        let text = self.run_until_done("navigator.clipboard.readText().then(done, (error) => done(String(error)));");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Asks something of the browser itself, by its development tools.
    pub fn devtools(&self, method: &str, parameters: &Value) -> Value {
        self.must("goog/cdp/execute", &json!({ "cmd": method, "params": parameters }))
    }

    /// Gives the window a size and the system a look.
    pub fn screen(&self, screen: Screen) {
        let Screen { width, height, dark } = screen;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700 });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics);
        let look = if dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": look },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// A picture of what the window shows, written as a PNG file.
    pub fn picture(&self, path: &Path) {
        let picture = self.devtools("Page.captureScreenshot", &json!({ "format": "png" }));
        let bytes = base64(picture["data"].as_str().unwrap_or_default());
        std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// From now on severe lines of the console that hold this are no failure.
    pub fn means(&self, part: &'static str) {
        self.meant.borrow_mut().push(part);
    }

    /// What the page asked of the net so far.
    pub fn requests(&self) -> Vec<Sent> {
        self.look();
        self.seen.borrow().1.clone()
    }

    /// Reads on in the logs.
    fn look(&self) {
        let log = |kind: &str| self.ask("POST", "se/log", &json!({ "type": kind })).unwrap_or_default();
        let mut seen = self.seen.borrow_mut();
        seen.0.extend(records::severe(&log("browser")));
        seen.1.extend(records::requests(&log("performance")));
    }

    /// What is wrong with what the browser wrote down, if anything is.
    fn trouble(&self) -> Option<String> {
        self.look();
        let meant = self.meant.borrow();
        let seen = self.seen.borrow();
        let unmeant = seen.0.iter().find(|line| !meant.iter().any(|part| line.contains(part)));
        if let Some(line) = unmeant {
            return Some(format!("the console says: {line}"));
        }
        // An address within the page itself asks nothing of the net.
        let is_own = |url: &str| url.starts_with(&self.origin) || url.starts_with("data:") || url.starts_with("blob:");
        let foreign = seen.1.iter().find(|sent| !is_own(&sent.url));
        foreign.map(|sent| format!("the page asked for {}", sent.url))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let failing = std::thread::panicking();
        let trouble = self.trouble();
        if failing || trouble.is_some() {
            let name = std::thread::current().name().unwrap_or("page").replace("::", "-");
            let path = std::env::temp_dir().join(format!("glossator-failure-{name}.png"));
            if let Ok(picture) = self.ask("GET", "screenshot", &Value::Null) {
                let _ = std::fs::write(&path, base64(picture.as_str().unwrap_or_default()));
            }
            // The test's own output, shown where it fails.
            #[allow(clippy::print_stderr)]
            {
                eprintln!("what the page looked like: {}\n{}\n{trouble:?}", path.display(), self.state());
            }
        }
        let _ = self.ask("DELETE", "", &Value::Null);
        if !failing && let Some(trouble) = trouble {
            panic!("{trouble}");
        }
    }
}

/// A string as a literal of JavaScript.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// The bytes that base64 stands for; characters that are none of its own are passed over.
fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for value in text.bytes().filter_map(|byte| LETTERS.iter().position(|letter| *letter == byte)) {
        held = held << 6 | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read() {
        for (text, expected) in [("", ""), ("TGltYQ==", "Lima"), ("TGlt", "Lim"), ("TGlt\nYQ", "Lima")] {
            assert_eq!(base64(text), expected.as_bytes(), "{text:?}");
        }
    }
}

//! What a reader does on the page and sees there: pasting, the marks, the article, an error.

use serde_json::{Value, json};

use super::Page;

/// A marked stretch of the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Its words; a letter in the margin has none.
    pub text: String,
    /// Its classes, which say what it is.
    pub class: String,
}

impl Page {
    /// Waits until the page can be used and the engine has all that it reads by, the network too.
    pub fn until_ready(&self) {
        self.until(
            "engine",
            "['ready', 'done'].includes(document.querySelector('.app')?.dataset.engine) && \
             document.querySelector('.app').dataset.network !== 'awaited'",
        );
    }

    /// Waits until the page's files are kept for when there is no net.
    pub fn until_kept(&self) {
        self.until("its files", "navigator.serviceWorker.controller?.state === 'activated'");
    }

    /// Waits until the article that is shown has all its marks, drawn.
    pub fn until_read(&self) {
        self.until(
            "marks",
            "document.querySelector('.app[data-view=reading][data-engine=done]:not([data-network=awaited])') && \
             (document.querySelector('#article .mention, #article .claim') || \
             document.querySelector('[data-section=who] .empty-line'))",
        );
        self.until_still();
    }

    /// Waits until the article has been drawn whole: two frames bring nothing new.
    pub fn until_still(&self) {
        self.run_until_done(
            "let before = -1;
            const look = () => {
                const now = document.getElementsByTagName('*').length;
                if (now === before) done(true);
                else { before = now; requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(look), 5)); }
            };
            look();",
        );
    }

    /// Writes into a field what a reader writes who then leaves it.
    pub fn fill(&self, selector: &str, words: &str) {
        self.until_there(selector);
        self.run_with(
            "const [selector, words] = arguments;
            const field = document.querySelector(selector);
            field.value = words;
            for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));",
            &json!([selector, words]),
        );
    }

    /// Pastes plain text, as the browser's own paste does.
    pub fn paste(&self, plain: &str) {
        self.paste_rich(plain, "");
    }

    /// Pastes plain text and HTML.
    pub fn paste_rich(&self, plain: &str, html: &str) {
        self.run_with(
            "const data = new DataTransfer();
            const [plain, html] = arguments;
            data.setData('text/plain', plain);
            if (html) data.setData('text/html', html);
            const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
            (document.activeElement ?? document.body).dispatchEvent(event);",
            &json!([plain, html]),
        );
    }

    /// Pastes what an expression makes in the page: texts too long to send.
    pub fn paste_made(&self, expression: &str) {
        self.run(&format!(
            "const data = new DataTransfer();
            data.setData('text/plain', {expression});
            const event = new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }});
            (document.activeElement ?? document.body).dispatchEvent(event);"
        ));
    }

    /// Drops a file of those bytes on the page.
    pub fn drop_file(&self, name: &str, kind: &str, bytes: &[u8]) {
        self.run_with(
            "const [name, type, bytes] = arguments;
            const data = new DataTransfer();
            data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
            const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);",
            &json!([name, kind, bytes]),
        );
    }

    /// The marks of the article, in order: stretches of text and letters in the margin.
    pub fn marks(&self) -> Vec<Mark> {
        let marks = self.run(
            "return [...document.querySelectorAll('#article .mention, #article .claim, #article .rail')].map(
                (mark) => [mark.dataset.letter ?? mark.textContent, mark.className]);",
        );
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let marks = marks.as_array().cloned().unwrap_or_default();
        marks.iter().map(|mark| Mark { text: text(&mark[0]), class: text(&mark[1]) }).collect()
    }

    /// The article's text as it stands in the document, without what is folded away.
    pub fn article(&self) -> String {
        let text = self.run(
            "return [...document.querySelectorAll('#article [data-block]')].map((block) => block.textContent).join('\\n');",
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The error that is shown, by its name; none: "".
    pub fn error(&self) -> String {
        let code = self.run("return document.querySelector('[data-error]')?.dataset.error ?? '';");
        code.as_str().unwrap_or_default().to_owned()
    }
}

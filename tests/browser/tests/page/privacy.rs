//! Nothing that is pasted leaves the device, and nothing but the page's own files runs.

use glossator_browser_tests::{Key, Site};

use crate::{ARTICLE, SECOND};

#[test]
fn once_it_is_kept_the_page_asks_the_net_for_nothing() {
    let site = Site::built();
    let page = site.open("");
    page.until_ready();
    page.until_kept();
    page.until_still();
    let before = page.requests().len();
    assert!(before > 0, "the browser's log of requests works");
    site.take_requests();

    page.allow_clipboard(true);
    page.paste(ARTICLE);
    page.until_read();
    page.press(&[Key::Letter('j')]);
    page.until_there("#card");
    page.press(&[Key::Escape]);
    page.click("[data-action='share']");
    page.click("[data-action='copy-link']");
    page.press(&[Key::Escape]);
    page.until_gone("#share");
    page.paste_rich(SECOND, &format!("<p>{SECOND}</p><p>Second paragraph.</p><img src='https://news.example/x.png'>"));
    page.until_read();
    page.paste("https://news.example/article");
    page.until_there("[data-error='bare-url']");
    page.drop_file("article.txt", "text/plain", ARTICLE.as_bytes());
    page.until("the dropped article", "document.title.startsWith('Harbour bridge')");
    page.until_read();

    // The desk and the table that links start from are asked for when the first is made, and nothing else ever: the browser
    // has them.
    const DESK: [&str; 4] =
        ["/glossator-desk.js", "/glossator-desk_bg.wasm", "/glossator-desk_loader.js", "/links-1.bin"];
    let asked = page.requests().split_off(before);
    let is_desk = |url: &str| DESK.iter().any(|file| url.split('?').next().is_some_and(|path| path.ends_with(file)));
    assert!(asked.iter().all(|asked| asked.method == "GET" && is_desk(&asked.url)), "{asked:?}");
    // The workers' requests, and those of what keeps the files, are seen by the server.
    assert_eq!(site.take_requests(), []);
}

#[test]
fn no_file_of_a_first_visit_travels_twice() {
    let site = Site::built();
    let page = site.open("");
    page.until_kept();
    let mut seen = std::collections::BTreeSet::new();
    let requests = site.take_requests();
    for sent in requests.iter().filter(|sent| !sent.is_renewal()) {
        assert!(seen.insert((&sent.path, &sent.query)), "{sent:?}");
    }
    let kept = requests.iter().filter(|sent| sent.is_renewal()).count();
    assert!(kept >= 8, "the page's own files are taken from what the browser has: {kept}");
}

#[test]
fn no_request_ever_carries_a_body_or_words_of_the_article() {
    let site = Site::built();
    let page = site.open("");
    page.until_there("#paste");
    page.paste(ARTICLE);
    page.until_read();
    page.reload();
    page.until_read();
    for sent in page.requests() {
        assert_eq!((sent.method.as_str(), sent.has_body), ("GET", false), "{sent:?}");
    }
    for heard in site.take_requests() {
        assert_eq!(heard.body_bytes, 0, "{heard:?}");
        assert!(!heard.path.contains("Lind") && heard.query.len() < 40, "{heard:?}");
    }
}

#[test]
fn nothing_but_the_pages_own_files_runs() {
    let site = Site::built();
    let page = site.open("");
    page.means("Content Security Policy");
    page.means("violates the following");
    for part in ["TrustedScript", "Trusted Type", "trusted-types"] {
        page.means(part);
    }
    page.until_there("#paste");
    page.run(
        "window.blocked = new Set();
        document.addEventListener('securitypolicyviolation', (event) => blocked.add(event.effectiveDirective));
        const script = document.createElement('script');
        script.append('window.ran = true');
        document.body.append(script);
        const image = document.createElement('img');
        try { image.setAttribute('onerror', 'window.ran = true'); } catch {}
        image.src = 'data:,';
        document.body.append(image);
        document.body.setAttribute('style', 'color: red');
        fetch('https://news.example/?Rosa').catch(() => {});",
    );
    // What a string would run is stopped before anything else is asked.
    let all = ["connect-src", "require-trusted-types-for", "style-src-attr"];
    page.until("violations", &format!("{all:?}.every((part) => blocked.has(part))"));
    assert_eq!(page.run("return window.ran ?? null;"), serde_json::Value::Null);
    // What the driver runs is let through: that no string becomes a program is read from the policy itself.
    let policy = xtask::server::content_security_policy(&xtask::shell::root()).unwrap();
    let allowed: Vec<&str> = policy.split([' ', ';']).filter(|word| word.contains("unsafe")).collect();
    assert_eq!(allowed, ["'wasm-unsafe-eval'"]);
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
}

/// Each way to make markup, a worker or another policy of a string.
const OF_A_STRING: [&str; 12] = [
    "document.body.innerHTML = '<p>'",
    "document.body.outerHTML = '<p>'",
    "document.body.insertAdjacentHTML('beforeend', '<p>')",
    "document.write('<p>')",
    "document.createRange().createContextualFragment('<p>')",
    "new DOMParser().parseFromString('<p>', 'text/html')",
    "document.createElement('script').src = 'boot.js'",
    "new Worker('glossator-worker_loader.js', { type: 'module' })",
    "trustedTypes.createPolicy('another', {})",
    "trustedTypes.createPolicy('glossator', {})",
    "document.querySelector('script[data-module]').worker('boot.js')",
    "document.querySelector('script[data-module]').worker('https://news.example/glossator-worker_loader.js')",
];

#[test]
fn no_string_becomes_more_than_words() {
    let page = Site::built().open("");
    for part in ["Trusted", "policy", "Content Security Policy"] {
        page.means(part);
    }
    page.until_there("#paste");
    for attempt in OF_A_STRING {
        let refused = page.run(&format!("try {{ {attempt}; return ''; }} catch (error) {{ return error.name; }}"));
        assert_eq!(refused, "TypeError", "{attempt}");
    }
    // The page's own way to a document is inert: nothing in it runs or is fetched.
    let parsed = page.run(
        "const parsed = document.querySelector('script[data-module]').parse('<img src=x onerror=\"window.ran = 1\"><p>words');
        return [parsed.defaultView, parsed.body.textContent, window.ran ?? null];",
    );
    assert_eq!(parsed, serde_json::json!([null, "words", null]));
    assert!(page.has("#paste"));
}

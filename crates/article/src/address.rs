//! Addresses of web pages.

/// Whether an address leads to a page of the web.
pub fn is_web_address(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// "news.example" of `https://www.news.example/a/1`.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// An address without what stands behind its host, which is often the headline: `https://news.example/` of
/// `https://news.example/2031/ferry-talks-collapse?from=mail`. None where it is no page of the web.
pub(crate) fn front_page(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://").filter(|_| is_web_address(address))?;
    let host = rest.split(['/', '?', '#', '\\']).next()?.rsplit('@').next().filter(|host| !host.is_empty())?;
    Some(format!("{scheme}://{host}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_called_by_its_host() {
        for (address, expected) in [
            ("https://www.news.example/a/1", "news.example"),
            ("http://news.example?a=b", "news.example"),
            ("news.example", "news.example"),
            ("", ""),
        ] {
            assert_eq!(host(address), expected, "{address}");
        }
    }

    #[test]
    fn a_front_page_tells_no_headline() {
        for (address, expected) in [
            ("https://www.news.example/2031/ferry-talks-collapse?a=b#c", Some("https://www.news.example/")),
            ("http://news.example:8080?ferry-talks", Some("http://news.example:8080/")),
            ("https://ferry:talks@news.example/1", Some("https://news.example/")),
            ("https://news.example", Some("https://news.example/")),
            ("https:///ferry-talks", None),
            ("file:///home/ferry-talks.html", None),
            ("ferry talks", None),
            ("", None),
        ] {
            assert_eq!(front_page(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn what_is_no_page_is_told_apart() {
        for (address, expected) in [
            ("https://news.example/1", true),
            ("http://news.example", true),
            ("news.example", false),
            ("javascript:alert(1)", false),
            ("data:text/html,https://", false),
            ("", false),
        ] {
            assert_eq!(is_web_address(address), expected, "{address}");
        }
    }
}

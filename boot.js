// Starts the page's program, and stands by in case it breaks. The one script of the page that is not made from Rust;
// a file of its own, because the content security policy allows no script inside the document.

const byId = (id) => document.getElementById(id);
const script = document.querySelector("script[data-module]");
const crash = byId("crash");
const update = byId("update");

crash.querySelector("#crash-reload").addEventListener("click", () => location.reload());

// A trap of the page's program (memory, stack, a panic) reaches no code of its own: whatever it was, the reader gets
// the text back. `src/platform/crash.rs` keeps it on the element.
const isOfProgram = (error) =>
  error instanceof WebAssembly.RuntimeError || (error instanceof Error && /\.wasm\b/.test(error.stack ?? ""));

const stand = (error) => {
  if (!isOfProgram(error)) return;
  crash.querySelector("#crash-text").textContent = crash.rememberedText ?? "";
  crash.hidden = false;
  document.body.replaceChildren(crash);
};

// What was placed beside words of the article is placed again (`src/hooks/mending.rs`) when the document has another size: a part
// of it came near for the first time, the text has another size, the window was turned.
const moved = () => dispatchEvent(new Event("moved"));
new ResizeObserver(moved).observe(document.body);
addEventListener("resize", moved);
// A text shorter than the window leaves the document its size where lines unfold above it or the letters grow.
addEventListener("toggle", moved, true);
new MutationObserver(moved).observe(document.documentElement, { attributes: true });

// The smallest module with an instruction for 128 bits: () -> v128 { i32.const 0; i8x16.splat }.
const simd = Uint8Array.of(
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b,
  0x03, 0x02, 0x01, 0x00,
  0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b,
);

// A link, or what is sent here, opens as an article, not as the empty page.
if (location.hash) byId("splash").querySelector(".start").remove();

// What a string could do harm through: a document that is parsed, inert, and the page's own workers. These two functions and
// the service worker below are all that the policy lets through, which index.html names; where a browser knows no Trusted
// Types the same is asked of an address. `src/platform/boot.rs` takes them from the script's element.
const rules = {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (/^(glossator-(worker|desk)_loader|offline)\.js(\?|$)/.test(address)) return address;
    throw new TypeError(address);
  },
};
const policy = window.trustedTypes?.createPolicy("glossator", rules) ?? rules;
script.parse = (html) => new DOMParser().parseFromString(policy.createHTML(html), "text/html");
const spawn = (address, options) => new Worker(policy.createScriptURL(address), options);
script.worker = (address, name) => spawn(address, { type: "module", name });

// What lies on the clipboard, as text and, where it is there, as HTML: read here, where that takes a tenth of the bytes.
script.paste = async () => {
  const { clipboard } = navigator;
  if (!clipboard.read) return [await clipboard.readText(), ""];
  const [item] = await clipboard.read();
  const read = async (kind) => (item?.types.includes(kind) ? (await item.getType(kind)).text() : "");
  return [await read("text/plain"), await read("text/html")];
};

// What a country ("PE") or a language ("es") is called.
script.named = (code) => new Intl.DisplayNames("en", { type: code < "a" ? "region" : "language" }).of(code);

// The desk opens the link while the page's own program is still being compiled. Its first word says that it listens.
// `src/platform/desk.rs` takes both over, from the script's element.
const openEarly = (fragment) => {
  const desk = script.worker(`glossator-desk_loader.js?${script.dataset.wasm}`, "link");
  const early = { desk, fragment, heard: [], broke: false };
  desk.onmessage = (event) => {
    if (early.heard.push(event.data) === 1) desk.postMessage(fragment);
  };
  desk.onerror = () => (early.broke = true);
  script.early = early;
};

const say = (sentence) => {
  byId("splash").lastElementChild.textContent = sentence;
};

// Has `offline.js` keep the page's files, and offers a new version once that is there as well. Nothing is loaded anew until
// the reader says so.
const keep = async () => {
  const { serviceWorker } = navigator;
  // By its whole name, which the minifier leaves: `xtask/src/sinks.rs` counts it.
  const registration = await navigator.serviceWorker.register(policy.createScriptURL("offline.js"));
  const offer = () => {
    if (!registration.waiting || !serviceWorker.controller) return;
    document.body.append(update);
    update.hidden = false;
  };
  update.querySelector("button").addEventListener("click", () => {
    serviceWorker.addEventListener("controllerchange", () => location.reload());
    registration.waiting.postMessage("take over");
  });
  offer();
  registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", offer));
};

// Only when all that the page reads by has come, or failed to: what is kept then comes from the browser's own cache.
const keepLater = new MutationObserver(() => {
  const { engine, network } = document.querySelector(".app")?.dataset ?? {};
  if (!["ready", "done"].includes(engine) || network === "awaited") return;
  keepLater.disconnect();
  keep().catch(() => {});
});

const start = async () => {
  // An entry of the history that has a number is one that was shown before, and kept.
  if (/^#g\d+\./.test(location.hash) && !history.state) openEarly(location.hash.slice(1));
  const address = (name) => new URL(script.dataset[name], document.baseURI);
  const { default: init } = await import(address("module"));
  addEventListener("error", (event) => stand(event.error));
  addEventListener("unhandledrejection", (event) => stand(event.reason));
  await init({ module_or_path: address("wasm") });
  // A file that the system opens with the installed page comes as one that is dropped on it.
  window.launchQueue?.setConsumer(async ({ files }) => {
    const dataTransfer = new DataTransfer();
    for (const handle of files) dataTransfer.items.add(await handle.getFile());
    if (files.length) document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  if (navigator.serviceWorker) {
    keepLater.observe(document.body, { subtree: true, attributeFilter: ["data-engine", "data-network"] });
  }
};

// A browser that runs modules in workers asks of which kind a worker is; that is all that it is let do.
const runsModules = () => {
  try {
    spawn("offline.js", { get type() { throw script; } }).terminate();
  } catch (thrown) {
    return thrown === script;
  }
};

const isSupported = () =>
  typeof WebAssembly === "object" && WebAssembly.validate(simd) && runsModules() && "indexedDB" in window && "localStorage" in window;

if (!isSupported()) {
  byId("splash").hidden = true;
  byId("unsupported").hidden = false;
} else {
  start().catch((error) => {
    if (isOfProgram(error)) {
      stand(error);
    } else {
      console.error(error);
      say("The page could not be loaded in full. Check the connection, then load it again.");
    }
  });
}

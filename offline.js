// Keeps the page's own files, so that it opens without the net: a service worker, which answers in place of the host. What
// it answers is of one build, never the page of one with the worker of another. The reader's texts never come here.
//
// A new version is fetched beside the one at work. It takes over when the reader asks for it in one of the page's tabs, or
// when all of them are closed; a tab that still runs the version before is given that one's files.

// Each file's address, with the query by which the page asks for it, and the SHA-256 of what it holds. `cargo xtask`
// and Trunk write it (xtask/src/site/offline.rs); it is what tells one version from another.
const FILES = {};

const PREFIX = "glossator-page ";
const KEPT = PREFIX + "VERSION";
const PAGE = "./";

const holds = async (response, hash) => {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === hash;
};

// A file as this version has it. The version before may have it already, and so may the browser, from the page's own visit;
// one that is neither is another version's copy on its way, and the host is asked past it.
const found = async (address, hash) => {
  const before = await caches.match(address, { ignoreSearch: address !== PAGE });
  if (before && await holds(before, hash)) return before;
  for (const cache of ["default", "reload"]) {
    const response = await fetch(address, { cache });
    if (response.ok && await holds(response, hash)) return response;
  }
  throw new Error(`${address} is not of this version`);
};

// Of the engine's two programs a browser runs one, chosen by the worker's loader as here; the other need not be kept.
const isOfRelaxed = (address) => address.startsWith("glossator-worker-relaxed");
const isOfPlain = (address) => /^glossator-worker(_bg\.wasm|\.js)/.test(address);
const runsRelaxed = Object.keys(FILES).some(isOfRelaxed) && WebAssembly.validate(Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0,
  65, 1, 253, 15, 65, 2, 253, 15, 253, 146, 2, 11,
));
const isRun = runsRelaxed ? (address) => !isOfPlain(address) : (address) => !isOfRelaxed(address);

// One after the other: whatever the reader does goes first.
const fill = async () => {
  const kept = await caches.open(KEPT);
  for (const [address, hash] of Object.entries(FILES).filter(([address]) => isRun(address))) {
    await kept.put(address, await found(address, hash));
  }
};

// Throws away what earlier versions kept, where at most so many tabs are open that may still need it.
const tidy = async (most) => {
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.length > most || registration.installing || registration.waiting) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== KEPT) await caches.delete(name);
  }
};

const answer = async (request) => {
  const kept = await caches.open(KEPT);
  if (request.mode === "navigate") return await kept.match(PAGE) ?? fetch(request);
  const asIs = { ignoreVary: true };
  return await kept.match(request, asIs) ?? await caches.match(request, asIs) ?? fetch(request);
};

// What another app shares: the system sends it to this address, from which it goes to the page behind the `#`. The host has
// no part in it.
const SHARE = "share";

const shared = async (request) => {
  const sent = await request.formData();
  const part = (name, from) => `${name}=${encodeURIComponent(sent.get(from) ?? "")}`;
  return Response.redirect(`./#${part("text", "text")}&${part("title", "title")}&${part("from", "url")}`, 303);
};

addEventListener("install", (event) => event.waitUntil(fill()));

addEventListener("activate", (event) => event.waitUntil(tidy(1).then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const folder = new URL(registration.scope).pathname;
  if (request.method === "POST" && pathname === folder + SHARE) return event.respondWith(shared(request));
  const isOurs = request.mode !== "navigate" || pathname === folder || pathname === `${folder}index.html`;
  // A copy past all caches is for the host to give.
  if (request.method !== "GET" || origin !== location.origin || !isOurs || request.cache === "reload") return;
  if (request.mode === "navigate") event.waitUntil(tidy(0));
  event.respondWith(answer(request));
});

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

// What must never happen while hostile input is on the page is written down in `fired`, where the test reads it. Run before
// anything of the page.
(() => {
  const fired = (window.fired = []);
  const fire = (...what) => fired.push(what.join(" ").slice(0, 300));

  // Hostile input calls this, by whatever means it hopes to be run.
  window.canary = (what) => fire("ran", what);
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = () => fire("called", name);
  }
  addEventListener("error", (event) => fire("error", event.message ?? event.target?.localName), true);
  addEventListener("unhandledrejection", (event) => fire("rejected", event.reason));
  addEventListener("securitypolicyviolation", (event) => fire("policy", event.effectiveDirective, event.sample));
  addEventListener("beforeunload", () => fire("left"));

  // Elements of which the page itself makes none, once it has started.
  const NEVER = new Set(
    ("animate applet audio base embed foreignobject form frame frameset iframe image img link marquee math meta noscript " +
      "object picture plaintext portal script set source style template track use video xmp").split(" "),
  );
  const ADDRESSES = new Set(["action", "background", "data", "formaction", "href", "poster", "src", "srcdoc", "srcset", "xlink:href"]);
  // The page's bookmark is meant to be dragged away; where an article was read is a link that a reader may press.
  const isSource = (element) => element.matches("a.source-line[rel~=noreferrer][target=_blank]") && /^https?:$/.test(element.protocol);
  const isOwn = (element) => element.matches(".bookmarklet a") || isSource(element);
  const leads = (value) => {
    const { origin, protocol } = new URL(value, location.href);
    return origin !== location.origin || !/^https?:$/.test(protocol);
  };
  const look = (element) => {
    if (NEVER.has(element.localName.toLowerCase())) fire("element", element.localName);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) fire("attribute", element.localName, name);
      if (ADDRESSES.has(name) && !isOwn(element) && leads(value)) fire("address", element.localName, name, value);
    }
  };
  const seen = new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) {
      if (type === "attributes") look(target);
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        look(node);
        node.querySelectorAll("*").forEach(look);
      }
    }
  });
  addEventListener("DOMContentLoaded", () => {
    seen.observe(document, { subtree: true, childList: true, attributes: true });
  });

  // A name of the page's that an element could take, and a prototype that a key could reach.
  const names = (of) => Object.getOwnPropertyNames(of).join();
  const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Promise.prototype];
  const before = prototypes.map(names);
  const natives = [document.querySelector, document.createElement, JSON.parse, Reflect.get, fetch];
  window.settled = () => {
    prototypes.forEach((of, at) => names(of) !== before[at] && fire("prototype", at));
    const now = [document.querySelector, document.createElement, JSON.parse, Reflect.get, fetch];
    natives.forEach((native, at) => native !== now[at] && fire("replaced", at));
    if (!(document.body instanceof HTMLElement) || !(document.forms instanceof HTMLCollection)) fire("clobbered");
    return fired.splice(0);
  };
})();

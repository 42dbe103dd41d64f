// The preview's half in the page: reloads it after a good build, shows the faults after a bad one.
(() => {
  "use strict";

  const STREAM = "/_preview/events";
  const SHARED_NAME = "cuprun-preview";
  const SCROLL_KEY = "cuprun-preview-scroll";
  const madeBy = Number(document.currentScript.dataset.build);

  const STYLE = `
    :host { all: initial; }
    [role="alert"] {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box;
      max-block-size: 60vh; overflow: auto; padding: 1rem 1.25rem;
      font: 1rem/1.5 system-ui, sans-serif; color: #fff; background: #7a0f16;
      border-block-start: 4px solid #ffb3b3;
    }
    p { font-weight: 700; margin: 0 0 .5rem; }
    ul { margin: 0; padding: 0 0 0 1.25rem; }
    li { font-family: ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
  `;

  let overlay = null;

  function hideFaults() {
    overlay?.remove();
    overlay = null;
  }

  function showFaults(faults) {
    hideFaults();
    overlay = document.createElement("cuprun-preview-faults");
    // A shadow tree keeps the site's styles out, and an adopted sheet passes a strict Content-Security-Policy.
    const shadow = overlay.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(alertOf(faults));
    document.body.append(overlay);
  }

  function alertOf(faults) {
    const alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    alert.tabIndex = 0; // so that a long list can be scrolled with the keyboard
    const title = document.createElement("p"); // no heading: the page's outline is the site's own
    title.textContent = "Not rebuilt: this page is of the last good build";
    const list = document.createElement("ul");
    list.append(...faults.map((fault) => {
      const item = document.createElement("li");
      item.textContent = fault;
      return item;
    }));
    alert.append(title, list);
    return alert;
  }

  function reload() {
    sessionStorage.setItem(SCROLL_KEY, JSON.stringify({ page: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
  }

  function restoreScroll() {
    const kept = JSON.parse(sessionStorage.getItem(SCROLL_KEY));
    sessionStorage.removeItem(SCROLL_KEY);
    if (kept?.page !== location.pathname) return;
    const scroll = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    scroll();
    addEventListener("load", scroll, { once: true }); // pictures may have made the page longer
  }

  // A plain reload; a preview that changes only what differs in the page takes its place here.
  function receive({ build, faults }) {
    if (build > madeBy) reload();
    else if (faults.length) showFaults(faults);
    else hideFaults();
  }

  // Browsers allow six connections to a server: one tab holds the stream and passes its events on to the others.
  const tabs = new BroadcastChannel(SHARED_NAME);
  let newest = null;

  function openStream() {
    const stream = new EventSource(STREAM);
    const passOn = ({ data }) => {
      newest = JSON.parse(data);
      tabs.postMessage(newest);
      receive(newest);
    };
    stream.addEventListener("reload", passOn);
    stream.addEventListener("faults", passOn);
  }

  function holdStream() {
    openStream();
    return new Promise(() => {}); // the lock is this tab's until it closes; then the next in line opens a stream
  }

  tabs.addEventListener("message", ({ data }) => {
    if (data !== "how-do-things-stand") receive(data);
    else if (newest) tabs.postMessage(newest);
  });

  restoreScroll();
  if (navigator.locks) {
    navigator.locks.request(SHARED_NAME, holdStream);
    tabs.postMessage("how-do-things-stand");
  } else {
    openStream();
  }
})();

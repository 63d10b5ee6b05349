// Runs in each page before Streamlit does, and adds settled(): a promise of the moment, in
// milliseconds since the page was opened, from which nothing moved any more.
(() => {
  let moved = 0; // the last change of the page
  let asked = 0; // the last message to the server
  let answered = 0; // the last message from the server
  window.clicked = 0;

  const inHeader = (node) => node.parentElement?.closest('[data-testid="stHeader"]');
  new MutationObserver((changes) => {
    if (changes.some((change) => !inHeader(change.target))) moved = performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  window.addEventListener("click", () => (window.clicked = performance.now()), true);

  const heard = new WeakSet();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...message) {
    asked = performance.now();
    if (!heard.has(this)) this.addEventListener("message", () => (answered = performance.now()));
    heard.add(this);
    return send.apply(this, message);
  };

  const state = () =>
    document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState ?? "no app";
  const skeletons = () =>
    document.querySelectorAll('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]').length;

  // Calm: the script is not running, each message has its answer, and nothing is still loading.
  const calm = () => state() === "notRunning" && answered >= asked && skeletons() === 0;

  window.settled = (quiet, patience) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      let since = null;
      const look = () => {
        const now = performance.now();
        since = calm() ? (since ?? now) : null;
        if (since !== null && now - since >= quiet) resolve(Math.max(moved, answered));
        else if (now - start > patience)
          reject(new Error(`not settled: script ${state()}, ${skeletons()} skeletons`));
        else setTimeout(look, 10);
      };
      look();
    });
})();

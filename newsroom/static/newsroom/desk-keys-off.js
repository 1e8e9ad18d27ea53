// Single keys can be turned off in this browser, for whoever dictates or types with a stick: words would else set them off.
const KEPT = "newsroom.keys";
const button = document.querySelector("[data-keys-switch]");
const inField = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
let areOff = false;

function show() {
  document.documentElement.toggleAttribute("data-keys-off", areOff);
  if (!button) return;
  button.textContent = areOff ? button.dataset.on : button.dataset.off;
  button.hidden = false;
}

try {
  areOff = localStorage.getItem(KEPT) === "off";
} catch {
  // A browser that keeps nothing has its keys on.
}

// In the capturing phase at the window: before whatever listens for a key.
addEventListener(
  "keydown",
  (event) => {
    const isSingle = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (areOff && isSingle && !event.target.closest?.(inField)) event.stopImmediatePropagation();
  },
  { capture: true },
);

button?.addEventListener("click", () => {
  areOff = !areOff;
  try {
    localStorage.setItem(KEPT, areOff ? "off" : "on");
  } catch {
    // Then it holds for this page.
  }
  show();
});

show();

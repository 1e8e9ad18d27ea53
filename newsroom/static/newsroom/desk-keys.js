// Keys on a list of rows: j k move, o opens, p previews, x selects, a assigns, n begins a story, ? shows them all.
const list = document.querySelector("[data-rows]");
const rows = [...document.querySelectorAll("[data-row]")];
const foot = document.querySelector("[data-keys]");
const page = document.querySelector("[data-keys-page]");
let inHand = -1;

function take(index) {
  if (!rows.length) return;
  rows[inHand]?.removeAttribute("data-in-hand");
  inHand = Math.max(0, Math.min(rows.length - 1, index));
  rows[inHand].setAttribute("data-in-hand", "");
  rows[inHand].querySelector("[data-open]").focus({ preventScroll: true });
  rows[inHand].scrollIntoView({ block: "nearest" });
}

function select() {
  const box = rows[inHand]?.querySelector("input[type=checkbox]");
  if (box) box.click();
}

// The acts show once something is chosen: without a choice it is the row in hand that is meant.
function assign() {
  if (!list.querySelector("[data-row] input:checked")) select();
  list.querySelector("#colleague")?.focus();
}

const acts = {
  j: () => take(inHand + 1),
  k: () => take(inHand - 1),
  o: () => rows[inHand]?.querySelector("[data-open]").click(),
  p: () => rows[inHand] && location.assign(rows[inHand].dataset.preview),
  x: select,
  a: assign,
  n: () => foot.dataset.new && location.assign(foot.dataset.new),
  "?": () => page.showModal(),
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !(event.key in acts)) return;
  event.preventDefault();
  acts[event.key]();
});

list.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row || rows[inHand] === row) return;
  rows[inHand]?.removeAttribute("data-in-hand");
  inHand = rows.indexOf(row);
  row.setAttribute("data-in-hand", "");
});

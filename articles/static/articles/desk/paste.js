// The score of a pasted text: a changed mark is read at once, and keys do what clicks do. Without this file a button reads it.
const form = document.querySelector("[data-paste]");
const undone = [];
let inHand = 0;

const rows = () => [...form.querySelectorAll("[data-score-row]")];

function state() {
  return [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
}

async function read(fields) {
  const body = new URLSearchParams(fields);
  body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(location.href, { method: "POST", body });
  if (!answer.ok) return form.submit();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["[data-score]", ".paste-draft"]) {
    form.querySelector(part).replaceWith(page.querySelector(part));
  }
  form.querySelectorAll("[name^=forced-]").forEach((hidden) => hidden.remove());
  form.prepend(...page.querySelectorAll("[name^=forced-]"));
  tidy();
  take(inHand);
}

function tidy() {
  form.querySelector("[data-without-script]").hidden = true;
  drawn = state();
}

function take(index) {
  const all = rows();
  inHand = Math.max(0, Math.min(all.length - 1, index));
  all.forEach((row, at) => row.toggleAttribute("data-in-hand", at === inHand));
  const point = all[inHand].querySelector(".score-point input:checked") || all[inHand].querySelector(".score-point input");
  point.focus({ preventScroll: true });
  all[inHand].scrollIntoView({ block: "nearest" });
}

function change(fields) {
  undone.push(drawn);
  read(fields);
}

function join() {
  const next = rows()[inHand + 1];
  if (next) change([...state(), ["join", next.dataset.scoreRow]]);
}

function mark(column) {
  const point = rows()[inHand].querySelectorAll(".score-point input")[column];
  if (point.checked) return;
  point.checked = true;
  change(state());
}

function undo() {
  if (undone.length) read(undone.pop());
}

const acts = { j: () => take(inHand + 1), k: () => take(inHand - 1), m: join, u: undo };

form.addEventListener("change", (event) => {
  if (event.target.type !== "radio") return;
  inHand = rows().indexOf(event.target.closest("[data-score-row]"));
  change(state());
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-join]");
  if (!button) return;
  event.preventDefault();
  inHand = Math.max(0, rows().indexOf(button.closest("[data-score-row]")) - 1);
  join();
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=radio]), textarea, select, dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key >= "1" && event.key <= "6") mark(Number(event.key) - 1);
  else if (event.key in acts) acts[event.key]();
  else return;
  event.preventDefault();
});

form.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-score-row]");
  if (row) inHand = rows().indexOf(row);
});

let drawn = state();
tidy();

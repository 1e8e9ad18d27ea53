// Arrows move over the wall of pictures, by the rows that are on the screen; f goes to its search, ? shows all keys.
const wall = document.querySelector("[data-wall]");
const search = document.querySelector("[data-wall-find]");
const acts = {
  f() {
    search.focus();
    search.select();
  },
  "?": () => document.querySelector("[data-keys-page]").showModal(),
};

function across(cells) {
  const top = cells[0]?.getBoundingClientRect().top;
  const first = cells.findIndex((cell) => cell.getBoundingClientRect().top > top);
  return first < 1 ? cells.length : first;
}

wall.addEventListener("keydown", (event) => {
  const cells = [...wall.querySelectorAll("[data-cell]")];
  const at = cells.indexOf(event.target.closest("[data-cell]"));
  const turn = document.dir === "rtl" ? -1 : 1;
  const steps = { ArrowRight: turn, ArrowLeft: -turn, ArrowDown: across(cells), ArrowUp: -across(cells) };
  const next = cells[at + steps[event.key]];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
  if (!(event.key in acts) || isTyping || event.ctrlKey || event.metaKey || event.altKey || !search) return;
  event.preventDefault();
  acts[event.key]();
});

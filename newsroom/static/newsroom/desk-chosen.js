// Several pictures on the wall: space chooses the one in hand, shift and a click or an arrow all up to there, a all shown.
const wall = document.querySelector("[data-wall]");
const told = document.querySelector("[data-wall-chosen]");
const cellsOf = () => [...wall.querySelectorAll("[data-cell]")];
const boxesOf = () => [...wall.querySelectorAll("input[name=photo]")];
const boxOf = (cell) => cell.closest("li").querySelector("input[name=photo]");
let last = null;

function tell() {
  const boxes = boxesOf();
  const chosen = boxes.filter((box) => box.checked).length;
  const words = told.dataset.told.replace("%n", chosen).replace("%all", boxes.length);
  told.textContent = chosen ? words : "";
}

function choose(cell, chosen) {
  boxOf(cell).checked = chosen;
  last = cell;
}

function chooseUpTo(cell) {
  const cells = cellsOf();
  const ends = [cells.indexOf(last ?? cell), cells.indexOf(cell)].sort((a, b) => a - b);
  for (const between of cells.slice(ends[0], ends[1] + 1)) boxOf(between).checked = true;
  last = cell;
}

function chooseAllOrNone() {
  const boxes = boxesOf();
  const all = boxes.some((box) => !box.checked);
  for (const box of boxes) box.checked = all;
}

if (told) {
  wall.addEventListener("click", (event) => {
    const box = event.target.closest("input[name=photo]");
    const cell = box ? box.closest("li").querySelector("[data-cell]") : event.target.closest("[data-cell]");
    if (!cell || (!box && !event.shiftKey)) return;
    if (!box) event.preventDefault();
    if (event.shiftKey) chooseUpTo(cell);
    else last = cell;
    tell();
  });
  wall.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!cell) return;
    if (event.key === " ") {
      event.preventDefault();
      if (event.shiftKey) chooseUpTo(cell);
      else choose(cell, !boxOf(cell).checked);
    } else if (event.shiftKey && event.key.startsWith("Arrow")) {
      last ??= cell;
      boxOf(cell).checked = true;
      requestAnimationFrame(() => {
        if (document.activeElement.matches("[data-cell]")) chooseUpTo(document.activeElement);
        tell();
      });
    }
    tell();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
    if (event.key !== "a" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    chooseAllOrNone();
    tell();
  });
  wall.addEventListener("wall:more", tell);
  addEventListener("pageshow", tell);
}

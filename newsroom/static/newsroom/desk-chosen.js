// Several pictures on the wall: space chooses the one in hand, shift and a click or an arrow chooses up to there.
const wall = document.querySelector("[data-wall]");
const cells = [...wall.querySelectorAll("[data-cell]")];
const boxOf = (cell) => cell.closest("li").querySelector("input[name=photo]");
let last = null;

function choose(cell, chosen) {
  boxOf(cell).checked = chosen;
  last = cell;
}

function chooseUpTo(cell) {
  const ends = [cells.indexOf(last ?? cell), cells.indexOf(cell)].sort((a, b) => a - b);
  for (const between of cells.slice(ends[0], ends[1] + 1)) boxOf(between).checked = true;
  last = cell;
}

if (cells.length && boxOf(cells[0])) {
  wall.addEventListener("click", (event) => {
    const box = event.target.closest("input[name=photo]");
    const cell = box ? box.closest("li").querySelector("[data-cell]") : event.target.closest("[data-cell]");
    if (!cell || (!box && !event.shiftKey)) return;
    if (!box) event.preventDefault();
    if (event.shiftKey) chooseUpTo(cell);
    else last = cell;
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
      requestAnimationFrame(() => document.activeElement.matches("[data-cell]") && chooseUpTo(document.activeElement));
    }
  });
}

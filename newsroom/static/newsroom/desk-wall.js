// Arrows move over the wall of pictures, by the rows that are on the screen.
const wall = document.querySelector("[data-wall]");
const cells = [...wall.querySelectorAll("[data-cell]")];

function across() {
  const top = cells[0]?.getBoundingClientRect().top;
  const first = cells.findIndex((cell) => cell.getBoundingClientRect().top > top);
  return first < 1 ? cells.length : first;
}

wall.addEventListener("keydown", (event) => {
  const at = cells.indexOf(event.target.closest("[data-cell]"));
  const turn = document.dir === "rtl" ? -1 : 1;
  const steps = { ArrowRight: turn, ArrowLeft: -turn, ArrowDown: across(), ArrowUp: -across() };
  const next = cells[at + steps[event.key]];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
});

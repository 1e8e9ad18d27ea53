// A click on the wall shows the picture at its side, where there is a side; a second click opens its page.
const inspector = document.querySelector("[data-inspector]");
const wide = matchMedia("(min-width: 1201px)");

async function inspect(cell) {
  if (cell.hasAttribute("data-in-hand")) return;
  document.querySelector("[data-cell][data-in-hand]")?.removeAttribute("data-in-hand");
  cell.setAttribute("data-in-hand", "");
  const wall = encodeURIComponent(location.pathname + location.search);
  const answer = await fetch(`${cell.dataset.cell}?wall=${wall}`);
  if (!answer.ok || answer.redirected) return location.assign(cell.href);
  const told = await answer.text();
  if (cell.hasAttribute("data-in-hand")) inspector.innerHTML = told;
}

if (inspector) {
  document.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!cell || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.detail === 0) return;
    if (cell.hasAttribute("data-in-hand")) return;
    event.preventDefault();
    inspect(cell);
  });
  document.addEventListener("focusin", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell && wide.matches && cell.matches(":focus-visible")) inspect(cell);
  });
}

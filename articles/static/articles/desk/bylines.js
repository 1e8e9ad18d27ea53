/* Bylines up, down, by dragging, one more, one less. Without this the same buttons save the form in the new order. */

const part = document.querySelector("[data-bylines]");

if (part) {
  const list = part.querySelector("[data-byline-list]");
  const template = part.querySelector("[data-byline-template]");
  const total = part.querySelector("[name=bylines-TOTAL_FORMS]");
  const rows = () => [...list.querySelectorAll("[data-byline]")];
  let dragged = null;

  part.classList.add("is-alive");

  const number = () =>
    rows().forEach((row, index) => {
      row.querySelector("[name$=-ORDER]").value = index + 1;
    });

  function changed() {
    number();
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function add() {
    const spare = rows().find((row) => row.hidden);
    if (spare) {
      spare.hidden = false;
      spare.querySelector("input").focus();
      return;
    }
    const holder = document.createElement("template");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value);
    list.append(holder.content);
    total.value = Number(total.value) + 1;
    makeDraggable(rows().at(-1));
    changed();
    rows().at(-1).querySelector("input").focus();
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("[data-byline]");
    if (button.dataset.move === "up") row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    changed();
    button.focus();
  });

  list.addEventListener("change", (event) => {
    if (event.target.name?.endsWith("-DELETE")) {
      event.target.closest("[data-byline]").classList.toggle("is-removed", event.target.checked);
    }
  });

  function makeDraggable(row) {
    const grip = row.querySelector(".byline-moves");
    grip.addEventListener("pointerdown", () => (row.draggable = true));
    row.addEventListener("dragstart", () => (dragged = row));
    row.addEventListener("dragend", () => {
      row.draggable = false;
      dragged = null;
      changed();
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      const { top, height } = row.getBoundingClientRect();
      if (event.clientY < top + height / 2) row.before(dragged);
      else row.after(dragged);
    });
  }

  const button = part.querySelector("[data-add-byline]");
  button.hidden = false;
  button.addEventListener("click", add);
  rows().forEach(makeDraggable);
  // The empty row that stands ready without this waits for Add.
  if (rows().length > 1 && !rows().at(-1).querySelector("input").value) rows().at(-1).hidden = true;
  number();
}

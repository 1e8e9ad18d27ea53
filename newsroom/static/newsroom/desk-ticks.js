// Shift and a click ticks every box from the last one to this one; an answer to a question ticks its row.
for (const form of document.querySelectorAll("[data-ticks]")) {
  let last = null;
  form.addEventListener("click", (event) => {
    const box = event.target.closest("input[name=tick]");
    if (!box) return;
    const boxes = [...form.querySelectorAll("input[name=tick]:not(:disabled)")];
    if (event.shiftKey && last && boxes.includes(last)) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
    }
    last = box;
  });
  form.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    const box = event.target.closest("li")?.querySelector("input[name=tick]");
    if (box) box.checked = true;
  });
}

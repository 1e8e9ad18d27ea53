// One box ticks all rows or none, and says which: ticked, not ticked, or mixed.
const all = document.querySelector("[data-tick-all]");

if (all) {
  const { form } = all;
  const boxes = [...form.querySelectorAll("input[name=tick]")];
  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && !all.checked;
  };
  form.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes) box.checked = all.checked;
    tell();
  });
  addEventListener("pageshow", tell);
  all.closest("[hidden]").hidden = false;
  tell();
}

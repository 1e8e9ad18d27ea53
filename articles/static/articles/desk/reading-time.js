/* How long the text takes to read, while it is written: beside the count of words. */

const shown = document.querySelector("[data-minutes]");

window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  if (!shown) return;
  let soon = 0;
  const count = () => {
    const words = editor.editable().$.innerText.split(/\s+/).filter(Boolean).length;
    shown.textContent = shown.dataset.of.replace("{n}", Math.max(1, Math.round(words / Number(shown.dataset.rate))));
  };
  editor.on("change", () => {
    clearTimeout(soon);
    soon = setTimeout(count, 400);
  });
});

/* How long the text takes to read, while it is written: beside the count of words. */

import { wordsOf } from "./words.js";

const shown = document.querySelector("[data-minutes]");

window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  if (!shown) return;
  let soon = 0;
  const count = () => {
    const minutes = Math.max(1, Math.round(wordsOf(editor) / Number(shown.dataset.rate)));
    shown.textContent = shown.dataset.of.replace("{n}", minutes);
  };
  editor.on("change", () => {
    clearTimeout(soon);
    soon = setTimeout(count, 400);
  });
});

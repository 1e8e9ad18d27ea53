/* The story's form: lines that grow with their words, Ctrl+S, the count of words. */

import { wordsOf } from "./words.js";

const form = document.querySelector("[data-story]");

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

if (form) {
  const areas = () => form.querySelectorAll("textarea:not([data-type])");
  areas().forEach(grow);

  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) grow(event.target);
  });
  form.addEventListener("newsroom:written", (event) => grow(event.target));

  // A headline is one line, however many it is printed on.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-one-line]")) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (!event.defaultPrevented && isSaving(event)) save(event);
  });

  // A picture dropped here from the computer would take the place of the page. Photos come in by their own door.
  for (const happens of ["dragover", "drop"]) {
    document.addEventListener(happens, (event) => {
      const { types } = event.dataTransfer;
      if (!types.includes("Files") || types.includes("text/html") || event.target.closest?.("dialog")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    });
  }

  // One press, one save: a second submit within a moment would only be told that the first was there before it.
  let sentAt = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sentAt < 3000) return event.preventDefault();
    sentAt = Date.now();
  });
  window.addEventListener("pageshow", () => (sentAt = 0));
}

/* Ctrl+S, and the same key where the keyboard writes another script. */
function isSaving({ key, code, ctrlKey, metaKey, altKey }) {
  if (altKey || !(ctrlKey || metaKey)) return false;
  return key.toLowerCase() === "s" || (code === "KeyS" && !/^[a-z]$/i.test(key));
}

function save(event) {
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-save]"));
}

window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  const counter = document.querySelector("[data-words]");
  const recount = () => {
    const words = wordsOf(editor);
    if (counter) counter.textContent = counter.dataset[words === 1 ? "one" : "many"].replace("{n}", words);
  };
  editor.on("change", () => {
    clearTimeout(recount.soon);
    recount.soon = setTimeout(recount, 400);
  });
});

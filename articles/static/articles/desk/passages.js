/* A link of "Before it goes out" leads to the very words: it selects them where they stand. Else it leads to the field. */

import { select } from "./ranges.js";

function show(words, field) {
  const typed = field.querySelector("input:not([type=hidden]), textarea:not([data-type])");
  if (!typed || field.querySelector(".cke_editable")) return select(words, field.querySelector(".cke_editable"));
  const from = typed.value.indexOf(words);
  if (from < 0) return false;
  typed.focus();
  typed.setSelectionRange(from, from + words.length);
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-passage]");
  const field = link && document.getElementById(link.hash.slice(1));
  if (field && show(link.dataset.passage, field)) event.preventDefault();
});

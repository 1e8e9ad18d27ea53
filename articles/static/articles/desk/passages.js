/* A link of "Before it goes out" leads to the very words: it selects them where they stand. Else it leads to the field. */

function rangeOf(words, within) {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data.replaceAll("\u00a0", " ");
  }
  const from = text.indexOf(words);
  if (from < 0) return null;
  const range = document.createRange();
  const at = (offset) => nodes.findLast(([start], place) => start <= offset || place === 0);
  const [first, last] = [at(from), at(from + words.length - 1)];
  range.setStart(first[1], from - first[0]);
  range.setEnd(last[1], from + words.length - last[0]);
  return range;
}

function show(words, field) {
  const typed = field.querySelector("input:not([type=hidden]), textarea:not([data-type])");
  if (typed && !field.querySelector(".cke_editable")) {
    const from = typed.value.indexOf(words);
    if (from < 0) return false;
    typed.focus();
    typed.setSelectionRange(from, from + words.length);
    return true;
  }
  const text = field.querySelector(".cke_editable");
  const range = text && rangeOf(words, text);
  if (!range) return false;
  text.focus({ preventScroll: true });
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-passage]");
  const field = link && document.getElementById(link.hash.slice(1));
  if (field && show(link.dataset.passage, field)) event.preventDefault();
});

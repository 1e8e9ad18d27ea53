/* Where words stand in a text, over paragraphs and marks: spaces, line breaks and ends of paragraphs count as one space. */

const BLOCKS = "p, h2, h3, h4, li, blockquote, td, th, figure";

export const oneLine = (words) => words.replace(/\s+/g, " ").trim();

/* Every letter of the text as one line, and the node and place of each. */
function lettersOf(within) {
  const letters = [];
  const places = [];
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let block = null;
  const add = (letter, node, at) => {
    if (letter === " " && (letters.length === 0 || letters.at(-1) === " ")) return;
    letters.push(letter);
    places.push([node, at]);
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches("br")) add(" ", node.parentNode, [...node.parentNode.childNodes].indexOf(node));
      continue;
    }
    const own = node.parentElement.closest(BLOCKS);
    if (own !== block) add(" ", node, 0);
    block = own;
    for (let at = 0; at < node.length; at += 1) add(/\s/.test(node.data[at]) ? " " : node.data[at], node, at);
  }
  return { line: letters.join(""), places };
}

/* The first range that says these words; null where none does. */
export function rangeOf(words, within) {
  const wanted = oneLine(words);
  const { line, places } = lettersOf(within);
  const from = wanted ? line.indexOf(wanted) : -1;
  if (from < 0) return null;
  const range = document.createRange();
  const [last, at] = places[from + wanted.length - 1];
  range.setStart(...places[from]);
  range.setEnd(last, at + 1);
  return range;
}

/* Selects these words where they stand, in the middle of the window. Answers whether they do. */
export function select(words, text) {
  const range = text && rangeOf(words, text);
  if (!range) return false;
  text.focus({ preventScroll: true });
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  return true;
}

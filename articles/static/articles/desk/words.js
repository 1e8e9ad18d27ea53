/* How many words the text has, as the desk counts them: its pictures, with their captions and credits, are none of it.
   Scripts without spaces are counted as articles/unspaced.py counts them; its ranges and reasons stand there. */

const NOT_TEXT = ".cke_widget_wrapper, figure, .cke_reset, [data-cke-temp], [data-cke-hidden-sel]";
const CHARACTERS =
  "\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9d\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3347f}";
const SIGNS =
  "\\u3001-\\u3004\\u3008-\\u3020\\u3030\\u303d\\u30a0\\u30fb\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\uff9e\\uff9f";
const LETTERS = "\\u0e01-\\u0fff\\u1000-\\u109f\\u1780-\\u17ff\\u1950-\\u19ff\\u1a20-\\u1aaf\\ua9e0-\\ua9ff\\uaa60-\\uaadf";
const LETTERS_A_WORD = 3;
const UNSPACED = new RegExp(`[${CHARACTERS}]|[${LETTERS}]+`, "gu");
const BETWEEN = new RegExp(`[${CHARACTERS}${SIGNS}${LETTERS}]+`, "u");

export function wordsOf(editor) {
  const blocks = [...editor.editable().$.childNodes].filter((block) => !block.matches?.(NOT_TEXT));
  return blocks.reduce((sum, block) => sum + wordCount(block.innerText ?? block.data ?? ""), 0);
}

export function wordCount(text) {
  return (text.match(/[^\s\u200b]+/g) || []).reduce((sum, run) => sum + wordsIn(run), 0);
}

function wordsIn(run) {
  const found = run.match(UNSPACED);
  if (!found) return 1;
  const beside = run.split(BETWEEN).filter((part) => letters(part)).length;
  const counts = found.map(letters).filter((count) => count);
  return counts.reduce((sum, count) => sum + Math.max(1, Math.floor((count + 1) / LETTERS_A_WORD)), beside);
}

function letters(text) {
  return (text.match(/[\p{L}\p{N}]/gu) || []).length;
}

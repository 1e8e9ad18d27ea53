/* How many words the text has, as the desk counts them: its pictures, with their captions and credits, are none of it. */

const NOT_TEXT = ".cke_widget_wrapper, figure, .cke_reset, [data-cke-temp], [data-cke-hidden-sel]";

export function wordsOf(editor) {
  const blocks = [...editor.editable().$.childNodes].filter((block) => !block.matches?.(NOT_TEXT));
  return blocks.flatMap((block) => (block.innerText ?? block.data ?? "").match(/[^\s\u200b]+/g) || []).length;
}

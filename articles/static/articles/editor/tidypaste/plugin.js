/* What is pasted from Google Docs, LibreOffice or a page says "bold" with styles, which the vocabulary drops. Here bold,
   italic, struck, raised and lowered become elements before the rest goes. Word has its own filter in the editor, which
   would take comments and what its changes took out for words of the text. */

(() => {
  const isWord = (html) => /class="?Mso|mso-|urn:schemas-microsoft-com/i.test(html);

  const NOT_SAID_IN_WORD = "del, .msocomanchor, .MsoCommentReference, [style*='mso-element:comment']";
  const UNSEEN = /[\u00ad\u2060-\u2064\ufeff]/g;
  const DIRECTIONS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

  // Marks that nobody sees: they hide a word from every search, or turn the letters after them round.
  function withoutUnseen(html) {
    const seen = html.replace(UNSEEN, "");
    return RIGHT_TO_LEFT.test(seen) ? seen : seen.replace(DIRECTIONS, "");
  }

  function ofWord(html) {
    const made = new DOMParser().parseFromString(html, "text/html");
    const gone = made.querySelectorAll(NOT_SAID_IN_WORD);
    for (const each of gone) each.remove();
    return gone.length ? made.documentElement.outerHTML : html;
  }

  // A link that leads through Google's counter leads to its page.
  function straight(link) {
    const to = new URL(link.href).searchParams.get("q");
    if (/^https?:/.test(to)) link.href = to;
  }

  // The elements that a style stands for.
  function meant(style) {
    const weight = style.fontWeight;
    return [
      (weight === "bold" || weight === "bolder" || Number(weight) >= 600) && "strong",
      style.fontStyle === "italic" && "em",
      /line-through/.test(style.textDecoration) && "s",
      style.verticalAlign === "super" && "sup",
      style.verticalAlign === "sub" && "sub",
    ].filter(Boolean);
  }

  function wrapped(element, names, made) {
    let inside = made.createDocumentFragment();
    inside.append(...element.childNodes);
    for (const name of names) {
      const outer = made.createElement(name);
      outer.append(inside);
      inside = outer;
    }
    return inside;
  }

  function tidy(html) {
    const made = new DOMParser().parseFromString(html, "text/html"); // runs nothing, loads nothing
    for (const gone of made.querySelectorAll("script, style, meta, title, link, img, svg")) gone.remove();
    // Google Docs puts the whole text into a <b> that is not bold.
    for (const bold of made.querySelectorAll("b, strong")) {
      if (/^(normal|[1-4]00)$/.test(bold.style.fontWeight)) bold.replaceWith(...bold.childNodes);
    }
    for (const span of [...made.querySelectorAll("span, font")].reverse()) {
      const isHeading = span.closest("h1, h2, h3, h4, h5, h6");
      span.replaceWith(wrapped(span, isHeading ? [] : meant(span.style), made));
    }
    for (const link of made.querySelectorAll('a[href^="https://www.google.com/url?"]')) straight(link);
    for (const paragraph of made.querySelectorAll("li > p")) paragraph.replaceWith(...paragraph.childNodes);
    return made.body.innerHTML;
  }

  CKEDITOR.plugins.add("tidypaste", {
    init(editor) {
      editor.on(
        "paste",
        ({ data }) => {
          const isOurs = data.dataTransfer?.getTransferType?.(editor) === CKEDITOR.DATA_TRANSFER_INTERNAL;
          if (!data.dataValue || isOurs) return;
          if (!isWord(data.dataValue)) data.dataValue = withoutUnseen(tidy(data.dataValue));
        },
        null,
        null,
        1,
      );
      editor.on("pasteFromWord", ({ data }) => (data.dataValue = withoutUnseen(ofWord(data.dataValue))));
    },
  });
})();

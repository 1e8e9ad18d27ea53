/* What is pasted from Google Docs, LibreOffice or a page says "bold" with styles, which the vocabulary drops. Here bold,
   italic, struck, raised and lowered become elements before the rest goes. Word has its own filter in the editor. */

(() => {
  const isWord = (html) => /class="?Mso|mso-|urn:schemas-microsoft-com/i.test(html);

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
    for (const paragraph of made.querySelectorAll("li > p")) paragraph.replaceWith(...paragraph.childNodes);
    return made.body.innerHTML;
  }

  CKEDITOR.plugins.add("tidypaste", {
    init(editor) {
      editor.on(
        "paste",
        ({ data }) => {
          const isOurs = data.dataTransfer?.getTransferType?.(editor) === CKEDITOR.DATA_TRANSFER_INTERNAL;
          if (data.dataValue && !isOurs && !isWord(data.dataValue)) data.dataValue = tidy(data.dataValue);
        },
        null,
        null,
        1,
      );
    },
  });
})();

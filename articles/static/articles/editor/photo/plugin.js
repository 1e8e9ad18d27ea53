/* The photo in the text: picture, caption typed in place, credit under a lock. What is saved is the empty placeholder
   <figure data-caption="12">; the caption's words live in the list beside the text, where they also are without this. */

(() => {
  const rowOf = (id) => document.querySelector(`[data-captions] [data-caption="${CSS.escape(id)}"]`);
  const textareaOf = (id) => rowOf(id)?.querySelector("[data-caption-text]");
  const plain = (element) => element.textContent.replace(/[\s\u200b]+/g, " ").trim();

  function fill(figure, id) {
    const row = rowOf(id);
    const template = document.getElementById("photo-figure").content;
    const picture = figure.querySelector(".photo-picture");
    const credit = figure.querySelector(".photo-credit");
    label(figure, row);
    if (!row) {
      picture.replaceChildren(template.querySelector("[data-unknown]").cloneNode(true));
      return;
    }
    if (row.dataset.image) {
      const image = new Image();
      Object.assign(image, { src: row.dataset.image, alt: row.dataset.alt, draggable: false });
      image.style.objectPosition = row.dataset.focus;
      picture.replaceChildren(image);
    } else {
      const isAwaited = "awaited" in row.dataset;
      const awaited = template.querySelector(isAwaited ? "[data-awaits]" : "[data-being-made]").cloneNode(true);
      if (isAwaited && !row.dataset.awaited) awaited.querySelector("[data-add-file]").remove();
      picture.replaceChildren(awaited);
    }
    const line = template.querySelector("[data-credit-line]").cloneNode(true);
    const link = line.querySelector("a");
    const words = line.querySelector("[data-credit]");
    if (row.dataset.credit) words.replaceChildren(...slashed(row.dataset.credit));
    words.classList.toggle("is-blocked", !row.dataset.credit);
    if (row.dataset.photoUrl) link.href = row.dataset.photoUrl;
    else link.remove();
    credit.replaceChildren(line);
  }

  function* slashed(credit) {
    for (const part of credit.split(/(\/)/)) {
      if (part !== "/") yield part;
      else yield Object.assign(document.createElement("span"), { className: "slash", textContent: part });
    }
  }

  function label(figure, row) {
    const number = row?.querySelector(".caption-number")?.textContent.trim();
    const all = document.querySelectorAll("[data-captions] > [data-caption]").length;
    const { label: word, of } = document.getElementById("photo-figure").dataset;
    if (number) figure.dataset.margin = `${word}\n${of.replace("{n}", number).replace("{most}", all)}`;
  }

  const titleOf = (figure) => figure.dataset.margin?.replace("\n", " ") || document.getElementById("photo-figure").dataset.label;

  /* What a screen reader calls the line in which the caption is written. */
  function name(figure) {
    const written = figure.querySelector(".photo-text");
    written.setAttribute("role", "textbox");
    written.setAttribute("aria-label", `${document.getElementById("photo-figure").dataset.caption}, ${titleOf(figure)}`);
  }

  function count(figure, text) {
    const { of, most } = document.getElementById("photo-figure").dataset;
    const counter = figure.querySelector(".photo-count");
    counter.textContent = of.replace("{n}", [...text].length).replace("{most}", most);
    counter.classList.toggle("is-warned", [...text].length > Number(most));
  }

  CKEDITOR.plugins.add("photo", {
    requires: "widget",

    beforeInit(editor) {
      editor.lang.format.tag_p = document.getElementById("photo-figure").dataset.paragraph;
    },

    init(editor) {
      editor.widgets.add("photo", {
        allowedContent: "figure[!data-caption]",
        requiredContent: "figure[data-caption]",
        editables: { text: { selector: ".photo-text", allowedContent: "br" } },
        draggable: true,

        upcast(element) {
          const id = element.attributes["data-caption"];
          if (element.name !== "figure" || !/^\d+$/.test(id || "")) return false;
          const text = CKEDITOR.tools.htmlEncode(textareaOf(id)?.value || "");
          element.setHtml(
            `<div class="photo-picture"></div><div class="photo-written"><div class="photo-text">${text}</div>` +
              `<div class="photo-count"></div></div><div class="photo-credit"></div>`,
          );
          return true;
        },

        getLabel() {
          return titleOf(this.element.$);
        },

        downcast() {
          return new CKEDITOR.htmlParser.element("figure", { "data-caption": this.data.id });
        },

        init() {
          const figure = this.element.$;
          const id = this.element.getAttribute("data-caption");
          this.setData("id", id);
          fill(figure, id);
          name(figure);
          count(figure, plain(figure.querySelector(".photo-text")));
        },
      });

      const words = document.getElementById("photo-figure").dataset;
      editor.on("instanceReady", () => editor.ui.get("Format") && editor.ui.instances.Format.setValue("p", words.paragraph));

      editor.on("contentDom", () => editor.editable().setAttribute("aria-label", words.text));

      // The menu of forms is a frame of the editor's own: it follows the desk's switch of light and dark.
      editor.on("panelShow", () => {
        for (const frame of document.querySelectorAll("iframe.cke_panel_frame")) {
          frame.contentDocument.documentElement.dataset.theme = document.documentElement.dataset.theme || "auto";
        }
      });

      // Where the caret stood when a photo was asked for: what the editor remembers of it may be some letters old.
      let place = null;
      document.getElementById("photo-dialog")?.addEventListener("close", () => (place = null));

      function goTo(marks) {
        try {
          if (marks) editor.getSelection().selectBookmarks(marks);
        } catch {
          // The text changed meanwhile: the place is no longer there.
        }
      }

      editor.addCommand("pickPhoto", {
        exec: () => {
          place = editor.editable().hasFocus ? editor.getSelection(1)?.createBookmarks2(true) : null;
          document.dispatchEvent(new CustomEvent("newsroom:pick-photo", { detail: { use: "text" } }));
        },
      });
      editor.ui.addButton("Photo", {
        label: words.label,
        command: "pickPhoto",
        toolbar: "insert",
      });

      const figures = () => editor.editable()?.$.querySelectorAll("figure[data-caption]") || [];

      // Typed in the figure: the list beside the text says the same, and it is what the form posts.
      function heard() {
        for (const figure of figures()) {
          const area = textareaOf(figure.dataset.caption);
          const written = figure.querySelector(".photo-text");
          if (!area || !written) continue;
          const text = plain(written);
          count(figure, text);
          if (area.value.trim() === text) continue;
          area.value = text;
          area.dispatchEvent(new CustomEvent("newsroom:written", { bubbles: true }));
        }
      }

      editor.on("change", heard);
      // What is dictated, corrected by the spelling or picked among emoji comes without a key.
      document.addEventListener("input", ({ target }) => target.closest?.("figure[data-caption] .photo-text") && heard());

      // Typed in the list: the figure says the same.
      document.addEventListener("input", (event) => {
        const row = event.target.closest?.("[data-caption]");
        if (!row || !event.target.matches("[data-caption-text]")) return;
        for (const figure of figures()) {
          if (figure.dataset.caption !== row.dataset.caption) continue;
          figure.querySelector(".photo-text").textContent = event.target.value;
          count(figure, event.target.value);
        }
      });

      document.addEventListener("newsroom:put-in", (event) => {
        const { caption } = event.detail;
        editor.focus();
        goTo(place);
        if (!editor.getSelection()?.getRanges().length) {
          const range = editor.createRange();
          range.moveToElementEditEnd(editor.editable());
          range.select();
        }
        editor.insertHtml(`<figure data-caption="${caption}"></figure>`);
        editor.fire("change");
      });

      document.addEventListener("newsroom:picture-came", (event) => {
        for (const figure of figures()) {
          if (figure.dataset.caption === String(event.detail.caption)) fill(figure, figure.dataset.caption);
        }
      });
    },
  });
})();

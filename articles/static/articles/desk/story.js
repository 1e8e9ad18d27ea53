/* The story's form: lines that grow with their words, Ctrl+S, the count of words. */

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
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) save(event);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.defaultPrevented && event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) save(event);
  });

  // One press, one save: a second submit within a moment would only be told that the first was there before it.
  let sentAt = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sentAt < 3000) return event.preventDefault();
    sentAt = Date.now();
  });
  window.addEventListener("pageshow", () => (sentAt = 0));
}

function save(event) {
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-save]"));
}

window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  const counter = document.querySelector("[data-words]");
  const recount = () => {
    const words = editor.editable().$.innerText.split(/\s+/).filter(Boolean).length;
    if (counter) counter.textContent = counter.dataset.many.replace("{n}", words);
  };
  editor.on("change", () => {
    clearTimeout(recount.soon);
    recount.soon = setTimeout(recount, 400);
  });
});

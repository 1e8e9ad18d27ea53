/* A paragraph's Comment picks that paragraph in the form below and goes there, without loading the page again. */

const form = document.querySelector("[data-review]");

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.(".review-mark");
  if (!mark || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  form.elements.about.value = mark.id;
  form.elements.text.focus({ preventScroll: true });
  form.scrollIntoView({ block: "center" });
});

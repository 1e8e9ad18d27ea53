/* A paragraph's Comment picks that paragraph in the form below and goes there, without loading the page again;
   a decision waits while a comment is written that was not sent: it would be gone with the page; and the reason of
   a decision that was not sent is still there once a comment was. It waits in this tab, until that page has it. */

const KEPT_IN = `why:${location.pathname}`;

const form = document.querySelector("[data-review]");
const decision = document.querySelector("[data-decide]");

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.(".review-mark");
  if (!mark || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  form.elements.about.value = mark.id;
  form.elements.text.focus({ preventScroll: true });
  form.scrollIntoView({ block: "center" });
});

decision?.addEventListener("submit", (event) => {
  if (!form.elements.text.value.trim()) return;
  event.preventDefault();
  form.elements.text.setCustomValidity(decision.dataset.unsent);
  form.elements.text.reportValidity();
});

form?.addEventListener("formdata", ({ formData }) => {
  const why = decision?.elements.reason.value;
  if (!why?.trim()) return;
  formData.set("reason", why); // kept by nobody: it comes back with a comment that is refused
  try {
    sessionStorage.setItem(KEPT_IN, why);
  } catch {
    // A browser that keeps nothing for pages sends the comment all the same.
  }
});

try {
  const why = sessionStorage.getItem(KEPT_IN);
  if (why && decision && !decision.elements.reason.value) decision.elements.reason.value = why;
  if (decision) sessionStorage.removeItem(KEPT_IN);
} catch {
  // As above: then there is nothing to put back.
}

for (const done of ["input", "click"]) {
  form?.addEventListener(done, () => form.elements.text.setCustomValidity(""));
}

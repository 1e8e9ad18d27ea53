/* After a save one goes on where one was: the page stands as it stood, with the caret in its place. Where the page that
   comes has something to say first, it is left at its top. */

const form = document.querySelector("[data-story]");
const KEPT_IN = "newsroom:place";
const MOST_MS = 60_000;
const SAID_FIRST = "[data-refused], .messagelist";
const editor = () => Object.values(window.CKEDITOR?.instances || {})[0];

function caret() {
  const at = document.activeElement;
  if (editor()?.editable()?.$.contains(at)) return { field: "body", marks: editor().getSelection()?.createBookmarks2(true) };
  if (at.form !== form || !at.name || !at.matches(":focus-visible")) return {};
  return { field: at.name, from: at.selectionStart ?? null, to: at.selectionEnd ?? null };
}

function keep(event) {
  if (event.target !== form || event.defaultPrevented || event.submitter?.value) return;
  const place = { at: Date.now(), page: location.pathname, top: window.scrollY, ...caret() };
  sessionStorage.setItem(KEPT_IN, JSON.stringify(place));
}

function kept() {
  const place = JSON.parse(sessionStorage.getItem(KEPT_IN));
  sessionStorage.removeItem(KEPT_IN);
  const isOfThis = place && (place.page === location.pathname || place.page.endsWith("/add/"));
  return isOfThis && Date.now() - place.at < MOST_MS && !location.hash && !document.querySelector(SAID_FIRST) ? place : null;
}

function goOn({ top, field, marks, from, to }) {
  if (field === "body") write(marks);
  else if (field) {
    const at = form.querySelector(`[name="${CSS.escape(field)}"]`);
    at?.focus({ preventScroll: true });
    if (from !== null) at?.setSelectionRange?.(from, to);
  }
  window.scrollTo({ top, behavior: "instant" });
}

function write(marks) {
  editor().editable().$.focus({ preventScroll: true });
  try {
    if (marks) editor().getSelection().selectBookmarks(marks);
  } catch {
    // The desk tidied the text: the place is no longer there.
  }
}

if (form) {
  const place = kept();
  document.addEventListener("submit", keep);
  if (place && window.CKEDITOR) window.CKEDITOR.on("instanceReady", () => requestAnimationFrame(() => goOn(place)));
  else if (place) goOn(place);
}

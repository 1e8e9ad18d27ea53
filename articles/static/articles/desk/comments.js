/* Comments beside the text: words selected in it become the passage; sending keeps the page, and what is typed in it. Words
   that were not sent stay in this window, whatever page comes between. */

import { oneLine, select } from "./ranges.js";

const part = () => document.querySelector("[data-comments]");
const form = document.querySelector("[data-comment-form]");
const MOST = 2000;
let selected = null;
let isSending = false;

/** The words selected in the text, and those that stand before them in their paragraph. */
function selection() {
  const picked = window.getSelection();
  const text = document.querySelector(".field-body .cke_editable");
  if (!picked?.rangeCount || picked.isCollapsed || !text?.contains(picked.anchorNode)) return null;
  const range = picked.getRangeAt(0);
  const start = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
  const before = document.createRange();
  before.setStart(start.closest(".photo-text, p, h2, h3, h4, li, blockquote, td, th") ?? text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const passage = oneLine(picked.toString()).slice(0, MOST);
  const field = start.closest(".photo-text") ? "caption" : "body";
  return passage ? { passage, before: [...oneLine(before.toString())].slice(-80).join(""), field } : null;
}

function show(about) {
  form.elements.passage.value = about?.passage ?? "";
  form.elements.before.value = about?.before ?? "";
  form.elements.field.value = about?.field ?? "";
  part().querySelector("[data-about]").hidden = !about;
  part().querySelector("[data-about-words]").textContent = about?.passage ?? "";
}

function write(about) {
  show(about);
  replyTo(null);
  words().focus();
}

function replyTo(id) {
  form.elements.reply.disabled = !id;
  form.elements.reply.value = id ?? "";
  for (const thread of part().querySelectorAll(".thread")) {
    if (id && thread.id === `thread-${id}`) thread.append(part().querySelector("[data-comment-new]"));
  }
  if (!id) part().append(part().querySelector("[data-comment-new]"));
}

const words = () => part().querySelector("textarea");
const keptIn = () => `newsroom:comment:${part().dataset.comments}`;

/* What is typed and not sent. */
function unsent() {
  const { passage, before, field, reply } = form.elements;
  const about = passage.value ? { passage: passage.value, before: before.value, field: field.value } : null;
  return { text: words().value, about, reply: reply.disabled ? null : reply.value };
}

function hold() {
  if (words().value.trim()) sessionStorage.setItem(keptIn(), JSON.stringify(unsent()));
  else sessionStorage.removeItem(keptIn());
}

function putBack(said) {
  if (!said?.text) return;
  show(said.about);
  replyTo(document.getElementById(`thread-${said.reply}`) ? said.reply : null);
  words().value = said.text;
}

async function send(event) {
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  const data = new FormData(form, event.submitter);
  // A thread that is done takes no words along that are still being written.
  const left = event.submitter?.name === "done" ? unsent() : null;
  const answer = await fetch(form.action, { method: "POST", body: data }).catch(() => null);
  const page = answer ? new DOMParser().parseFromString(await answer.text().catch(() => ""), "text/html") : null;
  // Whoever was logged out meanwhile is led to the login, which is no answer.
  const isTaken = answer?.ok && new URL(answer.url).pathname === part().dataset.comments;
  isSending = false;
  if (isTaken) await renew(left);
  tell(isTaken ? page.querySelector(".messagelist .warning") : (page?.querySelector(".notice[role=alert]") ?? form.dataset.lost));
}

function tell(what) {
  const line = part().querySelector("[data-comment-refusal]");
  line.textContent = what?.textContent ?? what ?? "";
  line.hidden = !what;
}

async function renew(left) {
  const answer = await fetch(`${part().dataset.comments}?part=beside`);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-comments]");
  part().replaceWith(fresh);
  form.reset();
  form.elements.reply.disabled = true;
  begin();
  putBack(left);
  hold();
}

function begin() {
  part().querySelector("[data-comment-selection]").hidden = false;
  for (const button of part().querySelectorAll("[data-find]")) button.disabled = false;
  // What is typed here is no change of the story, in whose form it stands.
  for (const name of ["input", "change"]) {
    part().addEventListener(name, (event) => {
      event.stopPropagation();
      hold();
    });
  }
  part().addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-comment-selection]")) event.preventDefault();
  });
  part().addEventListener("click", clicked);
}

function clicked(event) {
  const reply = event.target.closest("[data-reply]");
  const passage = event.target.closest("[data-find]");
  if (event.target.closest("[data-comment-selection]")) write(selection() ?? selected);
  else if (event.target.closest("[data-about-drop]")) show(null);
  else if (passage) select(passage.dataset.find, document.querySelector(".field-body .cke_editable"));
  else if (reply) {
    event.preventDefault();
    show(null);
    replyTo(reply.dataset.reply);
    words().focus();
  }
}

if (form && part()) {
  begin();
  putBack(JSON.parse(sessionStorage.getItem(keptIn())));
  form.addEventListener("submit", send);
  document.addEventListener("selectionchange", () => (selected = selection() ?? selected));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.altKey && event.code === "KeyM") write(selection() ?? selected);
  });
}

/* Comments beside the text: words selected in it become the passage; sending keeps the page, and what is typed in it. */

const part = () => document.querySelector("[data-comments]");
const form = document.querySelector("[data-comment-form]");
const MOST = 2000;
let selected = null;

const oneLine = (words) => words.replace(/\s+/g, " ").trim();

/** The words selected in the text, and those that stand before them in their paragraph. */
function selection() {
  const picked = window.getSelection();
  const text = document.querySelector(".field-body .cke_editable");
  if (!picked?.rangeCount || picked.isCollapsed || !text?.contains(picked.anchorNode)) return null;
  const range = picked.getRangeAt(0);
  const start = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
  const before = document.createRange();
  before.setStart(start.closest("p, h2, h3, h4, li, blockquote, td, th") ?? text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const passage = oneLine(picked.toString()).slice(0, MOST);
  return passage ? { passage, before: oneLine(before.toString()).slice(-80) } : null;
}

function show(about) {
  form.elements.passage.value = about?.passage ?? "";
  form.elements.before.value = about?.before ?? "";
  form.elements.field.value = about ? "body" : "";
  part().querySelector("[data-about]").hidden = !about;
  part().querySelector("[data-about-words]").textContent = about?.passage ?? "";
}

function write(about) {
  show(about);
  replyTo(null);
  part().querySelector("textarea").focus();
}

function replyTo(id) {
  form.elements.reply.disabled = !id;
  form.elements.reply.value = id ?? "";
  for (const thread of part().querySelectorAll(".thread")) {
    if (id && thread.id === `thread-${id}`) thread.append(part().querySelector("[data-comment-new]"));
  }
  if (!id) part().append(part().querySelector("[data-comment-new]"));
}

/** Selects a passage where it stands in the text. */
function find(words) {
  const text = document.querySelector(".field-body .cke_editable");
  for (const block of text?.querySelectorAll("p, h2, h3, h4, li, blockquote") ?? []) {
    if (!oneLine(block.textContent).includes(words)) continue;
    block.scrollIntoView({ block: "center" });
    window.getSelection().selectAllChildren(block);
    return;
  }
}

async function send(event) {
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const answer = await fetch(form.action, { method: "POST", body: data }).catch(() => null);
  const page = answer ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  // Whoever was logged out meanwhile is led to the login, which is no answer.
  const isTaken = answer?.ok && new URL(answer.url).pathname === part().dataset.comments;
  if (isTaken) await renew();
  tell(isTaken ? page.querySelector(".messagelist .warning") : (page?.querySelector(".notice[role=alert]") ?? form.dataset.lost));
}

function tell(what) {
  const line = part().querySelector("[data-comment-refusal]");
  line.textContent = what?.textContent ?? what ?? "";
  line.hidden = !what;
}

async function renew() {
  const answer = await fetch(`${part().dataset.comments}?part=beside`);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-comments]");
  part().replaceWith(fresh);
  form.reset();
  form.elements.reply.disabled = true;
  begin();
}

function begin() {
  part().querySelector("[data-comment-selection]").hidden = false;
  for (const button of part().querySelectorAll("[data-find]")) button.disabled = false;
  // What is typed here is no change of the story, in whose form it stands.
  for (const name of ["input", "change"]) part().addEventListener(name, (event) => event.stopPropagation());
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
  else if (passage) find(oneLine(passage.dataset.find));
  else if (reply) {
    event.preventDefault();
    show(null);
    replyTo(reply.dataset.reply);
    part().querySelector("textarea").focus();
  }
}

if (form && part()) {
  begin();
  form.addEventListener("submit", send);
  document.addEventListener("selectionchange", () => (selected = selection() ?? selected));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.altKey && event.code === "KeyM") write(selection() ?? selected);
  });
}

/* Picking a photo in a dialog: the same page that stands by itself without this. A new story is saved first, in the
   background, so that nothing typed is lost. */

const form = document.querySelector("[data-story]");
const dialog = document.getElementById("photo-dialog");
const asJson = { headers: { Accept: "application/json" }, method: "POST" };
let use = "text";

const version = () => form.querySelector("[name=version]");

async function saved() {
  if (form.dataset.photosUrl) return true;
  for (const editor of Object.values(window.CKEDITOR?.instances || {})) editor.updateElement();
  const answer = await fetch(form.getAttribute("action") || location.href, { ...asJson, body: new FormData(form) });
  if (!answer.ok) {
    form.requestSubmit(form.querySelector("[data-save]"));
    return false;
  }
  const story = await answer.json();
  version().value = story.version;
  form.action = story.address;
  form.dataset.photosUrl = `${story.address.replace(/change\/$/, "")}photos/`;
  history.replaceState(null, "", story.address);
  document.dispatchEvent(new CustomEvent("newsroom:saved"));
  return true;
}

async function show(query) {
  const answer = await fetch(`${form.dataset.photosUrl}?part=1&use=${use}&${query}`);
  dialog.innerHTML = answer.ok ? await answer.text() : "";
  const close = document.getElementById("photo-figure").content.querySelector("[data-close]").cloneNode(true);
  close.addEventListener("click", () => dialog.close());
  dialog.prepend(close);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[type=search]")?.focus();
}

async function pick(wanted) {
  use = wanted;
  if (await saved()) await show("");
}

async function putIn(sent, submitter) {
  const data = new FormData(sent, submitter);
  data.set("version", version().value);
  data.set("use", use);
  sent.inert = true;
  const answer = await fetch(sent.action, { ...asJson, body: data });
  sent.inert = false;
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    refuse(dialog.querySelector("[data-refusal]"), said, answer);
    return;
  }
  dialog.close();
  accept(said);
}

function refuse(place, { sentence, mend }, answer) {
  place.textContent = sentence || answer.statusText;
  if (!mend) return;
  const link = Object.assign(document.createElement("a"), { href: mend, className: "act", target: "_blank" });
  link.textContent = place.dataset.mend;
  place.append(" ", link);
  place.scrollIntoView({ block: "nearest" });
}

function accept({ caption, is_lead: isLead, version: now, row }) {
  version().value = now;
  const list = document.querySelector("[data-captions]");
  const holder = document.createElement("template");
  holder.innerHTML = row;
  const fresh = holder.content.querySelector("[data-caption]");
  const standing = list.querySelector(`[data-caption="${caption}"]`);
  if (standing) {
    standing.replaceWith(fresh);
    document.dispatchEvent(new CustomEvent("newsroom:picture-came", { detail: { caption } }));
  } else if (isLead) {
    list.querySelector("[data-is-lead]")?.remove();
    list.prepend(fresh);
    document.querySelector("[data-no-lead]").hidden = true;
  } else {
    list.append(fresh);
    document.dispatchEvent(new CustomEvent("newsroom:put-in", { detail: { caption } }));
  }
}

if (form && dialog) {
  document.addEventListener("newsroom:pick-photo", (event) => pick(event.detail.use));
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) {
      event.preventDefault();
      pick(button.dataset.pick);
    }
    const place = event.target.closest("[data-place]");
    if (place) document.dispatchEvent(new CustomEvent("newsroom:put-in", { detail: { caption: place.dataset.place } }));
  });
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    const sent = event.target;
    if (sent.matches("[data-photo-search]")) show(`q=${encodeURIComponent(new FormData(sent).get("q"))}`);
    else putIn(sent, event.submitter);
  });
  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("[data-photo-page]");
    if (!link) return;
    event.preventDefault();
    show(link.getAttribute("href").slice(1));
  });
  document.querySelectorAll("[data-place]").forEach((button) => (button.hidden = false));
}

/* The file that a photo awaits, from the figure in the text or from the list. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-file]");
  const id = button?.closest("figure[data-caption]")?.dataset.caption;
  const row = id && document.querySelector(`[data-captions] [data-caption="${CSS.escape(id)}"]`);
  if (!row) return;
  event.preventDefault();
  const input = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
  input.addEventListener("change", async () => {
    const data = new FormData();
    data.set("file", input.files[0]);
    data.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(row.dataset.awaited, { ...asJson, body: data });
    const said = await answer.json().catch(() => ({}));
    const refusal = button.parentElement.querySelector("[data-refusal]");
    if (answer.ok) accept(said);
    else refusal.textContent = said.sentence || answer.statusText;
  });
  input.click();
});

/* Says who else has this story open and where, and whether somebody saved or published it meanwhile: asked every 15 seconds, and when
   one goes to another field. */

import { ask, beside } from "./signed-in.js";
import { name as window_ } from "./this-window.js";

const form = document.querySelector("[data-story]");
const BEAT_MS = 15_000;
const WRITING_MS = 20_000;
const SETTLE_MS = 400;
let field = "";
let typedAt = 0;
let soon = 0;

const isNew = () => !form.dataset.photosUrl;

function here(more = {}) {
  const version = Number(form.querySelector("[name=version]").value) || 0;
  const writing = Date.now() - typedAt < WRITING_MS;
  return { window: window_, field, writing, based_on: version, last_act: Number(form.dataset.lastAct), ...more };
}

async function beat() {
  clearTimeout(soon);
  soon = setTimeout(beat, BEAT_MS);
  if (isNew() || document.hidden) return;
  const { status, said } = await ask(beside("presence"), here());
  if (status !== 200) return;
  say("with", said.others);
  say("since", said.saved);
}

function say(name, words) {
  const line = form.querySelector(`[data-${name}]`);
  if (line.textContent !== words) line.textContent = words;
}

function goTo(name) {
  if (name === field) return;
  field = name;
  clearTimeout(soon);
  soon = setTimeout(beat, SETTLE_MS);
}

if (form) {
  form.addEventListener("focusin", ({ target }) => goTo(target.closest(".cke, .editor") ? "body" : target.name || field));
  form.addEventListener("input", () => (typedAt = Date.now()));
  window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    editor.on("change", () => editor.checkDirty() && (typedAt = Date.now()));
    editor.on("focus", () => goTo("body"));
  });
  document.addEventListener("visibilitychange", () => document.hidden || beat());
  document.addEventListener("newsroom:saved", beat);
  window.addEventListener("pagehide", () => {
    if (!isNew()) ask(beside("presence"), here({ leaving: true }), { keepalive: true });
  });
  beat();
}

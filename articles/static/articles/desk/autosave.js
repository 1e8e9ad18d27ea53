/* Keeps what is typed: in this browser at once, at the desk within two seconds, beside the story and not in it. A save
   first asks whether it would arrive. Without this the form works, and is kept when it is saved. */

import { areSame, onward } from "./onward.js";
import * as outbox from "./outbox.js";
import { signInAgain } from "./sign-in-again.js";
import { ask, beside, whoami } from "./signed-in.js";
import { name as window_, takenUp } from "./this-window.js";

const form = document.querySelector("[data-story]");
const STILL_MS = 1200;
const MOST_MS = 2000;
const COPY_MS = 250;
const AGAIN_MS = 5000;
const MOST_SAVING_MS = 60_000;
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "window", "then", "move"]);

const who = form?.dataset.who;
const place = (name) => form.querySelector(`[data-${name}]`);
let last = "";
let copy = null;
let turn = 0;
let kept = 0;
let isHeldHere = false;
let isLeaving = false;
let isSignedOut = false;
let gone = null;
let began = 0;
let due = 0;
let soon = 0;
let sending = null;

function words() {
  for (const editor of Object.values(window.CKEDITOR?.instances || {})) editor.updateElement();
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !LEFT_OUT.has(name));
}

const version = () => Number(form.querySelector("[name=version]").value) || 0;

/* What stands in the form now, as the next turn, kept in this browser. */
function take() {
  const fields = words();
  const text = JSON.stringify(fields);
  if (text === last) return;
  last = text;
  turn += 1;
  copy = { address: beside("draft"), window: window_, turn, based_on: version(), at: Date.now(), fields, taken_up: takenUp };
  if (gone) copy.on = gone;
  isHeldHere = outbox.put(who, copy);
}

function typed() {
  clearTimeout(soon);
  soon = setTimeout(take, COPY_MS);
  began ||= Date.now();
  clearTimeout(due);
  due = setTimeout(keep, Math.max(0, Math.min(STILL_MS, began + MOST_MS - Date.now())));
}

/* Sends what is not confirmed yet; one after the other. Answers the status of the last. */
async function keep() {
  clearTimeout(due);
  began = 0;
  take();
  if (isLeaving) return 200;
  while (sending) await sending;
  if (turn === kept) return 200;
  sending = send();
  const status = await sending;
  sending = null;
  if (status === 0 || status >= 500) due = setTimeout(keep, AGAIN_MS);
  return status === 200 && turn !== kept && !began ? keep() : status;
}

async function send() {
  const sent = copy;
  const { status, said } = await ask(beside("draft"), said_of(sent));
  if (status === 200) {
    kept = sent.turn;
    outbox.forget(who, window_, sent.turn);
    show(place("kept"), "kept", said.clock);
    trouble("");
  } else trouble({ 0: "offline", 401: "signedOut", 403: "notYours", 404: "notYours", 413: "tooLong" }[status] || "failed");
  isSignedOut = status === 401;
  return status;
}

const said_of = ({ at, on, ...said }) => ({ ...said, who: Number(who), age: Math.max(0, Math.round((Date.now() - at) / 1000)) });

function show(line, text, time = "") {
  line.textContent = text ? form.dataset[text].replace("{time}", time) : "";
}

function trouble(text) {
  const where = isHeldHere ? "heldHere" : "heldNowhere";
  show(place("trouble"), text);
  if (text) place("trouble").textContent += ` ${form.dataset[where]}`;
  if (text) place("kept").textContent = "";
  place("sign-in").hidden = text !== "signedOut";
}

/* A save goes once the desk has the words: then it may fail, and nothing is lost. */
let isAsking = false;
let goes = false;

async function submitted(event) {
  if (event.target !== form || goes) return;
  take();
  if (!turn) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!isAsking) await save(event.submitter);
}

async function save(button) {
  isAsking = true;
  const status = turn === kept ? await whoami() : await keep();
  isAsking = false;
  if (status === 0) return trouble("offline");
  if (status === 401) {
    trouble("signedOut");
    return signInAgain(() => save(button));
  }
  goes = true;
  form.requestSubmit(button?.isConnected ? button : null);
  goes = false;
}

/* The save takes along what the desk holds of this window: what is typed until its answer is here stays in this browser,
   and the page that comes next asks about it. */
function sent(event) {
  if (event.target !== form || event.defaultPrevented) return;
  take();
  clearTimeout(due);
  isLeaving = true;
  gone = JSON.parse(last);
  setTimeout(stays, MOST_SAVING_MS);
}

function stays() {
  isLeaving = false;
  gone = null;
}

/* What other windows left in this browser goes to the desk; what is of this story is offered. */
async function sendWhatWasLeft() {
  const here = { fields: words(), version: version(), address: beside("draft") };
  for (const left of outbox.left(who, { but: window_ })) {
    const found = onward(left, here);
    // A browser that goes back to a page may have put its words back by itself.
    const isHere = takenUp.includes(found.window) || areSame(found.fields, here.fields);
    const isOfThis = found.address === here.address && !isHere;
    const { status, said } = await ask(found.address, { ...said_of(found), left: isOfThis });
    if (status !== 200) continue;
    outbox.forget(who, found.window, found.turn);
    if (said.offer) offer(said);
  }
}

function offer({ id, time, offer: { is_open, compare } }) {
  if (document.querySelector(`[data-unsaved="${id}"]`)) return;
  const line = document.querySelector("[data-unsaved-here]");
  const text = line.querySelector("[data-text]");
  text.textContent = text.dataset[is_open ? "open" : "text"].replace("{time}", time);
  line.querySelector("[data-put-back]").href = `?draft=${id}`;
  line.querySelector("[data-compare]").href = compare;
  line.querySelector("[data-compare]").hidden = !compare;
  line.hidden = false;
  line.scrollIntoView({ block: "center" });
}

async function back() {
  if (isSignedOut && (await whoami()) !== 200) return;
  if (turn !== kept && !sending) keep();
}

/* What the form said before anybody typed. The editor writes the body in its own way, and the rows are numbered by a
   script, which is nobody's typing; what was typed while page and editor were still on their way is. */
let untouched = [];
let asDrawn = "";

function begin() {
  const isTyped = (field) => field.value !== field.defaultValue;
  untouched = words();
  last = JSON.stringify(untouched);
  if (![...form.querySelectorAll("input[type=text], textarea")].some(isTyped)) return;
  last = "";
  typed();
}

function beginToWrite({ editor }) {
  const isWritten = editor.editable().$.textContent !== asDrawn;
  const said = ([name, value]) => [name, name === editor.element.$.name && !isWritten ? editor.getData() : value];
  if (!turn && last) last = JSON.stringify(untouched.map(said));
  editor.on("change", () => editor.checkDirty() && typed());
  if (isWritten) typed();
}

if (form) {
  begin();
  document.addEventListener("DOMContentLoaded", begin);
  window.CKEDITOR?.on("instanceCreated", ({ editor }) => {
    editor.once("dataReady", () => (asDrawn = editor.editable().$.textContent), null, null, 9999);
  });
  window.CKEDITOR?.on("instanceReady", beginToWrite);
  for (const happens of ["input", "change", "newsroom:written"]) form.addEventListener(happens, typed);
  document.addEventListener("submit", submitted, true);
  document.addEventListener("submit", sent);
  document.addEventListener("newsroom:saved", () => {
    take();
    kept = turn;
    outbox.forget(who, window_, turn);
  });
  place("sign-in").addEventListener("click", () => signInAgain(keep));
  window.addEventListener("online", keep);
  window.addEventListener("focus", back);
  window.addEventListener("pageshow", stays);
  window.addEventListener("pagehide", () => {
    take();
    if (isLeaving || turn === kept) return;
    const said = said_of(copy);
    if (last.length < 20_000) ask(beside("draft"), said, { keepalive: true });
  });
  window.addEventListener("beforeunload", (event) => {
    if (isLeaving) return;
    take();
    if (turn !== kept && !isHeldHere) event.preventDefault();
  });
  for (const line of document.querySelectorAll("form[data-unsaved]")) {
    line.addEventListener("submit", async (event) => {
      event.preventDefault();
      const body = new FormData(line);
      const answer = await fetch(line.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.ok) line.remove();
    });
  }
  if (window.CKEDITOR) window.CKEDITOR.on("instanceReady", sendWhatWasLeft);
  else sendWhatWasLeft();
}

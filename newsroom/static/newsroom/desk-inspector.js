// A click on the wall shows the picture at its side, where there is a side; a second click opens its page. It is saved
// there, while the wall stays as it hangs; what was typed and not saved waits with its picture. The key e goes to its
// fields, Escape back to it.
import { isTyped } from "./desk-typed.js";
import { token } from "./desk-upload-send.js";

const inspector = document.querySelector("[data-inspector]");
const wide = matchMedia("(min-width: 1201px)");
const FIRST = ".fields :is(input:not([type=hidden]), select, textarea), .inspector-foot a";
const isUnsaved = () => waiting.size > 0 || isTyped(inspector.querySelector("form"));
const inHand = () => document.querySelector("[data-cell][data-in-hand]");
// The sides that wait, by the picture's own address; and the picture whose side is shown.
const waiting = new Map();
let shown = inHand();

function take(cell) {
  inHand()?.removeAttribute("data-in-hand");
  cell?.setAttribute("data-in-hand", "");
}

function mark(cell, isUnsaved) {
  cell.querySelector("[data-unsaved-word]")?.remove();
  if (!isUnsaved) return;
  const word = Object.assign(document.createElement("span"), { className: "is-warned", textContent: inspector.dataset.unsaved });
  word.setAttribute("data-unsaved-word", "");
  cell.querySelector(".cell-second").append(word);
}

function say(sentence) {
  const said = inspector.querySelector("[data-said]");
  said.classList.add("is-late");
  said.textContent = sentence;
}

function putAway() {
  const side = document.createDocumentFragment();
  const isUnsaved = isTyped(inspector.querySelector("form"));
  side.append(...inspector.childNodes);
  if (!shown) return;
  mark(shown, isUnsaved);
  if (isUnsaved) waiting.set(shown.href, side);
}

function show(cell, side) {
  putAway();
  inspector.replaceChildren(side);
  inspector.scrollTop = 0;
  waiting.delete(cell.href);
  shown = cell;
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

async function inspect(cell) {
  if (cell === inHand()) return;
  take(cell);
  // Nothing is typed beside a picture that it is not about.
  inspector.inert = true;
  const wall = encodeURIComponent(location.pathname + location.search);
  const kept = waiting.get(cell.href);
  const answer = kept ? null : await fetch(`${cell.dataset.cell}?wall=${wall}`).catch(() => null);
  if (answer && (!answer.ok || answer.redirected)) return location.assign(cell.href);
  const side = kept ?? (answer && parsed(await answer.text()));
  if (cell !== inHand()) return;
  inspector.inert = false;
  if (side) return cell !== shown && show(cell, side);
  take(shown);
  say(inspector.dataset.noAnswer);
}

async function post(form) {
  const body = new FormData(form);
  body.set("only", "inspector");
  body.set("csrfmiddlewaretoken", token());
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  const isTold = answer && !answer.redirected && [200, 422].includes(answer.status);
  return isTold ? { isSaved: answer.ok, page: parsed(await answer.text()) } : null;
}

async function save(form) {
  const cell = shown;
  inspector.inert = true;
  const told = await post(form);
  if (cell === inHand()) inspector.inert = false;
  const isShown = cell === shown;
  if (!told) {
    if (isShown) say(inspector.dataset.lost);
    return isShown && form.querySelector("[type=submit]").focus();
  }
  const side = document.createDocumentFragment();
  side.append(...told.page.querySelector("[data-side]").childNodes);
  if (told.isSaved) {
    cell.replaceChildren(...told.page.querySelector("[data-cell]").childNodes);
    waiting.delete(cell.href);
    document.dispatchEvent(new Event("wall:saved"));
  } else if (!isShown) waiting.set(cell.href, side);
  if (!isShown) return;
  inspector.replaceChildren(side);
  inspector.querySelector("[aria-invalid=true], .inspector-foot [type=submit]").focus();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
  if (event.key === "e" && !isTyping && wide.matches) {
    event.preventDefault();
    inspector.querySelector(FIRST)?.focus();
  }
  const isOffering = event.target.getAttribute?.("aria-expanded") === "true";
  if (event.key === "Escape" && !isOffering && inspector.contains(event.target)) shown?.focus();
}

if (inspector) {
  // In the capturing phase: an Escape that closes what a field offers closes nothing else.
  document.addEventListener("keydown", pressed, { capture: true });
  document.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!cell || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.detail === 0) return;
    if (cell.hasAttribute("data-in-hand")) return;
    event.preventDefault();
    inspect(cell);
  });
  document.addEventListener("focusin", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell && wide.matches && cell.matches(":focus-visible")) inspect(cell);
  });
  document.addEventListener("wall:take", (event) => wide.matches && inspect(event.target));
  document.addEventListener("wall:leaves", (event) => {
    if (!isUnsaved()) return;
    event.preventDefault();
    say(inspector.dataset.leaving);
  });
  inspector.addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.target);
  });
  addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault());
}

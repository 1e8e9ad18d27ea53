/* The way back in when the login has run out while one writes: the desk's own pages of signing in, their forms shown in a
   dialog. What those pages say (a wrong word, a second step, too many attempts) is said here. Once the same person is
   back, what had to wait goes on; for anybody else nothing does. */

import { knows } from "./signed-in.js";

const dialog = document.getElementById("sign-in-again");
const part = (name) => dialog.querySelector(`[data-${name}]`);
const PATIENCE_MS = 20_000;
let afterwards = null;
let isBusy = false;
let token = "";

/* `then` is done once its writer is back. */
export function signInAgain(then) {
  afterwards = then;
  if (dialog.open) return;
  dialog.showModal();
  go(dialog.dataset.door);
}

const send = (address, body) => go(address, { method: "POST", body });

async function go(address, options = {}) {
  if (isBusy) return;
  busy(true);
  try {
    await take(await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), ...options }));
  } catch {
    say(dialog.dataset.offline);
  }
  busy(false);
}

function busy(on) {
  isBusy = on;
  dialog.setAttribute("aria-busy", on);
}

/* A page of signing in, or, where the way through them ends, who is signed in now. A form whose token was renewed
   meanwhile, in another tab, is asked for anew. */
async function take(answer, isAnew = false) {
  if (answer.status === 403 && !isAnew) return take(await fetch(dialog.dataset.door), true);
  if (answer.headers.get("Content-Type")?.startsWith("application/json")) return found(await answer.json());
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const words = (where) => page.querySelector(where)?.textContent.trim() || "";
  const form = [...page.forms].find((each) => each.querySelector("[name=password], [name=code]"));
  if (!form) return say((answer.status === 429 && words(".empty")) || dialog.dataset.elsewhere);
  form.action = new URL(form.getAttribute("action") || "", answer.url);
  part("why").textContent = words(".account-why");
  say(words(".errornote") || words(".messagelist") || (isAnew ? dialog.dataset.onceMore : ""));
  hold(document.importNode(form, true));
}

function hold(form) {
  const login = form.querySelector("[name=login]");
  if (login && !login.value) login.value = dialog.dataset.login;
  // A way out of this form must not lead away from the words behind it.
  for (const link of form.querySelectorAll("a")) Object.assign(link, { target: "_blank", rel: "noopener" });
  part("somebody-else").hidden = true;
  part("form").replaceChildren(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form.action, new FormData(form));
  });
  const empty = [...form.querySelectorAll("input:not([type=hidden])")].find((field) => !field.value);
  (empty || form.querySelector("button")).focus();
}

/* For a stranger's login nothing is kept or saved: the words stay where they are, and their writer may come in instead. */
async function found(said) {
  if (said.who && knows(said) === 200) {
    dialog.close();
    return afterwards?.();
  }
  token = said.token || "";
  part("form").replaceChildren();
  part("why").textContent = "";
  part("somebody-else").hidden = !token;
  say(said.name ? dialog.dataset.stranger.replace("{name}", said.name) : said.sentence);
  if (token) part("as-oneself").focus();
}

function say(words) {
  part("said").textContent = words;
}

async function asOneself() {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token);
  await fetch(dialog.dataset.signOut, { method: "POST", body }).catch(() => {});
  go(dialog.dataset.door);
}

if (dialog) {
  part("as-oneself").addEventListener("click", asOneself);
  part("go-on").addEventListener("click", () => go(dialog.dataset.door));
  part("later").addEventListener("click", () => dialog.close());
}

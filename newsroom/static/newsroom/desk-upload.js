// Many pictures, each sent by itself, two at a time; what is not taken is named, and sent again where that can help.
import { Row } from "./desk-upload-row.js";
import { send, token } from "./desk-upload-send.js";

const AT_ONCE = 2;
// As many as the page takes that changes them together.
const MOST_TOGETHER = 500;
const rows = [];
const are = (...states) => rows.filter((row) => states.includes(row.state));
const part = (name) => document.querySelector(`[data-upload] [data-${name}]`);

function counted(kind, n, all = 0) {
  const one = new Intl.PluralRules(document.documentElement.lang || "en").select(n) === "one" ? "One" : "Other";
  return part("list").dataset[`${kind}${one}`].replace("{n}", n).replace("{all}", all);
}

function summarise() {
  const [taken, here, failed] = [are("in").length, are("here").length, are("failed").length];
  const parts = [counted("in", taken, rows.length)];
  if (here) parts.push(counted("here", here));
  if (failed) parts.push(counted("no", failed));
  part("summary").setAttribute("aria-busy", String(are("waits", "sent").length > 0));
  part("summary").textContent = `${parts.join("; ")}.`;
  part("failed").hidden = !part("failed-rows").childElementCount;
  part("all-again").hidden = are("failed").filter((row) => row.answer.may_pass).length < 2;
  lead();
}

// Where one goes from here: the pictures that came in, to be changed together or filled in.
function lead() {
  const taken = are("in");
  part("foot").hidden = !taken.length || are("waits", "sent").length > 0;
  part("lacks").hidden = !taken.some((row) => row.answer.lacks_words);
  const photos = taken.slice(-MOST_TOGETHER).map((row) => ["photo", row.answer.photo]);
  const together = part("together");
  if (together) together.search = new URLSearchParams(photos);
}

function place(row) {
  const list = part(row.state === "failed" ? "failed-rows" : "rows");
  const focused = row.element.contains(document.activeElement);
  if (row.element.parentElement !== list) list.append(row.element);
  if (focused) row.element.focus();
}

async function sendNext() {
  if (are("sent").length >= AT_ONCE) return;
  const [row] = are("waits");
  if (!row) return;
  row.moves(0);
  const { to, mostBytes } = document.querySelector("[data-upload]").dataset;
  sendNext();
  row.settles(await send(row.file, { to, mostBytes: Number(mostBytes), onProgress: (sent) => row.moves(sent) }));
  place(row);
  summarise();
  sendNext();
}

function again(row) {
  row.waits();
  row.element.focus();
  summarise();
  sendNext();
}

function add(files) {
  const page = document.querySelector("[data-upload]");
  if (!page) return;
  page.setAttribute("data-scripted", "");
  part("list").hidden = !files.length && !rows.length;
  for (const file of files) {
    const row = new Row(file, { template: part("row"), words: part("list").dataset });
    rows.push(row);
    row.element.addEventListener("click", (event) => event.target.closest("[data-again]") && again(row));
    place(row);
  }
  if (rows.length) summarise();
  sendNext();
}

async function keepBoth(form) {
  const body = new FormData(form);
  body.set("csrfmiddlewaretoken", token());
  const headers = { Accept: "application/json" };
  const answer = await fetch(form.action, { method: "POST", body, headers }).catch(() => null);
  if (!answer?.ok) return form.submit();
  const said = Object.assign(document.createElement("p"), { className: "second", tabIndex: -1 });
  said.textContent = (await answer.json()).sentence;
  form.replaceWith(said);
  said.focus();
}

document.addEventListener("pictures", (event) => add(event.detail));
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-upload] input[type=file]")) return;
  add([...event.target.files]);
  event.target.value = "";
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-all-again]")) return;
  for (const row of are("failed")) if (row.answer.may_pass) again(row);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-keep]") || !document.querySelector("[data-upload]")) return;
  event.preventDefault();
  keepBoth(event.target);
});
addEventListener("beforeunload", (event) => are("waits", "sent").length && event.preventDefault());
add([]);

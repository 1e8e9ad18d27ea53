// The queues at the side are counted anew once something was saved beside the wall. Without an answer they stay.
const queues = document.querySelector("[data-queues]");
let asked = 0;

async function countAnew() {
  const mine = (asked += 1);
  const here = new URLSearchParams(location.search);
  here.set("only", "queues");
  const answer = await fetch(`?${here}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const came = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Two saves in a row: only what was asked for last is told.
  if (mine !== asked) return;
  const held = queues.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  queues.replaceChildren(...came.body.childNodes);
  if (held) queues.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus();
}

document.addEventListener("wall:saved", countAnew);

// The next pictures come as one nears the end of the wall; whoever pressed the link goes on from the first new one.
const wall = document.querySelector("[data-wall]");
const more = document.querySelector("[data-more]");
const told = document.querySelector("[data-wall-told]");
const PLACE = `wall:${location.pathname}${location.search}`;
const MOST_PAGES_AGAIN = 20;
let asking = null;

function hang(how) {
  return (asking ??= ask(how).finally(() => (asking = null)));
}

async function ask({ moves }) {
  const link = more.querySelector("a");
  if (!link) return;
  const answer = await fetch(`${link.href}&only=cells`).catch(() => null);
  // Without an answer the link stays, and leads to the next pictures as a page.
  if (!answer?.ok || answer.redirected) return moves && location.assign(link.href);
  const came = new DOMParser().parseFromString(await answer.text(), "text/html");
  const cells = [...came.querySelectorAll("li.cell")];
  wall.append(...cells);
  more.replaceChildren(...came.querySelector("[data-more]").childNodes);
  told.textContent = told.dataset.seen.replace("%n", wall.children.length);
  wall.dispatchEvent(new Event("wall:more"));
  if (moves) cells[0]?.querySelector("[data-cell]").focus();
  nears.unobserve(more);
  nears.observe(more);
}

const nears = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && hang({ moves: false }), {
  rootMargin: "600px",
});
nears.observe(more);
more.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest("a")) return;
  event.preventDefault();
  hang({ moves: true });
});

// Whoever comes back to the wall finds as many pictures as hung there, the place, and the picture in hand.
async function comeBack({ count, y, inHand }) {
  for (let page = 0; page < MOST_PAGES_AGAIN && wall.children.length < count; page += 1) await hang({ moves: false });
  scrollTo(0, y);
  wall.querySelector(`[data-cell="${CSS.escape(inHand)}"]`)?.dispatchEvent(new Event("wall:take", { bubbles: true }));
}

addEventListener("pagehide", () => {
  const inHand = wall.querySelector("[data-in-hand]")?.dataset.cell ?? "";
  sessionStorage.setItem(PLACE, JSON.stringify({ count: wall.children.length, y: scrollY, inHand }));
});
const kept = sessionStorage.getItem(PLACE);
if (kept && performance.getEntriesByType("navigation")[0]?.type === "back_forward") comeBack(JSON.parse(kept));

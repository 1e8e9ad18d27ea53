// The next pictures come as one nears the end of the wall; whoever pressed the link goes on from the first new one.
const wall = document.querySelector("[data-wall]");
const more = document.querySelector("[data-more]");
const told = document.querySelector("[data-wall-told]");
let isAsking = false;

async function hang({ moves }) {
  const link = more.querySelector("a");
  if (!link || isAsking) return;
  isAsking = true;
  const answer = await fetch(`${link.href}&only=cells`).catch(() => null);
  isAsking = false;
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

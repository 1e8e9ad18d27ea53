// A click on the picture, or the arrow keys on it, fill the two numbers of its focal point; the cross shows where it is.
const sight = document.querySelector("[data-focus]");
const fields = { x: document.querySelector("[data-focal=x]"), y: document.querySelector("[data-focal=y]") };
const STEP = 0.01;
const FAR = 0.1;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function draw() {
  const box = sight.getBoundingClientRect();
  const [x, y] = [Number(fields.x.value) * box.width, Number(fields.y.value) * box.height];
  const cross = sight.querySelector("[data-focus-cross]");
  cross.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  const ring = `M${x - 13} ${y}a13 13 0 1 0 26 0a13 13 0 1 0 -26 0`;
  cross.firstElementChild.setAttribute("d", `${ring}M${x} ${y - 20}v40M${x - 20} ${y}h40`);
}

function place(x, y) {
  fields.x.value = Math.min(1, Math.max(0, x)).toFixed(3);
  fields.y.value = Math.min(1, Math.max(0, y)).toFixed(3);
  // The cross and the previews are drawn by whoever listens to the numbers.
  for (const field of Object.values(fields)) field.dispatchEvent(new Event("input", { bubbles: true }));
}

function pointed(event) {
  if (event.detail === 0) return; // pressed by a key: it has no place
  const box = sight.getBoundingClientRect();
  place((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
}

function pressed(event) {
  const way = KEYS[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const step = event.shiftKey ? FAR : STEP;
  place(Number(fields.x.value) + way[0] * step, Number(fields.y.value) + way[1] * step);
}

if (sight && fields.x) {
  const handle = sight.querySelector("[data-focus-handle]");
  handle.hidden = false;
  handle.addEventListener("click", pointed);
  handle.addEventListener("keydown", pressed);
  for (const field of Object.values(fields)) field.addEventListener("input", draw);
  new ResizeObserver(draw).observe(sight);
}

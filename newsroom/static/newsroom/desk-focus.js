// A click on the picture fills the two numbers of its focal point; the cross shows where it is.
const sight = document.querySelector("[data-focus]");
const fields = { x: document.querySelector("[data-focal=x]"), y: document.querySelector("[data-focal=y]") };

function draw() {
  const box = sight.getBoundingClientRect();
  const [x, y] = [Number(fields.x.value) * box.width, Number(fields.y.value) * box.height];
  const cross = sight.querySelector("[data-focus-cross]");
  cross.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  const ring = `M${x - 13} ${y}a13 13 0 1 0 26 0a13 13 0 1 0 -26 0`;
  cross.firstElementChild.setAttribute("d", `${ring}M${x} ${y - 20}v40M${x - 20} ${y}h40`);
}

if (sight && fields.x) {
  sight.addEventListener("click", (event) => {
    const box = sight.getBoundingClientRect();
    fields.x.value = ((event.clientX - box.left) / box.width).toFixed(3);
    fields.y.value = ((event.clientY - box.top) / box.height).toFixed(3);
    draw();
  });
  for (const field of Object.values(fields)) field.addEventListener("input", draw);
  new ResizeObserver(draw).observe(sight);
}

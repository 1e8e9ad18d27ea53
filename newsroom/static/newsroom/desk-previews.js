// While the focal point moves, each ratio that follows it shows what readers would see of the picture.
const list = document.querySelector("[data-previews]");
const fields = { x: document.querySelector("[data-focal=x]"), y: document.querySelector("[data-focal=y]") };
const STEPS = 10; // as media.stylesheet.FOCAL_STEPS: pages place a crop in tenths

function largest(aspect, place, [across, down]) {
  const wider = across / down / aspect;
  const [width, height] = wider > 1 ? [across / wider, down] : [across, down * wider];
  return [(across - width) * place.x, (down - height) * place.y, width, height];
}

function draw() {
  const size = [Number(list.dataset.across), Number(list.dataset.down)];
  const place = {};
  for (const [name, field] of Object.entries(fields)) place[name] = Math.round(Number(field.value) * STEPS) / STEPS;
  for (const shown of list.querySelectorAll("[data-around-the-point]")) {
    const [wide, high] = shown.dataset.preview.split(":").map(Number);
    const box = largest(wide / high, place, size);
    shown.setAttribute("viewBox", box.map((part) => part.toFixed(1)).join(" "));
  }
}

if (list && fields.x) for (const field of Object.values(fields)) field.addEventListener("input", draw);

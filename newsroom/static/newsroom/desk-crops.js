// A rectangle over the picture that keeps its ratio: dragged, sized at its corners, drawn anew, or moved by keys.
const sight = document.querySelector("[data-crop]");
const SIDES = ["left", "top", "width", "height"];
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const CORNER_PX = 24; // on the screen: so near to a corner is at it

function cropping() {
  const [across, down, aspect, least] = ["across", "down", "aspect", "least"].map((name) => Number(sight.dataset[name]));
  const fields = Object.fromEntries(SIDES.map((side) => [side, document.querySelector(`[data-crop-side=${side}]`)]));
  const handle = sight.querySelector("[data-crop-handle]");
  let held = null;

  const read = () => SIDES.map((side) => Number(fields[side].value) || 0);
  const between = (value, low, high) => Math.max(low, Math.min(high, value));

  function draw() {
    const [left, top, width, given] = read();
    const height = given || Math.round(width / aspect);
    const box = sight.querySelector("[data-crop-box]");
    for (const [name, value] of Object.entries({ x: left, y: top, width, height })) box.setAttribute(name, value);
    const hole = `M${left} ${top}h${width}v${height}h${-width}z`;
    sight.querySelector("[data-crop-shade]").setAttribute("d", `M0 0h${across}v${down}h${-across}z${hole}`);
    const [arm, right, bottom] = [across / 50, left + width, top + height];
    const corners = [[left, top, 1, 1], [right, top, -1, 1], [left, bottom, 1, -1], [right, bottom, -1, -1]];
    const arms = corners.map(([x, y, h, v]) => `M${x} ${y + v * arm}V${y}H${x + h * arm}`);
    sight.querySelector("[data-crop-corners]").setAttribute("d", arms.join(""));
  }

  function write(box) {
    SIDES.forEach((side, at) => (fields[side].value = Math.round(box[at])));
    draw();
  }

  function move(left, top, width, height) {
    write([between(left, 0, across - width), between(top, 0, down - height), width, height]);
  }

  // From a corner that stays, towards a point: as large as the pointer says, the ratio kept, the picture not left.
  function stretch(still, at) {
    const [toRight, toBottom] = [at.x >= still.x, at.y >= still.y];
    const room = [toRight ? across - still.x : still.x, toBottom ? down - still.y : still.y];
    const asked = Math.max(Math.abs(at.x - still.x), Math.abs(at.y - still.y) * aspect);
    const width = Math.min(Math.max(asked, least), room[0], room[1] * aspect);
    if (width < least) return;
    const height = width / aspect;
    write([toRight ? still.x : still.x - width, toBottom ? still.y : still.y - height, width, height]);
  }

  function point(event) {
    const box = sight.getBoundingClientRect();
    const place = [((event.clientX - box.left) / box.width) * across, ((event.clientY - box.top) / box.height) * down];
    return { x: between(place[0], 0, across), y: between(place[1], 0, down), scale: across / box.width };
  }

  function taken(at) {
    const [left, top, width, height] = read();
    const near = CORNER_PX * at.scale;
    for (const [x, y] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
      const is = Math.abs(at.x - left - x * width) < near && Math.abs(at.y - top - y * height) < near;
      if (is) return { still: { x: left + (1 - x) * width, y: top + (1 - y) * height } };
    }
    const isInside = at.x > left && at.x < left + width && at.y > top && at.y < top + height;
    return isInside ? { by: { x: at.x - left, y: at.y - top } } : { still: at };
  }

  handle.addEventListener("pointerdown", (event) => {
    held = taken(point(event));
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!held) return;
    const at = point(event);
    const [, , width, height] = read();
    if (held.still) stretch(held.still, at);
    else move(at.x - held.by.x, at.y - held.by.y, width, height);
  });
  for (const end of ["pointerup", "pointercancel"]) handle.addEventListener(end, () => (held = null));

  handle.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = Math.max(1, Math.round(across / 100));
    const [left, top, width, height] = read();
    if (!event.shiftKey) return move(left + way[0] * step, top + way[1] * step, width, height);
    const wider = width + (way[0] || -way[1]) * step;
    stretch({ x: left, y: top }, { x: left + wider, y: top + 1 });
  });

  fields.width.addEventListener("input", () => (fields.height.value = Math.round(fields.width.value / aspect) || ""));
  for (const side of SIDES) fields[side].addEventListener("input", draw);
  handle.hidden = false;
  draw();
}

if (sight) cropping();

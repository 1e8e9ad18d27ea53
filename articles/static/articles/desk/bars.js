/* A change bar beside each paragraph that differs from what readers have, kept true while one types. */

const holder = document.querySelector("[data-bars]");
const known = document.getElementById("public-blocks");

window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  if (!holder || !known) return;
  const published = new Set(JSON.parse(known.textContent));
  const bars = document.createElement("div");
  bars.className = "bars";
  bars.setAttribute("aria-hidden", "true");
  holder.append(bars);

  const isChanged = (block) =>
    !block.matches(".cke_widget_wrapper, .cke_reset, [data-cke-temp]") &&
    block.textContent.trim() !== "" &&
    !block.innerText.split(/\n+/).every((line) => !line.trim() || published.has(line.replace(/\s+/g, " ").trim())) &&
    !published.has(block.innerText.replace(/\s+/g, " ").trim());

  function draw() {
    const top = holder.getBoundingClientRect().top;
    bars.replaceChildren(
      ...[...editor.editable().$.children].filter(isChanged).map((block) => {
        const { top: from, height } = block.getBoundingClientRect();
        const bar = document.createElement("i");
        bar.style.insetBlockStart = `${from - top}px`;
        bar.style.height = `${height}px`;
        return bar;
      }),
    );
  }

  let soon = 0;
  const drawSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(draw, 120);
  };
  editor.on("change", drawSoon);
  new ResizeObserver(drawSoon).observe(editor.editable().$);
  draw();
});

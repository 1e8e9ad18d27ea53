/* "75 of 90" beside a line: how long it is, and how long it should be at most. Nothing is cut. */

for (const counter of document.querySelectorAll("[data-count-for]")) {
  const area = document.getElementById(counter.dataset.countFor);
  const most = Number(counter.dataset.most ?? area?.dataset.count);
  if (!area || !most) continue;
  const show = () => {
    const length = [...area.value].length;
    counter.textContent = counter.dataset.of.replace("{n}", length).replace("{most}", most);
    counter.classList.toggle("is-warned", length > most);
  };
  area.addEventListener("input", show);
  show();
}

/* Tags offered while one types: for the word after the last comma. Any field with data-tags, or inside of such a place. */

function equip(field, address) {
  const list = document.createElement("ul");
  Object.assign(list, { className: "tags-offered", id: `${field.id}-offered`, hidden: true });
  list.setAttribute("role", "listbox");
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["autocomplete", "off"]]) {
    field.setAttribute(name, value);
  }
  let soon = 0;
  let at = -1;

  const parted = () => field.value.split(",");
  const options = () => [...list.children];

  function close() {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function take(name) {
    const tags = parted().slice(0, -1).map((tag) => tag.trim());
    field.value = `${[...tags, name].join(", ")}, `;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    field.focus();
  }

  function option(name, index) {
    const row = document.createElement("li");
    Object.assign(row, { textContent: name, id: `${list.id}-${index}` });
    row.setAttribute("role", "option");
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(name);
    });
    return row;
  }

  async function offer() {
    const typed = parted().at(-1).trim();
    if (!typed) return close();
    const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok) return close();
    const { names } = await answer.json();
    const have = new Set(parted().slice(0, -1).map((tag) => tag.trim().toLowerCase()));
    list.replaceChildren(...names.filter((name) => !have.has(name.toLowerCase())).map(option));
    list.hidden = !list.children.length || document.activeElement !== field;
    field.setAttribute("aria-expanded", String(!list.hidden));
  }

  function go(step) {
    at = (at + step + options().length) % options().length;
    options().forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
    field.setAttribute("aria-activedescendant", options()[at].id);
  }

  field.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(offer, 150);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(options()[at].textContent);
    } else if (event.key === "Escape") close();
  });
  field.addEventListener("blur", close);
}

// The inspector is put in place anew for each picture, so its field is met when somebody comes to it.
document.addEventListener("focusin", (event) => {
  const place = event.target.closest("[data-tags]");
  if (place && event.target.matches("input") && !event.target.hasAttribute("aria-controls")) {
    equip(event.target, place.dataset.tags);
  }
});

/* A save that did not arrive (the login had run out, the line was down) loses nothing: what was sent stays in this tab
   until a page shows that it arrived, and can be put back with one press. */

const form = document.querySelector("[data-story]");
const KEY = "newsroom:unsent";
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "then", "move"]);

const read = () => JSON.parse(sessionStorage.getItem(KEY) || "null");
const forget = () => sessionStorage.removeItem(KEY);

function putBack(unsent) {
  for (const [name, value] of unsent.fields) {
    const fields = [...form.elements].filter((field) => field.name === name);
    const field = fields.find((each) => each.type !== "hidden") || fields[0];
    if (!field || name === "version") continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === value;
    else field.value = value;
    window.CKEDITOR?.instances[field.id]?.setData(value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

if (form) {
  const unsent = read();
  const now = form.querySelector("[name=version]").value;
  const notice = document.getElementById("unsent");
  const isHere = unsent && unsent.at === location.pathname && unsent.version === now;
  if (unsent && !form.hasAttribute("data-bound") && isHere && notice) {
    notice.hidden = false;
    notice.querySelector("[data-put-back]").addEventListener("click", () => {
      putBack(unsent);
      notice.hidden = true;
      forget();
    });
    notice.querySelector("[data-drop]").addEventListener("click", () => {
      notice.hidden = true;
      forget();
    });
  } else forget();

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    for (const editor of Object.values(window.CKEDITOR?.instances || {})) editor.updateElement();
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !LEFT_OUT.has(name));
    const version = form.querySelector("[name=version]").value;
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ at: location.pathname, version, fields }));
    } catch {
      forget(); // the tab's store is full: the save itself goes on
    }
  });
}

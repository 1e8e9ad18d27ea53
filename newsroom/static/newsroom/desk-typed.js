// Whether somebody typed over what a form said when it came, or sent it and was told to mend it.
function saidAtFirst(field) {
  if (field.tagName !== "SELECT") {
    // A browser writes what it was given in a form of its own: an hour without its seconds, say.
    const first = field.cloneNode();
    first.value = field.defaultValue;
    return first.value;
  }
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

function isTypedOver(field) {
  if (!field.name || ["hidden", "submit", "button"].includes(field.type)) return false;
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return field.value !== saidAtFirst(field);
}

export function isTyped(form) {
  if (!form) return false;
  const isRefused = form.hasAttribute("data-refused") || form.querySelector(".errorlist") !== null;
  return isRefused || [...form.elements].some(isTypedOver);
}

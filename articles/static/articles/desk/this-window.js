/* This window's own name, new with each page: posted with the form, so that a save takes its draft with it. */

const form = document.querySelector("[data-story]");

const bytes = form ? crypto.getRandomValues(new Uint8Array(16)) : [];

export const name = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/* The windows whose words were put back into this form. */
export const takenUp = form ? [...form.querySelectorAll("[name=window]")].map((field) => field.value) : [];

if (form) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "window", value: name });
  form.append(field);
}

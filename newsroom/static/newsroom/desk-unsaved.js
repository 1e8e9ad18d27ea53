// Asks before one leaves a page whose form was typed into and not saved.
import { isTyped } from "./desk-typed.js";

const form = document.querySelector("form[data-unsaved]");
let isSaving = false;

if (form) {
  form.addEventListener("submit", () => (isSaving = true));
  addEventListener("pageshow", () => (isSaving = false));
  addEventListener("beforeunload", (event) => !isSaving && isTyped(form) && event.preventDefault());
}

// The key / goes to the search field, from anywhere on the desk but a field in which one types.
const field = document.querySelector("[data-find]");
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !field || isTyping(event.target)) return;
  event.preventDefault();
  field.focus();
  field.select();
});

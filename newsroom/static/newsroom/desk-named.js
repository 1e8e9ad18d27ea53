// Gives the autocomplete fields the names of their labels: the script that draws them gives none to an empty one.
addEventListener("load", () => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`)?.textContent.trim();
    const drawn = select.nextElementSibling?.querySelectorAll("[role=combobox], [role=textbox]") ?? [];
    for (const part of drawn) part.setAttribute("aria-label", label);
  }
});

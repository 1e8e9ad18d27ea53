// Gives the autocomplete fields the names of their labels: the script that draws them gives none to an empty one.
const jQuery = window.django?.jQuery;

function nameThem() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`)?.textContent.trim();
    const drawn = select.nextElementSibling?.querySelectorAll("[role=combobox], [role=textbox]") ?? [];
    for (const part of drawn) part.setAttribute("aria-label", label);
  }
}

// The fields are drawn by callbacks of jQuery's own that may run after the page's `load`; these two stand behind them.
jQuery?.(nameThem);
jQuery?.(document).on("formset:added", nameThem);

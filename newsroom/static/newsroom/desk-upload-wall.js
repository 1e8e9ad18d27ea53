// Pictures dropped on the wall: the page for uploading takes its place without a load, which no dropped file survives.
const link = document.querySelector("a[data-upload-page]");
let coming = null;
let page = location.pathname;

async function becomeThePage() {
  const answer = await fetch(link.href);
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const came = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const sheet of came.querySelectorAll("link[rel=stylesheet]")) {
    const href = sheet.getAttribute("href");
    if (!document.querySelector(`link[href="${href}"]`)) document.head.append(document.importNode(sheet));
  }
  document.title = came.title;
  document.body.className = came.body.className;
  document.querySelector("#content").replaceWith(document.importNode(came.querySelector("#content"), true));
  history.pushState({}, "", link.href);
  page = location.pathname;
}

document.addEventListener("pictures", async (event) => {
  if (!link || document.querySelector("[data-upload]")) return;
  // What was typed on the wall and not saved would go with it.
  if (!coming && !document.dispatchEvent(new Event("wall:leaves", { cancelable: true }))) return;
  coming ??= becomeThePage();
  await coming;
  document.dispatchEvent(new CustomEvent("pictures", { detail: event.detail }));
});
// Going back or on leads between the two pages; a link within one of them is no such way.
addEventListener("popstate", () => location.pathname !== page && location.reload());

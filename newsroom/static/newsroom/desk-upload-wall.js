// Pictures dropped on the wall: the page for uploading takes its place without a load, which no dropped file survives.
const link = document.querySelector("a[data-upload-page]");
let coming = null;

async function becomeThePage() {
  const answer = await fetch(link.href);
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) {
    const href = sheet.getAttribute("href");
    if (!document.querySelector(`link[href="${href}"]`)) document.head.append(document.importNode(sheet));
  }
  document.title = page.title;
  document.body.className = page.body.className;
  document.querySelector("#content").replaceWith(document.importNode(page.querySelector("#content"), true));
  history.pushState({}, "", link.href);
}

document.addEventListener("pictures", async (event) => {
  if (!link || document.querySelector("[data-upload]")) return;
  coming ??= becomeThePage();
  await coming;
  document.dispatchEvent(new CustomEvent("pictures", { detail: event.detail }));
});
addEventListener("popstate", () => location.reload());

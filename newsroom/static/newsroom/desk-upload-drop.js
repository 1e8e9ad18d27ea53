// Files dropped anywhere on the page, folders too, become one “pictures” event of the document.
let depth = 0;
let isOurs = false;
const carriesFiles = (event) => !isOurs && event.dataTransfer?.types.includes("Files");

function show(isOver) {
  depth = isOver ? depth : 0;
  document.body.toggleAttribute("data-dropping", isOver);
}

async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((found, failed) => entry.file(found, failed))];
  const reader = entry.createReader();
  const inside = [];
  for (;;) {
    const some = await new Promise((found, failed) => reader.readEntries(found, failed));
    if (!some.length) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesIn))).flat();
}

// What a folder hides, such as .DS_Store, is nobody's picture.
async function filesOf(transfer) {
  const files = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return files;
  return (await Promise.all(entries.map(filesIn))).flat().filter((file) => !file.name.startsWith("."));
}

// A picture of the page itself that is dragged about is no upload, though browsers offer it as a file.
document.addEventListener("dragstart", () => (isOurs = true));
document.addEventListener("dragend", () => (isOurs = false));
document.addEventListener("dragenter", (event) => {
  if (!carriesFiles(event)) return;
  depth += 1;
  show(true);
});
document.addEventListener("dragleave", (event) => {
  if (!carriesFiles(event)) return;
  depth -= 1;
  if (depth < 1) show(false);
});
document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
document.addEventListener("drop", async (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  show(false);
  const files = await filesOf(event.dataTransfer);
  if (files.length) document.dispatchEvent(new CustomEvent("pictures", { detail: files }));
});

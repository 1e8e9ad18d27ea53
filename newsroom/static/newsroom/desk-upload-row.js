// One file of the list, from its turn to what became of it; with a small picture of itself once it is in.
const SIGHT_PX = 192;

export class Row {
  constructor(file, { template, words }) {
    this.file = file;
    this.words = words;
    this.element = template.content.firstElementChild.cloneNode(true);
    this.part("name").textContent = file.name;
    this.progress = this.element.querySelector("progress");
    this.progress.setAttribute("aria-label", file.name);
    this.waits();
  }

  part(name) {
    return this.element.querySelector(`[data-${name}]`);
  }

  waits() {
    this.state = "waits";
    this.element.classList.remove("is-failed");
    this.progress.hidden = false;
    this.progress.value = 0;
    this.part("again").hidden = true;
    this.part("said").textContent = this.words.waits;
  }

  moves(part) {
    this.state = "sent";
    if (part < 1) this.progress.value = part;
    else this.progress.removeAttribute("value");
    this.part("said").textContent = part < 1 ? "" : this.words.reads;
  }

  // The row is the desk's own, printed and escaped by its template.
  settles(answer) {
    this.answer = answer;
    this.state = answer.row && answer.photo ? (answer.code === "taken" ? "in" : "here") : "failed";
    if (this.state === "failed") return this.fails(answer);
    this.element.classList.remove("is-failed");
    this.element.innerHTML = answer.row;
    this.showsItself();
  }

  fails(answer) {
    this.element.classList.add("is-failed");
    this.progress.hidden = true;
    this.part("said").textContent = answer.sentence || this.words[answer.code] || this.words.busy;
    this.part("again").hidden = !answer.may_pass;
  }

  async showsItself() {
    const places = [...this.element.querySelectorAll("[data-sight]:empty")];
    if (!places.length) return;
    try {
      const small = await createImageBitmap(this.file, { resizeWidth: SIGHT_PX, resizeQuality: "medium" });
      for (const place of places) {
        const canvas = Object.assign(document.createElement("canvas"), { width: small.width, height: small.height });
        canvas.getContext("2d").drawImage(small, 0, 0);
        place.replaceChildren(canvas);
      }
      small.close();
    } catch {
      // A kind of picture that this browser cannot draw: the place stays empty until the wall has it.
    }
  }
}

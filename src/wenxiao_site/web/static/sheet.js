// A checked form: from finding to cell and back. Listens on the document: sheets come and go.

let current = 0;

// --- Findings ---

const note = (number) => document.getElementById(`note-${number}`);
const cellOf = (number) => document.querySelector(`[data-cell~="${number}"]`);

function mark(number) {
  current = number;
  for (const each of document.querySelectorAll(".official .now")) each.classList.remove("now");
  cellOf(number)?.classList.add("now");
  const shown = document.querySelector("[data-current]");
  if (shown) shown.textContent = number || "–";
}

function show(number, { focus = false } = {}) {
  const found = note(number);
  if (!found) return;
  found.open = true;
  mark(number);
  found.scrollIntoView({ block: "nearest" });
  const button = cellOf(number)?.querySelector(".mark");
  cellOf(number)?.scrollIntoView({ block: "nearest", inline: "center" });
  if (focus) (button ?? found.querySelector("summary")).focus({ preventScroll: true });
}

function step(by) {
  const all = document.querySelectorAll("[data-note]").length;
  if (all) show(((current + by - 1 + all) % all) + 1, { focus: true });
}

document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches?.("[data-note]") && event.target.open) {
      mark(Number(event.target.dataset.note));
      cellOf(current)?.scrollIntoView({ block: "nearest", inline: "center" });
    }
  },
  true,
);
document.addEventListener("focusin", (event) => {
  const number = Number(event.target.dataset?.mark);
  if (number && number !== current) show(number);
});

// --- One ear for everything ---

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.dataset.step) step(Number(button.dataset.step));
  else if (button.dataset.mark) show(Number(button.dataset.mark));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "F8") {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  }
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target.id === "sheet") current = 0;
});

// Printed with every finding open. Notes share a name, which lets one be open at a time; print has no such limit.
let wasOpen = [];
window.addEventListener("beforeprint", () => {
  const all = [...document.querySelectorAll("[data-note]")];
  wasOpen = all.filter((each) => each.open);
  for (const each of all) {
    each.removeAttribute("name");
    each.open = true;
  }
});
window.addEventListener("afterprint", () => {
  for (const each of document.querySelectorAll("[data-note]")) {
    each.open = wasOpen.includes(each);
    each.setAttribute("name", "note");
  }
});

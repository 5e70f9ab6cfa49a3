// A checked form: from finding to cell and back, and what a number opens. Listens on the document: sheets come and go.

const panel = document.getElementById("why");
let current = 0;
let opener = null;

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
    if (event.target.matches?.("[data-opens]") && event.target.open) unfold(event.target);
  },
  true,
);
document.addEventListener("focusin", (event) => {
  const number = Number(event.target.dataset?.mark);
  if (number && number !== current) show(number);
});

// --- Why ---

function reason(id) {
  return document.getElementById(id).content.cloneNode(true);
}

function unfold(details) {
  if (details.dataset.full) return;
  details.dataset.full = "1";
  const inner = reason(details.dataset.opens);
  inner.querySelector(".answer").remove();
  details.append(inner);
}

function open(button) {
  opener = button;
  const place = panel.querySelector("[data-reason]");
  place.dataset.reason = button.dataset.why;
  place.replaceChildren(reason(button.dataset.why));
  panel.hidden = false;
  panel.scrollTop = 0;
  document.getElementById("why-title").focus();
}

function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  opener?.isConnected && opener.focus();
}

function words(id, depth = 0) {
  const part = reason(id);
  const pad = "　".repeat(depth);
  const flat = (each) => each.textContent.replace(/\s+/g, " ").trim();
  const lines = [];
  if (!depth) lines.push([...part.querySelectorAll(".answer > *")].map(flat).join(" = "));
  for (const term of part.querySelectorAll("dt")) lines.push(`${pad}${flat(term)}：${flat(term.nextElementSibling)}`);
  for (const item of part.querySelectorAll(".inputs > li")) {
    lines.push(`${pad}　${flat(item)}`);
    const deeper = item.querySelector("[data-opens]");
    if (deeper) lines.push(...words(deeper.dataset.opens, depth + 2));
  }
  return lines;
}

async function copy(button) {
  const text = words(panel.querySelector("[data-reason]").dataset.reason).join("\n");
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // without TLS the clipboard is closed to pages: the old way still works
    const area = document.createElement("textarea");
    area.value = text;
    panel.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.textContent = "已复制";
  setTimeout(() => (button.textContent = "复制文字"), 2000);
}

// --- One ear for everything ---

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.dataset.why) open(button);
  else if (button.dataset.step) step(Number(button.dataset.step));
  else if (button.dataset.mark) show(Number(button.dataset.mark));
  else if ("print" in button.dataset) window.print();
  else if ("close" in button.dataset) close();
  else if ("copy" in button.dataset) copy(button);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "F8") {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape") close();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target.id === "sheet") {
    current = 0;
    panel.hidden = true;
  }
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

// What every page does: the panel on the right, Ctrl K, forms that answer to a choice. Listens on the document: parts
// of pages come and go.

const panel = document.getElementById("why");
let opener = null;

// --- The panel: why, or what a link with data-panel fetches ---

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

function show(title, { copies }) {
  document.getElementById("why-title").textContent = title;
  panel.querySelector("[data-copy]").hidden = !copies;
  panel.hidden = false;
  panel.scrollTop = 0;
  document.getElementById("why-title").focus();
}

function open(button) {
  opener = button;
  const place = panel.querySelector("[data-reason]");
  place.dataset.reason = button.dataset.why;
  place.replaceChildren(reason(button.dataset.why));
  show("为什么", { copies: true });
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

// A link with data-panel="title" and hx-get fetches its page into the panel; without scripts it just goes there.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.dataset?.panel) opener = event.target;
});
document.addEventListener("htmx:afterSwap", (event) => {
  const asked = event.detail.requestConfig?.elt;
  if (event.target.id === "panel" && asked?.dataset.panel) show(asked.dataset.panel, { copies: false });
  if (event.target.id === "sheet") panel.hidden = true;
});

// --- One ear for everything ---

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.dataset.why) open(button);
  else if ("print" in button.dataset) window.print();
  else if ("close" in button.dataset) close();
  else if ("copy" in button.dataset) copy(button);
});
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("[data-opens]") && event.target.open) unfold(event.target);
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
    const search = document.querySelector("[data-search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "Escape") {
    close();
    for (const each of document.querySelectorAll("details.who[open], details.menu[open]")) each.open = false;
  }
});
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && "auto" in form.dataset) form.requestSubmit();
});
document.addEventListener("click", (event) => {
  for (const each of document.querySelectorAll("details.who[open], details.menu[open]")) {
    if (!each.contains(event.target)) each.open = false;
  }
});

// --- What is typed is kept by the server, by itself ---

const REST = 1500; // milliseconds without a key
const keeping = new WeakMap();

async function keep(form) {
  const said = form.querySelector("[data-saved]");
  const fields = new FormData(form);
  for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
  fields.set("_path", location.pathname + location.search);
  try {
    const answer = await fetch(form.dataset.keeps, { method: "POST", body: new URLSearchParams(fields) });
    const words = await answer.text();
    said.textContent = answer.status === 401 ? "登录已过期：内容还在这一页上，提交时会请您重新登录，不会丢。" : words.slice(0, 80);
  } catch {
    said.textContent = "连不上服务器，还没有自动保存；内容还在这一页上，稍后会再试。";
    keeping.set(form, setTimeout(() => keep(form), 10 * REST));
  }
}

function later(form) {
  clearTimeout(keeping.get(form));
  keeping.set(form, setTimeout(() => keep(form), REST));
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.dataset.keeps && event.target.type !== "password") later(form);
});
document.addEventListener("submit", (event) => clearTimeout(keeping.get(event.target)));

// --- Ticks of a list ---

for (const each of document.querySelectorAll("[data-bulk]")) each.hidden = each.querySelector("[data-count]").textContent === "0";

document.addEventListener("change", (event) => {
  const all = event.target.dataset.all;
  const form = document.getElementById(all ?? event.target.getAttribute("form"));
  if (!form?.dataset.bulk) return;
  const ticks = [...document.querySelectorAll(`input[name=pick][form="${form.id}"]`)];
  if (all) for (const each of ticks) each.checked = event.target.checked;
  const count = ticks.filter((each) => each.checked).length;
  form.querySelector("[data-count]").textContent = count;
  form.hidden = count === 0;
});

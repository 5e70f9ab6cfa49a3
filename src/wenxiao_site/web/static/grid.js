// A form that behaves like a spreadsheet, with advice as one types. Everything also works without it, as a plain form.
// Cells are fields named by their path (indicators/a1/name); the advice names the same paths.

const form = document.querySelector("form[data-advice]");
const bar = document.getElementById("advice-bar");
const box = document.getElementById("advice");
const MOST = Number(form.dataset.most);
const PAUSE = 150;
const WORDS = { error: "错误", warning: "警告", info: "提示" };
const SIGNS = { error: "✕", warning: "!", info: "i" };
let findings = [];
let current = -1;
let asked = 0;
let waiting = 0;

// --- Cells ---

const fieldOf = (path) => form.elements.namedItem(path);
const rowsOf = (table) => [...table.tBodies[0].rows].filter((row) => row.querySelector("[name]"));
const cellsOf = (row) => [...row.querySelectorAll("td :is(input:not([type=checkbox]), select, textarea)")];

function place(field) {
  const row = field.closest("tr");
  const table = field.closest("table[data-grid]");
  if (!table || !row) return null;
  return { table, row, rows: rowsOf(table), column: cellsOf(row).indexOf(field) };
}

function at(table, row, column) {
  const there = rowsOf(table)[row];
  return there ? cellsOf(there)[column] : undefined;
}

function go(field) {
  if (!field) return false;
  field.focus();
  if (field.select && field.tagName === "INPUT") field.select();
  return true;
}

function move(field, down, right) {
  const here = place(field);
  if (!here || here.column < 0) return false;
  return go(at(here.table, here.rows.indexOf(here.row) + down, here.column + right));
}

const atStart = (field) => field.tagName === "SELECT" || (field.selectionStart === 0 && field.selectionEnd === 0);
const atEnd = (field) => field.tagName === "SELECT" || field.selectionStart === field.value.length;
const isWhole = (field) => field.selectionStart === 0 && field.selectionEnd === field.value.length;

function arrows(event, field) {
  const plain = !event.shiftKey && !event.altKey && !event.metaKey;
  if (!plain) return false;
  const lines = field.tagName === "TEXTAREA" && field.value.includes("\n");
  const chosen = field.tagName === "SELECT" && !event.ctrlKey; // arrows choose, with Ctrl they go on
  switch (event.key) {
    case "ArrowDown":
      return !lines && !chosen && move(field, 1, 0);
    case "ArrowUp":
      return !lines && !chosen && move(field, -1, 0);
    case "ArrowRight":
      return (atEnd(field) || isWhole(field)) && move(field, 0, 1);
    case "ArrowLeft":
      return (atStart(field) || isWhole(field)) && move(field, 0, -1);
  }
  return false;
}

// --- Undo: what one paste or one accepted suggestion changed is taken back together ---

const done = [];
const before = new WeakMap();

function put(field, value) {
  const was = field.value;
  if (field.tagName === "SELECT") {
    const option = [...field.options].find((each) => each.value === value || each.text === value.trim());
    if (!option) return null;
    field.value = option.value;
  } else field.value = value;
  before.set(field, field.value);
  return was === field.value ? null : { field, was, now: field.value };
}

function remember(changes) {
  const real = changes.filter(Boolean);
  if (real.length) {
    done.push(real);
    form.dispatchEvent(new Event("input", { bubbles: true })); // what keeps drafts hears it too
  }
}

function undo(field) {
  if (field && before.get(field) !== undefined && field.value !== before.get(field)) return false; // the browser's own
  const last = done.pop();
  if (!last) return false;
  for (const each of last.reverse()) {
    if (each.made) each.made.remove();
    else put(each.field, each.was);
  }
  say(`已撤销 ${last.length} 处修改。`);
  changed();
  return true;
}

// --- Rows ---

const key = () => `n${[...crypto.getRandomValues(new Uint8Array(4))].map((each) => each.toString(16).padStart(2, "0")).join("")}`;

function addRow(table) {
  const template = document.getElementById(`row-${table.dataset.grid}`);
  if (!template || rowsOf(table).length >= MOST) return null;
  const row = template.content.firstElementChild.cloneNode(true);
  const fresh = key();
  for (const each of row.querySelectorAll("[name]")) each.name = each.name.replace("__key__", fresh);
  table.tBodies[0].append(row);
  return row;
}

// --- Paste ---

function table(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const each = text[place];
    if (quoted) {
      if (each === '"' && text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else if (each === '"') quoted = false;
      else cell += each;
    } else if (each === '"' && cell === "") quoted = true;
    else if (each === "\t" || each === "\n") {
      rows.at(-1).push(cell.trim());
      cell = "";
      if (each === "\n") rows.push([]);
    } else if (each !== "\r") cell += each;
  }
  rows.at(-1).push(cell.trim());
  while (rows.length && rows.at(-1).every((each) => each === "")) rows.pop();
  return rows;
}

function paste(event, field) {
  const text = event.clipboardData.getData("text/plain");
  const here = place(field);
  if (!here || here.column < 0 || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const block = table(text);
  const first = here.rows.indexOf(here.row);
  if (first + block.length > MOST) {
    say(`剪贴板里有 ${block.length.toLocaleString("zh-CN")} 行，一张表最多 ${MOST} 行；什么都没有粘贴，原有内容不变。请分项目粘贴。`, "error");
    return;
  }
  const changes = [];
  let unread = 0;
  block.forEach((values, down) => {
    let row = rowsOf(here.table)[first + down];
    if (!row) {
      row = addRow(here.table);
      changes.push({ made: row });
    }
    const cells = cellsOf(row);
    values.forEach((value, right) => {
      const cell = cells[here.column + right];
      if (!cell) return;
      const change = put(cell, value);
      if (!change && value && cell.tagName === "SELECT" && cell.selectedOptions[0].text !== value) unread += 1;
      changes.push(change);
    });
  });
  remember(changes);
  say(`已粘贴 ${block.length} 行。${unread ? `有 ${unread} 格的类别没有认出，请核对。` : ""}Ctrl Z 撤销。`, unread ? "warning" : "info");
}

// --- Advice ---

function say(sentence, severity = "info") {
  const told = document.getElementById("advice-said");
  told.textContent = sentence;
  told.className = `severity ${severity}`;
}

function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
}

async function ask() {
  const number = (asked += 1);
  const began = performance.now();
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) sent.append(name, value);
  try {
    const answer = await fetch(form.dataset.advice, { method: "POST", body: sent, headers: { Accept: "application/json" } });
    if (number !== asked) return;
    if (!answer.ok) throw new Error(answer.status);
    const told = await answer.json();
    if (number === asked) show(told, performance.now() - began);
  } catch {
    if (number === asked) say("暂时连不上服务器，没有检查；填写的内容还在这一页。", "warning");
  }
}

function show(told, took) {
  findings = told.findings;
  for (const each of form.querySelectorAll(".corner")) each.classList.remove("corner", "error", "warning", "info");
  for (const each of form.querySelectorAll("[aria-describedby=advice]")) each.removeAttribute("aria-describedby");
  const weight = Object.keys(WORDS);
  for (const each of [...findings].sort((one, other) => weight.indexOf(other.severity) - weight.indexOf(one.severity))) {
    const cell = fieldOf(each.path)?.closest?.("td, .field");
    if (!cell) continue;
    cell.classList.remove(...weight);
    cell.classList.add("corner", each.severity);
  }
  const points = document.getElementById("advice-points");
  if (points) {
    points.textContent = told.points || "—";
    points.closest("p").classList.toggle("wrong", !told.points_fit);
  }
  for (const name of weight) {
    const count = findings.filter((each) => each.severity === name).length;
    const shown = bar.querySelector(`[data-count=${name}]`);
    shown.querySelector("b").textContent = count;
    shown.hidden = !count;
  }
  bar.querySelector("[data-clean]").hidden = findings.length > 0;
  bar.dataset.took = Math.round(took);
  current = -1;
  explain(document.activeElement);
}

function explain(field) {
  const mine = field?.name ? findings.filter((each) => each.path === field.name) : [];
  box.hidden = !mine.length;
  if (!mine.length) return;
  field.setAttribute("aria-describedby", "advice");
  box.replaceChildren(
    ...mine.map((each, place) => {
      const line = document.createElement("p");
      line.className = `finding ${each.severity}`;
      const sign = document.createElement("span");
      sign.className = `severity ${each.severity}`;
      sign.textContent = `${SIGNS[each.severity]} ${WORDS[each.severity]}`;
      const why = document.createElement("span");
      why.className = "soft";
      why.textContent = [each.code, each.rule].filter(Boolean).join(" · ");
      line.append(sign, ` ${each.message} `, why);
      if (each.suggestion) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button small";
        button.textContent = `采用：${each.suggestion}${place === firstSuggestion(mine) ? "（Alt 回车）" : ""}`;
        button.addEventListener("click", () => accept(each));
        line.append(" ", button);
      }
      return line;
    }),
  );
}

const firstSuggestion = (mine) => mine.findIndex((each) => each.suggestion);

function accept(finding) {
  const field = fieldOf(finding.suggested_path);
  if (!field || !finding.suggestion) return;
  const changes = [put(field, finding.suggestion)];
  if (finding.suggested_path.endsWith("/sub_dimension")) changes.push(withDimension(field));
  remember(changes);
  say(`已采用“${finding.suggestion}”。Ctrl Z 撤销。`);
  go(field);
}

function withDimension(field) {
  const above = fieldOf(field.name.replace("sub_dimension", "dimension"));
  const group = field.selectedOptions[0]?.dataset.of;
  return above && group ? put(above, group) : null;
}

function step(by) {
  const places = findings.filter((each) => fieldOf(each.path));
  if (!places.length) return;
  const active = document.activeElement?.name;
  if (current < 0 && active) current = places.findIndex((each) => each.path === active) - (by < 0 ? 0 : 0);
  current = (((current + by) % places.length) + places.length) % places.length;
  const kept = current;
  go(fieldOf(places[current].path));
  current = kept;
}

// --- Curves: a shape fills the months ---

function shape(field) {
  const shares = JSON.parse(form.dataset.shapes)[field.value];
  if (!shares) return;
  const row = field.closest("tr");
  const cells = [...row.querySelectorAll("[name*='/month_']")];
  const kind = row.querySelector("[name$='/is_share']");
  const changes = kind ? [put(kind, "True")] : [];
  shares.forEach((each, month) => changes.push(put(cells[month], each)));
  remember(changes);
}

// --- Library: a line from it goes into the first empty row ---

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.dataset.step) step(Number(button.dataset.step));
  else if (button.dataset.add) go(cellsOf(addRow(document.querySelector(`table[data-grid=${button.dataset.add}]`)) ?? form)[0]);
  else if (button.dataset.insert) insert(JSON.parse(button.dataset.insert));
  else if ("undo" in button.dataset) undo(null) || say("没有可以撤销的修改。");
});

function insert(values) {
  const grid = document.querySelector("table[data-grid=indicators]");
  const empty = rowsOf(grid).find((row) => cellsOf(row).every((each) => each.tagName === "SELECT" || !each.value));
  const row = empty ?? addRow(grid);
  if (!row) {
    say(`一张表最多 ${MOST} 行，没有插入。`, "error");
    return;
  }
  const changes = empty ? [] : [{ made: row }];
  for (const cell of cellsOf(row)) {
    const name = cell.name.split("/")[2];
    if (name in values) changes.push(put(cell, values[name]));
  }
  remember(changes);
  say(`已从指标库插入“${values.name}”，请填写指标值。`);
  go(cellsOf(row).find((each) => each.name.endsWith("/target_text")));
}

// --- One ear for everything ---

form.addEventListener("focusin", (event) => {
  if (event.target.name) {
    if (before.get(event.target) === undefined) before.set(event.target, event.target.value);
    current = -1;
    explain(event.target);
  }
});
form.addEventListener("input", (event) => {
  if (event.target.name?.endsWith("/sub_dimension")) withDimension(event.target);
  if (event.target.name?.endsWith("/preset")) shape(event.target);
  else changed();
});
form.addEventListener("change", (event) => {
  const field = event.target;
  const was = before.get(field);
  if (field.name && was !== undefined && was !== field.value) done.push([{ field, was, now: field.value }]);
  before.set(field, field.value);
});
form.addEventListener("paste", (event) => event.target.name && paste(event, event.target));
form.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.isComposing || !field.name) return; // an input method is choosing characters
  if (event.key === "Enter" && event.altKey) {
    const mine = findings.find((each) => each.path === field.name && each.suggestion);
    if (mine) accept(mine);
    event.preventDefault();
  } else if (event.key === "Enter" && place(field)) {
    if (field.tagName === "TEXTAREA" && (event.ctrlKey || event.shiftKey)) return;
    event.preventDefault();
    const here = place(field);
    if (!move(field, event.shiftKey ? -1 : 1, 0) && !event.shiftKey && addRow(here.table)) move(field, 1, 0);
  } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
    if (undo(field)) event.preventDefault();
  } else if (arrows(event, field)) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "F8") {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  }
});

ask();

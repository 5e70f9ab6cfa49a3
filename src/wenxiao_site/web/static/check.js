// Handing files in: each file gets a form of its own that keeps it, so that whatever is asked next can hand it in again.

const AT_ONCE = 2;
const LOST = "与服务器的连接断了，或文件在选择之后又改动过。请重新选择文件再试。";
const drop = document.getElementById("drop");
const choose = document.getElementById("choose");
const list = document.getElementById("files");
const progress = document.getElementById("progress");
const waiting = [];
let running = 0;
let accepted = 0;
let answered = 0;

function rule(form) {
  form.elements.jurisdiction.value = drop.elements.jurisdiction.value;
  form.elements.fiscal_year.value = drop.elements.fiscal_year.value;
}

function opens(form) {
  const open = document.createElement("input");
  open.type = "hidden";
  open.name = "open";
  form.append(open);
}

function row(file) {
  const item = document.getElementById("file-row").content.cloneNode(true).firstElementChild;
  const form = item.querySelector("form");
  const held = new DataTransfer();
  held.items.add(file);
  accepted += 1;
  form.id = `file-${accepted}`;
  form.elements.source.value = form.id;
  form.elements.file.files = held.files;
  rule(form);
  item.querySelector(".file-name").textContent = file.name;
  list.append(item);
  window.htmx.process(item);
  return form;
}

function refuse(form, sentence) {
  const said = document.createElement("p");
  said.textContent = `✕ 没能读取：${sentence}`;
  said.className = "severity error";
  said.dataset.unread = "1";
  form.querySelector(".outcome").replaceChildren(said);
  answered += 1;
  tell();
}

function tell() {
  const sum = (name) =>
    [...list.querySelectorAll(`[data-${name}]`)].reduce((all, each) => all + Number(each.dataset[name]), 0);
  const unread = sum("unread") ? `，没能读取 ${sum("unread")} 个文件` : "";
  const found = `错误 ${sum("error")}，警告 ${sum("warning")}，提示 ${sum("info")}${unread}`;
  progress.textContent =
    answered < accepted ? `正在检查，已完成 ${answered} / ${accepted} 个文件` : `检查了 ${accepted} 个文件：${found}。`;
  progress.hidden = accepted < 2;
  // a file with one form, all by itself, is shown whole below: no list is needed
  list.hidden = accepted === 1 && list.querySelector("[data-single]") !== null;
}

function current(form) {
  for (const each of list.children) each.classList.toggle("current", each.contains(form));
}

function next() {
  while (running < AT_ONCE && waiting.length) {
    running += 1;
    window.htmx.trigger(waiting.shift(), "check");
  }
}

function take(files) {
  const limit = Number(drop.dataset.limit);
  const first = accepted === 0;
  drop.closest(".intake").classList.add("brief");
  document.getElementById("about").classList.add("slim");
  for (const file of files) {
    const form = row(file);
    if (file.size > limit) {
      refuse(form, `文件超过 ${limit / 1048576} MB，请删去与绩效表无关的工作表和图片后再试。`);
    } else {
      waiting.push(form);
    }
  }
  if (first && waiting.length) opens(waiting[0]);
  tell();
  next();
}

// Other rules: what has been answered is checked again, what still waits is checked by them anyway.
function again() {
  for (const form of list.querySelectorAll("form.file")) {
    rule(form);
    if (!form.querySelector(".verdict")) continue;
    if (form.closest("li").matches(".current")) opens(form);
    waiting.push(form);
    answered -= 1;
  }
  tell();
  next();
}

choose.multiple = true;
choose.addEventListener("change", () => {
  take(choose.files);
  choose.value = "";
});
drop.elements.jurisdiction.addEventListener("change", again);
drop.elements.fiscal_year.addEventListener("change", again);
drop.addEventListener("submit", (event) => event.preventDefault());

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer.files.length) take(event.dataTransfer.files);
});

const isCheck = (event) => event.detail.requestConfig?.path === list.querySelector("form")?.getAttribute("hx-post");

document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.querySelector?.(".outcome progress");
  if (!bar || !event.detail.lengthComputable) return;
  bar.value = event.detail.loaded / event.detail.total;
  event.target.querySelector(".state").textContent = bar.value < 1 ? "上传" : "检查";
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!isCheck(event) || !event.target.matches("form.file")) return;
  if (event.target.elements.open) {
    event.target.elements.open.remove();
    event.target.classList.add("opens");
    current(event.target);
  }
  running -= 1;
  if (event.detail.xhr.status === 0) {
    refuse(event.target, LOST);
  } else {
    answered += 1;
    tell();
  }
  next();
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "sheet") return;
  current(event.detail.requestConfig.elt.closest("form"));
  document.getElementById("sheet-title")?.focus();
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.detail.requestConfig?.elt.matches("form.file.opens")) return;
  event.detail.requestConfig.elt.classList.remove("opens");
  document.getElementById("sheet-title")?.focus();
});
document.addEventListener("htmx:sendError", (event) => {
  const target = event.detail.target;
  if (target?.id === "sheet") target.textContent = LOST;
});

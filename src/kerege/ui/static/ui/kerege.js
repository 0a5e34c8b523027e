// What script adds to pages that work without it: answers in place, notes kept on the device, the place in a lesson.
"use strict";
document.documentElement.classList.add("js");

const storage = {
  remove(key) { try { localStorage.removeItem(key); } catch { /* this browser keeps nothing */ } },
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); return true; } catch { return false; } },
};

// --- Answers: sent by fetch, shown in their place; where that fails, the form is sent as it would be without script.
const form = document.getElementById("lesson-form");
// One after another, also of two tabs: each takes along the cookie that the one before has set.
let turn = Promise.resolve();
const inTurn = (send) => navigator.locks ? navigator.locks.request("kerege.answer", send) : (turn = turn.then(send, send));
// Only what belongs to the block of the button leaves the device, however the form is sent.
let pressed;
form?.addEventListener("formdata", ({ formData }) => {
  const block = pressed?.name.endsWith("-change") ? pressed.name.slice(0, -"-change".length) : pressed?.value.split(".")[0];
  for (const name of [...formData.keys()]) if (/[.-]/.test(name) && !name.startsWith(`${block}.`) && !name.startsWith(`${block}-`)) formData.delete(name);
});
form?.addEventListener("submit", async (event) => {
  const button = pressed = event.submitter;
  if (button?.name !== "check" && button?.name !== "task") return;
  event.preventDefault();
  const place = document.getElementById(`${button.value}-result`);
  // First, for it leaves out a button that is disabled. In short: a field of its own part would cost a hundred bytes.
  const answer = new URLSearchParams(new FormData(form, button));
  button.disabled = true;
  try {
    const response = await inTurn(() => fetch(form.action, {
      method: "POST",
      body: answer,
      headers: { "X-Requested-With": "fetch" },
    }));
    if (!response.ok && response.status !== 422) throw new Error(response.status);
    place.innerHTML = await response.text();
    if (response.ok && form.dataset.saved) { // it is saved with her account, and no more on the device
      storage.remove(`kerege.task.${button.value.split(".")[0]}`);
      for (const kept of place.closest("section").querySelectorAll("[data-kept]")) kept.value = "";
    }
  } catch (error) {
    if (navigator.onLine && error instanceof Error && /^\d+$/.test(error.message)) {
      button.disabled = false;
      form.noValidate = true;
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
      HTMLFormElement.prototype.submit.call(form);
      return;
    }
    place.textContent = form.dataset.offline;
  } finally {
    button.disabled = false;
  }
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
});

// --- Tasks: what was saved with an account comes back, from whatever device, when she comes near a task; but not over
// what she has changed since.
const bringBack = (saved) => fetch(saved).then((response) => response.ok ? response.json() : {}).then((fields) => {
  for (const [name, value] of Object.entries(fields)) {
    if (storage.get(`kerege.task.${name.split(".")[0]}`)) continue;
    for (const box of document.getElementsByName(name)) {
      if (box.type === "radio" || box.type === "checkbox") box.checked ||= box.value === value;
      else if (!box.value) box.value = value;
    }
  }
}).catch(() => {});
if (form?.dataset.saved) {
  const near = new IntersectionObserver((tasks) => {
    if (!tasks.some((task) => task.isIntersecting)) return;
    near.disconnect();
    bringBack(form.dataset.saved);
  }, { rootMargin: "100% 0px" });
  for (const task of document.querySelectorAll("section.task")) near.observe(task);
}

// --- Reflections: kept on this device only. A task's text, until it is saved with an account.
for (const area of document.querySelectorAll("textarea[data-keep]")) {
  const key = `kerege.${area.name ? "task" : "note"}.${area.dataset.keep}`;
  const kept = area.closest("section").querySelector("[data-kept]");
  if (area.defaultValue) storage.set(key, area.defaultValue); // it came back from the server, perhaps with safer words
  else area.value = storage.get(key) ?? "";
  if (area.value) kept.value = kept.dataset.saved;
  area.addEventListener("input", () => {
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format(new Date());
    kept.value = storage.set(key, area.value) ? `${kept.dataset.saved} · ${time}` : "";
  });
}
// What she chose in a task likewise.
for (const task of document.querySelectorAll("section.task")) {
  const key = `kerege.task.${task.id}`;
  const boxes = [...task.querySelectorAll("input[type=radio], input[type=checkbox]")];
  const chosen = () => boxes.filter((box) => box.checked).map((box) => `${box.name}=${box.value}`);
  const kept = storage.get(key)?.split("\n") ?? [];
  if (!chosen().length) for (const box of boxes) box.checked = kept.includes(`${box.name}=${box.value}`);
  if (boxes.length) task.addEventListener("change", () => storage.set(key, chosen().join("\n")));
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (!button) return;
  const section = document.getElementById(button.dataset.copy ?? button.dataset.print);
  const area = section.querySelector("textarea");
  if (button.dataset.copy) {
    area.select();
    try { await navigator.clipboard.writeText(area.value); } catch { document.execCommand("copy"); }
    section.querySelector("[data-kept]").value = button.dataset.done;
    return;
  }
  area.textContent = area.value;
  area.rows = Math.max(area.rows, area.value.split("\n").length + 2);
  section.classList.add("printed");
  section.parentElement.classList.add("print-one");
  window.print();
  section.classList.remove("printed");
  section.parentElement.classList.remove("print-one");
});

// --- The place in a lesson: found again on return, and taken along to another language.
const lesson = document.querySelector("article.lesson[data-lesson]");
if (lesson) {
  const key = `kerege.place.${lesson.dataset.lesson}`;
  const blocks = [...lesson.querySelectorAll(":scope > [id], :scope > [lang]:not([id]) > [id]")];
  const here = () => blocks.findLast((block) => block.getBoundingClientRect().top < innerHeight / 3)?.id;
  const last = storage.get(key);
  const back = document.querySelector("[data-back]");
  if (back && last && !location.hash && blocks.findIndex((block) => block.id === last) > 1) {
    back.hidden = false;
    back.querySelector("a").hash = last;
  }
  addEventListener("pagehide", () => { const id = here(); if (id) storage.set(key, id); });
  document.addEventListener("visibilitychange", () => { const id = here(); if (document.hidden && id) storage.set(key, id); });
  for (const link of document.querySelectorAll("[data-same-place]")) {
    link.addEventListener("click", () => { const id = here(); if (id) link.hash = id; });
  }
}

// --- Who signs out leaves nothing behind that she has begun to write for her account.
document.querySelector("form[action*='/accounts/logout/']")?.addEventListener("submit", () => {
  let keys = [];
  try { keys = Object.keys(localStorage); } catch { /* this browser keeps nothing */ }
  for (const key of keys) if (/^kerege\.(plan|task)\./.test(key)) storage.remove(key);
});

// --- An open menu closes by Escape and by a click beside it.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.languages[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.languages[open]")) if (!menu.contains(event.target)) menu.open = false;
});

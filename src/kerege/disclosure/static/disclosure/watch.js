// A text box that shows while she writes what could give a child away. Without this script the form's buttons do it.
"use strict";
(() => {
  const PAUSE = 1500; // milliseconds without a key

  for (const box of document.querySelectorAll("[data-watch]")) {
    const form = box.closest("form");
    const name = box.dataset.name;
    const text = box.querySelector("textarea");
    const summary = box.querySelector("[data-summary]");
    const found = box.querySelector("[data-findings]");
    let timer, asked;

    const fields = () => {
      const ours = [...new FormData(form)].filter(([key]) => key === name || key.startsWith(`${name}-`) || key === "csrfmiddlewaretoken");
      return new URLSearchParams(ours);
    };
    const say = (words) => { if (summary.textContent !== words) summary.textContent = words; };

    // What has the focus is drawn anew with the rest; it keeps its place.
    const draw = (html) => {
      const { id, selectionStart, selectionEnd } = document.activeElement;
      const within = found.contains(document.activeElement);
      found.innerHTML = html;
      const again = within && id && document.getElementById(id);
      if (!again) return;
      again.focus({ preventScroll: true });
      if (again.matches("input")) again.setSelectionRange(selectionStart, selectionEnd);
    };

    const ask = async (button) => {
      clearTimeout(timer);
      asked?.abort();
      asked = new AbortController();
      const sent = fields();
      const body = new URLSearchParams(sent);
      body.set("name", name);
      if (button) body.set(button.name, button.value);
      try {
        const response = await fetch(box.dataset.watch, { method: "POST", body, signal: asked.signal, headers: { "X-Requested-With": "fetch" } });
        if (!response.ok) throw new Error(response.status);
        const answer = await response.json();
        if (`${fields()}` !== `${sent}`) return false; // she goes on; the next answer is about that
        if (button) text.value = answer.text;
        draw(answer.findings);
        say(answer.summary);
        return true;
      } catch (error) {
        if (error.name !== "AbortError") say(box.dataset.offline);
        return false;
      }
    };

    text.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(), PAUSE);
    });
    box.addEventListener("change", (event) => {
      if (event.target.matches("select")) ask();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches(".decide input")) return;
      event.preventDefault();
      event.target.closest(".decide").querySelector("button").click();
    });
    box.addEventListener("click", async (event) => {
      const button = event.target.closest(`button[name="${name}-change"]`);
      if (!button) return;
      event.preventDefault();
      if (!(await ask(button))) return;
      summary.scrollIntoView({ block: "nearest" });
      text.focus({ preventScroll: true });
    });
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const text = document.getElementById(button.dataset.copy);
    const status = document.querySelector("[data-copied-status]");
    let copied = true;
    status.textContent = "";
    try { await navigator.clipboard.writeText(text.value); } catch { text.select(); copied = document.execCommand("copy"); }
    if (copied) status.textContent = button.dataset.copied;
    text.addEventListener("input", () => { status.textContent = ""; }, { once: true });
  });
})();

// A test on a bad line: every answer is kept on the device at once and sent as soon as it goes. Without this script the
// same form sends all answers with each of its buttons.
"use strict";
(() => {
  const DEVICE = "kerege.device";
  // What the device keeps, for all tabs; where it keeps nothing, this page does.
  const memory = {};
  const box = {
    read(key) { if (key in memory) return memory[key]; try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); delete memory[key]; } catch { memory[key] = value; } },
    drop(key) { delete memory[key]; try { localStorage.removeItem(key); } catch { /* nothing was there */ } },
  };
  const device = box.read(DEVICE) ?? Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  box.write(DEVICE, device);
  const RETRY = 10000;
  const PAUSE = 2000; // what has several parts is sent when she pauses, or goes on to another question

  let stop = () => {};

  // --- Forms that lead on: the next page comes with the answer, without another round trip.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-step]") || event.defaultPrevented) return;
    const button = event.submitter;
    event.preventDefault();
    if (button?.name === "go") { location.hash = button.value; return; }
    const problem = form.querySelector("[data-problem]");
    const body = new URLSearchParams(new FormData(form, button));
    if (button) button.disabled = true;
    problem.hidden = true;
    try {
      const response = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
      if (response.status === 403 || response.redirected && response.url.includes("/accounts/")) throw new Error("signed out");
      if (!response.ok) throw new Error(response.status);
      show(await response.text(), response.headers.get("X-Location") ?? response.url, form);
    } catch (error) {
      problem.textContent = error.message === "signed out" && form.dataset.signedOut ? form.dataset.signedOut : form.dataset.offline;
      problem.hidden = false;
    } finally {
      if (button) button.disabled = false;
    }
  });

  function show(html, address, from) {
    if (from.dataset.attempt) box.drop(`kerege.test.${from.dataset.attempt}`);
    stop();
    const page = new DOMParser().parseFromString(html, "text/html");
    document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
    document.title = page.title;
    history.pushState(null, "", address);
    scrollTo(0, 0);
    document.querySelector("main").focus({ preventScroll: true });
    begin();
  }
  addEventListener("popstate", () => { if (!location.hash) location.reload(); });

  // --- The questions.
  function begin() {
    const form = document.querySelector("form[data-attempt]");
    for (const time of document.querySelectorAll("main time[datetime]")) time.textContent = clock(time.dateTime);
    if (!form) return;
    for (const one of form.querySelectorAll(".no-script")) one.hidden = true;
    const key = `kerege.test.${form.dataset.attempt}`;
    const status = document.querySelector("[data-status]");
    // What waits: by question, its fields as they are sent, and its turn among all sendings of this device. It is read
    // anew each time, for another tab may have changed it.
    const kept = () => box.read(key) ?? { turn: 0, answers: {} };
    const change = (edit) => { const now = kept(); edit(now); box.write(key, now); };
    let savedAt = document.querySelector("[data-status] time")?.dateTime;
    let sending = false;
    let timer;
    let ended = false;

    const fieldsOf = (question) => [...new FormData(form)].filter(([name, value]) => name.startsWith(`${question}.`) && !name.endsWith(".was") && value !== "");
    const lists = [...form.querySelectorAll("section[id^=q]")].map((section) => section.id);

    // What this device has and the server has not yet comes back into the form; so does what another tab is told.
    const restore = (answers) => { for (const [question, { fields }] of Object.entries(answers)) put(question, fields); };
    restore(kept().answers);

    function put(question, fields) {
      for (const control of form.querySelectorAll(`[name^="${question}."]:not([type=hidden])`)) {
        const mine = fields.filter(([name]) => name === control.name).map(([, value]) => value);
        if (control.type === "radio" || control.type === "checkbox") control.checked = mine.includes(control.value);
        else control.value = mine[0] ?? "";
      }
    }

    function note(control) {
      const [question] = control.name.split(".");
      change((now) => { now.turn += 1; now.answers[question] = { turn: now.turn, fields: fieldsOf(question) }; });
      draw();
      clearTimeout(timer);
      if (control.type === "checkbox" || whole(question) === "part") timer = setTimeout(send, PAUSE);
      else send();
    }

    // `ask`: also where nothing waits, to be told how much time is left.
    async function send(ask = false) {
      const { turn, answers } = kept();
      const questions = Object.keys(answers);
      if (sending || ended || !questions.length && ask !== true) return;
      sending = true;
      clearTimeout(timer);
      const body = new URLSearchParams();
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      body.set("save", "1");
      body.set("device", device);
      body.set("turn", turn);
      body.set("time", new Date().toISOString());
      for (const question of questions) {
        body.append(`${question}.none`, ""); // also of a question from which she took her answer back
        for (const [name, value] of answers[question].fields) body.append(name, value);
      }
      try {
        const response = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, keepalive: true });
        if (response.status === 409) { ended = true; box.drop(key); location.hash = ""; location.reload(); return; }
        if (response.status === 403 || response.redirected) { say(form.dataset.signedOut); return; }
        if (!response.ok) throw new Error(response.status);
        const told = await response.json();
        if (questions.length) savedAt = told.at;
        const saved = questions.filter((question) => told.saved.includes(Number(question.slice(1))));
        for (const question of saved) {
          // From now on the form says of this question only what is new.
          form.elements[`${question}.was`].value = answers[question].fields.map(([name, value]) => `${name.slice(question.length + 1)}=${value}`).sort().join("&");
        }
        change((now) => {
          for (const question of questions) {
            if (now.answers[question]?.turn !== answers[question].turn) continue; // answered again meanwhile
            if (saved.includes(question)) delete now.answers[question];
            else now.answers[question].turn = now.turn = Math.max(now.turn, told.turn) + 1; // the server counts further
          }
        });
        draw();
        if (told.left !== null) countdown.tell(told.left);
        if (told.left === 0) handIn();
      } catch {
        draw();
        timer = setTimeout(() => send(ask), RETRY);
      } finally {
        sending = false;
      }
      if (kept().turn !== turn) send();
    }

    // Once: while the button is disabled, the test is on its way.
    function handIn() {
      const button = form.querySelector("[name=hand_in]");
      if (!button.disabled) form.requestSubmit(button);
    }

    const whole = (question) => {
      const section = document.getElementById(question);
      const selects = [...section.querySelectorAll("select")];
      const places = selects.map((select) => select.value).filter(Boolean);
      const isOrder = section.querySelector(".row") !== null;
      if (!fieldsOf(question).length) return "";
      if (selects.length && (places.length < selects.length || isOrder && new Set(places).size < places.length)) return "part";
      return "whole";
    };

    function draw() {
      const states = Object.fromEntries(lists.map((question) => [question, whole(question)]));
      const words = { whole: ` (${form.dataset.answered})`, part: ` (${form.dataset.part})`, "": "" };
      for (const link of document.querySelectorAll(".places a")) {
        const state = states[link.hash.slice(1)];
        link.dataset.state = state;
        link.querySelector("[data-word]").textContent = words[state];
      }
      const open = lists.filter((question) => states[question] !== "whole");
      document.querySelector("[data-unfinished]").hidden = !open.length;
      document.querySelector("[data-finished]").hidden = !!open.length;
      document.querySelector("[data-list]").replaceChildren(...open.flatMap((question, number) => {
        const link = Object.assign(document.createElement("a"), { href: `#${question}`, textContent: question.slice(1) });
        return number ? [", ", link] : [link];
      }));
      const count = form.dataset.count.replace("__n__", lists.length - open.length);
      const late = Object.keys(kept().answers).length;
      if (late) say(`${count} · ${form.dataset.waiting}: ${late}`);
      else if (savedAt) say(`${count} · ${form.dataset.saved} ${clock(savedAt)}`);
    }

    function say(text) { status.textContent = text; }

    form.addEventListener("change", (event) => { if (event.target.name) note(event.target); });
    // A telephone that slept has not counted; and more time may have been given meanwhile.
    const online = () => send(countdown.runs);
    const looked = () => send(countdown.runs && !document.hidden);
    const elsewhere = (event) => { if (event.key === key) { restore(JSON.parse(event.newValue)?.answers ?? {}); draw(); } };
    addEventListener("online", online);
    addEventListener("pagehide", send);
    addEventListener("storage", elsewhere);
    document.addEventListener("visibilitychange", looked);
    const here = () => {
      for (const link of document.querySelectorAll(".places a")) link.toggleAttribute("aria-current", link.hash === (location.hash || "#q1"));
      document.querySelector(location.hash || null)?.focus?.({ preventScroll: true });
    };
    const moved = () => { here(); send(); };
    addEventListener("hashchange", moved);
    const countdown = count(() => send(true));
    stop = () => { removeEventListener("online", online); removeEventListener("pagehide", send); removeEventListener("storage", elsewhere); removeEventListener("hashchange", moved); document.removeEventListener("visibilitychange", looked); clearTimeout(timer); countdown.stop(); stop = () => {}; };
    if (form.classList.contains("one") && !location.hash) {
      const first = lists.find((question) => whole(question) !== "whole");
      if (first && first !== "q1") location.replace(`#${first}`);
    }
    here();
    draw();
    send();
  }

  // Time runs by the server's clock: only what is left is told, and it is counted without the device's clock. When it is
  // over here, `over` asks the server.
  function count(over) {
    const place = document.querySelector("[data-seconds]");
    if (!place) return { runs: false, tell() {}, stop() {} };
    const left = place.querySelector("[data-left]");
    const warning = place.querySelector("[data-warning]");
    let end;
    let asked = false;
    let before = Number(place.dataset.seconds);
    const tell = (seconds) => { end = performance.now() + seconds * 1000; asked &&= seconds <= 0; };
    tell(before);
    const ticks = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      // A browser may leave out ticks of a page that is not looked at: a limit is passed, not met.
      if (seconds <= 300 && before > 300) warning.textContent = left.dataset.fiveMinutes;
      if (seconds <= 60 && before > 60) warning.textContent = left.dataset.oneMinute;
      before = seconds;
      if (seconds === 0 && !asked) { asked = true; over(); }
    }, 1000);
    return { runs: true, tell, stop: () => clearInterval(ticks) };
  }

  function clock(instant) {
    return new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format(new Date(instant));
  }

  begin();
})();

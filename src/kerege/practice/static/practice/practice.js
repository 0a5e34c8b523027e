// Parts of plans: kept on this device while somebody has no account, or has not saved yet.
"use strict";
(() => {
  const form = document.querySelector("[data-keeps-as]");
  // What was saved with an account does not stay behind on a machine that others use. That it was saved is known when
  // the next page is here; a page that asks for something to be changed keeps it.
  try {
    if (!form || "keepForm" in form.dataset) localStorage.removeItem(sessionStorage.getItem("kerege.sent"));
    sessionStorage.removeItem("kerege.sent");
  } catch { /* this browser keeps nothing */ }
  document.querySelector("[data-print-page]")?.addEventListener("click", () => print());
  if (!form) return;
  const key = `kerege.plan.${form.dataset.keepsAs}`;
  const kept = form.querySelector("[data-kept-form]");
  const signedIn = "signedIn" in form.dataset;
  const boxes = () => [...form.querySelectorAll("textarea[name], select[name]")].filter((box) => !box.name.startsWith("watch-"));

  if ("keepForm" in form.dataset) { // as it was opened, not as it came back
    let found = {};
    try { found = JSON.parse(localStorage.getItem(key) ?? "{}"); } catch { /* nothing that we have written */ }
    const empty = boxes().every((box) => !box.value);
    if (empty) for (const box of boxes()) if (found[box.name]) box.value = found[box.name];
    if (empty && Object.values(found).some(Boolean)) kept.value = kept.dataset.saved;
  }
  form.addEventListener("input", () => {
    const words = Object.fromEntries(boxes().map((box) => [box.name, box.value]));
    try { localStorage.setItem(key, JSON.stringify(words)); } catch { return; }
    kept.value = kept.dataset.saved;
  });
  if (signedIn) form.addEventListener("submit", () => { try { sessionStorage.setItem("kerege.sent", key); } catch { /* nor this */ } });
})();

// Wagtail starts its date fields by inline scripts; ours carry data instead, so that the studio needs no inline script.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  for (const chooser of document.querySelectorAll("template[data-chooser]")) {
    window[chooser.dataset.chooser](chooser.dataset.for, JSON.parse(chooser.dataset.config));
  }
});

// A question shows the fields of its type only.
const FIELDS = { answers: ["one", "several", "order", "match"], right: ["one", "several"], match: ["match"], truth: ["true-false"], accepted: ["text"] };
const fitQuestions = () => {
  for (const select of document.querySelectorAll("[data-contentpath=type] select")) {
    const question = select.closest(".struct-block");
    for (const [field, types] of Object.entries(FIELDS)) {
      for (const element of question?.querySelectorAll(`[data-contentpath=${field}]`) ?? []) element.hidden = !types.includes(select.value);
    }
  }
};
document.addEventListener("change", fitQuestions);
document.addEventListener("DOMContentLoaded", () => {
  let waiting = 0;
  new MutationObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(fitQuestions);
  }).observe(document.body, { childList: true, subtree: true });
});

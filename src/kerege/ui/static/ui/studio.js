// Wagtail starts its date fields by inline scripts; ours carry data instead, so that the studio needs no inline script.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  for (const chooser of document.querySelectorAll("template[data-chooser]")) {
    window[chooser.dataset.chooser](chooser.dataset.for, JSON.parse(chooser.dataset.config));
  }
});

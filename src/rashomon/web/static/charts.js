"use strict";
// In a drawing of many links one Tab reaches the drawing, and the arrow keys go from link to link.
(() => {
  const links = (group) => [...group.querySelectorAll("a")];
  function prepare(root) {
    for (const group of root.querySelectorAll("[data-roving]")) links(group).forEach((a, n) => a.setAttribute("tabindex", n ? "-1" : "0"));
  }
  document.addEventListener("keydown", (event) => {
    const group = event.target.closest?.("[data-roving]");
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (!group || !(event.key in steps || event.key === "Home" || event.key === "End")) return;
    const all = links(group);
    const at = all.indexOf(event.target.closest("a"));
    const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : at + steps[event.key];
    if (!all[next]) return;
    event.preventDefault();
    all[at]?.setAttribute("tabindex", "-1");
    all[next].setAttribute("tabindex", "0");
    all[next].focus();
  });
  document.addEventListener("htmx:afterSettle", () => prepare(document));
  prepare(document);
})();

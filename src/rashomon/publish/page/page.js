"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add("js");
  const sections = new Map(all("section.incident").map((s) => [s.id, s]));
  const reports = new Map(all("article.report").map((a) => [a.dataset.report, a]));
  const cards = all("a.card");
  const hint = document.querySelector(".hint");

  // The address bar holds the incident, so that a view can be sent to somebody.
  function showIncident() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const section = sections.get(wanted) || sections.values().next().value;
    for (const s of sections.values()) s.classList.toggle("shown", s === section);
    for (const c of cards) {
      if (c.hash === "#" + section.id) c.setAttribute("aria-current", "true");
      else c.removeAttribute("aria-current");
    }
    const first = section.querySelector("thead button.open");
    if (first) showReport(first.dataset.report);
  }

  function showReport(id) {
    for (const [key, article] of reports) article.classList.toggle("shown", key === id);
    if (hint) hint.hidden = true;
    return reports.get(id);
  }

  function jump(claim) {
    const marks = all("mark").filter((m) => m.dataset.claims.split(" ").includes(claim));
    for (const m of all("mark")) m.classList.toggle("again", m.dataset.again.split(" ").includes(claim));
    for (const m of all("mark.hot")) m.classList.remove("hot");
    if (!marks.length) return;
    showReport(marks[0].closest("article").dataset.report);
    for (const m of marks) m.classList.add("hot");
    marks[0].scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", (event) => {
    const value = event.target.closest("button.jump");
    if (value) return jump(value.dataset.claim);
    const open = event.target.closest("button.open");
    if (open) showReport(open.dataset.report)?.scrollIntoView({ block: "nearest" });
    const mark = event.target.closest("mark");
    if (mark) {
      const claim = (mark.dataset.claims || mark.dataset.again).split(" ")[0];
      const button = document.querySelector(`.incident button.jump[data-claim="${CSS.escape(claim)}"]`);
      if (button) {
        location.hash = button.closest("section").id;
        button.focus();
      }
    }
  });

  document.getElementById("find").addEventListener("input", (event) => {
    const words = event.target.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const c of cards) {
      const section = sections.get(c.hash.slice(1));
      const text = (c.textContent + " " + (section ? section.textContent : "")).toLocaleLowerCase();
      c.parentElement.hidden = !words.every((w) => text.includes(w));
    }
  });

  addEventListener("hashchange", () => { showIncident(); document.getElementById("main").focus({ preventScroll: true }); scrollTo(0, 0); });
  showIncident();
})();

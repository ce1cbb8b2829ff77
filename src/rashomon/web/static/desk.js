"use strict";
// Comfort on top of pages that work without it: keys, the report beside an incident, short addresses.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // From a claim to its words, and back.
  let from = null;

  function mark(claim) {
    const reader = one("#reader");
    if (!reader) return;
    for (const m of all("mark.hot", reader)) m.classList.remove("hot");
    const marks = all("mark", reader).filter((m) => m.dataset.claims.split(" ").includes(claim));
    for (const m of marks) m.classList.add("hot");
    for (const m of all("mark", reader)) m.classList.toggle("again", m.dataset.again.split(" ").includes(claim));
    const first = marks[0];
    if (first) first.scrollIntoView({ block: "center" });
    reader.focus({ preventScroll: Boolean(first) });
  }

  async function openReport(id) {
    const reader = one("#reader");
    if (one("article.report", reader)?.dataset.report === id) return;
    await htmx.ajax("GET", `/reports/${encodeURIComponent(id)}/words`, { target: "#words", swap: "innerHTML" });
    reader.scrollTop = 0;
  }

  document.addEventListener("click", async (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const dialog = event.target.closest("[data-open]");
    if (dialog) return one("#" + dialog.dataset.open).showModal();
    if (!one("#reader")) return;
    const link = event.target.closest("a.jump, a.open[data-report]");
    if (link) {
      event.preventDefault();
      from = link;
      history.replaceState(history.state, "", link.href);
      await openReport(link.dataset.report);
      if (link.dataset.claim) mark(link.dataset.claim);
      else one("#reader").scrollIntoView({ block: "nearest" });
      one("#reader .back").hidden = !link.dataset.claim;
      return;
    }
    if (event.target.closest("[data-back]")) return back();
    const words = event.target.closest("mark");
    if (words) back(`${words.dataset.claims} ${words.dataset.again}`.split(" ").filter(Boolean));
  });

  function back(claims) {
    const link = from && (!claims || claims.includes(from.dataset.claim)) ? from
      : claims && claims.map((c) => document.getElementById("of-" + c)).find(Boolean);
    if (link) {
      link.focus();
      link.scrollIntoView({ block: "nearest" });
    }
  }

  // The address bar holds what was asked for, and nothing empty.
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.detail.elt.matches("[data-prune]")) return;
    const given = event.detail.parameters;
    for (const name of Object.keys(given)) {
      if (given[name] === "" || (name === "order" && given[name] === "newest")) delete given[name];
    }
  });
  // Enter would change a field and submit it, two steps back in the browser's history: the change is enough.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-prune] input:not([type=search], [type=checkbox])")) return;
    event.preventDefault();
    event.target.blur();
    event.target.focus();
  });
  // List, map and timeline show one view: a filter set in one goes along to the others.
  document.addEventListener("htmx:pushedIntoHistory", () => {
    const query = new URLSearchParams(location.search);
    query.delete("page");
    for (const link of all(".parts a[data-keeps]")) link.search = query.toString();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-prune]")) for (const e of event.target.elements) if (e.name && e.value === "") e.disabled = true;
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "who") event.target.form.requestSubmit();
  });
  // Showing more conditions is no condition.
  document.addEventListener("change", (event) => {
    if (event.target.id === "more") event.stopPropagation();
  }, true);

  // Files dropped anywhere on the field go into it.
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const field = event.target.closest?.("[data-drop]");
      if (!field) return;
      event.preventDefault();
      field.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) one("input[type=file]", field).files = event.dataTransfer.files;
    });
  }

  // Keys. Letters do nothing while one is typing.
  const typing = (e) => e && (e.matches("input, textarea, select, [contenteditable]"));
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || one("dialog[open]")) return;
    const key = event.key;
    if (going && Date.now() - going < 1500) {
      going = 0;
      const link = one(`.parts a[data-key="${CSS.escape(key.toLowerCase())}"]`);
      if (link) {
        event.preventDefault();
        link.click();
      }
      return;
    }
    if (key === "g") going = Date.now();
    else if (key === "?") one("#keys").showModal();
    else if (key === "/") {
      const search = one("[data-search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    } else if (key === "j" || key === "k") {
      const stops = all("[data-row], a.jump").filter((e) => e.offsetParent);
      const at = stops.indexOf(document.activeElement);
      const next = stops[at < 0 ? 0 : Math.max(0, Math.min(stops.length - 1, at + (key === "j" ? 1 : -1)))];
      if (next) {
        next.focus();
        next.scrollIntoView({ block: "nearest" });
      }
    } else if (key === "b") back();
    else {
      const button = one(`[data-press="${CSS.escape(key.toLowerCase())}"]`);
      if (button) {
        event.preventDefault();
        button.click();
      }
    }
  });

  // A page that came with a claim in its address shows the words at once.
  const hot = one("#reader mark.hot");
  if (hot) hot.scrollIntoView({ block: "center" });
})();

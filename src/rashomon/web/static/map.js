"use strict";
// Incidents on the map: marks for the stretch in view, asked for as it moves; a click lists what is behind one.
(() => {
  const element = document.getElementById("map");
  if (!element || !window.L) return;
  const { basemap, load, toLatLngs } = window.rashomon;
  const toBounds = (words) => {
    const [west, south, east, north] = words.split(",").map(Number);
    return L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
  };
  const map = basemap(element);
  const marks = L.layerGroup().addTo(map);
  const regions = L.layerGroup().addTo(map);
  const words = L.layerGroup().addTo(map);
  let box = null; // the part of the map that the filter is bound to
  let asked = null;

  // The stretch that was looked at last stands in the address after #, so that going back shows it again.
  function start() {
    const at = /^#at=(-?[\d.]+),(-?[\d.]+),([\d.]+)$/.exec(location.hash);
    if (at) map.setView([Number(at[1]), Number(at[2])], Number(at[3]));
    else fit(element.dataset.bounds);
    bind(element.dataset.box);
  }
  function fit(words) {
    map.fitBounds(toBounds(words).pad(0.08), { maxZoom: 9 });
  }
  function bind(words) {
    box?.remove();
    box = words ? L.rectangle(toBounds(words), { className: "bound", interactive: false, fill: false }).addTo(map) : null;
  }

  const edge = (x) => Math.round(x * 1e4) / 1e4;
  function inView() {
    const b = map.getBounds();
    return [b.getWest(), Math.max(-90, b.getSouth()), b.getEast(), Math.min(90, b.getNorth())].map(edge).join(",");
  }
  function asking(more) {
    const query = new URLSearchParams(location.search);
    query.delete("page");
    for (const [name, value] of Object.entries(more)) query.set(name, value);
    return query;
  }

  async function refresh() {
    asked?.abort();
    asked = new AbortController();
    element.setAttribute("aria-busy", "true");
    try {
      const padded = map.getBounds().pad(0.1);
      const at = [padded.getWest(), padded.getSouth(), padded.getEast(), padded.getNorth()].map(edge).join(",");
      const answer = await fetch(`/map/marks?${asking({ at, zoom: Math.floor(map.getZoom()) })}`, { signal: asked.signal });
      if (!answer.ok) return;
      const found = await answer.json();
      drawMarks(found.marks);
      await drawRegions(found.regions);
      element.dataset.ready = "marks";
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    } finally {
      element.setAttribute("aria-busy", "false");
    }
  }

  const size = (n) => Math.round(22 + 9 * Math.log10(n));
  const plural = (n) => `${n.toLocaleString("en")} incident${n === 1 ? "" : "s"}`;

  function badge(latlng, kind, text, px, label, choose) {
    const span = document.createElement("span");
    span.textContent = text;
    const icon = L.divIcon({ className: `mark ${kind}`, html: span, iconSize: px, iconAnchor: kind === "ring" ? [px[0] / 2, px[1] + 14] : undefined });
    const made = L.marker(latlng, { icon, alt: label, title: label, keyboard: true, riseOnHover: true });
    made.on("add", () => {
      const e = made.getElement();
      e.setAttribute("aria-label", label);
      e.setAttribute("role", "button");
    });
    made.on("click keypress", (event) => {
      if (event.type === "keypress" && event.originalEvent.key !== "Enter") return;
      choose();
    });
    return made;
  }

  function drawMarks(found) {
    const held = document.activeElement?.getAttribute("aria-label");
    marks.clearLayers();
    const centre = map.getCenter().lng;
    for (const m of found) {
      const lng = m.lon + 360 * Math.round((centre - m.lon) / 360);
      const at = m.box.split(",").map(Number);
      const here = [at[0] - 0.0002, at[1] - 0.0002, at[2] + 0.0002, at[3] + 0.0002].map((x) => x.toFixed(5)).join(",");
      const few = m.incidents === 1 ? "" : m.incidents.toLocaleString("en");
      if (m.kind === "ring") {
        L.circle([m.lat, lng], { radius: 25000, className: "near", interactive: false }).addTo(marks);
        badge([m.lat, lng], "ring", `≈ ${m.incidents.toLocaleString("en")}`, [34, 20], `${plural(m.incidents)} near ${m.name}`, () => show({ at: here })).addTo(marks);
      } else if (m.kind === "point") {
        const px = m.incidents === 1 ? 14 : size(m.incidents);
        badge([m.lat, lng], "point", few, [px, px], `${plural(m.incidents)} at ${m.name}`, () => show({ at: here })).addTo(marks);
      } else {
        const px = size(m.incidents) + 6;
        badge([m.lat, lng], "cluster", m.incidents.toLocaleString("en"), [px, px], `${plural(m.incidents)}: ${m.name}. Zoom in`, () => {
          map.fitBounds(toBounds(m.box).pad(0.3), { maxZoom: Math.max(map.getZoom() + 1.5, 9) });
          show({ at: here });
        }).addTo(marks);
      }
    }
    if (held) [...element.querySelectorAll(".mark")].find((e) => e.getAttribute("aria-label") === held)?.focus();
  }

  // Words of regions keep clear of marks, and of one another, where there is room.
  function taken() {
    const frame = element.getBoundingClientRect();
    return [...element.querySelectorAll(".mark:not(.region), .leaflet-control-zoom")].map((e) => {
      const r = e.getBoundingClientRect();
      return [r.left - frame.left, r.top - frame.top, r.right - frame.left, r.bottom - frame.top];
    });
  }
  function room(candidates, width, filled) {
    const across = map.getSize();
    for (const [lat, lon] of candidates) {
      const { x, y } = map.latLngToContainerPoint([lat, lon]);
      const r = [x - width / 2, y - 10, x + width / 2, y + 10];
      if (r[0] < 0 || r[1] < 0 || r[2] > across.x || r[3] > across.y) continue;
      if (filled.some((f) => r[0] < f[2] && f[0] < r[2] && r[1] < f[3] && f[1] < r[3])) continue;
      filled.push(r);
      return [lat, lon];
    }
    return null;
  }

  let drawn = "";
  async function drawRegions(found) {
    const key = JSON.stringify(found);
    if (key !== drawn) {
      drawn = key;
      const divided = [...new Set(found.filter((r) => r.shape?.includes(".")).map((r) => r.country))];
      const [world, ...parts] = await Promise.all([
        load(element.dataset.countries), ...divided.map((c) => load(`/map/divisions/${c}`)),
      ]);
      const of = Object.assign({}, ...parts);
      for (const f of world.features) of[f.id] = f.geometry.coordinates;
      regions.clearLayers();
      // Countries lie below their divisions.
      for (const r of [...found].sort((a, b) => (a.admin1 ? 1 : 0) - (b.admin1 ? 1 : 0))) {
        if (r.ring) {
          L.circle([r.ring[0], r.ring[1]], { radius: r.ring[2] * 1000, className: "area soft", interactive: false }).addTo(regions);
        } else if (of[r.shape]) {
          const kind = r.admin1 ? "area" : "area country";
          L.polygon(toLatLngs(of[r.shape]), { className: kind, smoothFactor: 1.5, interactive: false }).addTo(regions);
        }
      }
    }
    words.clearLayers();
    const filled = taken();
    for (const r of found) {
      if (!r.labels || (r.admin1 && map.getZoom() < 4.5)) continue;
      const text = `${r.incidents.toLocaleString("en")} in ${r.name}`;
      const width = 14 + text.length * 6.6;
      const place = room(r.labels, width, filled);
      if (!place) continue;
      const label = `${plural(r.incidents)} somewhere in ${r.name}`;
      badge(place, r.admin1 ? "region" : "region country", text, [width, 20], label, () => show({ country: r.country, admin1: r.admin1 })).addTo(words);
    }
  }

  async function show(more) {
    const here = document.getElementById("here");
    const answer = await fetch(`/map/here?${asking(more)}`);
    if (!answer.ok) return;
    here.innerHTML = await answer.text();
    here.focus({ preventScroll: true });
    if (matchMedia("(max-width: 60rem)").matches) here.scrollIntoView({ block: "nearest" });
  }

  function moved() {
    const c = map.getCenter();
    history.replaceState(history.state, "", `#at=${c.lat.toFixed(3)},${c.lng.toFixed(3)},${map.getZoom()}`);
    const link = document.getElementById("inview");
    const query = asking({ box: inView() });
    link.href = `/?${query}`;
    refresh();
  }

  start();
  map.on("moveend", moved);
  moved();
  // The filter puts its answer into #results and the new address into the address bar.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id !== "results") return;
    const results = document.getElementById("results");
    bind(results.dataset.box);
    if (results.dataset.bounds !== element.dataset.bounds) fit(results.dataset.bounds);
    element.dataset.bounds = results.dataset.bounds;
    moved();
  });
})();

"use strict";
// A map without a server of tiles: countries as shapes, in the colours of the page. Used by map.js and picker.js.
window.rashomon = window.rashomon || {};
(() => {
  const shapes = {}; // address → promise of what it holds
  const load = (address) => (shapes[address] ??= fetch(address).then((r) => (r.ok ? r.json() : Promise.reject(r.status))));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function toLatLngs(polygons) {
    return polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lat, lon])));
  }

  // A Leaflet map in an element whose data-countries and data-tiles say what lies under it.
  function basemap(element, options = {}) {
    const map = L.map(element, {
      worldCopyJump: true, minZoom: 1, maxZoom: element.dataset.tiles ? 18 : 13, zoomSnap: 0.5, attributionControl: false,
      maxBounds: [[-85, -Infinity], [85, Infinity]], ...options,
    });
    map.createPane("land").style.zIndex = 150;
    const renderer = L.canvas({ pane: "land", padding: 0.4 });
    const look = () => ({ fillColor: colour("--land"), fillOpacity: 1, color: colour("--border"), weight: 0.8 });
    load(element.dataset.countries).then((world) => {
      const land = L.geoJSON(world, { pane: "land", renderer, interactive: false, style: look }).addTo(map);
      dark.addEventListener("change", () => land.setStyle(look()));
      element.dataset.ready = "land";
    }).catch(() => {});
    if (element.dataset.tiles) {
      L.tileLayer(element.dataset.tiles, { maxZoom: 18, errorTileUrl: "" }).addTo(map);
    }
    return map;
  }

  Object.assign(window.rashomon, { basemap, load, toLatLngs });
})();

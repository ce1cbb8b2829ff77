"use strict";
// A point of the map into the form beside it; latitude and longitude can be typed as well.
(() => {
  const element = document.getElementById("pick");
  if (!element || !window.L) return;
  const lat = document.querySelector("[data-lat]");
  const lon = document.querySelector("[data-lon]");
  const own = document.querySelector('input[name="chosen"][value="point"]');
  const map = window.rashomon.basemap(element);
  const at = element.dataset.at ? element.dataset.at.split(",").map(Number) : null;
  map.setView(at || [25, 20], at ? 7 : 2);
  let mark = at ? L.circleMarker(at, { radius: 5, className: "was", interactive: false }).addTo(map) : null;
  function show(point) {
    mark?.remove();
    mark = L.circleMarker(point, { radius: 7, className: "chosen", interactive: false }).addTo(map);
  }
  map.on("click", ({ latlng }) => {
    const point = latlng.wrap();
    lat.value = point.lat.toFixed(4);
    lon.value = point.lng.toFixed(4);
    own.checked = true;
    show(point);
  });
  for (const input of [lat, lon]) {
    input.addEventListener("change", () => {
      own.checked = true;
      const point = [Number(lat.value), Number(lon.value)];
      if (lat.value && lon.value && point.every(Number.isFinite) && Math.abs(point[0]) <= 90) {
        show(point);
        map.setView(point, Math.max(map.getZoom(), 7));
      }
    });
  }
})();

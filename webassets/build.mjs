// Copies what the review desk ships of npm packages into src/rashomon/web/static/vendor, with licences and
// SHA-256 sums, so that building the wheel and running it need neither npm nor a network.
//   npm ci && npm run build     make the files anew
//   npm ci && npm run check     fail where what is committed is not what would be made
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import codes from "i18n-iso-countries";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/rashomon/web/static/vendor");
const from = (path) => readFileSync(join(here, "node_modules", path));

// Natural Earth's countries of 1:50 million as GeoJSON: [longitude, latitude] in degrees, two decimals (1 km).
// `id` is ISO 3166-1 alpha-2, "" for what has none.
function countries() {
  const atlas = JSON.parse(from("world-atlas/countries-50m.json"));
  const round = (c) => (typeof c[0] === "number" ? c.map((x) => Math.round(x * 100) / 100) : c.map(round));
  const features = feature(atlas, atlas.objects.countries).features.map((f) => ({
    type: "Feature",
    id: f.properties.name === "Kosovo" ? "XK" : (codes.numericToAlpha2(f.id) ?? ""),
    properties: { name: f.properties.name },
    geometry: { type: f.geometry.type, coordinates: round(f.geometry.coordinates) },
  }));
  return Buffer.from(JSON.stringify({ type: "FeatureCollection", features }) + "\n");
}

const strip = (bytes) => Buffer.from(bytes.toString("utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
const files = {
  "htmx.js": from("htmx.org/dist/htmx.min.js"),
  "htmx.LICENSE.txt": from("htmx.org/LICENSE"),
  "leaflet.js": strip(from("leaflet/dist/leaflet.js")),
  "leaflet.css": from("leaflet/dist/leaflet.css"),
  "leaflet.LICENSE.txt": from("leaflet/LICENSE"),
  "countries.json": countries(),
  "countries.LICENSE.txt": Buffer.concat([
    Buffer.from("Shapes: Natural Earth (naturalearthdata.com), public domain; by way of the package world-atlas:\n\n"),
    from("world-atlas/LICENSE"),
  ]),
};
const sums = Object.keys(files).sort()
  .map((name) => `${createHash("sha256").update(files[name]).digest("hex")}  ${name}\n`).join("");
files.SHA256SUMS = Buffer.from(sums);

if (process.argv.includes("--check")) {
  const have = readdirSync(target);
  const wrong = Object.keys(files).filter((n) => !have.includes(n) || !readFileSync(join(target, n)).equals(files[n]));
  const extra = have.filter((n) => !(n in files));
  if (wrong.length || extra.length) {
    console.error(`Not as built: ${[...wrong, ...extra].join(", ")}. Run: npm run build`);
    process.exit(1);
  }
} else {
  mkdirSync(target, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(target, name), bytes);
  console.log(sums);
}

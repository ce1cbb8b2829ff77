// Copies what the review desk ships of npm packages into src/rashomon/web/static/vendor, with licences and
// SHA-256 sums, so that building the wheel and running it need neither npm nor a network.
//   npm ci && npm run build     make the files anew
//   npm ci && npm run check     fail where what is committed is not what would be made
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/rashomon/web/static/vendor");
const from = (path) => readFileSync(join(here, "node_modules", path));

const strip = (bytes) => Buffer.from(bytes.toString("utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
const files = {
  "htmx.js": from("htmx.org/dist/htmx.min.js"),
  "htmx.LICENSE.txt": from("htmx.org/LICENSE"),
  "leaflet.js": strip(from("leaflet/dist/leaflet.js")),
  "leaflet.css": from("leaflet/dist/leaflet.css"),
  "leaflet.LICENSE.txt": from("leaflet/LICENSE"),
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

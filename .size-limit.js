import { readFileSync } from "node:fs";

const site = "dist/site";
// what the page asks for before anything else: its script and the chunks that this one imports
const first = [...readFileSync(`${site}/index.html`, "utf8").matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
  ([, file]) => `${site}/${file}`,
);

export default [
  { name: "Before the first interaction", path: first, limit: "80 kB", gzip: true },
  { name: "Chart, loaded lazily", path: `${site}/assets/Frame-*.js`, limit: "108 kB", gzip: true },
  {
    name: "Simulator: worker and kernel",
    path: [`${site}/assets/simulator-worker-*.js`, `${site}/assets/kernel-*.wasm`],
    limit: "20 kB",
    gzip: true,
  },
  { name: "Style", path: `${site}/assets/*.css`, limit: "12.2 kB", gzip: true },
];

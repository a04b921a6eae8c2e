import { readFileSync } from "node:fs";

const site = "dist/site";
const page = readFileSync(`${site}/index.html`, "utf8");
const scripts = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file]) => `${site}/${file}`);

export default [
  {
    // its style is inline; its workers are measured below
    name: "The page with its chart: all that a first visit fetches before it is asked for more",
    path: [`${site}/index.html`, ...scripts],
    limit: "155 kB",
    gzip: true,
  },
  {
    name: "Simulator: worker and kernel",
    path: [`${site}/assets/simulator-worker-*.js`, `${site}/assets/kernel-*.wasm`],
    limit: "20 kB",
    gzip: true,
  },
];

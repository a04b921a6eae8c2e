// What Lighthouse says of the built page and of the control page, on its mobile settings: `npm run bench -- --only lighthouse`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { findBrowser } from "../browser.mjs";
import { CONTROL, controlPage } from "./control.mjs";
import { median, RUNS } from "./median.mjs";

/** The newest that runs on every Node that package.json allows; fetched on demand, it is no dependency. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const CATEGORIES = {
  performance: "Performance",
  accessibility: "Accessibility",
  "best-practices": "Practices",
  seo: "Seo",
};
const AUDITS = {
  "first-contentful-paint": "FirstPaint",
  "largest-contentful-paint": "LargestPaint",
  "total-blocking-time": "Blocking",
};
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
};

/** Serves a folder, and the control page, compressed as a static host does. */
async function serveCompressed(folder) {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, "http://localhost").pathname.slice(1) || "index.html";
    const body = name === CONTROL ? controlPage() : await readFile(join(folder, name)).catch(() => undefined);
    if (body === undefined) return void response.writeHead(404).end();
    const headers = { "Content-Type": TYPES[extname(name)] ?? "application/octet-stream" };
    if (extname(name) === ".png") return void response.writeHead(200, headers).end(body);
    response.writeHead(200, { ...headers, "Content-Encoding": "gzip" }).end(gzipSync(body));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { address: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/** One report of Lighthouse as JSON. Throws with its own words, and how to get it, where it does not run. */
async function report(url) {
  const args = [url, "--output=json", "--quiet", `--only-categories=${Object.keys(CATEGORIES).join()}`];
  const flags = "--chrome-flags=--headless=new --no-sandbox --disable-background-networking";
  const npx = spawn("npx", ["--yes", LIGHTHOUSE, ...args, flags], {
    env: { ...process.env, CHROME_PATH: findBrowser() },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  let said = "";
  npx.stdout.setEncoding("utf8").on("data", (part) => {
    text += part;
  });
  npx.stderr.setEncoding("utf8").on("data", (part) => {
    said += part;
  });
  const [code] = await once(npx, "close");
  if (code !== 0)
    throw new Error(
      `${LIGHTHOUSE} failed. npx fetches it: it needs the npm registry, or npm install --global ${LIGHTHOUSE}.\n${said}`,
    );
  return JSON.parse(text);
}

/** Scores of 100 and times of each build's page and of the control page, by turns. */
export async function measureLighthouse({ builds, note }) {
  const hosts = await Promise.all(builds.map(({ folder }) => serveCompressed(folder)));
  const visits = builds.map(({ suffix }, i) => ({ name: `Page${suffix}`, url: hosts[i].address, seen: [] }));
  visits.push({ name: "Control", url: hosts[0].address + CONTROL, seen: [] });
  for (let run = 0; run < RUNS; run++) for (const { url, seen } of visits) seen.push(await report(url));
  for (const { name, seen } of visits) {
    for (const [id, label] of Object.entries(CATEGORIES))
      note(`lighthouse${label}${name}`, median(seen.map(({ categories }) => 100 * categories[id].score)), "of100");
    for (const [id, label] of Object.entries(AUDITS))
      note(`lighthouse${label}${name}`, median(seen.map(({ audits }) => audits[id].numericValue)), "ms");
  }
  for (const host of hosts) host.close();
}

// Speed of the built page in headless Chromium: `npm run bench`, one "name value unit" a line, or --json. Nothing passes or fails
// here: the machine is not ours alone, so compare figures of one run only.
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { createServer, preview } from "vite";
import { findBrowser } from "./browser.mjs";

const FRAME_MS = 1000 / 60;
const DRAG_MS = 3000;
const SLIDERS = ["Learning rate", "Epochs", "Batch size", "Context length"];
/** How long the heap is watched, in milliseconds of dragging: before and after. */
const HEAP_FROM_MS = 15_000;
const HEAP_TO_MS = 60_000;

/** First visits of each page, of which the median counts, and how long each is watched at full speed. */
const LOADS = 3;
const LOAD_MS = 2000;

const results = {};
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];
const note = (name, value, unit) => {
  results[name] = { value: Math.round(value * 100) / 100, unit };
  if (!process.argv.includes("--json")) console.log(name, results[name].value, unit);
};

/** The table's own defaults, from the sources: the bench must not keep a copy. */
async function defaultConfig() {
  const server = await createServer({ server: { middlewareMode: true }, appType: "custom", logLevel: "silent" });
  const { defaultConfig: config } = await server.ssrLoadModule("/src/schema/defaults.ts");
  await server.close();
  return { ...config };
}

/** Times from a request to its first stage and to its last, in ms, with the worker of the built page. */
function timeWorker(page, worker, configs) {
  return page.evaluate(
    async ([url, list]) => {
      const port = new Worker(url, { type: "module" });
      const times = [];
      for (const [id, config] of list.entries()) {
        const start = performance.now();
        let first;
        await new Promise((resolve, reject) => {
          port.onerror = reject;
          port.onmessage = ({ data }) => {
            if (data.id !== id + 1) return;
            first ??= performance.now() - start;
            if (data.done) resolve();
          };
          port.postMessage({ id: id + 1, config, seeds: 64 });
        });
        times.push({ first, all: performance.now() - start });
      }
      port.terminate();
      return times;
    },
    [worker, configs],
  );
}

/** Follows every frame and every input event of the page until it is asked for what it saw. */
const watch = (page) =>
  page.evaluate(() => {
    const seen = { frames: [], paints: [] };
    window.benchSeen = seen;
    let last = performance.now();
    const onFrame = (now) => {
      seen.frames.push(now - last);
      last = now;
      if (window.benchSeen === seen) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    const channel = new MessageChannel();
    const waiting = [];
    channel.port1.onmessage = () => seen.paints.push(performance.now() - waiting.shift());
    if (window.benchInput) removeEventListener("input", window.benchInput, true);
    window.benchInput = (event) => {
      waiting.push(event.timeStamp);
      // the message is handled after the frame has been painted
      requestAnimationFrame(() => channel.port2.postMessage(0));
    };
    addEventListener("input", window.benchInput, true);
  });

/** Drags a slider to and fro for so long, at most one move a frame. */
async function drag(page, name, duration) {
  const slider = page.getByRole("slider", { name, exact: true });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  const end = performance.now() + duration;
  for (let i = 0; performance.now() < end; i++) {
    const share = 0.5 + 0.42 * Math.sin(i / 25);
    await page.mouse.move(box.x + box.width * share, y);
    await page.waitForTimeout(FRAME_MS);
  }
  await page.mouse.up();
}

async function dragAll(page, throttle) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  const frames = [];
  const paints = [];
  for (const name of SLIDERS) {
    await watch(page);
    await drag(page, name, DRAG_MS);
    const seen = await page.evaluate(() => {
      const { frames: deltas, paints: delays } = window.benchSeen;
      window.benchSeen = undefined;
      return { deltas: deltas.slice(2), delays };
    });
    frames.push(...seen.deltas);
    paints.push(...seen.delays);
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const missed = frames.reduce((sum, delta) => sum + Math.max(0, Math.round(delta / FRAME_MS) - 1), 0);
  note(`dragMissed${throttle}x`, (100 * missed) / (frames.length + missed), "%");
  note(`dragPaintP95At${throttle}x`, quantile(paints, 0.95), "ms");
}

/** Growth of the page's heap over some time of dragging, after garbage collection at both ends. */
async function heap(page) {
  const session = await page.context().newCDPSession(page);
  const used = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / 2 ** 20;
  };
  await drag(page, "Learning rate", HEAP_FROM_MS);
  const before = await used();
  await drag(page, "Learning rate", HEAP_TO_MS - HEAP_FROM_MS);
  note("heapGrowth", (await used()) - before, "MB");
}

/** What a first visit costs without any library: the prerendered chart and its style alone. */
function controlPage() {
  const html = readFileSync("dist/site/index.html", "utf8");
  const svg = /<svg[^>]*class="frame plain".*?<\/svg>/s.exec(html)?.[0];
  const style = /<link rel="stylesheet"[^>]*>/.exec(html)?.[0];
  return `<!doctype html><html lang="en"><head>${style}<title>Control</title></head><body><div class="canvas">${svg}</div></body></html>`;
}

/** A first visit with an empty cache: first contentful paint and blocking time (what long tasks take beyond 50 ms each), in ms. */
async function load(address, throttle) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const visit = await context.newPage();
  await visit.route("**/control.html", (route) => route.fulfill({ contentType: "text/html", body: controlPage() }));
  const session = await context.newCDPSession(visit);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await visit.addInitScript(() => {
    window.benchBlocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.benchBlocked += Math.max(0, duration - 50);
    }).observe({ type: "longtask", buffered: true });
  });
  await visit.goto(address);
  await visit.waitForTimeout(LOAD_MS * Math.sqrt(throttle));
  const seen = await visit.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    blocked: window.benchBlocked,
  }));
  await context.close();
  return seen;
}

/** First visits to the page as it is, to a link, and to the control page, by turns, so that a busy moment meets all of them. */
async function loads(throttle) {
  const pages = { Page: "", Link: "#lr=5e-4&rank=64", Control: "control.html" };
  const seen = { Page: [], Link: [], Control: [] };
  for (let run = 0; run < LOADS; run++)
    for (const [name, path] of Object.entries(pages))
      seen[name].push(await load(`http://localhost:4319/${path}`, throttle));
  for (const [name, list] of Object.entries(seen)) {
    const median = (key) =>
      quantile(
        list.map((one) => one[key]),
        0.5,
      );
    note(`firstPaint${name}${throttle}x`, median("paint"), "ms");
    note(`blocking${name}${throttle}x`, median("blocked"), "ms");
  }
}

const server = await preview({ preview: { port: 4319 }, logLevel: "silent" });
const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
// what a service worker has kept cannot be refused to the worker below
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
await page.goto("http://localhost:4319/");
await page.locator(".says[aria-busy=false]").waitFor({ timeout: 60_000 });

const config = await defaultConfig();
const worker = `./assets/${readdirSync("dist/site/assets").find((name) => /^simulator-worker-.*\.js$/.test(name))}`;
const rates = Array.from({ length: 40 }, (_, i) => ({ ...config, learningRate: 1e-4 * (1 + i / 100) }));
const corner = { ...config, epochs: 10, loraRank: 128, batchSize: 8192 };

async function simulate(suffix) {
  const times = (await timeWorker(page, worker, rates)).slice(4);
  note(
    `firstCurveP90${suffix}`,
    quantile(
      times.map(({ first }) => first),
      0.9,
    ),
    "ms",
  );
  note(
    `band64Default${suffix}`,
    quantile(
      times.map(({ all }) => all),
      0.5,
    ),
    "ms",
  );
  const worst = await timeWorker(page, worker, [config, corner]);
  note(`band64Worst${suffix}`, worst[1].all, "ms");
}

await loads(1);
await loads(4);
await simulate("");
await page.route("**/*.wasm", (route) => route.abort());
await simulate("TypeScript");
await page.unroute("**/*.wasm");
await dragAll(page, 1);
await dragAll(page, 4);
await heap(page);

await browser.close();
await server.close();
if (process.argv.includes("--json")) console.log(JSON.stringify(results, null, 2));

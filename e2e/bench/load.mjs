// What a first visit with an empty cache costs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { CONTROL, serveControl } from "./control.mjs";
import { median, RUNS, THROTTLES, throttle } from "./median.mjs";

/** How long a visit is watched at full speed. */
const LOAD_MS = 2000;
const paths = { Page: "", Link: "#lr=5e-4&rank=64" };

/** Size of these files of a build in kB, each compressed as a host sends it. */
const sizeOf = (folder, files) =>
  files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file || "index.html")), { level: 9 }).length,
    0,
  ) / 1000;

/** First and largest contentful paint and blocking time (what long tasks take beyond 50 ms each) in ms, and the files that were asked for. */
async function visit(browser, address, rate) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const files = new Set();
  // those of its workers as well
  context.on("request", (request) => files.add(new URL(request.url()).pathname.slice(1)));
  await serveControl(page);
  await throttle(page, rate);
  await page.addInitScript(() => {
    window.benchBlocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.benchBlocked += Math.max(0, duration - 50);
    }).observe({ type: "longtask", buffered: true });
    // each entry is larger than the one before
    new PerformanceObserver((list) => {
      window.benchLargest = list.getEntries().at(-1).startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
  await page.goto(address);
  await page.waitForTimeout(LOAD_MS * Math.sqrt(rate));
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    largest: window.benchLargest ?? 0,
    blocked: window.benchBlocked,
  }));
  await context.close();
  return { ...seen, files: [...files] };
}

/** First visits to each build as it is, to a link, and to the control page, by turns, so that a busy moment meets all of them. */
export async function measureLoads({ browser, builds, note }) {
  const visits = builds.flatMap(({ suffix, address, folder }) =>
    Object.entries(paths).map(([name, path]) => ({ name: name + suffix, url: address + path, folder })),
  );
  visits.push({ name: "Control", url: builds[0].address + CONTROL });
  for (const rate of THROTTLES) {
    const seen = new Map(visits.map((each) => [each, []]));
    for (let run = 0; run < RUNS; run++) for (const [{ url }, list] of seen) list.push(await visit(browser, url, rate));
    for (const [{ name, folder }, list] of seen) {
      note(`firstPaint${name}${rate}x`, median(list.map(({ paint }) => paint)), "ms");
      note(`largestPaint${name}${rate}x`, median(list.map(({ largest }) => largest)), "ms");
      note(`blocking${name}${rate}x`, median(list.map(({ blocked }) => blocked)), "ms");
      if (folder) note(`fetched${name}${rate}x`, median(list.map(({ files }) => sizeOf(folder, files))), "kB");
    }
  }
}

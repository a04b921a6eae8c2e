// What a first visit with an empty cache costs.
import { CONTROL, serveControl } from "./control.mjs";
import { median, RUNS, THROTTLES, throttle } from "./median.mjs";

/** How long a visit is watched at full speed. */
const LOAD_MS = 2000;
const paths = { Page: "", Link: "#lr=5e-4&rank=64", Control: CONTROL };

/** First contentful paint and blocking time (what long tasks take beyond 50 ms each), in ms. */
async function visit(browser, address, rate) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await serveControl(page);
  await throttle(page, rate);
  await page.addInitScript(() => {
    window.benchBlocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.benchBlocked += Math.max(0, duration - 50);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(address);
  await page.waitForTimeout(LOAD_MS * Math.sqrt(rate));
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    blocked: window.benchBlocked,
  }));
  await context.close();
  return seen;
}

/** First visits to the page as it is, to a link, and to the control page, by turns, so that a busy moment meets all of them. */
export async function measureLoads({ browser, address, note }) {
  for (const rate of THROTTLES) {
    const seen = { Page: [], Link: [], Control: [] };
    for (let run = 0; run < RUNS; run++)
      for (const [name, path] of Object.entries(paths)) seen[name].push(await visit(browser, address + path, rate));
    for (const [name, list] of Object.entries(seen)) {
      note(`firstPaint${name}${rate}x`, median(list.map(({ paint }) => paint)), "ms");
      note(`blocking${name}${rate}x`, median(list.map(({ blocked }) => blocked)), "ms");
    }
  }
}

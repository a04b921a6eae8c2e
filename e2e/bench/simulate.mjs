// What the built worker takes, with the kernel and without.
import { readdirSync } from "node:fs";
import { createServer } from "vite";
import { parts } from "../names.mjs";
import { median, quantile } from "./median.mjs";

/** The table's own defaults, from the sources: the bench must not keep a copy. */
async function defaultConfig() {
  const server = await createServer({ server: { middlewareMode: true }, appType: "custom", logLevel: "silent" });
  const { defaultConfig: config } = await server.ssrLoadModule("/src/schema/fields/defaults.ts");
  await server.close();
  return { ...config };
}

/** Times from a request to its first stage and to its last, in ms. */
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

/** First stage, last stage, and last stage in the worst corner of the grid; with the kernel, then with the TypeScript model. */
export async function measureSimulation({ browser, address, note }) {
  // what a service worker has kept cannot be refused to the worker below
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  await page.goto(address);
  await page.locator(parts.simulated).waitFor({ timeout: 60_000 });

  const config = await defaultConfig();
  const worker = `./assets/${readdirSync("dist/site/assets").find((name) => /^simulator-worker-.*\.js$/.test(name))}`;
  const rates = Array.from({ length: 40 }, (_, i) => ({ ...config, learningRate: 1e-4 * (1 + i / 100) }));
  const corner = { ...config, epochs: 10, loraRank: 128, batchSize: 8192 };
  for (const engine of ["", "TypeScript"]) {
    if (engine) await page.route("**/*.wasm", (route) => route.abort());
    const times = (await timeWorker(page, worker, rates)).slice(4);
    const firsts = times.map(({ first }) => first);
    const alls = times.map(({ all }) => all);
    note(`firstCurveP90${engine}`, quantile(firsts, 0.9), "ms");
    note(`band64Default${engine}`, median(alls), "ms");
    const [, worst] = await timeWorker(page, worker, [config, corner]);
    note(`band64Worst${engine}`, worst?.all ?? 0, "ms");
  }
  await page.close();
}

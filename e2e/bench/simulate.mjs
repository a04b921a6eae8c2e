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

/**
 * Times from a request to its first stage and to its last, in ms, of one simulator after another by turns: `names` are those of the first
 * workers, and say how many workers each may have.
 */
function timeByTurns(page, script, names, configs) {
  return page.evaluate(
    async ([url, simulators, list]) => {
      const ports = simulators.map((name) => new Worker(url, { type: "module", name }));
      const times = ports.map(() => []);
      const assistants = [];
      const startAssistant = ({ data: { kind, role } }) => {
        if (kind !== "startAssistant") return;
        const assistant = new Worker(url, { type: "module", name: "assistant" });
        assistant.postMessage(role, [role.port]);
        assistants.push(assistant);
      };
      for (const port of ports) port.addEventListener("message", startAssistant);
      for (const [id, config] of list.entries())
        for (const [i, port] of ports.entries()) {
          const start = performance.now();
          let first;
          await new Promise((resolve, reject) => {
            port.onerror = reject;
            port.onmessage = ({ data }) => {
              if (data.kind === "failure") reject(new Error(data.message));
              if (data.id !== id + 1) return;
              first ??= performance.now() - start;
              if (data.done) resolve();
            };
            port.postMessage({ id: id + 1, config, seeds: 64 });
          });
          times[i].push({ first, all: performance.now() - start });
        }
      for (const port of [...ports, ...assistants]) port.terminate();
      return times;
    },
    [script, names, configs],
  );
}

/** The simulators by turns: with as many workers as the machine allows, and with one. */
const simulators = { "": "", OneWorker: "1" };

/**
 * First stage, last stage, and last stage in the worst corner of the grid: with the kernel, of all workers and of one, by turns; then with the
 * TypeScript model.
 */
export async function measureSimulation({ browser, address, note }) {
  // what a service worker has kept cannot be refused to the worker below
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  await page.goto(address);
  await page.locator(parts.simulated).waitFor({ timeout: 60_000 });

  const config = await defaultConfig();
  const script = `./assets/${readdirSync("dist/site/assets").find((name) => /^simulator-worker-.*\.js$/.test(name))}`;
  const rates = Array.from({ length: 40 }, (_, i) => ({ ...config, learningRate: 1e-4 * (1 + i / 100) }));
  // the first one starts the workers
  const corners = [0, 1, 2, 3].map((i) => ({
    ...config,
    learningRate: 1e-4 * (1 + i / 100),
    epochs: 10,
    loraRank: 128,
    batchSize: 8192,
  }));

  const warm = 4;
  const byName = Object.entries(simulators);
  const names = byName.map(([, name]) => name);
  const ofRates = await timeByTurns(page, script, names, rates);
  const ofCorners = await timeByTurns(page, script, names, corners);
  for (const [i, [suffix]] of byName.entries()) {
    const times = ofRates[i]?.slice(warm) ?? [];
    note(
      `firstCurveP90${suffix}`,
      quantile(
        times.map(({ first }) => first),
        0.9,
      ),
      "ms",
    );
    note(`band64Default${suffix}`, median(times.map(({ all }) => all)), "ms");
    note(`band64Worst${suffix}`, median(ofCorners[i]?.slice(1).map(({ all }) => all) ?? []), "ms");
  }

  await page.route("**/*.wasm", (route) => route.abort());
  const [slow = []] = await timeByTurns(page, script, [""], [config, corners[0], ...rates.slice(1, 6)]);
  note(
    "firstCurveP90TypeScript",
    quantile(
      slow.slice(2).map(({ first }) => first),
      0.9,
    ),
    "ms",
  );
  note("band64DefaultTypeScript", median(slow.slice(2).map(({ all }) => all)), "ms");
  note("band64WorstTypeScript", slow[1]?.all ?? 0, "ms");
  await page.close();
}

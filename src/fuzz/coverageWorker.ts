import { parentPort } from "node:worker_threads";
import type { Batch } from "./batch.ts";
import { builtRoot, startCoverage } from "./coverage.ts";
import type { CoveredFindings } from "./coveredBatch.ts";

const coverage = await startCoverage(builtRoot);
// what is loaded before is not counted
const { runBatch } = await import("./batch.ts");

parentPort?.on("message", async (batch: Batch) => {
  const found = await runBatch(batch);
  await coverage.take();
  parentPort?.postMessage({ found, folders: coverage.folders(), files: coverage.files() } satisfies CoveredFindings);
});

import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Batch } from "./batch.ts";
import type { Reached } from "./coverage.ts";
import type { Finding } from "./fuzz.ts";

/** What a batch found, and the blocks that it and those before it in the same thread reached. */
export interface CoveredFindings {
  readonly found: readonly Finding[];
  readonly folders: readonly Reached[];
  readonly files: readonly Reached[];
}

/** Runs batches under V8's block coverage, in a thread of its own: code that is compiled to be counted stays half as fast. */
export function startCoveredBatches() {
  const worker = new Worker(fileURLToPath(new URL("coverageWorker.js", import.meta.url)));
  worker.unref();
  return {
    async run(batch: Batch): Promise<CoveredFindings> {
      const answered = once(worker, "message");
      worker.postMessage(batch);
      const [answer] = await answered;
      return answer as CoveredFindings;
    },
    end: () => worker.terminate(),
  };
}

import { ensemble, summarize } from "./ensemble.ts";
import { type PreviewAnswer, type PreviewRequest, packRuns } from "./protocol.ts";
import type { SimulatedRun } from "./run.ts";
import type { Simulate } from "./simulate.ts";

/** How many seeds are done when a first curve is shown, and when it is shown again. */
const STAGES = [4, 16];

export interface PreviewerOptions {
  readonly simulate: Simulate;
  readonly post: (answer: PreviewAnswer) => void;
  /** Lets waiting messages in; called between seeds. */
  readonly pause: () => Promise<void>;
}

/**
 * The worker's side of the preview: a function that takes requests. Each is answered in stages of more and more seeds, every
 * stage with the runs of those before it, and dropped between two seeds as soon as a newer request is there. A run that throws
 * ends its request with a failure.
 */
export function createPreviewer({ simulate, post, pause }: PreviewerOptions): (request: PreviewRequest) => void {
  let newest: PreviewRequest | undefined;
  let working = false;

  async function work() {
    working = true;
    let answered: PreviewRequest | undefined;
    while (newest !== undefined && newest !== answered) {
      answered = newest;
      try {
        await answer(newest);
      } catch (error) {
        post({ kind: "failure", id: answered.id, message: error instanceof Error ? error.message : String(error) });
      }
    }
    working = false;
  }

  async function answer(request: PreviewRequest) {
    const { id, config, seeds } = request;
    const runs: SimulatedRun[] = [];
    for (const stage of [...STAGES.filter((count) => count < seeds), seeds]) {
      const before = runs.length;
      while (runs.length < stage) {
        if (runs.length > 0) await pause();
        if (request !== newest) return;
        runs.push(simulate(config, config.seed + runs.length, "light"));
      }
      post({
        kind: "stage",
        id,
        ensemble: ensemble(runs),
        summary: summarize(runs),
        newRuns: packRuns(runs.slice(before)),
        done: stage === seeds,
      });
    }
  }

  return (request) => {
    newest = request;
    if (!working) void work();
  };
}

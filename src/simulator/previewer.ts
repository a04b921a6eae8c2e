import { ensemble, summarize } from "./ensemble.ts";
import { type Engine, type PreviewAnswer, type PreviewRequest, packRuns } from "./protocol.ts";
import type { Evaluation, SimulatedRun } from "./run.ts";
import type { Simulate } from "./simulate.ts";

/** How many seeds are done when a first curve is shown, and when it is shown again. */
const STAGES = [4, 16];
/** How many seeds of each neighbour are simulated ahead: enough for its first curve. */
const SEEDS_AHEAD = 4;

export interface PreviewerOptions {
  /** Simulating ahead is of use if it remembers its runs. */
  readonly simulate: Simulate;
  /** What it simulates with. */
  readonly engine?: Engine;
  /** How thoroughly runs are evaluated: in full where that is fast enough. */
  readonly evaluation?: Evaluation;
  readonly post: (answer: PreviewAnswer) => void;
  /** Lets waiting messages in; called between seeds. */
  readonly pause: () => Promise<void>;
}

/**
 * The worker's side of the preview: a function that takes requests. Each is answered in stages of more and more seeds, every
 * stage with the runs of those before it, and dropped between two seeds as soon as a newer request is there. A run that throws
 * ends its request with a failure. When a request is done, its neighbours are simulated ahead until a newer one comes.
 */
export function createPreviewer(options: PreviewerOptions): (request: PreviewRequest) => void {
  const { simulate, engine = "typescript", evaluation = "light", post, pause } = options;
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
      await lookAhead(answered);
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
        runs.push(simulate(config, config.seed + runs.length, evaluation));
      }
      post({
        kind: "stage",
        id,
        ensemble: ensemble(runs),
        summary: summarize(runs),
        newRuns: packRuns(runs.slice(before)),
        done: stage === seeds,
        engine,
      });
    }
  }

  async function lookAhead(request: PreviewRequest) {
    for (const config of request.neighbours ?? [])
      for (let i = 0; i < SEEDS_AHEAD && request === newest; i++) {
        await pause();
        if (request === newest) simulateAhead(config, config.seed + i);
      }
  }

  function simulateAhead(config: PreviewRequest["config"], seed: number) {
    try {
      simulate(config, seed, evaluation);
    } catch {
      // nobody asked for it yet; who does will be told
    }
  }

  return (request) => {
    newest = request;
    if (!working) void work();
  };
}

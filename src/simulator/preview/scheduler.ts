import type { Evaluation, SimulatedRun } from "../model/run.ts";
import { ensemble, summarize } from "../runs/ensemble.ts";
import { outcomesOf } from "../runs/outcomes.ts";
import type { Simulate } from "../simulate.ts";
import { type AsideRequest, type Engine, type PreviewAnswer, type PreviewRequest, packRuns } from "./protocol.ts";

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
 * ends its request with a failure. When a request is done, its neighbours are simulated ahead until a newer one comes; then the jobs on
 * the side, one run at a time, so that none of them ever delays a preview by more than a run.
 */
export function createPreviewer(options: PreviewerOptions): (request: PreviewRequest | AsideRequest) => void {
  const { simulate, engine = "typescript", evaluation = "light", post, pause } = options;
  let newest: PreviewRequest | undefined;
  /** The newest request that work was begun on. */
  let answered: PreviewRequest | undefined;
  let working = false;
  /** The newest list on the side, the place of its next job, and the runs of that one up to now. */
  let aside: { readonly request: AsideRequest; readonly next: number; readonly runs: SimulatedRun[] } | undefined;

  async function work() {
    working = true;
    while (newest !== answered || aside !== undefined) {
      if (newest !== undefined && newest !== answered) {
        answered = newest;
        await preview(answered);
      } else {
        workAside();
        await pause();
      }
    }
    working = false;
  }

  async function preview(request: PreviewRequest) {
    try {
      await answer(request);
    } catch (error) {
      post({ kind: "failure", id: request.id, message: messageOf(error) });
    }
    await lookAhead(request);
  }

  /** One run of the next job on the side; the last run of a job answers it. */
  function workAside() {
    if (aside === undefined) return;
    const { request, next, runs } = aside;
    const job = request.jobs[next];
    if (job === undefined) {
      aside = undefined;
      return;
    }
    const { config, seeds } = job;
    try {
      if (runs.length < seeds) runs.push(simulate(config, config.seed + runs.length, evaluation));
      if (runs.length < seeds) return;
      const batch = { ensemble: ensemble(runs), outcomes: outcomesOf(runs) };
      post({ kind: "aside", id: request.id, job: next, batch });
    } catch {
      post({ kind: "aside", id: request.id, job: next });
    }
    aside = { request, next: next + 1, runs: [] };
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
    if ("kind" in request) aside = { request, next: 0, runs: [] };
    else newest = request;
    if (!working) void work();
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

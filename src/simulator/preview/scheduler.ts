import type { Evaluation, SimulatedRun } from "../model/run.ts";
import { ensemble, summarize } from "../runs/ensemble.ts";
import { runEndsOf } from "../runs/runEnds.ts";
import type { Simulate } from "../simulate.ts";
import { type BackgroundRequest, type Engine, type PreviewAnswer, type PreviewRequest, packRuns } from "./protocol.ts";

/** Numbers of seeds after which a stage is posted, before the last one. */
const STAGES = [4, 16];
/** Seeds of each neighbor that are simulated ahead: enough for its first stage. */
const SEEDS_AHEAD = 4;

export interface SchedulerOptions {
  /** Should cache its runs: simulating ahead has no other effect. */
  readonly simulate: Simulate;
  /** The model behind `simulate`. */
  readonly engine?: Engine;
  /** Evaluation of each run. */
  readonly evaluation?: Evaluation;
  readonly post: (answer: PreviewAnswer) => void;
  /** Resolves after pending messages were received; called between seeds. */
  readonly pause: () => Promise<void>;
}

/**
 * Creates the worker's side of the preview: a function that receives requests. A preview is answered in stages of 4, 16 and all seeds, each
 * over all runs so far. Between two seeds a newer request replaces it. A run that throws ends its request with a failure. After a preview its
 * neighbors are simulated ahead, then the background jobs, one run at a time: they never delay a preview by more than one run.
 */
export function createScheduler(options: SchedulerOptions): (request: PreviewRequest | BackgroundRequest) => void {
  const { simulate, engine = "typescript", evaluation = "light", post, pause } = options;
  let newest: PreviewRequest | undefined;
  /** The newest request that was started. */
  let started: PreviewRequest | undefined;
  let working = false;
  /** The newest background request, the place of its next job, and that job's runs so far. */
  let background:
    | { readonly request: BackgroundRequest; readonly next: number; readonly runs: SimulatedRun[] }
    | undefined;

  async function work() {
    working = true;
    while (newest !== started || background !== undefined) {
      if (newest !== undefined && newest !== started) {
        started = newest;
        await preview(started);
      } else {
        workInBackground();
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

  /** Simulates one run of the next background job; the last run of a job answers it. */
  function workInBackground() {
    if (background === undefined) return;
    const { request, next, runs } = background;
    const job = request.jobs[next];
    if (job === undefined) {
      background = undefined;
      return;
    }
    const { config, seeds } = job;
    try {
      if (runs.length < seeds) runs.push(simulate(config, config.seed + runs.length, evaluation));
      if (runs.length < seeds) return;
      const result = { ensemble: ensemble(runs), runEnds: runEndsOf(runs) };
      post({ kind: "background", id: request.id, job: next, result });
    } catch {
      post({ kind: "background", id: request.id, job: next });
    }
    background = { request, next: next + 1, runs: [] };
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
    for (const config of request.neighbors ?? [])
      for (let i = 0; i < SEEDS_AHEAD && request === newest; i++) {
        await pause();
        if (request === newest) simulateAhead(config, config.seed + i);
      }
  }

  function simulateAhead(config: PreviewRequest["config"], seed: number) {
    try {
      simulate(config, seed, evaluation);
    } catch {
      // no request to fail yet: it will fail when it is requested
    }
  }

  return (request) => {
    if ("kind" in request) background = { request, next: 0, runs: [] };
    else newest = request;
    if (!working) void work();
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

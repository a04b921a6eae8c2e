import type { Evaluation, SimulatedRun } from "../model/run.ts";
import { ensemble, summarize } from "../runs/ensemble.ts";
import { runEndsOf } from "../runs/runEnds.ts";
import type { Simulate } from "../simulate.ts";
import type { Assistants } from "./assistants.ts";
import { createBatches } from "./batches.ts";
import {
  type BackgroundRequest,
  type Engine,
  messageOf,
  type PreviewAnswer,
  type PreviewRequest,
  packRuns,
} from "./protocol.ts";
import { type RunCache, withRunCache } from "./runCache.ts";

/** Numbers of seeds after which a stage is posted, before the last one. */
const STAGES = [4, 16];
/** Seeds of each neighbor that are simulated ahead: enough for its first stage. */
const SEEDS_AHEAD = 4;
/**
 * Least work for which further workers are started, in ms on one core: a start costs some 50. Until a second preview is asked for nobody waits
 * for the curve of a page that is still loading.
 */
const WORTH_STARTING = { first: 600, later: 150 } as const;

export interface SchedulerOptions {
  readonly simulate: Simulate;
  /** Without a cache, simulating ahead has no effect. */
  readonly cache?: RunCache;
  /** Further workers that share the work. */
  readonly assistants?: Assistants;
  /** The model behind `simulate`. */
  readonly engine?: Engine;
  /** Evaluation of each run. */
  readonly evaluation?: Evaluation;
  readonly post: (answer: PreviewAnswer) => void;
  /** Resolves after pending messages were received; called between seeds. */
  readonly pause: () => Promise<void>;
  /** Time in ms, by which it is decided what is worth sharing. */
  readonly now?: () => number;
}

/**
 * Creates the first worker's side of the preview: a function that receives requests, the one queue of the page. A preview is answered in
 * stages of 4, 16 and all seeds, each over all runs so far. Between two seeds a newer request replaces it. A run that throws ends its request
 * with a failure. After a preview its neighbors are simulated ahead, then the background jobs: they never delay a preview by more than one
 * run.
 */
export function createScheduler(options: SchedulerOptions): (request: PreviewRequest | BackgroundRequest) => void {
  const { simulate, cache, assistants, engine = "typescript", evaluation = "light", post, pause } = options;
  const { now = () => 0 } = options;
  const complete = createBatches({ simulate, evaluation, cache, assistants, pause, now });
  let newest: PreviewRequest | undefined;
  /** The newest request that was started. */
  let started: PreviewRequest | undefined;
  let previews = 0;
  let working = false;
  /** The newest background request, the place of its next job, and that job's runs so far. */
  let background:
    | { readonly request: BackgroundRequest; readonly next: number; readonly runs: (SimulatedRun | undefined)[] }
    | undefined;

  async function work() {
    working = true;
    while (newest !== started || background !== undefined) {
      if (newest !== undefined && newest !== started) {
        started = newest;
        previews++;
        await preview(started);
      } else {
        await workInBackground();
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

  /** Simulates the next background job and answers it; keeps its runs if a preview is requested meanwhile. */
  async function workInBackground() {
    if (background === undefined) return;
    const { request, next, runs } = background;
    const job = request.jobs[next];
    if (job === undefined) {
      background = undefined;
      return;
    }
    const { config, seeds } = job;
    runs.length = seeds;
    const isWanted = () => newest === started && background?.request === request;
    const later = request.jobs.slice(next + 1).reduce((sum, { seeds: more }) => sum + more, 0);
    const isShared = assistants?.leaveACore === true;
    const worthStarting = previews > 1 ? WORTH_STARTING.later : Number.POSITIVE_INFINITY;
    try {
      if (!(await complete({ config, runs, stages: [], isWanted, later, isShared, worthStarting }))) return;
      const result = resultOf(runs as SimulatedRun[]);
      post({ kind: "background", id: request.id, job: next, result });
    } catch {
      post({ kind: "background", id: request.id, job: next });
    }
    background = { request, next: next + 1, runs: [] };
    await pause();
  }

  async function answer(request: PreviewRequest) {
    const { id, config, seeds } = request;
    const runs: (SimulatedRun | undefined)[] = new Array(seeds).fill(undefined);
    const stages = [...STAGES.filter((count) => count < seeds), seeds];
    let posted = 0;
    /** Posts the stages that are complete. */
    const onRuns = () => {
      for (const stage of stages) {
        if (stage <= posted) continue;
        const all = runs.slice(0, stage).filter((run) => run !== undefined);
        if (all.length < stage) return;
        post({
          kind: "stage",
          id,
          ensemble: ensemble(all),
          summary: summarize(all),
          newRuns: packRuns(all.slice(posted)),
          done: stage === seeds,
          engine,
        });
        posted = stage;
      }
    };
    const worthStarting = previews > 1 ? WORTH_STARTING.later : WORTH_STARTING.first;
    const isWanted = () => request === newest;
    await complete({ config, runs, stages, isWanted, onRuns, isShared: true, worthStarting });
  }

  const simulateCached = cache ? withRunCache(simulate, cache) : simulate;

  async function lookAhead(request: PreviewRequest) {
    for (const config of request.neighbors ?? [])
      for (let i = 0; i < SEEDS_AHEAD && request === newest; i++) {
        await pause();
        if (request === newest) simulateAhead(config, config.seed + i);
      }
  }

  function simulateAhead(config: PreviewRequest["config"], seed: number) {
    try {
      simulateCached(config, seed, evaluation);
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

const resultOf = (runs: readonly SimulatedRun[]) => ({ ensemble: ensemble(runs), runEnds: runEndsOf(runs) });

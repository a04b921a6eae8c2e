import type { SimulatedConfig } from "../mapping.ts";
import type { Evaluation, SimulatedRun } from "../model/run.ts";
import type { Simulate } from "../simulate.ts";
import type { Assistants } from "./assistants.ts";
import type { RunCache } from "./runCache.ts";

/** Time after which a batch is shared, in ms: what a drag replaces at its next frame is not worth a second core, which the page needs. */
const SETTLED_MS = 20;
/** Runs after which the work left is estimated: the first ones are slower. */
const ENOUGH_RUNS = 4;
/** Least work left that is shared, in ms on one core. */
const WORTH_SHARING_MS = 40;

export interface Simulation {
  readonly simulate: Simulate;
  readonly evaluation: Evaluation;
  readonly cache: RunCache | undefined;
  readonly assistants: Assistants | undefined;
  /** Resolves after pending messages were received. */
  readonly pause: () => Promise<void>;
  /** Time in ms. */
  readonly now: () => number;
}

/** Runs of one config to simulate. */
export interface Batch {
  readonly config: SimulatedConfig;
  /** One place per seed, counted up from the config's own; those that are not simulated yet are undefined. */
  readonly runs: (SimulatedRun | undefined)[];
  /** Numbers of runs that are to be complete first, in order. */
  readonly stages: readonly number[];
  /** False once something newer is asked for. */
  readonly isWanted: () => boolean;
  /** Called after runs have been added. */
  readonly onRuns?: () => void;
  /** Runs to simulate after these. */
  readonly later?: number;
  /** Whether assistants may work on it. */
  readonly isShared: boolean;
  /** Least work left for which assistants are started, in ms on one core. */
  readonly worthStarting: number;
}

/**
 * Creates the function that completes batches: it simulates one run after another, from the first place on, and hands chunks from the end of
 * each stage to the assistants. A run is the same whoever simulates it. What an assistant loses by dying is simulated again. Resolves to
 * false if the batch was not wanted any more; rejects with the error of a run that fails.
 */
export function createBatches({ simulate, evaluation, cache, assistants, pause, now }: Simulation) {
  /** Fills in what is cached; returns the places of the other runs. */
  function takeCached({ config, runs }: Batch): number[] {
    const places = Array.from(runs.keys());
    for (const place of places) runs[place] ??= cache?.get(config, config.seed + place, evaluation);
    return places.filter((place) => runs[place] === undefined);
  }

  async function complete(batch: Batch): Promise<boolean> {
    const { config, runs, stages, isWanted, onRuns, later = 0 } = batch;
    const started = now();
    /** Places that nobody works on yet, in order. */
    let open = takeCached(batch);
    /** Places of the assistants' chunks, in the order in which they were handed out. */
    const lent: number[] = [];
    let missing = open.length;
    let failure: Error | undefined;
    /** Runs of this worker. */
    let simulated = 0;
    let shared = false;

    if (missing < runs.length) onRuns?.();

    function keep(run: SimulatedRun) {
      const place = run.seed - config.seed;
      if (runs[place] === undefined) missing--;
      runs[place] = run;
      cache?.set(config, evaluation, run);
    }

    function simulateNext() {
      // rather than wait for a slow assistant, this worker begins with what that one would do last
      const place = open.shift() ?? lent.findLast((other) => runs[other] === undefined);
      if (place === undefined) return;
      keep(simulate(config, config.seed + place, evaluation));
      simulated++;
    }

    function share() {
      const elapsed = now() - started;
      if (assistants === undefined || !batch.isShared || simulated < ENOUGH_RUNS || elapsed < SETTLED_MS) return;
      const work = ((open.length + later) * elapsed) / simulated;
      if (work >= batch.worthStarting) assistants.start();
      shared ||= work >= WORTH_SHARING_MS;
      // the last open run is always this worker's own
      while (shared && assistants.hasRoom && open.length > 1) handOut(assistants);
    }

    function handOut(to: Assistants) {
      const places = takeChunk(open, stages, to.ready + 1);
      lent.push(...places);
      to.simulate({
        config,
        evaluation,
        seeds: places.map((place) => config.seed + place),
        onOutcome: (outcome) => {
          if (outcome === "lost")
            open = [...places, ...open].filter((place) => runs[place] === undefined).toSorted(ascending);
          else if ("failure" in outcome) failure = new Error(outcome.failure);
          else outcome.runs.forEach(keep);
        },
      });
    }

    try {
      for (let isFirst = true; missing > 0; isFirst = false) {
        share();
        if (!isFirst) await pause();
        if (!isWanted()) return false;
        if (failure) throw failure;
        simulateNext();
        onRuns?.();
      }
      return true;
    } finally {
      assistants?.cancel();
    }
  }

  return complete;
}

const ascending = (one: number, other: number) => one - other;

/**
 * Removes a chunk from the end of the first stage that has more than one open place, and returns it. Its size falls with what is left, so that
 * all workers end at about the same time with few messages.
 */
function takeChunk(open: number[], stages: readonly number[], workers: number): number[] {
  const ends = [...stages.map((stage) => open.filter((place) => place < stage).length), open.length];
  const end = ends.find((count) => count > 1) ?? open.length;
  const count = Math.max(1, Math.floor(end / (2 * workers)));
  return open.splice(end - count, count);
}

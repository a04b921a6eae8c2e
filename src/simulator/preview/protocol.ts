import type { Simulated } from "../mapping.ts";
import type { SimulatedRun } from "../model/run.ts";
import type { Ensemble, Summary } from "../runs/ensemble.ts";
import type { Outcomes } from "../runs/outcomes.ts";

/** From the page to the worker. A newer request takes the place of an older one. */
export interface PreviewRequest {
  readonly id: number;
  readonly config: Simulated;
  /** How many seeds to simulate in the end, counted up from the config's own. */
  readonly seeds: number;
  /** Configs that may be asked for next: their first runs are simulated ahead once this request is done. */
  readonly neighbours?: readonly Simulated[];
}

/** A config to simulate on the side, and how many seeds of it, counted up from its own. */
export interface AsideJob {
  readonly config: Simulated;
  readonly seeds: number;
}

/** From the page to the worker: what to simulate, in this order, while no preview is asked for. A newer list takes the place of an older one. */
export interface AsideRequest {
  readonly kind: "aside";
  readonly id: number;
  readonly jobs: readonly AsideJob[];
}

/** What simulates: WebAssembly, or where that does not work the same model in TypeScript, several times slower. */
export type Engine = "kernel" | "typescript";

/** From the worker to the page: one for each stage, or one failure; and one for each job on the side. */
export type PreviewAnswer = StageAnswer | FailureAnswer | AsideAnswer;

export interface StageAnswer {
  readonly kind: "stage";
  /** Of the request that it answers. */
  readonly id: number;
  /** Over all runs up to now, as is the summary. */
  readonly ensemble: Ensemble;
  readonly summary: Summary;
  /** Those that came since the stage before. */
  readonly newRuns: PackedRuns;
  /** Whether this is the last stage. */
  readonly done: boolean;
  /** What simulated it; TypeScript where nothing is said. */
  readonly engine?: Engine;
}

export interface FailureAnswer {
  readonly kind: "failure";
  readonly id: number;
  readonly message: string;
}

export interface AsideAnswer {
  readonly kind: "aside";
  /** Of the list, and the job's place in it. */
  readonly id: number;
  readonly job: number;
  /** What came of it; nothing where a run failed. */
  readonly batch?: Batch;
}

/** All runs of one config, by what the page needs of them. */
export interface Batch {
  readonly ensemble: Ensemble;
  readonly outcomes: Outcomes;
}

/** Runs of one config in a single buffer, which crosses to the page without a copy. */
export interface PackedRuns {
  readonly seeds: readonly number[];
  /** Evaluation points and optimizer steps of each run. */
  readonly points: number;
  readonly steps: number;
  /** For each run in turn: `points` of step, reward and heldOut, then `steps` of batchReward. */
  readonly values: Float64Array<ArrayBuffer>;
}

/** A copy of the runs, which share their evaluation points and steps, in one buffer. */
export function packRuns(runs: readonly SimulatedRun[]): PackedRuns {
  const points = runs[0]?.step.length ?? 0;
  const steps = runs[0]?.batchReward.length ?? 0;
  const values = new Float64Array(runs.length * (3 * points + steps));
  let offset = 0;
  for (const { step, reward, heldOut, batchReward } of runs)
    for (const part of [step, reward, heldOut, batchReward]) {
      values.set(part, offset);
      offset += part.length;
    }
  return { seeds: runs.map(({ seed }) => seed), points, steps, values };
}

/** The runs again, as views of the buffer. */
export function unpackRuns({ seeds, points, steps, values }: PackedRuns): SimulatedRun[] {
  let offset = 0;
  const next = (length: number) => {
    offset += length;
    return values.subarray(offset - length, offset);
  };
  return seeds.map((seed) => ({
    seed,
    step: next(points),
    reward: next(points),
    heldOut: next(points),
    batchReward: next(steps),
  }));
}

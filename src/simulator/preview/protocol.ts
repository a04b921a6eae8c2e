import type { SimulatedConfig } from "../mapping.ts";
import type { Evaluation, SimulatedRun } from "../model/run.ts";
import type { Ensemble, Summary } from "../runs/ensemble.ts";
import type { RunEnds } from "../runs/runEnds.ts";

/** An event handler, typed as a method so that the DOM's handlers, whose events have more properties, fit it. */
export type Handler<Event> = { handle(event: Event): void }["handle"] | null;

/** Page to worker: a config to preview. A newer request replaces an older one. */
export interface PreviewRequest {
  readonly id: number;
  readonly config: SimulatedConfig;
  /** Number of seeds, counted up from the config's own. */
  readonly seeds: number;
  /** Configs that may be requested next: their first runs are simulated ahead once this request is done. */
  readonly neighbors?: readonly SimulatedConfig[];
}

/** A config to simulate while no preview is requested, and its number of seeds, counted up from its own. */
export interface BackgroundJob {
  readonly config: SimulatedConfig;
  readonly seeds: number;
}

/** Page to worker: background jobs in order of urgency. A newer list replaces an older one. */
export interface BackgroundRequest {
  readonly kind: "background";
  readonly id: number;
  readonly jobs: readonly BackgroundJob[];
}

/** The model in use: WebAssembly, or its several times slower TypeScript fallback. */
export type Engine = "kernel" | "typescript";

/** Worker to page: one answer per stage or one failure, and one answer per background job. */
export type PreviewAnswer = StageAnswer | FailureAnswer | BackgroundAnswer;

export interface StageAnswer {
  readonly kind: "stage";
  /** Id of the request. */
  readonly id: number;
  /** Over all runs so far, as is the summary. */
  readonly ensemble: Ensemble;
  readonly summary: Summary;
  /** The runs since the previous stage. */
  readonly newRuns: PackedRuns;
  /** True for the last stage. */
  readonly done: boolean;
  /** Absent means TypeScript. */
  readonly engine?: Engine;
}

export interface FailureAnswer {
  readonly kind: "failure";
  readonly id: number;
  readonly message: string;
}

export interface BackgroundAnswer {
  readonly kind: "background";
  /** Id of the request. */
  readonly id: number;
  /** Place of the job in the request. */
  readonly job: number;
  /** Absent if a run failed. */
  readonly result?: BackgroundResult;
}

/** All runs of a background job, reduced to what the page needs. */
export interface BackgroundResult {
  readonly ensemble: Ensemble;
  readonly runEnds: RunEnds;
}

/** What an assistant is started with; the page only passes it on. */
export interface AssistantRole<Module = unknown, Channel = unknown> {
  /** The compiled kernel; undefined where the TypeScript model is used. */
  readonly kernel: Module | undefined;
  /** Message port to the first worker. */
  readonly port: Channel;
}

/** First worker to page: its answers, and the assistants to start and to end. */
export type FirstWorkerMessage = PreviewAnswer | StartAssistant | EndAssistant;

export interface StartAssistant {
  readonly kind: "startAssistant";
  readonly id: number;
  readonly role: AssistantRole;
}

export interface EndAssistant {
  readonly kind: "endAssistant";
  readonly id: number;
}

/** Page to first worker: requests, and that an assistant has died or cannot be started. */
export type FirstWorkerRequest = PreviewRequest | BackgroundRequest | AssistantDied;

export interface AssistantDied {
  readonly kind: "assistantDied";
  readonly id: number;
}

/** To an assistant: runs to simulate, after those that it was asked for before; or the end of all that it was asked for. */
export type AssistantRequest = ChunkRequest | "cancel";

export interface ChunkRequest {
  readonly id: number;
  readonly config: SimulatedConfig;
  readonly evaluation: Evaluation;
  readonly seeds: readonly number[];
}

/** From an assistant: that it has loaded, then one answer per chunk. */
export type AssistantAnswer = "ready" | ChunkAnswer;

export interface ChunkAnswer {
  /** Id of the request. */
  readonly id: number;
  /** In the order of its seeds; absent if a run failed. */
  readonly runs?: PackedRuns;
  /** The error of the run that failed. */
  readonly failure?: string;
}

/** Returns the message of whatever was thrown. */
export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Runs of one config in a single buffer, which is transferred without a copy. */
export interface PackedRuns {
  readonly seeds: readonly number[];
  /** Evaluations and optimizer steps of each run. */
  readonly points: number;
  readonly steps: number;
  /** For each run in turn: `points` of step, reward and heldOut, then `steps` of batchReward. */
  readonly values: Float64Array<ArrayBuffer>;
}

/** Copies runs with the same evaluations and steps into one buffer. */
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

/** Returns the packed runs as views of their buffer. */
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

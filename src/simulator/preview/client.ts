import { optimizerSteps } from "../../schema/plan/runSize.ts";
import type { SimulatedConfig } from "../mapping.ts";
import type { SimulatedRun } from "../model/run.ts";
import { type Ensemble, inJobSteps, type Summary } from "../runs/ensemble.ts";
import { type RunEnds, runEndsOf } from "../runs/runEnds.ts";
import {
  type BackgroundAnswer,
  type BackgroundJob,
  type BackgroundRequest,
  type BackgroundResult,
  type Engine,
  type Handler,
  type PreviewAnswer,
  type PreviewRequest,
  type StageAnswer,
  unpackRuns,
} from "./protocol.ts";

/** The part of a Worker that the client uses. */
export interface Port {
  postMessage(request: PreviewRequest | BackgroundRequest): void;
  terminate(): void;
  onmessage: Handler<{ readonly data: PreviewAnswer }>;
  onerror: Handler<{ readonly message?: string }>;
  onmessageerror: Handler<unknown>;
}

/** The preview of a config after the seeds so far. */
export interface PreviewStage {
  readonly config: SimulatedConfig;
  /** All runs so far, in the order of their seeds. */
  readonly runs: readonly SimulatedRun[];
  /** The final rewards of these runs. */
  readonly ends: RunEnds;
  /** Over these runs, as is the summary; its steps are those of the job. */
  readonly ensemble: Ensemble;
  readonly summary: Summary;
  /** Batch reward of the first run, one value per optimizer step. */
  readonly example: Float64Array;
  /** True for the last stage. */
  readonly done: boolean;
  readonly engine: Engine;
}

export interface PreviewClientOptions {
  readonly createWorker: () => Port;
  readonly onStage: (stage: PreviewStage) => void;
  /** Called when the newest request fails; `retry` repeats it. */
  readonly onFailure: (message: string) => void;
}

export interface PreviewClient {
  /** Requests the preview of a config in place of the previous one. The idle worker simulates the first runs of `neighbors` ahead. */
  request(config: SimulatedConfig, neighbors?: readonly SimulatedConfig[]): void;
  /**
   * Replaces the background jobs, which the idle worker simulates in this order. `onResult` is called once per job: without a result if it
   * fails, and not at all if the worker dies for good.
   */
  background(
    jobs: readonly BackgroundJob[],
    onResult: (job: BackgroundJob, result: BackgroundResult | undefined) => void,
  ): void;
  /** Repeats the newest request with a new worker. */
  retry(): void;
  /** Terminates the worker and drops all requests. */
  dispose(): void;
}

/** A request without its number of seeds, which is always SEEDS. */
type Pending = Required<Omit<PreviewRequest, "seeds">>;

/** Seeds of a complete preview. */
export const SEEDS = 64;

/**
 * Creates the page's side of the preview. Only the newest request is answered. A worker that dies is replaced once; if its replacement dies
 * before it has completed a request, the client fails, and further requests wait for `retry`.
 */
export function createPreviewClient({ createWorker, onStage, onFailure }: PreviewClientOptions): PreviewClient {
  let port: Port | undefined;
  let newest: (Pending & { readonly runs: readonly SimulatedRun[] }) | undefined;
  let lastId = 0;
  /** Workers that died since a request was last completed. */
  let deaths = 0;
  let failed = false;
  let disposed = false;
  let onResult: Parameters<PreviewClient["background"]>[1] | undefined;
  /** The background jobs as last sent, the id of that request, and the jobs without an answer. */
  let jobs: readonly BackgroundJob[] = [];
  let listId = 0;
  let open: readonly BackgroundJob[] = [];

  function send(config: SimulatedConfig, neighbors: readonly SimulatedConfig[] = []) {
    if (disposed) return;
    lastId++;
    const pending: Pending = { id: lastId, config, neighbors };
    newest = { ...pending, runs: [] };
    if (failed) return;
    try {
      const isNew = port === undefined;
      port ??= listen(createWorker());
      port.postMessage({ ...pending, seeds: SEEDS });
      if (isNew && open.length > 0) sendBackground();
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  }

  function sendBackground() {
    jobs = open;
    listId++;
    port?.postMessage({ kind: "background", id: listId, jobs });
  }

  function listen(created: Port): Port {
    created.onmessage = ({ data }) => receive(data);
    created.onerror = ({ message }) => replace(message || "the simulation could not be loaded");
    created.onmessageerror = () => replace("an answer of the simulation could not be read");
    return created;
  }

  function close() {
    if (port === undefined) return;
    port.onmessage = port.onerror = port.onmessageerror = null;
    port.terminate();
    port = undefined;
  }

  function receive(answer: PreviewAnswer) {
    if (answer.kind === "background") return receiveBackground(answer);
    if (newest === undefined || answer.id !== newest.id) return;
    if (answer.kind === "failure" || answer.done) deaths = 0;
    if (answer.kind === "failure") onFailure(answer.message);
    else onStage(extend(newest, answer));
  }

  function receiveBackground({ id, job: place, result }: BackgroundAnswer) {
    const job = jobs[place];
    if (id !== listId || job === undefined) return;
    open = open.filter((other) => other !== job);
    onResult?.(job, result);
  }

  function extend(request: NonNullable<typeof newest>, answer: StageAnswer): PreviewStage {
    const runs = [...request.runs, ...unpackRuns(answer.newRuns)];
    newest = { ...request, runs };
    const { config } = request;
    const { summary, done, engine = "typescript" } = answer;
    const ensemble = inJobSteps(answer.ensemble, optimizerSteps(config));
    const example = runs[0]?.batchReward ?? new Float64Array(0);
    return { config, runs, ends: runEndsOf(runs), ensemble, summary, done, engine, example };
  }

  function replace(message: string) {
    close();
    deaths++;
    if (deaths > 1) fail(message);
    else if (newest !== undefined) send(newest.config, newest.neighbors);
  }

  function fail(message: string) {
    close();
    failed = true;
    onFailure(message);
  }

  return {
    request: send,
    background(list, onResultOfList) {
      if (disposed) return;
      open = list;
      onResult = onResultOfList;
      sendBackground();
    },
    retry() {
      close();
      deaths = 0;
      failed = false;
      if (newest !== undefined) send(newest.config, newest.neighbors);
    },
    dispose() {
      close();
      disposed = true;
      newest = undefined;
    },
  };
}

import type { RunConfig } from "../schema/config.ts";
import type { Ensemble } from "./ensemble.ts";
import { type PreviewAnswer, type PreviewRequest, type StageAnswer, unpackRuns } from "./protocol.ts";
import type { SimulatedRun, Summary } from "./run.ts";

/** An event handler as the DOM types it: written as a method, because the DOM's own one expects more of its event than we read. */
type Handler<Event> = { handle(event: Event): void }["handle"] | null;

/** What we need of a Worker; a Worker is one. */
export interface Port {
  postMessage(request: PreviewRequest): void;
  terminate(): void;
  onmessage: Handler<{ readonly data: PreviewAnswer }>;
  onerror: Handler<{ readonly message?: string }>;
  onmessageerror: Handler<unknown>;
}

/** The preview of a config after some of its seeds. */
export interface PreviewStage {
  readonly config: RunConfig;
  /** All runs up to now, in the order of their seeds. */
  readonly runs: readonly SimulatedRun[];
  /** Over these runs, as is the summary. */
  readonly ensemble: Ensemble;
  readonly summary: Summary;
  /** Raw batch reward of the first run, one value per optimizer step. */
  readonly example: Float64Array;
  /** Whether no further stage follows. */
  readonly done: boolean;
}

export interface PreviewClientOptions {
  readonly createWorker: () => Port;
  readonly onStage: (stage: PreviewStage) => void;
  /** The newest request will not be answered, unless it is retried. */
  readonly onFailure: (message: string) => void;
}

export interface PreviewClient {
  /** Asks for the preview of this config; the request before it is dropped. */
  request(config: RunConfig): void;
  /** Asks again for the newest config, of a new worker. */
  retry(): void;
  /** Ends the worker; nothing is answered any more. */
  dispose(): void;
}

/** Seeds of a whole preview. */
const SEEDS = 64;

/**
 * The page's side of the preview. Only the newest request is answered. A worker that dies is replaced once; if the next one dies
 * too before it has finished a request, that is a failure, and further requests wait for `retry`.
 */
export function createPreviewClient({ createWorker, onStage, onFailure }: PreviewClientOptions): PreviewClient {
  let port: Port | undefined;
  let newest: { readonly id: number; readonly config: RunConfig; readonly runs: readonly SimulatedRun[] } | undefined;
  let lastId = 0;
  /** Workers that died since a request was last answered to its end: one that dies halfway every time is not replaced for ever. */
  let deaths = 0;
  let failed = false;
  let disposed = false;

  function send(config: RunConfig) {
    if (disposed) return;
    lastId++;
    newest = { id: lastId, config, runs: [] };
    if (failed) return;
    try {
      port ??= open(createWorker());
      port.postMessage({ id: lastId, config, seeds: SEEDS });
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  }

  function open(created: Port): Port {
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
    if (newest === undefined || answer.id !== newest.id) return;
    if (answer.kind === "failure" || answer.done) deaths = 0;
    if (answer.kind === "failure") onFailure(answer.message);
    else onStage(extend(newest, answer));
  }

  function extend({ id, config, runs: before }: NonNullable<typeof newest>, answer: StageAnswer): PreviewStage {
    const runs = [...before, ...unpackRuns(answer.newRuns)];
    newest = { id, config, runs };
    const { ensemble, summary, done } = answer;
    return { config, runs, ensemble, summary, done, example: runs[0]?.batchReward ?? new Float64Array(0) };
  }

  function replace(message: string) {
    close();
    deaths++;
    if (deaths > 1) fail(message);
    else if (newest !== undefined) send(newest.config);
  }

  function fail(message: string) {
    close();
    failed = true;
    onFailure(message);
  }

  return {
    request: send,
    retry() {
      close();
      deaths = 0;
      failed = false;
      if (newest !== undefined) send(newest.config);
    },
    dispose() {
      close();
      disposed = true;
      newest = undefined;
    },
  };
}

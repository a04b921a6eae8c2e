import type { Simulated } from "../mapping.ts";
import type { SimulatedRun } from "../model/run.ts";
import type { Ensemble, Summary } from "../runs/ensemble.ts";
import {
  type AsideAnswer,
  type AsideJob,
  type AsideRequest,
  type Batch,
  type Engine,
  type PreviewAnswer,
  type PreviewRequest,
  type StageAnswer,
  unpackRuns,
} from "./protocol.ts";

/** An event handler as the DOM types it: written as a method, because the DOM's own one expects more of its event than we read. */
type Handler<Event> = { handle(event: Event): void }["handle"] | null;

/** What we need of a Worker; a Worker is one. */
export interface Port {
  postMessage(request: PreviewRequest | AsideRequest): void;
  terminate(): void;
  onmessage: Handler<{ readonly data: PreviewAnswer }>;
  onerror: Handler<{ readonly message?: string }>;
  onmessageerror: Handler<unknown>;
}

/** The preview of a config after some of its seeds. */
export interface PreviewStage {
  readonly config: Simulated;
  /** All runs up to now, in the order of their seeds. */
  readonly runs: readonly SimulatedRun[];
  /** Over these runs, as is the summary. */
  readonly ensemble: Ensemble;
  readonly summary: Summary;
  /** Raw batch reward of the first run, one value per optimizer step. */
  readonly example: Float64Array;
  /** Whether no further stage follows. */
  readonly done: boolean;
  readonly engine: Engine;
}

export interface PreviewClientOptions {
  readonly createWorker: () => Port;
  readonly onStage: (stage: PreviewStage) => void;
  /** The newest request will not be answered, unless it is retried. */
  readonly onFailure: (message: string) => void;
}

export interface PreviewClient {
  /**
   * Asks for the preview of this config; the request before it is dropped. The first runs of `neighbours`, configs that may be asked
   * for next, are simulated ahead when the worker has nothing else to do.
   */
  request(config: Simulated, neighbours?: readonly Simulated[]): void;
  /**
   * Asks for these when the worker has nothing else to do, in this order; the list before it is dropped. Each is answered once: with
   * nothing where it fails, and not at all when the worker stays away.
   */
  aside(jobs: readonly AsideJob[], onBatch: (job: AsideJob, batch: Batch | undefined) => void): void;
  /** Asks again for the newest config, of a new worker. */
  retry(): void;
  /** Ends the worker; nothing is answered any more. */
  dispose(): void;
}

/** A request in full, but for the number of seeds, which is always the same. */
type Asked = Required<Omit<PreviewRequest, "seeds">>;

/** Seeds of a whole preview. */
export const SEEDS = 64;

/**
 * The page's side of the preview. Only the newest request is answered. A worker that dies is replaced once; if the next one dies
 * too before it has finished a request, that is a failure, and further requests wait for `retry`.
 */
export function createPreviewClient({ createWorker, onStage, onFailure }: PreviewClientOptions): PreviewClient {
  let port: Port | undefined;
  let newest: (Asked & { readonly runs: readonly SimulatedRun[] }) | undefined;
  let lastId = 0;
  /** Workers that died since a request was last answered to its end: one that dies halfway every time is not replaced for ever. */
  let deaths = 0;
  let failed = false;
  let disposed = false;
  let onBatch: Parameters<PreviewClient["aside"]>[1] | undefined;
  /** The list on the side as it was last sent, its number, and what of it is not yet answered. */
  let jobs: readonly AsideJob[] = [];
  let listId = 0;
  let open: readonly AsideJob[] = [];

  function send(config: Simulated, neighbours: readonly Simulated[] = []) {
    if (disposed) return;
    lastId++;
    const asked: Asked = { id: lastId, config, neighbours };
    newest = { ...asked, runs: [] };
    if (failed) return;
    try {
      const isNew = port === undefined;
      port ??= listen(createWorker());
      port.postMessage({ ...asked, seeds: SEEDS });
      if (isNew && open.length > 0) sendAside();
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  }

  function sendAside() {
    jobs = open;
    listId++;
    port?.postMessage({ kind: "aside", id: listId, jobs });
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
    if (answer.kind === "aside") return receiveAside(answer);
    if (newest === undefined || answer.id !== newest.id) return;
    if (answer.kind === "failure" || answer.done) deaths = 0;
    if (answer.kind === "failure") onFailure(answer.message);
    else onStage(extend(newest, answer));
  }

  function receiveAside({ id, job: place, batch }: AsideAnswer) {
    const job = jobs[place];
    if (id !== listId || job === undefined) return;
    open = open.filter((other) => other !== job);
    onBatch?.(job, batch);
  }

  function extend(asked: NonNullable<typeof newest>, answer: StageAnswer): PreviewStage {
    const runs = [...asked.runs, ...unpackRuns(answer.newRuns)];
    newest = { ...asked, runs };
    const { config } = asked;
    const { ensemble, summary, done, engine = "typescript" } = answer;
    return { config, runs, ensemble, summary, done, engine, example: runs[0]?.batchReward ?? new Float64Array(0) };
  }

  function replace(message: string) {
    close();
    deaths++;
    if (deaths > 1) fail(message);
    else if (newest !== undefined) send(newest.config, newest.neighbours);
  }

  function fail(message: string) {
    close();
    failed = true;
    onFailure(message);
  }

  return {
    request: send,
    aside(list, onBatchOfList) {
      if (disposed) return;
      open = list;
      onBatch = onBatchOfList;
      sendAside();
    },
    retry() {
      close();
      deaths = 0;
      failed = false;
      if (newest !== undefined) send(newest.config, newest.neighbours);
    },
    dispose() {
      close();
      disposed = true;
      newest = undefined;
    },
  };
}

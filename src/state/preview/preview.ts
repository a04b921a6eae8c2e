import type { StoreApi } from "zustand/vanilla";
import type { verdictOf } from "../../diagnosis/verdict/verdict.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { notch } from "../../schema/fields/scale.ts";
import { type Simulated, toMiniature } from "../../simulator/mapping.ts";
import { createPreviewClient, type Port, type PreviewStage } from "../../simulator/preview/client.ts";
import { type PreviewState, previewStore } from "./previewStore.ts";

/** From so many runs on the verdict is read; from fewer it would change its mind too often. */
const ENOUGH_RUNS = 16;
/** And no more often than this while runs are on their way, in ms: to read them takes longer than to draw them. */
const READ_INTERVAL_MS = 100;
/** A worker that is silent for so long has failed. */
export const PATIENCE_MS = 30_000;

/** Where the settings to simulate come from. */
export interface Source {
  readonly current: () => Simulated;
  /** Calls back after every change. */
  readonly subscribe: (changed: () => void) => unknown;
}

/** Fetches what reads a verdict off runs; without it there is a curve and no sentence. */
export type LoadReader = () => Promise<typeof verdictOf | undefined>;

/** Configs with the same key give the same curve. */
export const curveKey = (config: Simulated) => JSON.stringify([config.seed, toMiniature(config)]);

/** The fields whose sliders move the curve. */
const sliders = ["learningRate", "epochs", "loraRank", "batchSize"] as const;

/** The configs one notch away: what a drag asks for next. */
function neighboursOf(config: Simulated): Simulated[] {
  return sliders.flatMap((field) =>
    [1, -1]
      .map((count) => notch(parameters[field].scale, config[field], count))
      .filter((value) => value !== config[field])
      .map((value) => ({ ...config, [field]: value })),
  );
}

/**
 * Keeps a simulated preview of the source's settings in the store: every change that moves the curve asks the worker anew. What the store
 * holds before any answer stays there until then.
 */
export function createPreview(
  { current, subscribe }: Source,
  createWorker: () => Port,
  loadReader: LoadReader,
  store: StoreApi<PreviewState> = previewStore(undefined),
) {
  let key = "";

  // stages may come faster than frames: only the last one before a frame is read and drawn
  let waiting: PreviewStage | undefined;
  const show = () => {
    if (!waiting) return;
    const stage = waiting;
    waiting = undefined;
    store.setState({ status: stage.done ? "done" : "working", stage, failure: undefined, ...readingOf(stage) });
  };

  // the reader comes in a chunk of its own, while the first runs are still being simulated
  let read: typeof verdictOf | undefined;
  let lastRead = Number.NEGATIVE_INFINITY;
  const isDue = ({ done, runs }: PreviewStage) =>
    done || (runs.length >= ENOUGH_RUNS && performance.now() - lastRead >= READ_INTERVAL_MS);
  const readingOf = (stage: PreviewStage): Partial<PreviewState> => {
    const { runs, config, summary } = stage;
    if (!read || runs.length === 0 || !isDue(stage)) return {};
    lastRead = performance.now();
    return { reading: { verdict: read(runs), config, end: summary.end } };
  };
  void loadReader().then((reader) => {
    read = reader;
    const { stage } = store.getState();
    if (stage) store.setState(readingOf(stage));
  });

  let patience: ReturnType<typeof setTimeout> | undefined;
  const fail = (failure: string) => {
    clearTimeout(patience);
    waiting = undefined;
    store.setState({ status: "failed", failure });
  };
  const wait = () => {
    clearTimeout(patience);
    patience = setTimeout(() => fail(`no answer for ${PATIENCE_MS / 1000} seconds`), PATIENCE_MS);
  };

  const client = createPreviewClient({
    createWorker,
    onStage: (stage) => {
      if (stage.done) clearTimeout(patience);
      else wait();
      if (!waiting) requestAnimationFrame(show);
      waiting = stage;
    },
    onFailure: fail,
  });

  const request = () => {
    const next = curveKey(current());
    if (next === key) return;
    key = next;
    waiting = undefined;
    if (store.getState().status !== "failed") {
      store.setState({ status: "working" });
      wait();
    }
    client.request(current(), neighboursOf(current()));
  };
  request();
  subscribe(request);

  return {
    store,
    /** Simulates these while no preview is asked for. */
    aside: client.aside,
    retry: () => {
      store.setState({ status: "working", failure: undefined });
      wait();
      client.retry();
    },
    dispose: () => {
      clearTimeout(patience);
      client.dispose();
    },
  };
}

export type PreviewStore = ReturnType<typeof createPreview>;

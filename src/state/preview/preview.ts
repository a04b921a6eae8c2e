import { createStore } from "zustand/vanilla";
import { type Verdict, verdictOf } from "../../diagnosis/verdict/verdict.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { notch } from "../../schema/fields/scale.ts";
import { type SimulatedConfig, toMiniature } from "../../simulator/mapping.ts";
import { createPreviewClient, type Port, type PreviewStage } from "../../simulator/preview/client.ts";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import type { PrerenderedPreview } from "./prerenderedPreview.ts";

/** Fewest runs that a verdict is computed from: with fewer it would change from stage to stage. */
const ENOUGH_RUNS = 16;
/** Shortest time between two verdicts while runs are arriving, in ms: a verdict takes longer to compute than a curve to draw. */
const VERDICT_INTERVAL_MS = 100;
/** A worker that is silent for this long has failed, in ms. */
export const PATIENCE_MS = 30_000;

/** The verdict on the runs of one config. */
export interface SimulatedVerdict {
  readonly verdict: Verdict;
  readonly config: SimulatedConfig;
  /** Of the same runs. */
  readonly ensemble: Ensemble;
  /** Mean final held-out reward. */
  readonly heldOutEnd: number;
}

export interface PreviewState {
  readonly status: "working" | "done" | "failed";
  /** The latest curve; while working it may belong to the previous settings. */
  readonly stage: PreviewStage | undefined;
  /** The latest verdict; while working it may belong to the previous settings. */
  readonly verdict: SimulatedVerdict | undefined;
  readonly failure: string | undefined;
}

/** The settings to simulate. */
export interface Source {
  readonly current: () => SimulatedConfig;
  /** Registers a callback for every change; returns a function that removes it. */
  readonly subscribe: (changed: () => void) => () => void;
}

/** Returns the same key for configs with the same curve. */
export const curveKey = (config: SimulatedConfig) => JSON.stringify([config.seed, toMiniature(config)]);

/** The fields whose sliders move the curve. */
const sliders = ["learningRate", "epochs", "loraRank", "batchSize"] as const;

/** Returns the configs one slider step away: a drag will ask for one of them next. */
function neighborsOf(config: SimulatedConfig): SimulatedConfig[] {
  return sliders.flatMap((field) =>
    [1, -1]
      .map((count) => notch(parameters[field].scale, config[field], count))
      .filter((value) => value !== config[field])
      .map((value) => ({ ...config, [field]: value })),
  );
}

const initialState = (prerendered: PrerenderedPreview | undefined): PreviewState => ({
  status: "working",
  stage: prerendered?.stage,
  verdict: prerendered && {
    verdict: prerendered.verdict,
    config: prerendered.stage.config,
    ensemble: prerendered.stage.ensemble,
    heldOutEnd: prerendered.stage.summary.heldOutEnd,
  },
  failure: undefined,
});

/**
 * Keeps a simulated preview of the source's settings: from `start` on, every change that moves the curve asks the worker again. Until the
 * first answer the store holds the prerendered preview, if it is one of these settings.
 */
export function createPreview(
  { current, subscribe }: Source,
  createWorker: () => Port,
  prerendered?: PrerenderedPreview,
) {
  const store = createStore<PreviewState>(() => initialState(prerendered));
  let key = "";

  // stages can arrive faster than frames: only the last one before a frame is shown
  let waiting: PreviewStage | undefined;
  const show = () => {
    if (!waiting) return;
    const stage = waiting;
    waiting = undefined;
    store.setState({ stage, failure: undefined });
    if (stage.done || stage.runs.length >= ENOUGH_RUNS) judgeSoon(stage);
  };

  let judging: ReturnType<typeof setTimeout> | undefined;
  let lastVerdict = Number.NEGATIVE_INFINITY;
  /** Computes the verdict on a stage after the frame that draws it. */
  const judgeSoon = (stage: PreviewStage) => {
    clearTimeout(judging);
    judging = setTimeout(() => judge(stage), Math.max(0, lastVerdict + VERDICT_INTERVAL_MS - performance.now()));
  };
  const judge = ({ runs, config, ensemble, summary, done }: PreviewStage) => {
    lastVerdict = performance.now();
    const verdict = runs.length > 0 && { verdict: verdictOf(runs), config, ensemble, heldOutEnd: summary.heldOutEnd };
    // newer settings may be on their way
    store.setState({ ...(verdict && { verdict }), ...(done && curveKey(config) === key && { status: "done" }) });
  };

  let patience: ReturnType<typeof setTimeout> | undefined;
  const fail = (failure: string) => {
    clearTimeout(patience);
    clearTimeout(judging);
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
      // the prerendered curve already shows all runs
      if (!stage.done && prerendered && store.getState().stage === prerendered.stage) return;
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
    client.request(current(), neighborsOf(current()));
  };

  let unsubscribe = () => {};
  return {
    store,
    /** Asks the worker for the settings: at once, or by `defer` where the prerendered preview is of these settings. */
    start: (defer = (act: () => void) => act()) => {
      unsubscribe = subscribe(request);
      if (prerendered && curveKey(prerendered.stage.config) === curveKey(current())) return defer(request);
      store.setState(initialState(undefined));
      request();
    },
    /** Simulates these while no preview is due. */
    background: client.background,
    retry: () => {
      store.setState({ status: "working", failure: undefined });
      wait();
      client.retry();
    },
    dispose: () => {
      clearTimeout(patience);
      clearTimeout(judging);
      unsubscribe();
      client.dispose();
    },
  };
}

export type PreviewStore = ReturnType<typeof createPreview>;

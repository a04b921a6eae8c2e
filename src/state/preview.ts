import { createStore } from "zustand/vanilla";
import { type Verdict, verdictOf } from "../diagnosis/verdict.ts";
import type { RunConfig } from "../schema/config.ts";
import { createPreviewClient, type Port, type PreviewStage } from "../simulator/client.ts";
import { toMiniature } from "../simulator/mapping.ts";
import type { SettingsStore } from "./settings.ts";

/** A preview as the page shows it: what was simulated, and what it shows. */
export interface Stage extends PreviewStage {
  readonly verdict: Verdict;
}

export interface PreviewState {
  readonly status: "working" | "done" | "failed";
  /** The latest curve; while working it may be that of the settings before. */
  readonly stage: Stage | undefined;
  readonly failure: string | undefined;
}

/** Configs with the same key give the same curve. */
const curveKey = (config: RunConfig) => JSON.stringify([config.seed, toMiniature(config)]);

/** Keeps a simulated preview of the settings: every change that moves the curve asks the worker anew. */
export function createPreview(settings: SettingsStore, createWorker: () => Port) {
  const store = createStore<PreviewState>(() => ({ status: "working", stage: undefined, failure: undefined }));
  let key = "";

  const client = createPreviewClient({
    createWorker,
    onStage: (stage) =>
      store.setState({
        status: stage.done ? "done" : "working",
        stage: { ...stage, verdict: verdictOf(stage.runs) },
        failure: undefined,
      }),
    onFailure: (message) => store.setState({ status: "failed", failure: message }),
  });

  const request = (config: RunConfig) => {
    const next = curveKey(config);
    if (next === key) return;
    key = next;
    if (store.getState().status !== "failed") store.setState({ status: "working" });
    client.request(config);
  };
  request(settings.store.getState().config);
  settings.store.subscribe(({ config }) => request(config));

  return {
    store,
    retry: () => {
      store.setState({ status: "working", failure: undefined });
      client.retry();
    },
  };
}

export type PreviewStore = ReturnType<typeof createPreview>;

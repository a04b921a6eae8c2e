import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../../schema/fields/config.ts";
import { createPreviewClient, type Port, type PreviewStage } from "../../simulator/preview/client.ts";
import type { Ensemble, Summary } from "../../simulator/runs/ensemble.ts";
import { curveKey, PATIENCE_MS } from "./preview.ts";

/** The simulation of one config of a sweep, without the runs themselves. */
export interface Simulation {
  readonly ensemble: Ensemble;
  readonly summary: Summary;
  /** True once all seeds are simulated. */
  readonly done: boolean;
}

export interface SweepState {
  /** By `curveKey`: configs with the same curve share one. */
  readonly simulations: ReadonlyMap<string, Simulation>;
  readonly failure: string | undefined;
}

/**
 * Simulates many configs in a worker of its own, one after another, and stores each stage. A new list replaces the previous one; configs
 * that are already done are not simulated again.
 */
export function createSweepRuns(createWorker: () => Port) {
  const store = createStore<SweepState>(() => ({ simulations: new Map(), failure: undefined }));
  let waiting: RunConfig[] = [];
  let current: RunConfig | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const fail = (failure: string) => {
    clearTimeout(patience);
    store.setState({ failure });
  };
  const wait = () => {
    clearTimeout(patience);
    patience = setTimeout(() => fail(`no answer for ${PATIENCE_MS / 1000} seconds`), PATIENCE_MS);
  };
  const keep = ({ config, ensemble, summary, done }: PreviewStage) =>
    store.setState(({ simulations }) => ({
      simulations: new Map(simulations).set(curveKey(config), { ensemble, summary, done }),
      failure: undefined,
    }));

  const client = createPreviewClient({
    createWorker,
    onStage: (stage) => {
      keep(stage);
      if (stage.done) next();
      else wait();
    },
    onFailure: fail,
  });

  const isDone = (config: RunConfig) => store.getState().simulations.get(curveKey(config))?.done === true;

  function next() {
    clearTimeout(patience);
    current = waiting.shift();
    while (current !== undefined && isDone(current)) current = waiting.shift();
    if (current === undefined) return;
    wait();
    client.request(current);
  }

  return {
    store,
    simulate: (configs: readonly RunConfig[]) => {
      waiting = [...configs];
      // the config in progress continues if it is still in the list
      const inProgress = current && !isDone(current) ? curveKey(current) : undefined;
      if (!configs.some((config) => curveKey(config) === inProgress)) next();
    },
    retry: () => {
      store.setState({ failure: undefined });
      wait();
      client.retry();
    },
    dispose: () => {
      clearTimeout(patience);
      client.dispose();
    },
  };
}

export type SweepRuns = ReturnType<typeof createSweepRuns>;

import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../../schema/fields/config.ts";
import { createPreviewClient, type Port, type PreviewStage } from "../../simulator/preview/client.ts";
import type { Ensemble, Summary } from "../../simulator/runs/ensemble.ts";
import { curveKey, PATIENCE_MS } from "./preview.ts";

/** What was simulated of one config of a sweep; the runs themselves are not kept. */
export interface Simulation {
  readonly ensemble: Ensemble;
  readonly summary: Summary;
  /** Whether all of its seeds are in. */
  readonly done: boolean;
}

export interface SweepState {
  /** By `curveKey`: configs that differ in nothing that is simulated share one. */
  readonly simulations: ReadonlyMap<string, Simulation>;
  readonly failure: string | undefined;
}

/**
 * Simulates many configs in a worker of its own, one after another, and keeps each result as it grows. A newer list takes the place of
 * an older one; what was finished for it is not simulated again.
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
      // the one at work goes on if it is still asked for
      const going = current && !isDone(current) ? curveKey(current) : undefined;
      if (!configs.some((config) => curveKey(config) === going)) next();
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

import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { BackgroundJob, BackgroundResult } from "../../simulator/preview/protocol.ts";
import { scenariosOf } from "../../simulator/whatIf/scenarios.ts";
import { type WhatIf, whatIf } from "../../simulator/whatIf/whatIf.ts";
import type { BackgroundJobs } from "./backgroundJobs.ts";

export interface WhatIfState {
  /** Share of the scenarios that are simulated, 0..1; undefined before the first request. */
  readonly done: number | undefined;
  /** What was asked for, and its answer. */
  readonly answer: { readonly config: RunConfig; readonly prediction: WhatIf } | undefined;
  /** True where a scenario could not be simulated. */
  readonly failed: boolean;
}

interface WhatIfJob extends BackgroundJob {
  readonly scenario: number;
  readonly isChanged: boolean;
}

/** Simulates, when it is asked, what half the learning rate would have done to the run of a log. */
export function createWhatIfRuns(background: BackgroundJobs) {
  const nothing: WhatIfState = { done: undefined, answer: undefined, failed: false };
  const store = createStore<WhatIfState>(() => nothing);
  const stop = () => background.request("whatIf", [], () => {});

  /** `reward` is that of the log, within 0 and 1. */
  function simulate(reward: Float64Array, startingReward: number, config: RunConfig) {
    const half = ({ learningRate }: RunConfig) => ({ learningRate: learningRate / 2 });
    const scenarios = scenariosOf(config, startingReward, half);
    const jobs = scenarios.flatMap(({ base, changed }, scenario): WhatIfJob[] => [
      { scenario, isChanged: false, config: base, seeds: 1 },
      { scenario, isChanged: true, config: changed, seeds: 1 },
    ]);
    const results = new Map<string, BackgroundResult>();
    const resultOf = (scenario: number, isChanged: boolean) => results.get(`${scenario} ${isChanged}`);
    const endOf = (result: BackgroundResult | undefined) => result?.runEnds.heldOutEnds[0] ?? Number.NaN;

    function finish() {
      const simulated = scenarios.map((_, scenario) => {
        const [base, changed] = [false, true].map((isChanged) => resultOf(scenario, isChanged));
        const { step = [], train = [] } = base?.ensemble ?? {};
        return { curve: { step, reward: train }, difference: endOf(changed) - endOf(base) };
      });
      store.setState({ done: 1, answer: { config, prediction: whatIf(reward, simulated) } });
    }

    store.setState({ ...nothing, done: 0 });
    background.request<WhatIfJob>("whatIf", jobs, ({ scenario, isChanged }, result) => {
      if (!result) {
        store.setState({ ...nothing, failed: true });
        stop();
        return;
      }
      results.set(`${scenario} ${isChanged}`, result);
      if (results.size === jobs.length) finish();
      else store.setState({ done: results.size / jobs.length });
    });
  }

  return { store, simulate, stop };
}

import { type SimulatedConfig, toMiniature } from "../mapping.ts";
import { train } from "../model/model.ts";
import { makeTask } from "../model/task.ts";

/** One run with the share of its responses that are well formed; one value per evaluation. */
export interface FormatTrace {
  readonly step: readonly number[];
  readonly reward: readonly number[];
  readonly validity: readonly number[];
}

/** Simulates the run of the config's own seed. */
export function traceFormat(config: SimulatedConfig): FormatTrace {
  const miniature = toMiniature(config);
  const validity: number[] = [];
  const run = train(miniature, makeTask(miniature.task, config.seed), config.seed, "light", (expectation) =>
    validity.push(expectation.validity),
  );
  return { step: [...run.step], reward: [...run.reward], validity };
}

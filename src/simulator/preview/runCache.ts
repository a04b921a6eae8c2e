import { toMiniature } from "../mapping.ts";
import type { SimulatedRun } from "../runs/run.ts";
import type { Simulate } from "../simulate.ts";

const BYTES_PER_NUMBER = 8;

/**
 * `simulate` with a memory of its latest runs, so that dragging back, or on to a neighbour that was simulated ahead, shows at once.
 * What it keeps is at most `mostBytes` large; the longest unused runs are forgotten first. The runs are shared: nobody may change them.
 */
export function rememberRuns(simulate: Simulate, mostBytes: number): Simulate {
  const runs = new Map<string, SimulatedRun>();
  let bytes = 0;

  return (config, seed, evaluation) => {
    // by what is simulated: configs that differ in what is not modelled share their runs
    const key = JSON.stringify([seed, evaluation, toMiniature(config)]);
    const known = runs.get(key);
    const run = known ?? simulate(config, seed, evaluation);
    // last in, last out: the Map keeps the order of insertion
    runs.delete(key);
    runs.set(key, run);
    if (known === undefined) bytes += bytesOf(run);
    for (const [oldest, forgotten] of runs) {
      if (bytes <= mostBytes) break;
      runs.delete(oldest);
      bytes -= bytesOf(forgotten);
    }
    return run;
  };
}

const bytesOf = ({ step, batchReward }: SimulatedRun) => BYTES_PER_NUMBER * (3 * step.length + batchReward.length);

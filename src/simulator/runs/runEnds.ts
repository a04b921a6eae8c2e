import { collapsed, endOf } from "../../schema/curve.ts";
import type { SimulatedRun } from "../model/run.ts";

/** Final rewards of the runs of one config, one value per run in the order of their seeds. */
export interface RunEnds {
  readonly firstSeed: number;
  /** Final training reward, 0..1. */
  readonly ends: Float64Array;
  /** Final held-out reward, 0..1. */
  readonly heldOutEnds: Float64Array;
  /** 1 for a run that ends below half of its own peak, else 0. */
  readonly collapses: Float64Array;
}

/** Returns the ends of runs on consecutive seeds. Throws on an empty list. */
export function runEndsOf(runs: readonly SimulatedRun[]): RunEnds {
  const first = runs[0];
  if (first === undefined) throw new Error("no runs");
  return {
    firstSeed: first.seed,
    ends: Float64Array.from(runs, endOf),
    heldOutEnds: Float64Array.from(runs, ({ heldOut }) => heldOut[heldOut.length - 1] as number),
    collapses: Float64Array.from(runs, (run) => (collapsed(run) ? 1 : 0)),
  };
}

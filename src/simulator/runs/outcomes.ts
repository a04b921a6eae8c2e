import { collapsed, endOf } from "../../schema/curve.ts";
import type { SimulatedRun } from "../model/run.ts";

/** How the runs of one config came out, one value per run in the order of their seeds. */
export interface Outcomes {
  readonly firstSeed: number;
  /** Last evaluated training reward, 0..1. */
  readonly ends: Float64Array;
  /** The same on held-out prompts. */
  readonly heldOutEnds: Float64Array;
  /** 1 where the run ends below half of its own peak, else 0. */
  readonly collapses: Float64Array;
}

/** The outcomes of runs on consecutive seeds; throws of none. */
export function outcomesOf(runs: readonly SimulatedRun[]): Outcomes {
  const first = runs[0];
  if (first === undefined) throw new Error("no runs to read outcomes from");
  return {
    firstSeed: first.seed,
    ends: Float64Array.from(runs, endOf),
    heldOutEnds: Float64Array.from(runs, ({ heldOut }) => heldOut[heldOut.length - 1] as number),
    collapses: Float64Array.from(runs, (run) => (collapsed(run) ? 1 : 0)),
  };
}

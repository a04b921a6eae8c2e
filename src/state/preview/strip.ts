import { mean } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { differenceOf, isClear } from "../../simulator/runs/difference.ts";
import type { RunEnds } from "../../simulator/runs/runEnds.ts";

/** The simulated end of training at one value of a field. */
export interface StripPoint {
  readonly value: number;
  /** Mean final held-out reward of all runs, 0..1. */
  readonly heldOut: number;
  /** Share of runs that collapse, 0..1. */
  readonly collapsed: number;
  /** True if held-out differs from its best value by no more than seed noise. */
  readonly asGood: boolean;
}

/** The simulated held-out reward along a field's slider, all other settings unchanged. */
export interface Strip {
  readonly field: AdjustableField;
  /** The settings it was simulated with, whatever value the field itself has. */
  readonly config: RunConfig;
  /** Runs per value. */
  readonly runs: number;
  /** In slider order, without values whose runs failed. */
  readonly points: readonly StripPoint[];
}

/** The ends of the runs at a value, undefined where one of them failed. */
export interface StripResult {
  readonly value: number;
  readonly runEnds: RunEnds | undefined;
}

/** Tells whether the held-out difference of two values is statistically significant. */
function differsClearly(one: RunEnds, other: RunEnds): boolean {
  const difference = differenceOf(one, other);
  return difference !== undefined && isClear(difference.heldOutEnd);
}

/** Makes a strip from the runs at each of its values, in any order; `runs` per value, simulated with `config`. */
export function stripOf(
  field: AdjustableField,
  config: RunConfig,
  runs: number,
  results: readonly StripResult[],
): Strip {
  const known = results.flatMap(({ value, runEnds }) =>
    runEnds ? [{ value, runEnds, heldOut: mean(runEnds.heldOutEnds) }] : [],
  );
  const best = known.toSorted((one, other) => other.heldOut - one.heldOut)[0]?.runEnds;
  const points = known
    .toSorted((one, other) => one.value - other.value)
    .map(({ value, runEnds, heldOut }) => ({
      value,
      heldOut,
      collapsed: mean(runEnds.collapses),
      asGood: best === undefined || !differsClearly(runEnds, best),
    }));
  return { field, config, runs, points };
}

import { mean } from "../../../schema/curve.ts";
import { columnName } from "../../log/columnName.ts";
import type { Series } from "../../log/log.ts";
import { FEWEST } from "./ends.ts";

/** How far a reward came from its first third to its last, and the standard error of that. */
interface Gain {
  readonly gain: number;
  readonly error: number;
}

/** Gain between the outer thirds; the noise is that of neighbors, after von Neumann (1941), so that a trend does not count as noise. */
function gainOf(values: readonly number[]): Gain {
  const third = Math.max(1, Math.floor(values.length / 3));
  const steps = values.slice(1).map((value, i) => (value - (values[i] ?? value)) ** 2);
  const variance = steps.length > 0 ? mean(steps) / 2 : 0;
  return { gain: mean(values.slice(-third)) - mean(values.slice(0, third)), error: Math.sqrt((2 * variance) / third) };
}

const context = new Set([
  "eval",
  "evaluation",
  "val",
  "validation",
  "test",
  "train",
  "training",
  "mean",
  "avg",
  "average",
]);
const wordsOf = (column: string) =>
  columnName(column)
    .words.filter((word) => !context.has(word))
    .join(" ");

/** Whether both rewards are on one scale: of the same name, or both within 0 and 1. */
function isComparable({ rewardColumn, reward, heldOut }: Series): boolean {
  if (heldOut === undefined) return false;
  const isShare = (values: Float64Array) => values.every((value) => value >= 0 && value <= 1);
  return wordsOf(rewardColumn) === wordsOf(heldOut.column) || (isShare(reward) && isShare(heldOut.reward));
}

/** Training's gain must be this many of its standard errors. */
const CLEAR = 3;
/** Share of training's gain below which held-out lags. */
const QUARTER = 0.25;

/** What training and held-out gained over the same steps, on one scale; undefined where that cannot be compared. */
export function gainsOf(series: Series): { readonly train: Gain; readonly heldOut: Gain } | undefined {
  const { heldOut, step, reward } = series;
  if (heldOut === undefined || heldOut.reward.length < FEWEST || !isComparable(series)) return undefined;
  const [first = 0, last = 0] = [heldOut.step[0], heldOut.step[heldOut.step.length - 1]];
  const within = Array.from(reward).filter((_, i) => (step[i] ?? 0) >= first && (step[i] ?? 0) <= last);
  return within.length < FEWEST ? undefined : { train: gainOf(within), heldOut: gainOf(Array.from(heldOut.reward)) };
}

/** Whether training gains so much that held-out can be compared with it. */
export function trainingGains(series: Series): boolean {
  const train = gainsOf(series)?.train;
  return train !== undefined && train.gain > CLEAR * train.error;
}

/** Whether held-out gains less than a quarter of what training gains, by more than a standard error. */
export function heldOutLags(series: Series): boolean {
  const gains = gainsOf(series);
  if (gains === undefined || !trainingGains(series)) return false;
  return gains.heldOut.gain + gains.heldOut.error < QUARTER * gains.train.gain;
}

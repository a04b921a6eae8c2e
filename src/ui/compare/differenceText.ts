import { type Difference, isClear, type PairedChange } from "../../simulator/runs/difference.ts";
import { reward } from "../parts/format.ts";

/** Returns the decimals of a difference: two, or three where two would hide its uncertainty. */
const decimalsOf = (half: number) => (half >= 0.0095 || half === 0 ? 2 : 3);

const signed = (value: number, decimals: number) => {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return `${value > 0 ? "+" : "−"}${text}`;
};

/** Formats a change of reward with half of its 90 % interval: +0.06 ± 0.01. */
export function withError({ change, high }: PairedChange): string {
  const half = high - change;
  const decimals = decimalsOf(half);
  return `${signed(change, decimals)} ± ${half.toFixed(decimals)}`;
}

/** Describes the change of the share of collapsed runs: "collapse 0 → 12%". */
export function collapseText({ before, after }: PairedChange): string {
  const [from, to] = [before, after].map((share) => Math.round(100 * share));
  return before === after ? `collapse ${to}%` : `collapse ${from} → ${to}%`;
}

/** Describes a change of a final reward with both values: "Held-out 0.72 → 0.51". */
function moved(name: string, paired: PairedChange): string {
  const ends = `${name} ${reward(paired.before)} → ${reward(paired.after)}`;
  return isClear(paired) ? ends : `${ends} (within seed noise)`;
}

/** Describes the differences of the final rewards, and of the collapses where it is significant. */
export function differenceSentence({ end, heldOutEnd, collapse, pairs }: Difference): string {
  const count = (share: number) => Math.round(share * pairs);
  return [
    moved("Held-out", heldOutEnd),
    moved("train", end),
    ...(isClear(collapse) ? [`collapses ${count(collapse.before)} → ${count(collapse.after)} of ${pairs}`] : []),
  ].join(", ");
}

/** Explains the ± of the differences. */
export const errorRule = (pairs: number) =>
  `±: half of a 90% confidence interval over ${pairs} pairs of runs on the same seeds. It covers seed noise, not the distance of the toy task from yours.`;

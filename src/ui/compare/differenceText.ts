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

/** Describes the change of the share of collapsed runs: "collapse 0 → 12 %". */
export function collapseText({ before, after }: PairedChange): string {
  const [from, to] = [before, after].map((share) => Math.round(100 * share));
  return before === after ? `collapse ${to} %` : `collapse ${from} → ${to} %`;
}

/** Describes a change of a final reward, with both values. */
function moved({ change, before, after, high }: PairedChange, than = ""): string {
  const size = Math.abs(change).toFixed(decimalsOf(high - change));
  return `${size} ${change > 0 ? "higher" : "lower"}${than} (${reward(after)} after ${reward(before)})`;
}

/** Describes the differences that are more than luck. */
export function differenceSentence({ end, heldOutEnd, collapse, pairs }: Difference): string {
  const count = (share: number) => Math.round(share * pairs);
  const ends = isClear(end)
    ? `the settings end ${moved(end, " than the baseline")}`
    : `no difference beyond luck at the end of training (${reward(end.after)} after ${reward(end.before)})`;
  const heldOut = isClear(heldOutEnd)
    ? `held-out ends ${moved(heldOutEnd)}`
    : "held-out shows no difference beyond luck";
  const lost = isClear(collapse)
    ? [
        `${collapse.change > 0 ? "more" : "fewer"} runs collapse, ${count(collapse.after)} of ${pairs} after ${count(collapse.before)}`,
      ]
    : [];
  return `In this simulation: ${[ends, heldOut, ...lost].join("; ")}.`;
}

/** Explains the ± of the differences. */
export const errorRule = (pairs: number) =>
  `± is half of a 90 % interval, from ${pairs} pairs of runs with the same seeds: the luck of the seeds, not how far the toy task is from yours.`;

import type { Series } from "../../diagnosis/log/log.ts";

/** The horizontal axis of a run's charts. */
export interface RunAxis {
  /** Place of each point, in order. */
  readonly places: Float64Array;
  /** The held-out evaluations in the order of their places. */
  readonly heldOut: { readonly places: Float64Array; readonly rewards: Float64Array };
  /** The logged step at a place. */
  readonly stepAt: (place: number) => number;
}

/** The axis of a run: its steps; where the step counter went back or never moved, the number of the point from 0. */
export function runAxis({ step, heldOut, restarts }: Series): RunAxis {
  const count = step.length;
  const { step: steps, reward: rewards } = heldOut ?? { step: new Float64Array(), reward: new Float64Array() };
  if (restarts.length === 0 && (step[count - 1] ?? 0) > (step[0] ?? 0))
    return { places: step, heldOut: inOrder(steps, rewards), stepAt: (place) => place };
  return {
    places: Float64Array.from({ length: count }, (_, i) => i),
    heldOut: inOrder(placesOf(step, steps), rewards),
    stepAt: (place) => step[Math.min(count - 1, Math.max(0, Math.round(place)))] ?? 0,
  };
}

function inOrder(places: ArrayLike<number>, rewards: Float64Array): RunAxis["heldOut"] {
  const order = Array.from(rewards.keys()).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  return {
    places: Float64Array.from(order, (i) => places[i] ?? 0),
    rewards: Float64Array.from(order, (i) => rewards[i] ?? 0),
  };
}

/**
 * Point numbers of the steps `at`, one for each, 0 to the last point: between the first point of a later step and the point before it, in
 * proportion. Searches by the highest step so far, which is right where the counter went back, in O(log n) for each step.
 */
export function placesOf(step: Float64Array, at: ArrayLike<number>): number[] {
  let top = Number.NEGATIVE_INFINITY;
  const highest = step.map((value) => {
    if (value > top) top = value;
    return top;
  });
  return Array.from(at, (value) => {
    const after = firstAbove(highest, value);
    const [before, next] = [step[after - 1], step[after]];
    if (next === undefined) return Math.max(0, step.length - 1);
    if (before === undefined) return 0;
    return after - 1 + Math.min(1, Math.max(0, (value - before) / (next - before)));
  });
}

/** Index of the first of the rising values that is above this one; their number where none is. */
export function firstAbove(rising: ArrayLike<number>, value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

import type { Series } from "../../diagnosis/log/log.ts";

/** The horizontal axis of a run's charts. */
export interface RunAxis {
  /** Position of each point; ascending. */
  readonly places: Float64Array;
  /** Held-out evaluations, by position. */
  readonly heldOut: { readonly places: Float64Array; readonly rewards: Float64Array };
  /** Returns the logged step at a position. */
  readonly stepAt: (place: number) => number;
}

/** Returns the axis of a run: its steps, or point numbers from 0 if the step counter went back or is constant. */
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
 * Interpolates the point number of each step in `at`, from 0 to the last point: it lies between the first point of a later step and the
 * point before. A binary search over the running maximum of the steps finds that point even if the counter went back.
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

/** Returns the index of the first of the ascending values above `value`, or their number. */
export function firstAbove(rising: ArrayLike<number>, value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

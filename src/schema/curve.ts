/** A reward curve, simulated or from a log. The arrays have the same length, one value per point. */
export interface Curve {
  /** Optimizer step of each point; a log may repeat or restart it. */
  readonly step: ArrayLike<number>;
  /** Training reward. */
  readonly reward: ArrayLike<number>;
  /** Held-out reward: on prompts without training, by a perfect grader. */
  readonly heldOut?: ArrayLike<number>;
}

/** The verdicts on a curve, simulated or real. */
export const verdictNames = [
  "healthy",
  "still_climbing",
  "slow_climb",
  "early_plateau",
  "spike_then_collapse",
  "overfit",
  "noisy",
  "no_signal",
  "saturated",
  "too_short",
  "cant_tell",
] as const;
export type VerdictName = (typeof verdictNames)[number];

/** Least rise before a collapse that makes it a spike, in reward: 30% of the gain of the default run at 3 epochs. */
const SPIKE = 0.14;

/** Returns the mean of the values; NaN of none. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
}

/** Returns the value of a curve at a step, linear between points whose steps ascend; NaN outside of their range. */
export function valueAt(step: ArrayLike<number>, values: ArrayLike<number>, at: number): number {
  const last = step.length - 1;
  if (!(at >= (step[0] ?? Number.NaN) && at <= (step[last] as number))) return Number.NaN;
  let right = Math.min(1, last);
  while ((step[right] as number) < at) right++;
  const left = Math.max(0, right - 1);
  const width = (step[right] as number) - (step[left] as number);
  const before = values[left] as number;
  return width > 0 ? before + ((at - (step[left] as number)) / width) * ((values[right] as number) - before) : before;
}

/** Returns the step, between points, at which a curve first reaches a level; its last step if it never does, NaN of an empty curve. */
export function stepAt(step: ArrayLike<number>, values: ArrayLike<number>, level: number): number {
  for (let right = 0; right < values.length; right++) {
    const y1 = values[right] as number;
    if (!(y1 >= level)) continue;
    if (right === 0) return step[0] as number;
    const [x0, x1, y0] = [step[right - 1] as number, step[right] as number, values[right - 1] as number];
    return x0 + ((level - y0) / (y1 - y0)) * (x1 - x0);
  }
  return step[step.length - 1] ?? Number.NaN;
}

/** Returns the first evaluated training reward; NaN of an empty curve. */
export const startOf = (curve: Curve) => curve.reward[0] ?? Number.NaN;

/** Returns the last evaluated training reward; NaN of an empty curve. */
export const endOf = (curve: Curve) => curve.reward[curve.reward.length - 1] ?? Number.NaN;

/** Returns the highest evaluated training reward; NaN if one is NaN, -Infinity of an empty curve. A loop, because the page asks it of every run at every change. */
export function peakOf({ reward }: Curve): number {
  let peak = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < reward.length; i++) peak = Math.max(peak, reward[i] as number);
  return peak;
}

/** Tells whether the curve ends below half of its own peak. */
export const collapsed = (curve: Curve) => endOf(curve) < peakOf(curve) / 2;

/** Tells whether the curve collapsed after a spike. */
export const spikedThenCollapsed = (curve: Curve) => collapsed(curve) && peakOf(curve) - startOf(curve) > SPIKE;

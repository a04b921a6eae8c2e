import { cellsOf } from "../../diagnosis/trend/cells.ts";
import { trendScore } from "../../diagnosis/trend/mannKendall.ts";
import { smooth } from "../../diagnosis/trend/smooth.ts";
import { mean, type VerdictName } from "../../schema/curve.ts";

/** The plain rule for comparison: means of fifths, no noise, no test. */
export function plainRule(reward: ArrayLike<number>): VerdictName {
  const all = Array.from(reward);
  const fifths = [0, 1, 2, 3, 4].map((i) =>
    mean(all.slice(Math.floor((i * all.length) / 5), Math.floor(((i + 1) * all.length) / 5))),
  );
  const [first = 0, , , fourth = 0, last = 0] = fifths;
  const best = Math.max(...fifths);
  if (last < (first + best) / 2) return "spike_then_collapse";
  if (last - first < 0.05) return "noisy";
  return last - fourth > 0.15 * (last - first) ? "still_climbing" : "healthy";
}

/** One of 40 levels passes a trend test at this score by chance, in one direction. */
const TREND = 1.96;

const variance = (values: readonly number[]) => {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** 2));
};

/**
 * A page of statistics: a smooth curve (LOESS, Cleveland 1979), Mann and Kendall's test of a trend, and Welch's t-test of the last third
 * against the third before it.
 */
export function pageOfStatistics(reward: Float64Array): VerdictName {
  const all = Array.from(reward);
  if (all.every((value) => value === all[0])) return "no_signal";
  const { level, noise } = smooth(cellsOf(reward));
  const [start, end] = [level[0] ?? 0, level[level.length - 1] ?? 0];
  const top = Math.max(...level);
  if (top - end > Math.max(noise, (top - start) / 2)) return "spike_then_collapse";
  const median = reward.toSorted()[all.length >> 1] ?? 0;
  const isAtTop = median >= 0.9 && all.every((value) => value >= 0 && value <= 1);
  if (trendScore(all.length > 2000 ? cellsOf(reward).reward : all) < TREND) return isAtTop ? "saturated" : "noisy";
  const third = Math.floor(all.length / 3);
  const [middle, late] = [all.slice(third, 2 * third), all.slice(-third)];
  const gain = end - start;
  const score = (mean(late) - mean(middle)) / Math.sqrt((variance(late) + variance(middle)) / third);
  const adds = (end - (level[Math.round((2 / 3) * (level.length - 1))] ?? 0)) / gain;
  const isLevel = (level[Math.round(0.6 * (level.length - 1))] ?? 0) - start > 0.9 * gain;
  if (isLevel && gain < 2 * noise) return "early_plateau";
  if (gain < 1.2 * noise) return "slow_climb";
  return score > TREND && adds > 0.15 ? "still_climbing" : "healthy";
}

/** Share of the run over which the rival tests for a recent trend, and how far behind its best checkpoint must lie. */
const RECENT = 0.35;
const BEHIND = 0.3;

/**
 * What the published conditions of rldoctor's plateau detector (docs/detectors.md, 2026-10) say of a reward alone: a trend test over the
 * recent 35 % of the run, and a best value that lies 30 % of the run behind. Stopped after a rise is read as healthy; it has no condition
 * for a collapse.
 */
export function rivalRule(reward: Float64Array): VerdictName {
  const all = Array.from(reward);
  const compared = (values: number[]) => trendScore(values.length > 2000 ? cellsOf(values).reward : values);
  const recent = compared(all.slice(-Math.max(3, Math.round(RECENT * all.length))));
  const best = all.reduce((one, value, i) => (value > (all[one] ?? 0) ? i : one), 0);
  if (compared(all) < TREND) return "noisy";
  if (recent < TREND && (all.length - 1 - best) / all.length >= BEHIND) return "healthy";
  return recent >= TREND ? "still_climbing" : "healthy";
}

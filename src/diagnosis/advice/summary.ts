import { brief } from "../../schema/fields/notation.ts";
import type { Series } from "../log/log.ts";
import type { ReportedTrend } from "../verdict/reportedTrend.ts";
import type { Sign } from "../verdict/signs/sign.ts";
import type { Examination } from "./loggedVerdict.ts";

const withMinus = (text: string) => text.replace("-", "−").replace(/^−(0\.?0*)$/, "$1");

/** Smallest share of a run's range that is printed where the noise is smaller. */
const FINEST = 1 / 200;

/** Decimals at which the last digit is worth between a twentieth and a half of the noise SD; 3 where nothing moves. */
function decimalsOf({ start, end, top, noise }: Levels): number {
  const range = Math.max(start, end, top) - Math.min(start, end, top);
  const grain = Math.max(noise, FINEST * range);
  return grain > 0 ? Math.max(0, Math.min(6, -Math.floor(Math.log10(grain / 2)))) : 3;
}

type Levels = Pick<ReportedTrend, "start" | "end" | "top" | "noise">;

/** Rounds a reward by the noise and the range of its run: "0.72". */
export const figure = (reward: number, levels: Levels): string => withMinus(reward.toFixed(decimalsOf(levels)));

/** The start, end and changes of a run as page and command line print them. */
export interface PrintedTrend {
  readonly start: string;
  readonly end: string;
  readonly top: string;
  /** Signed: "+0.42", "−0.62". */
  readonly gain: string;
  readonly rise: string;
  /** Unsigned; from the best level to the end. */
  readonly fall: string;
  /** Two standard errors of the gain. */
  readonly error: string;
  readonly noise: string;
}

/** Prints a trend. Differences are taken of the printed rewards, so that a reader can check them. */
export function printedTrend(trend: Levels & Pick<ReportedTrend, "gainError">): PrintedTrend {
  const { start, end, top, gainError, noise } = trend;
  const decimals = decimalsOf(trend);
  const rounded = (reward: number) => Number(reward.toFixed(decimals));
  const difference = (from: number, to: number) => {
    const text = withMinus((rounded(to) - rounded(from)).toFixed(decimals));
    return text.startsWith("−") ? text : `+${text}`;
  };
  // one digit of what is smaller than the decimals show
  const spread = (value: number) => {
    if (value >= 10 ** -decimals) return value.toFixed(decimals);
    return value > 10 ** -decimals / 20 ? brief(Number(value.toPrecision(1))) : "0";
  };
  return {
    start: figure(start, trend),
    end: figure(end, trend),
    top: figure(top, trend),
    gain: difference(start, end),
    rise: difference(start, top),
    fall: difference(end, top).slice(1),
    error: spread(2 * gainError),
    noise: spread(noise),
  };
}

/** Prints the trend of an examined run. */
export const printed = ({ trend }: Examination): PrintedTrend => printedTrend(trend);

/** The length of a run in words: points, and steps where the step counter never goes back. */
export function lengthOf({ step, reward, restarts }: Series): string {
  const steps = (step[step.length - 1] ?? 0) - (step[0] ?? 0);
  const points = `${brief(reward.length)} ${reward.length === 1 ? "point" : "points"}`;
  const counted = restarts.length === 0 && Number.isFinite(steps) && steps >= reward.length;
  return counted ? `${points} (${brief(steps)} steps)` : points;
}

/** "step noise (SD) 0.09 over 100 points". */
export const noiseText = (seen: Examination): string =>
  `step noise (SD) ${printed(seen).noise} over ${lengthOf(seen.series)}`;

/** "0.30 → 0.72: +0.42 ± 0.02, step noise (SD) 0.09 over 100 points". */
export function riseText(seen: Examination): string {
  const { start, end, gain, error } = printed(seen);
  return `${start} → ${end}: ${gain} ± ${error}, ${noiseText(seen)}`;
}

/** "The reward stays near 0.50 over 100 points". */
export function levelText(seen: Examination): string {
  const { start, end } = seen.trend;
  return `The reward stays near ${figure((start + end) / 2, seen.trend)} over ${lengthOf(seen.series)}`;
}

/** The span of the reward between two shares of the run; `label` names it on the chart. */
export function span({ series }: Examination, label: string, text: string, from = 0, to = 1): Sign {
  const last = series.reward.length - 1;
  return { label, text, column: series.rewardColumn, from: Math.round(from * last), to: Math.round(to * last) };
}

/** The span over which the reward rises; it ends at `to`, a share of the run. */
export function riseSpan(seen: Examination, to = seen.trend.levelFrom): Sign {
  const { start, top, rise, error } = printed(seen);
  return span(seen, `Rise ${rise}`, `rises ${start} → ${top}: ${rise} ± ${error}`, seen.trend.movesFrom, to);
}

/** The span over which the reward is below its highest level, where it is so by more than half a noise SD. */
export function sagSpans(seen: Examination): readonly Sign[] {
  const { top, end, noise, fallsFrom } = seen.trend;
  if (top - end <= noise / 2) return [];
  const { fall } = printed(seen);
  return [span(seen, `Sag −${fall}`, `ends ${fall} below its best level`, fallsFrom)];
}

/** The whole run, where no part of it stands out. */
export const noiseSpan = (seen: Examination): Sign =>
  span(seen, "Noise only", `stays within its step noise (SD) of ${printed(seen).noise}`);

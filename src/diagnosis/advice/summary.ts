import { brief } from "../../schema/fields/notation.ts";
import type { Series } from "../log/log.ts";
import type { Sign } from "../verdict/signs/sign.ts";
import type { Examination } from "./loggedVerdict.ts";

/** A reward rounded by its noise: the last digit printed is worth between a twentieth and a half of the noise SD. */
export function figure(reward: number, noise: number): string {
  const digits = noise > 0 ? Math.max(0, Math.min(6, -Math.floor(Math.log10(noise / 2)))) : 3;
  return Number(reward.toFixed(digits)).toString().replace("-", "−");
}

/** The length of a run in words: points, and steps where the step counter never goes back. */
export function lengthOf({ step, reward, restarts }: Series): string {
  const steps = (step[step.length - 1] ?? 0) - (step[0] ?? 0);
  const points = `${brief(reward.length)} ${reward.length === 1 ? "point" : "points"}`;
  const counted = restarts.length === 0 && Number.isFinite(steps) && steps >= reward.length;
  return counted ? `${points} (${brief(steps)} steps)` : points;
}

/** Prints rewards with the digits that the noise of this run leaves. */
export const figuresOf =
  ({ trend }: Examination) =>
  (reward: number) =>
    figure(reward, trend.noise);

/** "from 0.3 to 0.7: a gain of 0.4 against a noise of 0.1 over 100 points". */
export function riseText(seen: Examination): string {
  const of = figuresOf(seen);
  const { start, end, gain, noise } = seen.trend;
  return `from ${of(start)} to ${of(end)}: a gain of ${of(gain)} against a noise of ${of(noise)} over ${lengthOf(seen.series)}`;
}

/** "The reward stays near 0.5 over 100 points". */
export function levelText(seen: Examination): string {
  const { start, end } = seen.trend;
  return `The reward stays near ${figuresOf(seen)((start + end) / 2)} over ${lengthOf(seen.series)}`;
}

/** The span of the reward between two shares of the run. */
export function span({ series }: Examination, text: string, from = 0, to = 1): Sign {
  const last = series.reward.length - 1;
  return { text, column: series.rewardColumn, from: Math.round(from * last), to: Math.round(to * last) };
}

/** The span over which the reward rises. */
export function riseSpan(seen: Examination): Sign {
  const of = figuresOf(seen);
  const { top, start, gainError, movesFrom, levelFrom } = seen.trend;
  return span(seen, `rises by ${of(top - start)}, within about ${of(2 * gainError)}`, movesFrom, levelFrom);
}

/** The span over which the reward is below its highest level, where it is so by more than half a noise SD. */
export function sagSpans(seen: Examination): readonly Sign[] {
  const { top, end, noise, fallsFrom } = seen.trend;
  return top - end > noise / 2 ? [span(seen, `ends ${figuresOf(seen)(top - end)} below its highest`, fallsFrom)] : [];
}

/** The whole run, where no part of it stands out. */
export const noiseSpan = (seen: Examination): Sign =>
  span(seen, `stays within its noise of ${figuresOf(seen)(seen.trend.noise)}`);

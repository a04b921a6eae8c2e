import type { VerdictName } from "../../schema/curve.ts";
import { brief } from "../../schema/fields/notation.ts";
import type { Series } from "../log/log.ts";
import type { Reading } from "../verdict/reading.ts";
import type { ReportedTrend } from "../verdict/reportedTrend.ts";
import type { Sign } from "../verdict/signs.ts";

/** A reward with as many digits as its noise leaves it: the last place that is said is below half a noise SD, and above a twentieth. */
export function figure(reward: number, noise: number): string {
  const digits = noise > 0 ? Math.max(0, Math.min(6, -Math.floor(Math.log10(noise / 2)))) : 3;
  return Number(reward.toFixed(digits)).toString().replace("-", "−");
}

/** The length of a run in words: its steps where the counter only goes up, else its points. */
export function lengthOf({ step, reward, restarts }: Series): string {
  const steps = (step[step.length - 1] ?? 0) - (step[0] ?? 0);
  const points = `${brief(reward.length)} ${reward.length === 1 ? "point" : "points"}`;
  const own = restarts.length === 0 && Number.isFinite(steps) && steps >= reward.length;
  return own ? `${points} (${brief(steps)} steps)` : points;
}

/** The verdict in one sentence with its numbers. */
export function summaryOf(name: VerdictName, trend: ReportedTrend, { ceiling }: Reading, series: Series): string {
  const of = (reward: number) => figure(reward, trend.noise);
  const { start, end, gain, top, noise, effectivePoints } = trend;
  const over = `over ${lengthOf(series)}`;
  const rise = `from ${of(start)} to ${of(end)}: a gain of ${of(gain)} against a noise of ${of(noise)} ${over}`;
  const share = Math.round(100 * trend.lastThirdShare);
  const level = `The reward stays near ${of((start + end) / 2)} ${over}`;
  const says: Record<VerdictName, string> = {
    healthy: `The reward rises ${rise}.`,
    still_climbing: `The reward rises ${rise}, and the last third still adds about ${share} % of the gain.`,
    slow_climb: `The reward climbs slowly, ${rise}.`,
    early_plateau: `The reward rises ${rise}; from about ${Math.round(100 * trend.levelFrom)} % of the run on it is level.`,
    spike_then_collapse: `The reward ${top - start > noise / 2 ? `goes from ${of(start)} to ${of(top)}` : `starts near ${of(top)}`} and falls to ${of(end)}: a fall of ${of(top - end)} against a noise of ${of(noise)} ${over}.`,
    overfit: `The training reward rises ${rise}, while the held-out reward falls.`,
    noisy: `${level}: no rise stands out of a noise of ${of(noise)}.`,
    no_signal: `${level} and hardly moves: there is nothing in it to learn from.`,
    saturated: `${level}, close to the highest reward of ${brief(ceiling ?? 1)}: little is left to gain.`,
    too_short: `${lengthOf(series)}, worth ${Math.floor(effectivePoints)}, are too few to tell a trend from noise.`,
    cant_tell: `The reward starts near ${of(start)}, reaches ${of(top)} and ends near ${of(end)}, with a noise of ${of(noise)} ${over}: that fits more than one reading.`,
  };
  return says[name];
}

/** The spans of the curve that the verdict rests on, with their numbers. */
export function spansOf(name: VerdictName, trend: ReportedTrend, series: Series): Sign[] {
  const last = series.reward.length - 1;
  const at = (share: number) => Math.round(share * last);
  const of = (reward: number) => figure(reward, trend.noise);
  const rise: Sign = {
    text: `rises by ${of(trend.top - trend.start)}, within about ${of(2 * trend.gainError)}`,
    column: series.rewardColumn,
    from: at(trend.movesFrom),
    to: at(trend.levelFrom),
  };
  const whole = (text: string): Sign => ({ text, column: series.rewardColumn, from: 0, to: last });
  const part = (text: string, share: number): Sign => ({
    text,
    column: series.rewardColumn,
    from: at(share),
    to: last,
  });
  const back = trend.top - trend.end;
  const sag = part(`ends ${of(back)} below its highest`, trend.fallsFrom);
  switch (name) {
    case "healthy":
    case "slow_climb":
      return [rise, ...(back > trend.noise / 2 ? [sag] : [])];
    case "still_climbing":
      return [rise, part(`the last third adds about ${Math.round(100 * trend.lastThirdShare)} % of the gain`, 2 / 3)];
    case "early_plateau":
      return [rise, part("level from here on", trend.levelFrom)];
    case "spike_then_collapse":
      return [
        ...(trend.rise > 0 ? [rise] : []),
        {
          text: `falls by ${of(trend.top - trend.end)}`,
          column: series.rewardColumn,
          from: at(trend.fallsFrom),
          to: last,
        },
      ];
    case "overfit":
      return [rise];
    case "too_short":
      return [];
    default:
      return [whole(`stays within its noise of ${of(trend.noise)}`)];
  }
}

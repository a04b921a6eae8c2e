import { mean } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";
import { awayFrom, cellsOf, placeOf } from "../trend/cells.ts";
import { effectiveShareOf } from "../trend/effectivePoints.ts";
import { type Smooth, smooth } from "../trend/smooth.ts";
import { ceilingOf } from "../verdict/ceiling.ts";
import type { RunContext } from "../verdict/runContext.ts";
import { binsOf } from "./bins.ts";
import { predict, type Target } from "./courses.ts";
import { mixtureBelow, mixtureMean, mixtureQuantile, type Normal } from "./mixture.ts";
import type { PlannedSteps } from "./plannedSteps.ts";
import { type RunSteps, runStepsOf } from "./runSteps.ts";

/** Reward at a step of the run with its 80 % interval, in the unit of the log. */
export interface ForecastPoint {
  readonly step: number;
  readonly reward: number;
  readonly low: number;
  readonly high: number;
}

/** What is known of a run's way, whether its end can be forecast or not. */
interface SoFar {
  readonly planned: PlannedSteps;
  readonly lastStep: number;
  /** Share of the planned run that is done, 0..1. */
  readonly observed: number;
  /** Points that tell something of their own. */
  readonly effectivePoints: number;
  /** Step with the best smooth level so far: the checkpoint to keep. */
  readonly bestStep: number;
  readonly bestReward: number;
}

export interface TooEarly extends SoFar {
  readonly decision: "too_early";
  /** What is missing: points, or a larger share of the planned run. */
  readonly missing: "points" | "share";
}

export interface EndForecast extends SoFar {
  readonly decision: "stop" | "go_on";
  /** Mean reward over the last tenth of the planned run, with its 80 % interval. */
  readonly end: number;
  readonly low: number;
  readonly high: number;
  /** Level at the last step; the same as `end` at the planned end. */
  readonly now: number;
  /** Chance that the end is above the best level by something to speak of. */
  readonly chanceOfMore: number;
  /** Share of the whole gain that is still to come, 0..1; undefined where there is no gain. */
  readonly gainToCome: number | undefined;
  /** From now to the end, to draw the interval; empty at the planned end. */
  readonly fan: readonly ForecastPoint[];
}

export type Forecast = TooEarly | EndForecast;

/** Fewer effective points are refused. */
export const FEWEST_POINTS = 30;
/** At a smaller share of the planned run there is no forecast: at .3 the shapes did no better than the last level on real runs, at .5 slightly. */
export const LEAST_OBSERVED = 0.4;
/** The end is the mean over this share of the planned run. */
const END = 0.1;
/** Chances at the ends of the 80% interval. Of the mixture they hold 76%: on tuning runs .1 and .9 held 85 to 90 % of the ends. */
const [LOW, HIGH] = [0.12, 0.88];
/** Least gain to come that counts as worthwhile: a share of the gain so far, and of the step noise (SD). */
const WORTH = { ofGain: 0.1, ofNoise: 0.25 } as const;
/** Chance of a worthwhile gain at or above which the decision is to go on. */
const LIKELY = 1 / 3;
/** Points of the fan. */
const FAN = 12;

/** Whether the last step has reached the planned end, so that there is nothing to forecast. A length that was only assumed has no end. */
export const isAtPlannedEnd = ({ planned, lastStep }: Pick<Forecast, "planned" | "lastStep">): boolean =>
  planned.from !== "twice" && lastStep >= planned.steps;

/** A target at a place: the mean over the tenth of the run before it. */
function targetAt(place: number, width: number, points: number): Target {
  return { places: [0, 1, 2, 3, 4].map((i) => Math.max(0, place - (width * i) / 4)), points: Math.max(1, points) };
}

/** Lowest and highest reward that are forecast. */
interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** The range of a reward: 0 to 1 where all of it is, and no higher than a ceiling that was told or shows. */
function rangeOf(reward: Float64Array, ceiling: number): Range {
  const isShare = reward.every((value) => value >= 0 && value <= 1);
  return isShare
    ? { lowest: 0, highest: Math.min(1, ceiling) }
    : { lowest: Number.NEGATIVE_INFINITY, highest: ceiling };
}

/** The best smooth level and its step. */
function bestOf({ level }: Smooth, steps: RunSteps) {
  const at = level.reduce((one, value, i) => (value > (level[one] ?? 0) ? i : one), 0);
  const step = at === level.length - 1 ? steps.last : steps.at((at + 0.5) / level.length);
  // a counter of epochs has fractions
  const isWhole = Number.isInteger(steps.last);
  return { bestReward: level[at] ?? Number.NaN, bestStep: isWhole ? Math.round(step) : step, at };
}

/**
 * Forecasts the end of a run that has at least one point, `planned.steps` being no less than its last step. The reward of the log decides
 * alone: shifted or scaled rewards give the same forecast, shifted or scaled, unless they are all within 0 and 1 or a ceiling shows by its number.
 */
export function forecastOf(series: Series, planned: PlannedSteps, context: RunContext = {}): Forecast {
  const steps = runStepsOf(series);
  const cells = cellsOf(series.reward);
  const effectiveShare = effectiveShareOf(cells);
  const smoothed = smooth(cells, effectiveShare);
  const effectivePoints = effectiveShare * cells.units.length;
  const length = planned.steps - steps.start;
  const observed = length > 0 ? Math.min(1, (steps.last - steps.start) / length) : 1;
  const { at, ...best } = bestOf(smoothed, steps);
  const soFar: SoFar = { planned, lastStep: steps.last, observed, effectivePoints, ...best };
  if (isAtPlannedEnd(soFar)) return certain(soFar, finalReward(series.reward, steps));
  if (effectivePoints < FEWEST_POINTS) return { ...soFar, decision: "too_early", missing: "points" };
  if (observed < LEAST_OBSERVED) return { ...soFar, decision: "too_early", missing: "share" };

  // a counter of hundredths may be planned for no step at all
  const placeAt = (share: number) =>
    length > 0 ? Math.min(observed, Math.max(0, (steps.at(share) - steps.start) / length)) : share;
  const bins = binsOf(cells.units, effectiveShare, placeAt);
  const ceiling = ceilingOf(series, context)?.value ?? Number.POSITIVE_INFINITY;
  if (!bins) return constant(soFar, series.reward[series.reward.length - 1] ?? Number.NaN);

  const perPlace = effectivePoints / observed;
  const places = Array.from({ length: FAN }, (_, i) => observed + (1 - observed) * placeOf(i, FAN));
  // the window grows from none to the last tenth, so that the fan begins at the level of now
  const targets = places.map((place, i) => {
    const width = END * placeOf(i, FAN);
    return targetAt(place, width, width === 0 ? Number.POSITIVE_INFINITY : width * perPlace);
  });
  const mixtures = predict(bins, smoothed.noise, targets);
  const range = rangeOf(series.reward, ceiling);
  const fan = mixtures.map((mixture, i) => pointOf(mixture, steps.start + length * (places[i] ?? 1), range));
  const endMixture = mixtures[mixtures.length - 1] ?? [];
  const end = fan[fan.length - 1] as ForecastPoint;
  const now = fan[0]?.reward ?? end.reward;

  const fell = best.bestReward - now > 2 * (smoothed.error[at] ?? 0) && best.bestReward - now > smoothed.noise / 2;
  const reference = fell ? best.bestReward : now;
  const start = smoothed.level[0] ?? now;
  const worth = Math.max(WORTH.ofGain * Math.max(0, reference - start), WORTH.ofNoise * smoothed.noise);
  const isOut = observed >= 1 || reference + worth > ceiling;
  const chanceOfMore = isOut ? 0 : 1 - mixtureBelow(endMixture, reference + worth);
  const whole = end.reward - start;
  return {
    ...soFar,
    decision: chanceOfMore >= LIKELY ? "go_on" : "stop",
    end: end.reward,
    low: end.low,
    high: end.high,
    now,
    chanceOfMore,
    gainToCome: whole > worth ? Math.min(1, Math.max(0, (end.reward - now) / whole)) : undefined,
    fan,
  };
}

/** The mean and the interval of a mixture, within a range. */
function pointOf(mixture: readonly Normal[], step: number, { lowest, highest }: Range): ForecastPoint {
  const within = (value: number) => Math.max(lowest, Math.min(highest, value));
  const low = within(mixtureQuantile(mixture, LOW));
  const high = within(mixtureQuantile(mixture, HIGH));
  // the mean of a lopsided mixture may be outside of its interval
  return { step, reward: Math.max(low, Math.min(high, mixtureMean(mixture))), low, high };
}

/** Returns the mean of the points in the last tenth of a finished run. */
function finalReward(reward: Float64Array, { start, last, at }: RunSteps): number {
  const from = last - END * (last - start);
  const points = reward.filter((_, i) => i === reward.length - 1 || at((i + 0.5) / reward.length) > from);
  const [first = Number.NaN] = points;
  return first + mean(points.map((value) => awayFrom(first, value)));
}

/** An end without an interval. */
function certain(soFar: SoFar, level: number): EndForecast {
  return {
    ...soFar,
    decision: "stop",
    ...{ end: level, low: level, high: level, now: level },
    chanceOfMore: 0,
    gainToCome: undefined,
    fan: [],
  };
}

/** A reward that never moved is predicted to stay. */
function constant(soFar: SoFar, level: number): EndForecast {
  const point = (step: number) => ({ step, reward: level, low: level, high: level });
  return {
    ...certain({ ...soFar, bestReward: level, bestStep: soFar.lastStep }, level),
    fan: [point(soFar.lastStep), point(soFar.planned.steps)],
  };
}

import { mean } from "../../schema/curve.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { Overrides, Sample } from "../claims/sample.ts";
import { toMiniature } from "../mapping.ts";
import type { SimulatedRun } from "../model/run.ts";
import { ensemble, quantile } from "../runs/ensemble.ts";
import { expectedRewards } from "../runs/expectedRewards.ts";
import { LOGGING_STEPS, toRewardLog } from "../runs/toRewardLog.ts";
import { fitGrowth } from "./growthLaw.ts";
import { type RealFigure, real } from "./real.ts";
import { deviation, excessKurtosis, groupCorrelation, lag1Autocorrelation, skewness, timeToHalf } from "./series.ts";

/** A statistic of real logs and of simulated ones. */
export interface Comparison {
  readonly figure: string;
  readonly real: RealFigure;
  /** Median over simulated runs, with quartiles if each run has its own value. */
  readonly ours: RealFigure;
  /** True if the simulated median is within the real quartiles; undefined if these are unknown. */
  readonly inside: boolean | undefined;
}

/** Compares a sample with real logs; each simulated run counts as one log. */
export function compareWithReal(sample: Sample): Comparison[] {
  const { runs } = sample;
  return [
    ...noiseRows("every step", runs({}), 1),
    ...noiseRows(`as logged, a point per ${LOGGING_STEPS} steps`, runs({}), LOGGING_STEPS),
    row("time to half the gain", real.timeToHalf, perRun(runs({}), halfOf)),
    row("time to half the gain, 2 epochs", real.timeToHalf, perRun(runs({ epochs: 2 }), halfOf)),
    row(
      "time to half the gain, learningRateWarmupSteps 1",
      real.timeToHalf,
      perRun(runs({ learningRateWarmupSteps: 1 }), halfOf),
    ),
    ...correlationRows(sample),
    ...growthRows("", runs({})),
    ...growthRows(", 3 epochs", runs({ epochs: 3 })),
  ];
}

/** Returns the statistics of the noise around the expected reward, for runs logged with `stepsPerPoint`. */
function noiseRows(how: string, runs: readonly SimulatedRun[], stepsPerPoint: number): Comparison[] {
  const noise = runs.map((run) => noiseOf(run, stepsPerPoint));
  const standardized = noise.flatMap((values) => Array.from(values, (value) => value / deviation(values)));
  const named = (figure: string) => `${figure}, ${how}`;
  return [
    row(named("points"), real.points, single(noise[0]?.length ?? 0)),
    row(
      named("noise SD / gain"),
      real.noiseOverGain,
      perRun(runs, (run) => deviation(noiseOf(run, stepsPerPoint)) / gainOf(run)),
    ),
    row(named("noise SD"), real.noise, spread(noise.map(deviation))),
    row(named("lag-1 autocorrelation"), real.lag1Autocorrelation, spread(noise.map(lag1Autocorrelation))),
    row(named("skew, all runs"), real.skewness, single(skewness(standardized))),
    row(named("excess kurtosis, all runs"), real.excessKurtosis, single(excessKurtosis(standardized))),
  ];
}

/** Returns the noise of a run's log: logged minus expected reward, centered. */
function noiseOf(run: SimulatedRun, stepsPerPoint: number): Float64Array {
  const expected = toRewardLog(expectedRewards(run), stepsPerPoint).reward;
  const above = toRewardLog(run.batchReward, stepsPerPoint).reward.map((reward, i) => reward - (expected[i] as number));
  const offset = mean(above);
  return above.map((value) => value - offset);
}

const gainOf = ({ reward }: SimulatedRun) => (reward[reward.length - 1] as number) - (reward[0] as number);

const halfOf = ({ step, reward }: SimulatedRun) => timeToHalf(step, reward);

/** By the noise law the correlation depends neither on the batch nor on the group size. */
function correlationRows({ runs }: Sample): Comparison[] {
  const { batchSize, responseCandidatesCount: n } = defaultConfig;
  const changes: readonly [string, Overrides][] = [
    ["default", {}],
    ["8k batch", { batchSize: batchSize / 4 }],
    ["64k batch", { batchSize: batchSize * 2 }],
    ...[2, 8, 16].map((size): [string, Overrides] => [
      `${size} rollouts`,
      { responseCandidatesCount: size, batchSize: (batchSize * size) / n },
    ]),
  ];
  return changes.map(([name, change]) =>
    row(`likeness in a group, ${name}`, real.groupCorrelation, single(correlationOf(runs(change), change))),
  );
}

/** Returns the correlation over all runs, because one run has too few steps. */
function correlationOf(runs: readonly SimulatedRun[], change: Overrides): number {
  const { promptsPerStep, groupSize } = toMiniature({ ...defaultConfig, ...change });
  const variance = mean(runs.map((run) => deviation(noiseOf(run, 1)) ** 2));
  const binary = mean(runs.map((run) => mean(expectedRewards(run).map((p) => p * (1 - p)))));
  return groupCorrelation(variance, binary, { prompts: promptsPerStep, groupSize });
}

/** Returns the fit of ScaleRL's law to the mean curve; compute is a share of the run. */
function growthRows(name: string, runs: readonly SimulatedRun[]): Comparison[] {
  const { step, train } = ensemble(runs);
  const last = step[step.length - 1] as number;
  const { ceiling, steepness, middle, error } = fitGrowth(
    step.map((done) => done / last),
    train,
  );
  return [
    row(`ScaleRL fit of the mean${name}: B`, real.unknown, single(steepness)),
    row(`ScaleRL fit of the mean${name}: Cmid, share of the run`, real.unknown, single(middle)),
    row(`ScaleRL fit of the mean${name}: A`, real.unknown, single(ceiling)),
    row(`ScaleRL fit of the mean${name}: RMS error`, real.unknown, single(error)),
  ];
}

function row(figure: string, inReal: RealFigure, ours: RealFigure): Comparison {
  const { low, high } = inReal;
  const { median } = ours;
  const known = low !== undefined && high !== undefined && median !== undefined;
  return { figure, real: inReal, ours, inside: known ? median >= low && median <= high : undefined };
}

const single = (median: number): RealFigure => ({ median, low: undefined, high: undefined });

const perRun = (runs: readonly SimulatedRun[], value: (run: SimulatedRun) => number) => spread(runs.map(value));

/** Returns median and quartiles of the finite values. */
function spread(values: readonly number[]): RealFigure {
  const finite = Float64Array.from(values.filter(Number.isFinite));
  return { median: quantile(finite, 0.5), low: quantile(finite, 0.25), high: quantile(finite, 0.75) };
}

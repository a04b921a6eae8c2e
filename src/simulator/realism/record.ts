import { type RealFigure, real } from "./real.ts";
import type { Comparison } from "./realism.ts";

type Ours = readonly [median: number, low?: number, high?: number];

const figure = (name: string, inReal: RealFigure, [median, low, high]: Ours, inside?: boolean) => ({
  figure: name,
  real: inReal,
  ours: { median, low, high },
  inside,
});

/** Output of `npm run realism` on these seeds; `realism.test.ts` measures it again. */
export const realismRecord: {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly rows: readonly Comparison[];
} = {
  firstSeed: 5000,
  seeds: 64,
  rows: [
    figure("points, every step", real.points, [75], true),
    figure("noise SD / gain, every step", real.noiseOverGain, [0.4191, 0.3832, 0.4556], false),
    figure("noise SD, every step", real.noise, [0.1752, 0.1664, 0.1867], false),
    figure("lag-1 autocorrelation, every step", real.lag1Autocorrelation, [0.0064, -0.0635, 0.0531], true),
    figure("skew, all runs, every step", real.skewness, [-0.2305]),
    figure("excess kurtosis, all runs, every step", real.excessKurtosis, [-0.1469]),
    figure("points, as logged, a point per 2 steps", real.points, [38], true),
    figure("noise SD / gain, as logged, a point per 2 steps", real.noiseOverGain, [0.3047, 0.2693, 0.3442], true),
    figure("noise SD, as logged, a point per 2 steps", real.noise, [0.1263, 0.1156, 0.1398], true),
    figure(
      "lag-1 autocorrelation, as logged, a point per 2 steps",
      real.lag1Autocorrelation,
      [0.0016, -0.0972, 0.108],
      true,
    ),
    figure("skew, all runs, as logged, a point per 2 steps", real.skewness, [-0.1927]),
    figure("excess kurtosis, all runs, as logged, a point per 2 steps", real.excessKurtosis, [-0.032]),
    figure("time to half the gain", real.timeToHalf, [0.2659, 0.2383, 0.3123], false),
    figure("time to half the gain, 2 epochs", real.timeToHalf, [0.1423, 0.1293, 0.1757], true),
    figure("time to half the gain, learningRateWarmupSteps 1", real.timeToHalf, [0.2113, 0.1574, 0.2435], true),
    figure("likeness in a group, default", real.groupCorrelation, [0.4134], true),
    figure("likeness in a group, 8k batch", real.groupCorrelation, [0.3831], true),
    figure("likeness in a group, 64k batch", real.groupCorrelation, [0.4196], true),
    figure("likeness in a group, 2 rollouts", real.groupCorrelation, [0.215], false),
    figure("likeness in a group, 8 rollouts", real.groupCorrelation, [0.4689], true),
    figure("likeness in a group, 16 rollouts", real.groupCorrelation, [0.4983], true),
    figure("ScaleRL fit of the mean: B", real.unknown, [2.0689]),
    figure("ScaleRL fit of the mean: Cmid, share of the run", real.unknown, [0.2824]),
    figure("ScaleRL fit of the mean: A", real.unknown, [0.7405]),
    figure("ScaleRL fit of the mean: RMS error", real.unknown, [0.0036]),
    figure("ScaleRL fit of the mean, 3 epochs: B", real.unknown, [1.7826]),
    figure("ScaleRL fit of the mean, 3 epochs: Cmid, share of the run", real.unknown, [0.1025]),
    figure("ScaleRL fit of the mean, 3 epochs: A", real.unknown, [0.7697]),
    figure("ScaleRL fit of the mean, 3 epochs: RMS error", real.unknown, [0.005]),
  ],
};

/** A statistic over many logs: median and quartiles, if known. */
export interface RealFigure {
  readonly median: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

const figure = (median?: number, low?: number, high?: number): RealFigure => ({ median, low, high });

/** Statistics of 284 logs of real RL fine-tuning from 40 repositories (the specification, "What real runs look like"). */
export const real = {
  /** Noise SD over the gain, healthy runs. */
  noiseOverGain: figure(0.32, 0.13, 0.37),
  /** Noise SD of a reward in 0..1 around its trend. */
  noise: figure(0.088, 0.035, 0.14),
  lag1Autocorrelation: figure(-0.03, -0.08, 0.02),
  skewness: figure(0),
  excessKurtosis: figure(0.15),
  /** Share of the run at half of the gain. */
  timeToHalf: figure(0.15, 0.12, 0.24),
  points: figure(100, 30, 194),
  /** About .25 for math rewards, .4 to .8 for agents. */
  groupCorrelation: figure(undefined, 0.25, 0.8),
  /** For statistics that real logs have no figure for. */
  unknown: figure(),
} as const;

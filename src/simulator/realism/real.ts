/** A figure read off many real logs: its median and the middle half of the logs, where they are known. */
export interface RealFigure {
  readonly median: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

const figure = (median?: number, low?: number, high?: number): RealFigure => ({ median, low, high });

/** 284 logs of real RL fine-tuning from 40 repositories (the specification, "What real runs look like"). */
export const real = {
  /** SD of the noise over end minus start, healthy runs. */
  noiseOverGain: figure(0.32, 0.13, 0.37),
  /** SD of a reward in 0..1 around its trend. */
  noise: figure(0.088, 0.035, 0.14),
  neighborCorrelation: figure(-0.03, -0.08, 0.02),
  skewness: figure(0),
  excessKurtosis: figure(0.15),
  /** Share of the run after which half of the gain is made. */
  timeToHalf: figure(0.15, 0.12, 0.24),
  points: figure(100, 30, 194),
  /** About .25 where rewards are for maths, .4 to .8 for agents. */
  groupLikeness: figure(undefined, 0.25, 0.8),
  /** No law to compare with: the figures of a fit are printed as they are. */
  unknown: figure(),
} as const;

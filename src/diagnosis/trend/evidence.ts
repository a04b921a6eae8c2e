import { collapsed, endOf, mean, peakOf, spikedThenCollapsed } from "../../schema/curve.ts";
import { first, indexOfMax, last, lastingFall, luckOf, meanCurve } from "./curve.ts";
import type { EvaluatedRun } from "./evaluatedRun.ts";
import { lateGain, type Motion, motionOf } from "./motion.ts";
import { type Noise, noiseOf } from "./noise.ts";

/** The numbers that a verdict rests on. Rewards are in the unit of the series, shares in 0..1, curves are means over the runs. */
export interface Evidence extends Motion, Noise {
  readonly runs: number;
  /** Optimizer steps. */
  readonly steps: number;
  /** Mean of the runs' own maxima. */
  readonly peak: number;
  /** Standard error of `fall`: the luck of the seeds. */
  readonly fallLuck: number;
  readonly heldOutStart: number;
  /** Highest point of the mean held-out curve. */
  readonly heldOutPeak: number;
  readonly heldOutEnd: number;
  /** As `fall`, for held-out. */
  readonly heldOutFall: number;
  readonly heldOutLuck: number;
  /** end - heldOutEnd. */
  readonly gap: number;
  /** Share of runs that end below half of their own peak. */
  readonly collapsedShare: number;
  /** Share of runs that collapsed after a real rise. */
  readonly spikedShare: number;
  /** Mean end of the runs that did not collapse; NaN where all did. */
  readonly survivorsEnd: number;
  readonly heldOutLastHalfGain: number;
}

/** Reads the numbers off the runs of one config, at least one, which share their steps. */
export function evidenceOf(runs: readonly EvaluatedRun[]): Evidence {
  const step = Array.from(runs[0]?.step ?? []);
  const rewards = runs.map((run) => run.reward);
  const heldOuts = runs.map((run) => run.heldOut);
  const train = meanCurve(rewards);
  const heldOut = meanCurve(heldOuts);
  const share = (test: (run: EvaluatedRun) => boolean) => runs.filter(test).length / runs.length;
  const heldOutBest = indexOfMax(heldOut);
  return {
    ...motionOf(step, train),
    runs: runs.length,
    steps: runs[0]?.batchReward.length ?? 0,
    peak: mean(runs.map(peakOf)),
    fallLuck: luckOf(rewards, indexOfMax(train)),
    heldOutStart: first(heldOut),
    heldOutPeak: Math.max(...heldOut),
    heldOutEnd: last(heldOut),
    heldOutFall: lastingFall(heldOut, heldOutBest),
    heldOutLuck: luckOf(heldOuts, heldOutBest),
    gap: last(train) - last(heldOut),
    ...noiseOf(runs),
    collapsedShare: share(collapsed),
    spikedShare: share(spikedThenCollapsed),
    survivorsEnd: mean(runs.filter((run) => !collapsed(run)).map(endOf)),
    heldOutLastHalfGain: lateGain(step, heldOut, 1 / 2),
  };
}

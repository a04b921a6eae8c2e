import type { Series } from "../../diagnosis/log/log.ts";
import { normals, uniforms } from "../../diagnosis/trend/drawn.ts";

/** Rollouts per prompt, and the SD of the prompts' pass rates around their mean. */
const GROUP = 8;
const SPREAD = 0.25;
/** Prompts whose groups make up a point. */
const PROMPTS = 64;

/**
 * The columns beside the reward of a healthy run. The share of equal groups follows from its reward; the others are drawn in the ranges of healthy real
 * logs: KL up to .1 nats, a gradient norm that halves, an entropy that falls to 40 %, responses that grow by half.
 */
export function withHealthyColumns(series: Series, seed: number): Series {
  const uniform = uniforms(seed);
  const normal = normals(uniform);
  const { reward } = series;
  const along = (start: number, end: number, scatter: number) =>
    reward.map((_, i) => (start + (end - start) * (i / reward.length)) * Math.exp(scatter * normal()));
  const isEqual = (mean: number) => {
    const rate = Math.min(1, Math.max(0, mean + SPREAD * normal()));
    return uniform() < rate ** GROUP + (1 - rate) ** GROUP;
  };
  const equalShare = (mean: number) =>
    Array.from({ length: PROMPTS }, () => isEqual(mean)).filter(Boolean).length / PROMPTS;
  return {
    ...series,
    zeroVarianceShare: reward.map(equalShare),
    kl: along(0.01, 0.1, 0.5),
    gradientNorm: along(0.5, 0.25, 0.6),
    entropy: along(1, 0.4, 0.1),
    completionLength: along(400, 600, 0.15),
    clippedShare: along(0.02, 0.05, 0.5),
  };
}

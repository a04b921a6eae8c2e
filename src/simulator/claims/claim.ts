import { type Estimate, estimate, type Sample } from "./sample.ts";
import type { ClaimId, ClaimSentences } from "./sentences.ts";

/** One thing that must hold for a claim. */
export interface Part {
  /** What is measured, in a few words. */
  readonly name: string;
  /** The larger, the better for the claim. */
  readonly statistic: (sample: Sample) => number;
  /** The least that counts as the claim's effect. Chosen from the specification's figures before the seeds of `record.ts` were run. */
  readonly threshold: number;
  readonly reason: string;
  /** Whether the statistic is a share of runs, or a difference of two. */
  readonly share?: true;
}

export interface Claim extends ClaimSentences {
  readonly id: ClaimId;
  /** All must hold. The first is the claim's own statistic, on any seeds; the others can only take away from its verdict. */
  readonly parts: readonly Part[];
}

/**
 * shown: beyond its threshold by more than sampling error. conditional: beyond it, but these seeds cannot exclude luck.
 * not_shown: not beyond it.
 */
export type ClaimVerdict = "shown" | "conditional" | "not_shown";

export interface ClaimResult extends Estimate {
  readonly claim: ClaimId;
  /** Of the claim's first part, as the statistic is: the same quantity on any seeds. */
  readonly threshold: number;
  /** The least that any of the parts allows. */
  readonly verdict: ClaimVerdict;
  /** Name of the first part, and of another one where that is why the verdict is less. */
  readonly decidedBy: string;
}

/** Sampling error that a statistic must clear, in standard errors: about 1 in 40 by luck. */
const CLEAR = 2;

export function claimVerdict({ statistic, standardError }: Estimate, threshold: number): ClaimVerdict {
  // written so that what is not a number is not shown
  if (!(statistic > threshold)) return "not_shown";
  return statistic - threshold > CLEAR * standardError ? "shown" : "conditional";
}

const order: readonly ClaimVerdict[] = ["not_shown", "conditional", "shown"];

/** Measures every part of a claim on the sample: the figures of the first, and the least verdict of all. */
export function measureClaim(claim: Claim, sample: Sample): ClaimResult {
  const [first, ...others] = claim.parts.map((part) => measurePart(part, sample));
  if (!first) throw new Error(`no parts: ${claim.id}`);
  const least = others.reduce(
    (low, one) => (order.indexOf(one.verdict) < order.indexOf(low.verdict) ? one : low),
    first,
  );
  const { statistic, standardError, part } = first;
  return {
    claim: claim.id,
    statistic,
    standardError,
    threshold: part.threshold,
    verdict: least.verdict,
    decidedBy: least === first ? part.name : `${part.name}; but ${least.part.name}: ${least.statistic.toFixed(3)}`,
  };
}

function measurePart(part: Part, sample: Sample) {
  const { statistic, standardError } = estimate(sample, part.statistic);
  // no share of runs is known better than to one run
  const error = part.share ? Math.max(standardError, 1 / sample.size) : standardError;
  const verdict = claimVerdict({ statistic, standardError: error }, part.threshold);
  return { part, statistic, standardError: error, verdict };
}

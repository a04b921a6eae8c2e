import { type Estimate, estimate, type Sample } from "./sample.ts";
import type { ClaimId, ClaimSentences } from "./sentences.ts";

/** A statistic that must exceed its threshold for a claim to hold. */
export interface Part {
  /** Name of the statistic. */
  readonly name: string;
  /** A larger value supports the claim more. */
  readonly statistic: (sample: Sample) => number;
  /** Smallest effect that counts, chosen from the specification's figures before the seeds of `record.ts` were run. */
  readonly threshold: number;
  /** True for a share of runs, or a difference of two shares. */
  readonly share?: true;
}

export interface Claim extends ClaimSentences {
  readonly id: ClaimId;
  /** All must hold. The first is the claim's reported statistic; the others can only lower the verdict. */
  readonly parts: readonly Part[];
}

/**
 * shown: above the threshold by more than the sampling error. conditional: above it, but not by more than the sampling error.
 * not_shown: not above it.
 */
export type ClaimVerdict = "shown" | "conditional" | "not_shown";

export interface ClaimResult extends Estimate {
  readonly claim: ClaimId;
  /** Of the claim's first part, as are statistic and standard error. */
  readonly threshold: number;
  /** The lowest verdict of all parts. */
  readonly verdict: ClaimVerdict;
  /** Name of the first part, and of another one if it lowers the verdict. */
  readonly decidedBy: string;
}

/** Standard errors that a statistic must be above its threshold: about 1 in 40 by chance. */
const SIGNIFICANT = 2;

export function claimVerdict({ statistic, standardError }: Estimate, threshold: number): ClaimVerdict {
  // NaN is not shown
  if (!(statistic > threshold)) return "not_shown";
  return statistic - threshold > SIGNIFICANT * standardError ? "shown" : "conditional";
}

const order: readonly ClaimVerdict[] = ["not_shown", "conditional", "shown"];

/** Measures every part of a claim on the sample; returns the statistic of the first and the lowest verdict of all. */
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
  // a share of runs is never known more precisely than to one run
  const error = part.share ? Math.max(standardError, 1 / sample.size) : standardError;
  const verdict = claimVerdict({ statistic, standardError: error }, part.threshold);
  return { part, statistic, standardError: error, verdict };
}

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
  /** All must hold; the weakest decides. */
  readonly parts: readonly Part[];
}

/**
 * shown: beyond its threshold by more than sampling error. conditional: beyond it, but these seeds cannot exclude luck.
 * not_shown: not beyond it.
 */
export type ClaimVerdict = "shown" | "conditional" | "not_shown";

export interface ClaimResult extends Estimate {
  readonly claim: ClaimId;
  /** Of the part that decided. */
  readonly threshold: number;
  readonly verdict: ClaimVerdict;
  /** Name of the part that decided. */
  readonly decidedBy: string;
}

/** Sampling error that a statistic must clear, in standard errors: about 1 in 40 by luck. */
const CLEAR = 2;

export function claimVerdict({ statistic, standardError }: Estimate, threshold: number): ClaimVerdict {
  // written so that what is not a number is not shown
  if (!(statistic > threshold)) return "not_shown";
  return statistic - threshold > CLEAR * standardError ? "shown" : "conditional";
}

/** Measures every part of a claim on the sample and returns the weakest: the one with the fewest standard errors to spare. */
export function measureClaim(claim: Claim, sample: Sample): ClaimResult {
  const measured = claim.parts.map((part) => {
    const { statistic, standardError } = estimate(sample, part.statistic);
    // no share of runs is known better than to one run
    const error = part.share ? Math.max(standardError, 1 / sample.size) : standardError;
    return { part, statistic, standardError: error, spare: spareOf(statistic - part.threshold, error) };
  });
  const weakest = measured.reduce((least, other) => (other.spare < least.spare ? other : least));
  const { part, statistic, standardError } = weakest;
  return {
    claim: claim.id,
    statistic,
    standardError,
    threshold: part.threshold,
    verdict: claimVerdict({ statistic, standardError }, part.threshold),
    decidedBy: part.name,
  };
}

/** Distance in standard errors; what is not a number has least to spare. */
function spareOf(distance: number, standardError: number): number {
  const spare = distance === 0 ? 0 : distance / standardError;
  return Number.isNaN(spare) ? Number.NEGATIVE_INFINITY : spare;
}

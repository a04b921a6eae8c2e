import type { ClaimResult } from "./claim.ts";
import type { ClaimId } from "./sentences.ts";

export type RecordedClaim = Pick<ClaimResult, "statistic" | "standardError" | "threshold" | "verdict">;

/**
 * Output of `npm run behaviours` on seeds that were new to the model and to the thresholds. The page states no more than this;
 * `claims.test.ts` measures it again.
 */
export const record: {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly results: Readonly<Record<ClaimId, RecordedClaim>>;
} = {
  firstSeed: 5000,
  seeds: 64,
  results: {
    "rate-high": { statistic: 0.625, standardError: 0.061, threshold: 0.4, verdict: "shown" },
    "rate-low": { statistic: 0.9776, standardError: 0.0019, threshold: 0.8, verdict: "shown" },
    "rate-right": { statistic: 0.0563, standardError: 0.0078, threshold: 0.02, verdict: "shown" },
    "epochs-few": { statistic: 0.0386, standardError: 0.0043, threshold: 0.02, verdict: "shown" },
    "epochs-many": { statistic: 0.0448, standardError: 0.007, threshold: 0.005, verdict: "shown" },
    "epochs-right": { statistic: 0.9807, standardError: 0.0062, threshold: 0.85, verdict: "shown" },
    "rank-low": { statistic: 0.1361, standardError: 0.0077, threshold: 0.06, verdict: "shown" },
    "rank-high": { statistic: 0.0452, standardError: 0.0078, threshold: 0.005, verdict: "shown" },
    "rank-right": { statistic: 0.0286, standardError: 0.0062, threshold: 0, verdict: "shown" },
    "batch-small-noise": { statistic: 2.0166, standardError: 0.0183, threshold: 1.5, verdict: "shown" },
    "batch-small-exploration": { statistic: -0.6094, standardError: 0.0615, threshold: 0.1, verdict: "not_shown" },
    "batch-large": { statistic: 0.4688, standardError: 0.0667, threshold: 0.2, verdict: "shown" },
  },
};

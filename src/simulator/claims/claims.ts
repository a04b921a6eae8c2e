import { batchLarge, batchSmallExploration, batchSmallNoise } from "./batch.ts";
import { type Claim, type ClaimResult, measureClaim, type Part } from "./claim.ts";
import { epochsFew, epochsMany, epochsRight } from "./epochs.ts";
import { rankHigh, rankLow, rankRight } from "./rank.ts";
import { rateHigh, rateLow, rateRight } from "./rate.ts";
import type { Sample } from "./sample.ts";
import { type ClaimId, claimIds, sentences } from "./sentences.ts";

const claim = (id: ClaimId, parts: readonly Part[]): Claim => ({ id, ...sentences[id], parts });

/** The document's claims about each setting, the sentences about the simulation, and the statistics that decide them. */
export const claims: Readonly<Record<ClaimId, Claim>> = {
  "rate-high": claim("rate-high", rateHigh),
  "rate-low": claim("rate-low", rateLow),
  "rate-right": claim("rate-right", rateRight),
  "epochs-few": claim("epochs-few", epochsFew),
  "epochs-many": claim("epochs-many", epochsMany),
  "epochs-right": claim("epochs-right", epochsRight),
  "rank-low": claim("rank-low", rankLow),
  "rank-high": claim("rank-high", rankHigh),
  "rank-right": claim("rank-right", rankRight),
  "batch-small-noise": claim("batch-small-noise", batchSmallNoise),
  "batch-small-exploration": claim("batch-small-exploration", batchSmallExploration),
  "batch-large": claim("batch-large", batchLarge),
};

/** Measures all claims on one sample of at least two seeds; returns one result per claim in the order of `claimIds`. */
export const measureClaims = (sample: Sample): ClaimResult[] => claimIds.map((id) => measureClaim(claims[id], sample));
